"""Verbs of courses: make a shelf for an organisation, give authors their rights, publish a version."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Locale, Page

from accounts.actions.roles import editors_of
from accounts.models import LANGUAGES, Organisation
from content.actions import media
from courses import checks, reports
from courses.frozen import FrozenCourse, values
from courses.models import Activity, ActivityText, Course, CoursePage, CourseVersion, Module, OrganisationPage
from lms.core import audit, idempotency
from lms.core.errors import DomainError

PAGE_RIGHTS = ("add_page", "change_page", "publish_page")
FILE_RIGHTS = (
    "add_image",
    "change_image",
    "choose_image",
    "add_document",
    "change_document",
    "choose_document",
)
SITE_RIGHTS = ("access_admin", "submit_translation")


class CannotPublish(DomainError):
    """The check list has errors; the sentence is the first of them."""


class NothingChanged(DomainError):
    """The course is the same as its newest version."""


@idempotency.once(CourseVersion, "course.published")
def publish(course_page: CoursePage, *, notes: str, by: Any, key: str) -> CourseVersion:
    """Make the next version from the published pages in every language; the same key gives the same version.

    Raises CannotPublish while the check list has errors and NothingChanged when there is nothing new.
    """
    page = reports.original(course_page)
    keeper = reports.keeper_of(page)
    frozen = reports.freeze(page, keeper)
    for problem in [*checks.foreign_files(keeper.foreign), *checks.problems(frozen)]:
        if problem.error:
            raise CannotPublish(problem.sentence)
    course = _course(page, frozen)
    newest = course.versions.order_by("-number").first()
    if newest is not None and newest.digest == frozen.digest:
        raise NothingChanged(_("Nothing has changed since version %(number)s.") % {"number": newest.number})
    media.keep_all(keeper.sources.values())
    version = _version(course, frozen, (newest.number if newest else 0) + 1, notes, by)
    _modules(version, frozen)
    audit.record("course.published", version, by=by, number=version.number, digest=version.digest)
    return version


def _course(page: CoursePage, frozen: FrozenCourse) -> Course:
    course, _made = Course.objects.get_or_create(
        key=page.translation_key, defaults={"organisation": page.organisation, "kind": page.kind}
    )
    course = Course.objects.select_for_update(of=("self",)).get(pk=course.pk)
    course.kind, course.titles = frozen.kind, frozen.titles
    course.save(update_fields=["kind", "titles"])
    return course


def _version(course: Course, frozen: FrozenCourse, number: int, notes: str, by: Any) -> CourseVersion:
    return CourseVersion.objects.create(
        course=course,
        number=number,
        notes=notes,
        digest=frozen.digest,
        published_by=by,
        **values(frozen, without={"modules"}),
    )


def _modules(version: CourseVersion, frozen: FrozenCourse) -> None:
    modules = Module.objects.bulk_create(
        Module(version=version, position=position, **values(each, without={"activities"}))
        for position, each in enumerate(frozen.modules)
    )
    homes = [
        module for module, each in zip(modules, frozen.modules, strict=True) for _activity in each.activities
    ]
    activities = Activity.objects.bulk_create(
        Activity(version=version, module=home, position=position, **values(each, without={"bodies"}))
        for position, (home, each) in enumerate(zip(homes, frozen.activities, strict=True))
    )
    ActivityText.objects.bulk_create(
        ActivityText(activity=activity, language=language, body=body)
        for activity, each in zip(activities, frozen.activities, strict=True)
        for language, body in each.bodies.items()
    )


def prepare_languages() -> list[Locale]:
    """The locales of all content languages; a second call returns the same."""
    return [Locale.objects.get_or_create(language_code=code)[0] for code, _name in LANGUAGES]


@transaction.atomic
def prepare_organisation(
    organisation: Organisation, *, by: Any = audit.SYSTEM
) -> dict[str, OrganisationPage]:
    """The organisation's shelf in every language, its folder of files and its authors' rights.

    A second call returns the same shelves and mends what is missing.
    """
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    shelves = {locale.language_code: _shelf(organisation, locale) for locale in prepare_languages()}
    folder = _folder(organisation)
    _grant(editors_of(organisation), list(shelves.values()), folder)
    audit.record("organisation.shelf_prepared", organisation, by=by)
    return shelves


def _shelf(organisation: Organisation, locale: Locale) -> OrganisationPage:
    shelves = OrganisationPage.objects.filter(organisation=organisation)
    if found := shelves.filter(locale=locale).first():
        return found
    first = shelves.first()
    shelf = OrganisationPage(
        title=organisation.name,
        slug=f"{organisation.slug}-{locale.language_code}",
        organisation=organisation,
        locale=locale,
        **({"translation_key": first.translation_key} if first else {}),
    )
    root = Page.objects.get(depth=1)
    root.add_child(instance=shelf)
    return shelf


def _folder(organisation: Organisation) -> Collection:
    found = reports.folders_of(organisation).first()
    return found or Collection.get_first_root_node().add_child(name=organisation.name)


def _grant(group: Group, shelves: list[OrganisationPage], folder: Collection) -> None:
    group.permissions.add(*Permission.objects.filter(codename__in=SITE_RIGHTS))
    for right in Permission.objects.filter(codename__in=PAGE_RIGHTS, content_type__app_label="wagtailcore"):
        for shelf in shelves:
            GroupPagePermission.objects.get_or_create(group=group, page=shelf, permission=right)
    for right in Permission.objects.filter(codename__in=FILE_RIGHTS):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=folder, permission=right)
