import pytest

from tests.chromium import launch_arguments
from tests.journeys.house import open_house
from tests.journeys.person import Person


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return launch_arguments(browser_type_launch_args)


@pytest.fixture(scope="session")
def house(request):
    """The running product with the demo; what a test changes in it stays, so tests keep to people of their own."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    opened = open_house(worker)
    yield opened
    said = opened.log
    opened.close()
    failures = [line for line in said.splitlines() if " ERROR " in line]
    assert failures == [], said[said.index(failures[0]) :]


@pytest.fixture
def somebody(browser, house):
    """`somebody("sv")` opens a browser for a person of that language; problems in any of them fail the test."""
    people = []

    def come(language="sv", **options):
        context = browser.new_context(
            base_url=house.url, locale=language, timezone_id="Europe/Stockholm", **options
        )
        people.append(Person(context, house.url, language))
        return people[-1]

    yield come
    problems = [problem for person in people for problem in person.problems]
    for person in people:
        person.close()
    assert problems == []
