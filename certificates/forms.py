"""Input to clean data: a typed code, a reason, a corrected name, what is certified."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from certificates import code
from certificates.facts import LANGUAGES
from certificates.models import CertificateType, Revocation

LANGUAGE_NAMES = dict(settings.LANGUAGES)


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code on the certificate"),
        help_text=_(
            "Twelve letters and figures, such as 7K3M-9QXR-T4WD. Capitals, spaces and hyphens do not matter."
        ),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_code(self):
        normal = code.normalise(self.cleaned_data["code"])
        if normal is None:
            raise forms.ValidationError(
                _("This is not a certificate's code. Look at it again: one sign is wrong or missing.")
            )
        return normal


class RevokeForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Reason"),
        help_text=_("Everyone who verifies the certificate can read this."),
        choices=Revocation.choices,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Note"),
        help_text=_("Only administrators see this."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CorrectForm(forms.Form):
    name = forms.CharField(
        label=_("Name on the certificate"),
        help_text=_("Everything else is copied anew from the course and the cohort as they are now."),
        max_length=200,
    )


class TypeForm(forms.ModelForm):
    """What an organisation certifies; names and titles in each language."""

    class Meta:
        model = CertificateType
        fields = ("signatory", "place", "valid_months", "automatic", "shows_name")
        help_texts = {"valid_months": _("Leave empty when the certificate never expires.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for language in LANGUAGES:
            values = {"name": self.instance.names, "title": self.instance.signatory_titles}
            labels = {"name": _("Heading (%(language)s)"), "title": _("Signatory's title (%(language)s)")}
            for part, label in labels.items():
                self.fields[f"{part}_{language}"] = forms.CharField(
                    label=label % {"language": LANGUAGE_NAMES[language]},
                    max_length=80,
                    initial=values[part].get(language, ""),
                )
        first = [f"name_{language}" for language in LANGUAGES] + ["signatory"]
        self.order_fields(first + [f"title_{language}" for language in LANGUAGES])

    def clean(self):
        cleaned = super().clean()
        for part, target in (("name", "names"), ("title", "signatory_titles")):
            said = {language: cleaned.get(f"{part}_{language}", "") for language in LANGUAGES}
            setattr(self.instance, target, said)
        return cleaned
