"""Input of people about themselves."""

from typing import cast

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import LANGUAGES, Organisation, Role, User
from lms.core import mail

COLOURS = [
    ("pine", _("Pine green")),
    ("lake", _("Lake blue")),
    ("ember", _("Ember brown")),
    ("plum", _("Plum")),
    ("slate", _("Slate grey")),
    ("moss", _("Moss green")),
    ("rust", _("Rust red")),
    ("ink", _("Ink blue")),
]
COUNTRIES = [("SE", _("Sweden")), ("FI", _("Finland")), ("NO", _("Norway")), ("DE", _("Germany"))]


class AcceptForm(forms.Form):
    """The invited person's name, language and password."""

    given_name = forms.CharField(label=_("Given name"), max_length=100)
    family_name = forms.CharField(label=_("Family name"), max_length=100)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    password = forms.CharField(
        label=_("Password"),
        help_text=_("At least ten characters; a few words in a row are easy to remember."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, person: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self):
        password = self.cleaned_data["password"]
        try:
            validate_password(password, self.person)
        except ValidationError as error:
            raise forms.ValidationError(error.messages) from error
        return password


class ProfileForm(forms.ModelForm):
    """What people call themselves and the language that we speak with them."""

    class Meta:
        model = User
        fields = ["given_name", "family_name", "language"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["given_name"].required = self.fields["family_name"].required = True
        self.fields["given_name"].widget.attrs["autocomplete"] = "given-name"
        self.fields["family_name"].widget.attrs["autocomplete"] = "family-name"


class NotificationsForm(forms.Form):
    """The kinds of letters that a person may do without."""

    wanted = forms.MultipleChoiceField(
        label=_("Write to me when"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wanted"].choices = mail.KINDS.items()


class ColleagueForm(forms.Form):
    """A person for a role at one of the administrator's organisations."""

    given_name = forms.CharField(label=_("Given name"), max_length=100)
    family_name = forms.CharField(label=_("Family name"), max_length=100)
    email = forms.EmailField(label=_("E-mail address"))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    organisation = forms.ModelChoiceField(label=_("Organisation"), queryset=Organisation.objects.none())

    def __init__(self, *args, administrator: User, **kwargs):
        super().__init__(*args, **kwargs)
        own = Organisation.objects.filter(pk__in=administrator.organisations_as("administrator"))
        organisation = cast(forms.ModelChoiceField, self.fields["organisation"])
        organisation.queryset = own
        if len(own) == 1:
            organisation.initial = own[0]
            organisation.widget = forms.HiddenInput()


class OrganisationForm(forms.ModelForm):
    """What an organisation is called and looks like, and whose holidays count."""

    accent = forms.ChoiceField(label=_("Colour"), choices=COLOURS)
    country = forms.ChoiceField(label=_("Country of the holidays"), choices=COUNTRIES)

    class Meta:
        model = Organisation
        fields = ["name", "accent", "country", "time_zone", "certificate_prefix"]
