"""A seat with an interactive activity, and a browser that plays it."""

from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from content.actions import h5p
from tests.factories import ActivityFactory, EnrolmentFactory, UserFactory


@dataclass
class Stage:
    """What a test sees of one played content: the page, its frame, and what went wrong in them."""

    page: object
    address: str
    enrolment: object
    activity: object
    revision: object
    errors: list = field(default_factory=list)
    page_errors: list = field(default_factory=list)
    name: str = ""

    def open(self):
        """Load the page anew and wait until the content has begun."""
        self.page.goto(self.address)
        self.page.wait_for_selector("iframe[data-ready]", timeout=20_000)
        return self.frame

    @property
    def frame(self):
        return next(frame for frame in self.page.frames if frame != self.page.main_frame)

    @property
    def status(self):
        return self.page.locator(".h5p-status")

    @property
    def progress(self):
        return self.enrolment.progress.filter(activity_key=self.activity.key).first()


def seat_for(package):
    """An enrolment whose course version pins the content in `package`."""
    enrolment = EnrolmentFactory()
    revision = h5p.install(
        package,
        by=UserFactory(),
        may_install=True,
        organisation=enrolment.cohort.organisation,
        update_libraries=True,
    ).revision
    activity = ActivityFactory(
        module__version=enrolment.cohort.version,
        kind="interactive",
        settings={"revisions": {"en": str(revision.uuid)}},
    )
    return enrolment, activity, revision


def raise_curtain(package, page, client, live_server):
    """Sign the participant in and put the content on a page; `Stage.open` plays it."""
    enrolment, activity, revision = seat_for(package)
    client.force_login(enrolment.participant, backend="django.contrib.auth.backends.ModelBackend")
    cookie = {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
    }
    page.context.add_cookies([{**cookie, "url": live_server.url}])
    stage = Stage(
        page,
        live_server.url + reverse("play", args=[enrolment.uuid, activity.key]),
        enrolment,
        activity,
        revision,
    )
    stage.name = Path(getattr(package, "name", "")).stem
    page.on("pageerror", lambda error: stage.page_errors.append(str(error)))
    page.on(
        "console",
        lambda said: (
            stage.errors.append(said.text)
            if said.type == "error" and "favicon" not in said.location["url"]
            else None
        ),
    )
    return stage
