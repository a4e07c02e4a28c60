"""What facilitators and administrators fill in."""

import zoneinfo

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from accounts.models import LANGUAGES, Membership
from cohorts.models import RUNNING, Message
from cohorts.models.messages import Audience
from courses.models import CourseVersion

# The time zones that programmes here run in; any other is possible through the organisation's own.
NEAR_ZONES = ("Europe/Stockholm", "Europe/Helsinki", "Europe/Oslo", "Europe/Copenhagen", "Europe/Berlin")


def staff_of(organisations):
    """Facilitators and administrators of the organisations."""
    roles = Membership.objects.live().filter(
        user=OuterRef("pk"), organisation__in=organisations, role__in=RUNNING
    )
    return get_user_model().objects.filter(Exists(roles), is_active=True)


class VersionChoice(forms.ModelChoiceField):
    def label_from_instance(self, version):
        number = _("version %(number)s") % {"number": version.number}
        return f"{version.title} · {number} · {version.course.organisation}"


class SeatsForm(forms.Form):
    """How many may take part, and who leads them."""

    seats = forms.IntegerField(min_value=1, max_value=5000, label=_("Seats"))
    facilitators = forms.ModelMultipleChoiceField(
        get_user_model().objects.none(),
        required=False,
        label=_("Facilitators"),
        widget=forms.CheckboxSelectMultiple,
    )


class PrepareForm(SeatsForm):
    field_order = ["version", "name", "starts_on", "time_zone", "seats", "facilitators"]
    version = VersionChoice(
        CourseVersion.objects.none(), label=_("Course version"), empty_label=_("Choose a version")
    )
    name = forms.CharField(
        max_length=150, label=_("Name of the cohort"), help_text=_("What participants will see.")
    )
    starts_on = forms.DateField(
        label=_("First day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("All dates are computed from this day. You see them before anything is made."),
    )
    time_zone = forms.ChoiceField(label=_("Time zone"))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        organisations = user.organisations_as("administrator")
        versions = CourseVersion.objects.filter(course__organisation__in=organisations)
        self.fields["version"].queryset = versions.select_related("course__organisation")
        self.fields["facilitators"].queryset = staff_of(organisations)
        zones = dict.fromkeys([*NEAR_ZONES, *sorted(zoneinfo.available_timezones())])
        self.fields["time_zone"].choices = [(zone, zone.replace("_", " ")) for zone in zones]

    def clean(self):
        wanted = super().clean()
        version = wanted.get("version")
        staff = staff_of([version.course.organisation_id]) if version else []
        strangers = [person for person in wanted.get("facilitators", ()) if version and person not in staff]
        if strangers:
            names = ", ".join(person.get_full_name() for person in strangers)
            sentence = _(
                "These people do not work for the organisation of the course, so they cannot run the cohort: %(names)s."
            )
            self.add_error("facilitators", sentence % {"names": names})
        return wanted


class FrameForm(SeatsForm):
    """Seats and facilitators of a cohort that is there."""

    def __init__(self, *args, cohort, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["facilitators"].queryset = staff_of([cohort.organisation_id])


class ListForm(forms.Form):
    file = forms.FileField(
        label=_("List of people"),
        help_text=_(
            "A CSV or Excel file (.xlsx). The first row names the columns: e-mail, given name, family name, language, "
            "company, organisation number. Swedish, German and English names work."
        ),
    )


class InviteForm(forms.Form):
    email = forms.EmailField(label=_("E-mail"))
    given_name = forms.CharField(max_length=100, required=False, label=_("Given name"))
    family_name = forms.CharField(max_length=100, required=False, label=_("Family name"))
    language = forms.ChoiceField(choices=LANGUAGES, label=_("Language"))
    company = forms.CharField(max_length=150, required=False, label=_("Company"))
    number = forms.CharField(
        max_length=20, required=False, label=_("Organisation number"), help_text=_("For example 559999-0107.")
    )


class ExtendForm(forms.Form):
    activity = forms.UUIDField(widget=forms.HiddenInput)
    due_on = forms.DateField(
        label=_("New last day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    reason = forms.CharField(max_length=300, required=False, label=_("Reason"))


class ExcuseForm(forms.Form):
    activity = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(max_length=300, label=_("Reason"), help_text=_("The participant sees it."))


class MoveForm(forms.Form):
    starts_at = forms.DateTimeField(
        label=_("New time"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M"],
    )
    place = forms.CharField(max_length=200, required=False, label=_("Place"))


class MessageForm(forms.ModelForm):
    class Meta:
        model = Message
        fields = ["audience", "subject", "text"]
        widgets = {"audience": forms.RadioSelect, "text": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args, counts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = [
            (value, f"{label} ({counts[value]})") for value, label in Audience.choices
        ]
