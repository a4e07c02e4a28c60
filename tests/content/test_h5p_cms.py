"""Authors upload, try out and replace; each sees their own organisation's contents only."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from content.h5p.chooser import Choose
from content.h5p.places import root
from content.models import H5PContent, H5PLibrary
from tests.content.h5p_packages import described, package
from tests.content.test_h5p_install import install
from tests.factories import MembershipFactory


@pytest.fixture(autouse=True)
def _own_store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def author(*, may_install=False, role="author"):
    member = MembershipFactory(role=role)
    wanted = ["access_admin", *(["install_h5p_library"] if may_install else [])]
    member.user.user_permissions.set(Permission.objects.filter(codename__in=wanted))
    return member


def sent(changed=None, **more):
    return {"package": SimpleUploadedFile("greeting.h5p", package(changed).getvalue()), **more}


def test_an_upload_becomes_a_content_to_try_out(as_user):
    member = author(may_install=True)
    response = as_user(member.user).post(
        reverse("h5p_cms:upload"), sent(organisation=member.organisation.pk), follow=True
    )

    content = H5PContent.objects.get()
    assert (content.organisation, content.title) == (member.organisation, "A greeting")
    assert "1 library was installed." in response.content.decode()
    assert 'sandbox="allow-scripts allow-forms"' in response.content.decode()


def test_a_refused_package_says_why(as_user):
    member = author()
    response = as_user(member.user).post(
        reverse("h5p_cms:upload"), sent({"content/a.svg": b"<svg/>"}, organisation=member.organisation.pk)
    )

    assert response.status_code == 422
    assert "content/a.svg: files of this type are not allowed in a content." in response.content.decode()


def test_a_file_with_a_long_name_is_shortened_and_named(as_user):
    member = author(may_install=True)
    name = f"{'meadow-' * 12}.png"
    response = as_user(member.user).post(
        reverse("h5p_cms:upload"),
        sent({f"content/{name}": b"png"}, organisation=member.organisation.pk),
        follow=True,
    )

    kept = [file.name for file in (root() / H5PContent.objects.get().latest.folder).glob("*.png")]
    assert (len(kept), len(kept[0]) <= 64, kept[0] == name) == (1, True, False)
    assert f"The name of this file was too long and was shortened: {name}." in response.content.decode()


def test_libraries_need_their_own_right(as_user):
    member = author(role="administrator")
    response = as_user(member.user).post(reverse("h5p_cms:upload"), sent(organisation=member.organisation.pk))

    assert "Ask an administrator who may install H5P libraries." in response.content.decode()
    assert not H5PLibrary.objects.exists()


def test_a_new_package_is_the_next_revision(as_user):
    member = author()
    content = install(package(), organisation=member.organisation).revision.content
    as_user(member.user).post(
        reverse("h5p_cms:replace", args=[content.uuid]), sent({"content/content.json": {}})
    )

    assert content.latest.number == 2


def test_what_an_update_would_touch_is_said_first(as_user):
    member = author(may_install=True)
    content = install(package(), organisation=member.organisation).revision.content
    newer = {"Greeting-1.0/library.json": described(patch=5, preloadedJs=[{"path": "greeting.js"}])}
    address = reverse("h5p_cms:replace", args=[content.uuid])
    response = as_user(member.user).post(address, sent(newer), follow=True)

    assert "brings newer versions of Greeting 1.0, which 1 content uses" in response.content.decode()
    as_user(member.user).post(
        address, sent(newer | {"content/content.json": {"text": "x"}}, update_libraries="on")
    )
    assert H5PLibrary.objects.get().patch == 5


@pytest.mark.parametrize("name", ["content", "replace"])
def test_other_organisations_contents_are_not_there(as_user, name):
    content = install(package()).revision.content

    assert as_user(author().user).get(reverse(f"h5p_cms:{name}", args=[content.uuid])).status_code == 404


@pytest.mark.parametrize("name", ["contents", "upload", "libraries"])
def test_people_who_do_not_write_are_sent_away(as_user, name):
    member = author(role="facilitator")

    response = as_user(member.user).get(reverse(f"h5p_cms:{name}"))
    assert (response.status_code, response["Location"]) == (302, reverse("wagtailadmin_home"))


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_shows_ones_own(as_user, how_many):
    member = author()
    texts = [{"content/content.json": {"text": str(number)}} for number in range(how_many)]
    mine = [install(package(text), organisation=member.organisation).revision.content for text in texts]
    foreign = install(package()).revision.content

    page = as_user(member.user).get(reverse("h5p_cms:contents")).content.decode()

    assert [content for content in mine if str(content.uuid) not in page] == []
    assert str(foreign.uuid) not in page


def test_the_chooser_offers_ones_own(rf):
    member = author()
    mine = install(package(), organisation=member.organisation).revision.content
    install(package())
    view = Choose(model=H5PContent)
    view.request = rf.get("/")
    view.request.user = member.user

    assert list(view.get_object_list()) == [mine]


def test_libraries_are_listed_with_their_origin(as_user):
    member = author(may_install=True)
    install(SimpleUploadedFile("greeting.h5p", package().getvalue()))

    assert "greeting.h5p" in as_user(member.user).get(reverse("h5p_cms:libraries")).content.decode()


def test_the_command_says_what_would_be_refused(tmp_path, capsys):
    good, bad = tmp_path / "good.h5p", tmp_path / "bad.h5p"
    good.write_bytes(package().getvalue())
    bad.write_bytes(package({"content/a.svg": b"x"}).getvalue())

    with pytest.raises(CommandError, match="2 of 3 refused"):
        call_command("h5p_check", str(good), str(bad), str(tmp_path / "missing.h5p"))
    assert capsys.readouterr().out.splitlines() == [
        "good.h5p: accepted, Greeting 1.0, 1 libraries",
        "bad.h5p: refused",
        "    content/a.svg: files of this type are not allowed in a content.",
        "missing.h5p: cannot be read (No such file or directory)",
    ]


def test_the_command_checks_for_authors_too(tmp_path):
    path = tmp_path / "good.h5p"
    path.write_bytes(package().getvalue())

    with pytest.raises(CommandError):
        call_command("h5p_check", str(path), content_only=True)
