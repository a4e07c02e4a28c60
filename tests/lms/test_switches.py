from lms.core.models import AuditEvent
from tests.factories import UserFactory


def test_a_visitor_reads_on_in_the_chosen_language(client):
    response = client.post("/language/", {"language": "de", "next": "/catalogue/?kind=workshop"})

    assert response.headers["Location"] == "/catalogue/?kind=workshop"
    assert 'lang="de"' in client.get("/catalogue/").content.decode()


def test_a_persons_language_is_kept_with_the_person(as_user):
    person = UserFactory(language="en")

    as_user(person).post("/language/", {"language": "sv", "next": "/"})

    person.refresh_from_db()
    assert person.language == "sv"
    assert AuditEvent.objects.get().verb == "person.language_set"


def test_an_unknown_language_changes_nothing(as_user):
    person = UserFactory(language="en")

    as_user(person).post("/language/", {"language": "xx"})

    person.refresh_from_db()
    assert person.language == "en"


def test_switches_lead_to_no_other_site(client):
    response = client.post("/theme/", {"theme": "dark", "next": "https://elsewhere.example/"})

    assert response.headers["Location"] == "/"


def test_the_theme_is_rendered_by_the_server(client):
    client.post("/theme/", {"theme": "dark", "next": "/"})

    assert 'data-theme="dark"' in client.get("/catalogue/").content.decode()
