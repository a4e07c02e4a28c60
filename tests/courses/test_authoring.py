import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import translation
from wagtail.documents import get_document_model
from wagtail.models import Collection

from courses import actions, reports
from courses.models import CoursePage, CourseVersion, RubricPage
from lms.core.models import Receipt
from tests.courses.trees import CRITERIA, activity, change, make_author, make_course, publish
from tests.factories import OrganisationFactory, UserFactory


@pytest.fixture
def course():
    return make_course("en")


@pytest.fixture
def author(course):
    return make_author(course.organisation)


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def publishing(course):
    return reverse("courses_cms:publish_version", args=[course.translation_key])


def form_of(response):
    return {"notes": "First.", "key": response.context["form"]["key"].value()}


def test_an_author_edits_courses_of_the_own_organisation(as_user, course, author):
    assert as_user(author).get(edit(course)).status_code == 200


def test_an_author_of_another_organisation_cannot_edit(as_user, course):
    stranger = make_author(make_course("en").organisation)

    assert as_user(stranger).get(edit(course)).status_code == 404
    assert as_user(stranger).get(publishing(course)).status_code == 404


def test_the_explorer_shows_only_the_own_shelf(as_user, course, author):
    other = make_course("en", title="Secret plan")

    page = as_user(author).get(reverse("courses_cms:courses")).content.decode()

    assert course.title in page
    assert other.title not in page


@pytest.mark.parametrize("role", ["facilitator", "adviser"])
def test_other_roles_do_not_come_in(as_user, course, role):
    user = make_author(course.organisation, role)

    assert as_user(user).get("/cms/").status_code != 200
    assert as_user(user).get(reverse("courses_cms:courses")).status_code != 200
    assert as_user(user).get(publishing(course)).status_code != 200


def test_an_administrator_publishes_too(as_user, course):
    administrator = make_author(course.organisation, "administrator")

    assert as_user(administrator).get(publishing(course)).status_code == 200


def test_publishing_shows_the_list_and_makes_the_version(as_user, course, author):
    client = as_user(author)
    shown = client.get(publishing(course))

    response = client.post(publishing(course), form_of(shown))

    version = CourseVersion.objects.get()
    assert (version.number, version.notes, version.published_by) == (1, "First.", author)
    assert response.headers["Location"] == reverse("courses_cms:versions", args=[course.translation_key])


def test_sending_the_form_twice_makes_one_version(as_user, course, author):
    client = as_user(author)
    form = form_of(client.get(publishing(course)))

    locations = [client.post(publishing(course), form).headers["Location"] for _ in range(2)]

    assert locations[0] == locations[1]
    assert (CourseVersion.objects.count(), Receipt.objects.count()) == (1, 1)


def test_errors_take_the_button_away(as_user, course, author):
    change(activity(course, "Week map"), criteria=[])

    page = as_user(author).get(publishing(course)).content.decode()

    assert "“Week map” has no rubric." in page
    assert "Publish version 1" not in page


def test_changes_that_are_not_published_are_listed(as_user, course, author):
    lesson = activity(course, "Welcome")
    lesson.title = "Welcome back"
    lesson.save_revision()

    response = as_user(author).get(publishing(course))

    assert [page.pk for page in response.context["unpublished"]] == [lesson.pk]


def test_the_versions_say_what_changed(as_user, course, author):
    publish(course, by=author)
    change(activity(course, "Welcome"), minutes=15)
    publish(course, by=author)

    page = as_user(author).get(reverse("courses_cms:versions", args=[course.translation_key]))

    assert [row["sentences"] for row in page.context["rows"]] == [["“Welcome”: minutes"], []]


def test_a_preview_shows_the_draft_and_runs_nothing_inline(course):
    lesson = activity(course, "Welcome")
    lesson.title = "Not yet published"

    response = lesson.make_preview_request()

    assert "Not yet published" in response.content.decode()
    assert "unsafe-inline" not in response.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]


def test_a_preview_of_an_assignment_shows_its_rubric(course):
    page = activity(course, "Week map").make_preview_request().content.decode()

    assert "Every step." in page


def test_course_pages_have_no_public_address(client, course):
    assert course.url is None
    assert client.get(f"/pages/{course.slug}/").status_code != 200


def test_a_course_never_changes_its_organisation(course):
    elsewhere = make_course("en").get_parent().specific

    assert not course.can_move_to(elsewhere)
    assert course.can_move_to(course.get_parent().specific)


def test_preparing_an_organisation_again_returns_the_same_shelves():
    organisation = OrganisationFactory()

    first, second = (actions.prepare_organisation(organisation) for _ in range(2))

    assert first == second
    assert sorted(first) == ["de", "en", "sv"]


def test_organisations_of_one_name_have_folders_of_their_own():
    twins = [OrganisationFactory(name="Norrviken") for _ in range(2)]
    for twin in [*twins, *twins]:
        actions.prepare_organisation(twin)

    folders = [list(reports.folders_of(twin)) for twin in twins]

    assert [len(found) for found in folders] == [1, 1]
    assert folders[0] != folders[1]


def test_the_scope_lists_each_course_once():
    three = make_course("sv", "de", "en", organisation=OrganisationFactory())
    user = make_author(three.organisation)

    assert [page.pk for page in CoursePage.objects.visible_to(user)] == [three.pk]
    assert not CoursePage.objects.visible_to(UserFactory()).exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_courses_takes_the_same_queries(
    as_user, django_assert_num_queries, author, course, count
):
    for number in range(1, count):
        make_course("en", organisation=course.organisation, slug=f"course-{number}")
    client = as_user(author)
    client.get(reverse("courses_cms:courses"))

    with django_assert_num_queries(12):
        client.get(reverse("courses_cms:courses"))


def test_files_of_another_organisation_cannot_be_brought_in(course, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    theirs = actions.prepare_organisation(OrganisationFactory())["en"].organisation
    folder = Collection.objects.get(name=theirs.name)
    paper = get_document_model().objects.create(
        title="Plan", file=ContentFile(b"secret", name="plan.pdf"), collection=folder
    )
    download = {"type": "download", "value": {"document": paper.pk, "title": "Plan", "description": ""}}
    change(activity(course, "Welcome"), body=[download])

    with translation.override("en"), pytest.raises(actions.CannotPublish, match=r"plan.*belongs to another"):
        publish(course)


def test_a_rubric_of_another_organisation_cannot_be_brought_in(course):
    shelf = actions.prepare_organisation(OrganisationFactory())["en"]
    rubric = shelf.add_child(instance=RubricPage(title="Theirs", locale=shelf.locale, criteria=CRITERIA))
    change(activity(course, "Week map"), rubric=rubric, criteria=[])

    with translation.override("en"), pytest.raises(actions.CannotPublish, match="has no rubric"):
        publish(course)


def test_a_document_of_another_organisation_is_not_served(as_user, course, author, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    theirs = actions.prepare_organisation(OrganisationFactory())["en"].organisation
    folder = Collection.objects.get(name=theirs.name)
    paper = get_document_model().objects.create(
        title="Plan", file=ContentFile(b"secret", name="plan.pdf"), collection=folder
    )

    assert as_user(author).get(paper.url).status_code == 404
    theirs_too = as_user(make_author(theirs)).get(paper.url)
    assert theirs_too.status_code == 200
    theirs_too.close()
