"""The upload form: the package is checked and taken in while the form is validated."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation


class UploadForm(forms.Form):
    """A package, for whom, and what it may change."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisation"), empty_label=None
    )
    package = forms.FileField(
        label=_("H5P package"),
        help_text=_("A file that ends in .h5p, made with an H5P editor or downloaded from another site."),
        widget=forms.FileInput(attrs={"accept": ".h5p"}),
    )
    update_libraries = forms.BooleanField(
        label=_("Also update libraries that are installed already"),
        help_text=_("All contents that use them play with the newer ones from then on."),
        required=False,
    )

    def __init__(self, *args, user, content=None, **kwargs):
        super().__init__(*args, **kwargs)
        if content is not None:
            del self.fields["organisation"]
        else:
            self._offer_organisations(user)
        if not user.has_perm("content.install_h5p_library"):
            del self.fields["update_libraries"]

    def _offer_organisations(self, user):
        offered = Organisation.objects.all()
        if not user.is_superuser:
            offered = offered.filter(pk__in=user.organisations_as("administrator", "author"))
        self.fields["organisation"].queryset = offered
        if offered.count() == 1:
            self.fields["organisation"].initial = offered.get()
            self.fields["organisation"].widget = forms.HiddenInput()

    def refuse(self, refused):
        """Show why a package was refused, one sentence per reason."""
        for sentence in refused.sentences:
            self.add_error("package", sentence)
