"""What a person changes about themselves."""

from collections.abc import Iterable

from django.db import transaction

from accounts.models import NotificationChoice, User
from lms.core import audit


@transaction.atomic
def set_language(user: User, language: str, *, by: User) -> User:
    """Speak this language to the person from now on, on every device and in every letter."""
    User.objects.filter(pk=user.pk).update(language=language)
    user.language = language
    audit.record("person.language_set", user, by=by, language=language)
    return user


@transaction.atomic
def change_profile(user: User, *, given_name: str, family_name: str, language: str, by: User) -> User:
    """Change name and language; what was issued keeps the name that it was issued with."""
    user.given_name, user.family_name, user.language = given_name, family_name, language
    user.save(update_fields=["given_name", "family_name", "language"])
    audit.record("person.changed", user, by=by)
    return user


@transaction.atomic
def choose_notifications(user: User, *, wanted: Iterable[str], kinds: Iterable[str], by: User) -> None:
    """Keep which of the known kinds of letters the person wants; a kind outside `wanted` is not sent."""
    wanted = set(wanted)
    for kind in kinds:
        NotificationChoice.objects.update_or_create(user=user, kind=kind, defaults={"wanted": kind in wanted})
    audit.record("person.notifications_chosen", user, by=by, wanted=sorted(wanted))
