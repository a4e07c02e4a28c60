from tests.factories import UserFactory


def test_components_are_for_staff(as_user):
    response = as_user(UserFactory()).get("/components/")

    assert response.status_code == 403


def test_components_shows_every_template_of_a_component(as_user, settings):
    response = as_user(UserFactory(is_staff=True)).get("/components/")

    shown = {template.name for template in response.templates}
    folder = settings.BASE_DIR / "lms/templates/components"
    assert {f"components/{path.name}" for path in folder.iterdir()} - shown == set()
