"""Lets authors pick an H5P content for a page, among those of their organisations."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from content.h5p.models import H5PContent


class Scoped:
    """Only what the author may see, in the list and when it is picked by its key; Wagtail asks for its own right."""

    policy = "wagtailadmin.access_admin"

    def get_object_list(self):
        return H5PContent.objects.visible_to(self.request.user)

    def get_object(self, pk):
        return H5PContent.objects.visible_to(self.request.user).get(pk=pk)

    def get_objects(self, pks):
        return H5PContent.objects.visible_to(self.request.user).filter(pk__in=pks)


class Choose(Scoped, chooser.ChooseView):
    pass


class ChooseResults(Scoped, chooser.ChooseResultsView):
    pass


class Chosen(Scoped, chooser.ChosenView):
    pass


class ChosenMultiple(Scoped, chooser.ChosenMultipleView):
    pass


class H5PContentChooser(ChooserViewSet):
    model = H5PContent
    icon = "media"
    choose_one_text = _("Choose an H5P content")
    choose_another_text = _("Choose another H5P content")
    choose_view_class = Choose
    choose_results_view_class = ChooseResults
    chosen_view_class = Chosen
    chosen_multiple_view_class = ChosenMultiple


h5p_content_chooser = H5PContentChooser("h5p_content_chooser", url_prefix="h5p/choose")
