"""Small page trees in several languages, published, for tests of courses."""

from wagtail.models import Locale, Page

from accounts.actions.roles import give_role
from courses import actions, reports
from courses.models import AssignmentPage, CoursePage, LessonPage, ModulePage, SessionPage
from tests.factories import OrganisationFactory, UserFactory

CRITERIA = [
    {
        "type": "criterion",
        "value": {
            "slug": "clear",
            "title": "Clear",
            "description": "Can one follow it?",
            "levels": [
                {"points": 0, "label": "No", "description": "Not at all."},
                {"points": 4, "label": "Yes", "description": "Every step."},
            ],
        },
    }
]


def rule(name, session=None, days=0, at="08:00", *, working=False):
    value = {"session": session.pk if session else None, "days": days, "at": at, "working": working}
    return {"type": name, "value": value}


def text(html="<p>Read me.</p>"):
    return {"type": "text", "value": html}


def make_author(organisation, role="author", **fields):
    user = UserFactory(**fields)
    give_role(user, organisation, role, by=user)
    return user


def make_course(*languages, organisation=None, **fields):
    """A published course of one module with a lesson, a session and an assignment, in the languages given."""
    languages = languages or ("sv", "de", "en")
    organisation = organisation or OrganisationFactory()
    shelf = actions.prepare_organisation(organisation)[languages[0]]
    values = {"title": "Leading", "summary": "For owners.", "weeks": 1, "minutes_per_week": 60}
    course = shelf.add_child(instance=CoursePage(**values | {"locale": shelf.locale} | fields))
    module = course.add_child(instance=ModulePage(title="Your week", locale=shelf.locale))
    add_activities(module)
    for code in languages[1:]:
        translate(course, code)
    return course


def add_activities(module):
    locale = module.locale
    module.add_child(instance=LessonPage(title="Welcome", locale=locale, body=[text()], minutes=10))
    session = SessionPage(title="Kick-off", locale=locale, minutes=30, agenda="<p>Coffee.</p>")
    session.starts = [rule("starts", days=14, at="09:00")]
    module.add_child(instance=session)
    assignment = AssignmentPage(
        title="Week map", locale=locale, brief=[text()], criteria=CRITERIA, minutes=20
    )
    assignment.dates = [rule("due", session, days=-5, at="23:59", working=True)]
    module.add_child(instance=assignment)


def translate(page, code):
    """A published copy of the page and all below it in another language, its titles marked with the code."""
    copy = page.copy_for_translation(Locale.objects.get(language_code=code))
    for child in page.get_children():
        translate(child.specific, code)
    copy = Page.objects.get(pk=copy.pk).specific
    copy.title = f"{copy.title} ({code})"
    copy.save_revision().publish()
    return copy


def activity(course, title):
    return next(page for _, below in reports.tree(course) for page in below if page.title == title)


def change(page, **values):
    """Edit a page and publish it, as the editor does."""
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def publish(course, by=None, key="", notes=""):
    return actions.publish(course, notes=notes, by=by or UserFactory(), key=key)
