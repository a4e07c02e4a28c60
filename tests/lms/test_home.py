from tests.factories import UserFactory


def test_a_visitor_is_sent_to_the_catalogue(client):
    response = client.get("/")

    assert (response.status_code, response.headers["Location"]) == (302, "/catalogue/")


def test_home_greets_by_given_name(as_user):
    response = as_user(UserFactory(given_name="Signe")).get("/")

    assert "Hello Signe" in response.content.decode()
