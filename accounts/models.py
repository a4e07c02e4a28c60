"""People, the organisations they work for, their roles and how they come in."""

import hashlib
import uuid
import zoneinfo
from typing import Any, ClassVar

import rules
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from lms.core.models import Tenure, TenureQuerySet
from lms.core.prepared import prepared

LANGUAGES = settings.LANGUAGES
ACCENTS = [(name, name) for name in ("pine", "lake", "ember", "plum", "slate", "moss", "rust", "ink")]


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A person; without a password they can only come in by invitation or reset."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, **fields | {"is_staff": True, "is_superuser": True})

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """A person; what they may do hangs on memberships, facilitations, enrolments and contacts."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    family_name = models.CharField(_("family name"), max_length=100, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES, default="sv")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    class Meta:
        ordering = ["family_name", "given_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="an_email_address_is_one_person",
                violation_error_message=_("This e-mail address is taken."),
            )
        ]

    def __str__(self):
        return self.get_full_name()

    def get_full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip() or self.email

    def get_short_name(self) -> str:
        return self.given_name or self.email

    @cached_property
    def roles(self) -> dict[int, set[str]]:
        """Live roles by organisation: `{organisation_pk: {"administrator", …}}`, one query per request."""
        found: dict[int, set[str]] = {}
        for organisation, role in _live_roles(person=self.pk):
            found.setdefault(organisation, set()).add(role)
        return found

    def wants(self, kind: str) -> bool:
        """Whether letters of this kind are wanted; those not chosen are."""
        return not self.notification_choices.filter(kind=kind, wanted=False).exists()

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """What a rule is written for is the rule's to say; the tables of permissions speak for Wagtail only."""
        if rules.perm_exists(perm) and not self.is_superuser:
            return self.is_active and rules.has_perm(perm, self, obj)
        return super().has_perm(perm, obj)

    def organisations_as(self, *roles: str) -> list[int]:
        """Keys of the organisations where the person has one of the roles."""
        return [organisation for organisation, held in self.roles.items() if held & set(roles)]


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def visible_to(self, user: Any) -> "OrganisationQuerySet":
        """Those the person has a live role in."""
        return self if user.is_superuser else self.filter(pk__in=user.roles)


class Organisation(models.Model):
    """A municipality or other body that runs programmes: the tenant."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("short name"), unique=True)
    accent = models.CharField(_("colour"), max_length=10, choices=ACCENTS, default="pine")
    country = models.CharField(_("country of the holidays"), max_length=2, default="SE")
    time_zone = models.CharField(
        _("time zone"),
        max_length=40,
        default="Europe/Stockholm",
        choices=[(zone, zone) for zone in sorted(zoneinfo.available_timezones())],
    )
    certificate_prefix = models.CharField(_("start of certificate numbers"), max_length=6, blank=True)
    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Role(models.TextChoices):
    ADMINISTRATOR = "administrator", _("Administrator")
    FACILITATOR = "facilitator", _("Facilitator")
    AUTHOR = "author", _("Author")
    ADVISER = "adviser", _("Adviser")


class MembershipQuerySet(TenureQuerySet):
    def visible_to(self, user: Any) -> "MembershipQuerySet":
        """Roles at the organisations that the person administers."""
        return self.filter(organisation__in=user.organisations_as(Role.ADMINISTRATOR))


class Membership(Tenure):
    """A role of a person at an organisation, from when to when."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    objects: ClassVar[Any] = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role"],
                condition=Q(ended_at=None),
                name="a_live_role_is_held_once",
            )
        ]

    def __str__(self):
        return f"{self.user} · {self.role} · {self.organisation}"


@prepared(person=models.BigIntegerField())
def _live_roles(person: Any) -> Any:
    return Membership.objects.live().filter(user=person).values_list("organisation", "role")


def token_hash(token: str) -> str:
    """What is kept of a token: who reads the table cannot open its links."""
    return hashlib.sha256(token.encode()).hexdigest()


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> "InvitationQuerySet":
        """Neither used nor run out."""
        return self.filter(accepted_at=None, expires_at__gt=timezone.now())

    def opened_by(self, token: str) -> "InvitationQuerySet":
        """The open one of this link, if any."""
        return self.open().filter(token_hash=token_hash(token))


class Invitation(models.Model):
    """A link by which a person sets up the account; only the hash of its token is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    invited_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return str(self.user)


class NotificationChoice(models.Model):
    """A kind of letter that the person does not want; what is not chosen is wanted."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notification_choices")
    kind = models.CharField(max_length=40)
    wanted = models.BooleanField(default=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="one_choice_per_kind_of_letter")]

    def __str__(self):
        return self.kind
