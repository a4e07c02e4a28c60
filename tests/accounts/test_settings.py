from lms.core import mail
from tests.factories import UserFactory

NAMES = {"given_name": "Siv", "family_name": "Berg", "language": "de"}


def test_name_and_language_are_changed(as_user):
    person = UserFactory()

    as_user(person).post("/settings/", NAMES)

    person.refresh_from_db()
    assert (person.get_full_name(), person.language) == ("Siv Berg", "de")


def test_a_name_is_needed_and_the_page_still_shows_who_one_is(as_user):
    response = as_user(UserFactory(given_name="Signe")).post("/settings/", NAMES | {"given_name": ""})

    assert response.status_code == 422
    assert "Signe" in response.content.decode()


def test_a_kind_of_letter_that_is_not_wanted_is_not_written(as_user):
    person = UserFactory()

    as_user(person).post("/settings/notifications/", {"wanted": ["message"]})

    assert (person.wants("message"), person.wants("feedback")) == (True, False)
    assert mail.write(person, "invitation", dedupe="x", kind="feedback") is None


def test_an_unknown_kind_changes_nothing(as_user):
    person = UserFactory()

    as_user(person).post("/settings/notifications/", {"wanted": ["spam"]})

    assert person.wants("feedback")
