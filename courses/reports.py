"""Reading a course: from the page tree as it is now, and back from a version."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from wagtail.models import Collection, Page

from accounts.actions.roles import editors_of
from accounts.models import Organisation
from content import richtext
from content.media import Keep, Keeper
from courses import kinds
from courses.frozen import FrozenActivity, FrozenCourse, FrozenModule, copied
from courses.models import Activity, ActivityText, CoursePage, CourseVersion, Module
from courses.models.versions import preferred

Tree = list[tuple[Any, list[Any]]]


# What a version holds never changes, so each process keeps what was read last. Beside the primary key stands what is
# unique for ever, for a test that is rolled back gives its keys to the next.


def activities_of(version: CourseVersion) -> tuple[Activity, ...]:
    """The activities of a version in order, each with its module; kept by the process."""
    return _activities(version.pk, version.uuid)


@lru_cache(maxsize=64)
def _activities(version: int, _uuid: UUID) -> tuple[Activity, ...]:
    found = Activity.objects.filter(version=version).select_related("module")
    return tuple(found.order_by("position"))


def body_of(activity: Activity) -> tuple[dict[str, Any], ...]:
    """The activity's blocks in the person's language, else in the same one as its title; kept by the process."""
    return _body(activity.pk, activity.key, preferred())


@lru_cache(maxsize=256)
def _body(activity: int, _key: UUID, languages: tuple[str, ...]) -> tuple[dict[str, Any], ...]:
    texts = ActivityText.objects.filter(activity=activity).order_by("language")
    bodies = dict(texts.values_list("language", "body"))
    found = next((code for code in (*languages, *bodies) if code in bodies), None)
    return tuple(bodies[found]) if found else ()


def original(page: CoursePage) -> CoursePage:
    """The page in the language in which the course was first written; order, minutes and dates count from it."""
    return CoursePage.objects.filter(translation_key=page.translation_key).order_by("pk").first() or page


def written_by(user: Any) -> list[dict[str, Any]]:
    """The courses that the person writes for, each with its newest version or None; two queries."""
    pages = list(CoursePage.objects.visible_to(user).select_related("organisation").order_by("title"))
    keys = [page.translation_key for page in pages]
    versions = CourseVersion.objects.current().filter(course__key__in=keys).select_related("course")
    newest = {version.course.key: version for version in versions}
    return [{"page": page, "newest": newest.get(page.translation_key)} for page in pages]


def languages_of(course: CoursePage) -> dict[str, CoursePage]:
    """The course's published pages by language, that of the original first."""
    pages = CoursePage.objects.filter(translation_key=course.translation_key).live().order_by("pk")
    return {page.locale.language_code: page for page in pages.select_related("locale")}


def tree(course: CoursePage) -> Tree:
    """Published modules with their published activities, in the order of the explorer."""
    found: Tree = []
    for page in course.get_descendants().live().specific().order_by("path"):
        if page.depth == course.depth + 1:
            found.append((page, []))
        elif found and page.path.startswith(found[-1][0].path):
            found[-1][1].append(page)
    return found


def unpublished(course: CoursePage) -> list[Page]:
    """Pages of the course, in any language, with changes that are not published."""
    found: list[Page] = []
    for page in course.get_translations(inclusive=True):
        below = Page.objects.descendant_of(page, inclusive=True).filter(has_unpublished_changes=True)
        found.extend(below.order_by("path"))
    return found


def folders_of(organisation: Organisation) -> QuerySet[Collection]:
    """The folders that the organisation's editors were given, its own first; found by that right, not by a name."""
    return (
        Collection.objects.filter(group_permissions__group=editors_of(organisation)).order_by("pk").distinct()
    )


def keeper_of(course: CoursePage) -> Keeper:
    """Keeps files of the organisation's folders and of the common one; others are foreign."""
    shared = Collection.get_first_root_node()
    folders = {shared.pk}
    for folder in folders_of(course.organisation):
        folders |= set(folder.get_descendants(inclusive=True).values_list("pk", flat=True))
    return Keeper(folders)


def freeze(course: CoursePage, keep: Keep) -> FrozenCourse:
    """The published pages of all languages as one frozen course; `keep` gives its files their address."""
    courses = languages_of(course)
    return FrozenCourse(
        kind=course.kind,
        titles={language: page.title for language, page in courses.items()},
        summaries={language: page.summary for language, page in courses.items()},
        descriptions={language: richtext.clean(page.description) for language, page in courses.items()},
        languages=sorted(courses),
        weeks=course.weeks,
        minutes_per_week=course.minutes_per_week,
        modules=_modules({language: tree(page) for language, page in courses.items()}, keep),
    )


def _modules(trees: dict[str, Tree], keep: Keep) -> tuple[FrozenModule, ...]:
    """The modules of the first language in its order, each with what the others call it."""
    modules = {language: _by_key(module for module, _ in each) for language, each in trees.items()}
    activities = {
        language: _by_key(activity for _, below in each for activity in below)
        for language, each in trees.items()
    }
    return tuple(
        FrozenModule(
            key=str(module.translation_key),
            titles={code: page.title for code, page in _same(module, modules).items()},
            summaries={code: page.summary for code, page in _same(module, modules).items()},
            activities=tuple(_activity(each, _same(each, activities), keep) for each in below),
        )
        for module, below in next(iter(trees.values()), [])
    )


def _by_key(pages: Iterable[Any]) -> dict[Any, Any]:
    return {page.translation_key: page for page in pages}


def _same(page: Any, pages: dict[str, dict[Any, Any]]) -> dict[str, Any]:
    return {
        language: found[page.translation_key]
        for language, found in pages.items()
        if page.translation_key in found
    }


def _activity(main: Any, pages: dict[str, Any], keep: Keep) -> FrozenActivity:
    kind = kinds.for_page(main)
    settings, bodies = kind.freeze(main, pages, keep)
    return FrozenActivity(
        key=str(main.translation_key),
        kind=kind.name,
        required=getattr(main, "required", True),
        minutes=kind.minutes(main),
        titles={language: page.title for language, page in pages.items()},
        summaries={language: getattr(page, "summary", "") for language, page in pages.items()},
        settings=settings.freeze(),
        bodies=bodies,
    )


def frozen(version: CourseVersion) -> FrozenCourse:
    """The same course that was frozen when the version was made; four queries."""
    modules = version.modules.prefetch_related("activities__texts").order_by("position")
    return copied(FrozenCourse, version, modules=tuple(_frozen_module(module) for module in modules))


def _frozen_module(module: Module) -> FrozenModule:
    activities = tuple(_frozen_activity(each) for each in module.activities.all())
    return copied(FrozenModule, module, key=str(module.key), activities=activities)


def _frozen_activity(activity: Activity) -> FrozenActivity:
    bodies = {text.language: text.body for text in activity.texts.all()}
    return copied(FrozenActivity, activity, key=str(activity.key), bodies=bodies)
