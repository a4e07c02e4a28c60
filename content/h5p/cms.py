"""The H5P pages of the authoring site: list, upload, try out, replace."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from content.h5p import actions, reports
from content.h5p.forms import UploadForm
from content.h5p.models import H5PContent, H5PLibrary
from content.h5p.problems import Refused
from lms.core.guards import may, needs

PER_PAGE = 50


@require_safe
@may("content.view_h5p_contents")
def contents(request):
    found = (
        H5PContent.objects.visible_to(request.user)
        .with_latest()
        .select_related("organisation")
        .order_by("title", "pk")
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    return render(request, "content/h5p/cms/contents.html", {"page": page})


@require_safe
@may("content.install_h5p_library")
def libraries(request):
    found = H5PLibrary.objects.defer("described", "form").select_related("installed_by")
    return render(request, "content/h5p/cms/libraries.html", {"libraries": found})


@require_safe
@needs("content.replace_h5p", scope=H5PContent.objects.visible_to)
def content(request, content):
    revisions = content.revisions.select_related("main_library", "uploaded_by").defer(
        "params", "main_library__form"
    )
    context = {"content": content, "revision": content.latest, "revisions": revisions}
    return render(request, "content/h5p/cms/content.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may("content.upload_h5p")
def upload(request):
    return _take_in(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("content.replace_h5p", scope=H5PContent.objects.visible_to)
def replace(request, content):
    return _take_in(request, content)


def _take_in(request, content):
    form = UploadForm(request.POST or None, request.FILES or None, user=request.user, content=content)
    if request.method == "POST" and form.is_valid():
        try:
            done = actions.install(
                form.cleaned_data["package"],
                by=request.user,
                may_install=request.user.has_perm("content.install_h5p_library"),
                organisation=form.cleaned_data.get("organisation"),
                content=content,
                update_libraries=form.cleaned_data.get("update_libraries", False),
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            _tell(request, done)
            return redirect("h5p_cms:content", uuid=done.revision.content.uuid)
    status = 422 if form.errors else 200
    return render(request, "content/h5p/cms/upload.html", {"form": form, "content": content}, status=status)


def _tell(request, done):
    """Say what the upload did, and what it did not do."""
    messages.success(request, _("“%(title)s” was taken in.") % {"title": done.revision.title})
    if changed := len(done.added) + len(done.updated):
        sentence = ngettext("%(n)d library was installed.", "%(n)d libraries were installed.", changed)
        messages.info(request, sentence % {"n": changed})
    if done.held_back:
        messages.warning(request, _held_back(done))
    for sentence, names in _otherwise(done):
        if names:
            messages.warning(request, sentence % {"names": ", ".join(names)})


def _held_back(done):
    used = reports.contents_that_use(done.held_back)
    sentence = ngettext(
        "The package brings newer versions of %(names)s, which %(n)d content uses. They were not changed.",
        "The package brings newer versions of %(names)s, which %(n)d contents use. They were not changed.",
        used,
    )
    return sentence % {"names": ", ".join(str(library) for library in done.held_back), "n": used}


def _otherwise(done):
    """What is not as it was in the package, with the names of what it is about."""
    yield _("Parts that need these libraries were left out: %(names)s."), done.left_out
    shortened = ngettext(
        "The name of this file was too long and was shortened: %(names)s. The content still finds it.",
        "The names of these files were too long and were shortened: %(names)s. The content still finds them.",
        len(done.renamed),
    )
    yield shortened, done.renamed
    foreign = _(
        "The content loads files from other sites, which participants will not see: %(names)s. "
        "Put the files into the package."
    )
    yield foreign, done.foreign
