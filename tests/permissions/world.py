"""One world for all sweeps: three organisations, two cohorts in the first, ten people who come to the door.

    world.people["facilitator"]     # the person of a role; the visitor is None
    world.own.submission            # an object of the cohort that the roles are named after
    world.sister.submission         # the same in the other cohort of the same organisation
    world.foreign.submission        # the same in an organisation where none of the ten has a role

Rows are made by factories rather than by actions: the world must not depend on what it tests.
"""

import datetime
import hashlib
from types import SimpleNamespace
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.actions.roles import give_role
from accounts.models import Invitation
from certificates import code as codes
from certificates.models import Batch, BatchItem, Certificate, Rendering
from cohorts.models import (
    Allocation,
    Attendance,
    CohortDate,
    Draft,
    DraftFile,
    Message,
    PersonalDate,
    Reflection,
    Review,
    SubmissionFile,
)
from content.h5p import tickets
from content.models import Media
from lms.core.models import Upload
from tests import factories as make
from tests.certificates.sample import facts
from tests.permissions import canaries, shelves
from tests.permissions.packages import h5p_content
from tests.permissions.policy import ROLES, VISITOR

RUBRIC = {
    "titles": {"en": "Clear enough"},
    "criteria": [
        {
            "slug": "clear",
            "titles": {"en": "Clear"},
            "descriptions": {"en": "Would you know on Monday what to do?"},
            "levels": [
                {"points": points, "labels": {"en": f"Level {points}"}, "descriptions": {"en": "Seen"}}
                for points in (0, 1, 2)
            ],
        }
    ],
}
PEERS = {"reviews_each": 2, "anonymous_author": True, "anonymous_reviewer": True, "due_days": 7}
MARKS = {"clear": {"points": 1, "comment": "Say when."}}
NOW = timezone.now()
WEEK = datetime.timedelta(days=7)


def build() -> SimpleNamespace:
    """The world; each part is marked with its own canaries when it stands."""
    people: dict[str, Any] = {VISITOR: None}
    places = {}
    for letter, cohorts in (("a", 2), ("b", 1), ("c", 1)):
        with canaries.marking(letter):
            house = organisation(letter)
            shelves.fill(house, letter)
            hire(people, house, letter)
        for number in range(1, cohorts + 1):
            name = f"{letter}{number}"
            with canaries.marking(name):
                places[name] = cohort(house, name)
                enter(people, places[name], name)
    assert people.keys() == ROLES.keys()
    return SimpleNamespace(
        people=people, own=places["a1"], sister=places["a2"], neighbour=places["b1"], foreign=places["c1"]
    )


def organisation(letter: str) -> SimpleNamespace:
    """An organisation with a published course, an exercise, a type of certificate."""
    house = SimpleNamespace(organisation=make.OrganisationFactory(slug=f"house-{letter}"))
    course = make.CourseFactory(organisation=house.organisation)
    house.course, house.version = course, make.CourseVersionFactory(course=course)
    house.module = make.ModuleFactory(version=house.version)
    house.content = h5p_content(house.organisation, f"ZQ-{letter}-h5p-0-text")
    house.revision = house.content.latest
    house.type = make.CertificateTypeFactory(organisation=house.organisation, automatic=True)
    body = f"ZQ-{letter}-media-0-body".encode()
    house.media = Media.objects.create(
        sha256=hashlib.sha256(body).hexdigest(),
        file=ContentFile(body, name="plan.txt"),
        name="plan.txt",
        content_type="text/plain",
        size=len(body),
    )
    settings = {
        "lesson": {},
        "interactive": {"revisions": {"en": str(house.revision.uuid)}},
        "assignment": {"rubric": RUBRIC, "peer": PEERS},
        "session": {},
        "reflection": {},
    }
    for kind, values in settings.items():
        setattr(house, kind, activity(house, kind, values))
    house.second = activity(house, "assignment", {"rubric": RUBRIC})
    return house


def activity(house: SimpleNamespace, kind: str, settings: dict[str, Any]) -> Any:
    found = make.ActivityFactory(module=house.module, kind=kind, settings=settings)
    asks = [{"id": "q1", "type": "reflection", "html": "", "value": {"question": "What?", "hint": ""}}]
    read = [{"id": "b1", "type": "text", "html": "<p>Read me.</p>", "value": None}]
    make.ActivityTextFactory(activity=found, body=read + asks)
    return found


def hire(people: dict[str, Any], house: SimpleNamespace, letter: str) -> None:
    """Those whose right covers the whole organisation."""
    wanted = {"a": {"administrator": "administrator", "author": "author", "adviser": "adviser"}}
    wanted["b"] = {"other_administrator": "administrator"}
    house.membership = make.MembershipFactory(organisation=house.organisation, role="adviser")
    for role, held in wanted.get(letter, {}).items():
        people[role] = make.UserFactory()
        give_role(people[role], house.organisation, held, by=people[role])


def enter(people: dict[str, Any], place: SimpleNamespace, name: str) -> None:
    """Those whose right covers one cohort."""
    if name == "a1":
        people["contact"] = make.ContactFactory(company=place.company).user
        people["participant"], people["facilitator"] = place.participant, place.facilitator
    if name == "a2":
        people["other_participant"], people["other_facilitator"] = place.participant, place.facilitator


def cohort(house: SimpleNamespace, name: str) -> SimpleNamespace:
    """A running cohort in which everything that an address can name has happened."""
    at = SimpleNamespace(**vars(house), name=name)
    at.facilitator = make.MembershipFactory(organisation=at.organisation, role="facilitator").user
    at.cohort = make.CohortFactory(
        organisation=at.organisation,
        version=at.version,
        starts_on=NOW.date() - 4 * WEEK,
        made_by=at.facilitator,
    )
    make.FacilitationFactory(cohort=at.cohort, user=at.facilitator)
    at.enrolment, at.peer, at.third = (seat(at) for _ in range(3))
    at.participant, at.company = at.enrolment.participant, at.enrolment.company
    dates(at)
    meet(at)
    hand_in(at)
    judge(at)
    write(at)
    certify(at)
    open_frames(at)
    at.token = f"token-of-{name}"
    invited = make.UserFactory()
    invited.set_unusable_password()
    invited.save()
    Invitation.objects.create(
        user=invited,
        organisation=at.organisation,
        token_hash=hashlib.sha256(at.token.encode()).hexdigest(),
        invited_by=at.facilitator,
        expires_at=NOW + WEEK,
    )
    return at


def seat(at: SimpleNamespace) -> Any:
    company = make.CompanyFactory()
    company.organisations.add(at.organisation)
    return make.EnrolmentFactory(cohort=at.cohort, company=company, enrolled_by=at.facilitator)


def dates(at: SimpleNamespace) -> None:
    for found in (at.lesson, at.interactive, at.assignment, at.reflection, at.second):
        CohortDate.objects.create(cohort=at.cohort, activity=found, opens_at=NOW - WEEK, due_at=NOW + WEEK)
    PersonalDate.objects.create(
        enrolment=at.enrolment,
        activity=at.second,
        due_at=NOW + WEEK,
        reason="Leave",
        given_by=at.facilitator,
    )


def meet(at: SimpleNamespace) -> None:
    at.meeting = make.SessionFactory(
        cohort=at.cohort, activity=at.session, starts_at=NOW + WEEK, place="The old school"
    )
    Attendance.objects.create(
        session=at.meeting, enrolment=at.enrolment, presence="present", recorded_by=at.facilitator
    )


def upload(at: SimpleNamespace, owner: Any) -> Upload:
    """A file whose body is a canary too."""
    body = f"ZQ-{at.name}-upload-{Upload.objects.count()}-body"
    return Upload.objects.create(
        file=ContentFile(body.encode(), name="work.txt"),
        name="work.txt",
        content_type="text/plain",
        size=len(body),
        sha256=hashlib.sha256(body.encode()).hexdigest(),
        owner=owner,
    )


def hand_in(at: SimpleNamespace) -> None:
    """Three hand in the first assignment; the first of them writes on the second."""
    for name in ("enrolment", "peer", "third"):
        enrolment = getattr(at, name)
        done = make.SubmissionFactory(enrolment=enrolment, activity_key=at.assignment.key)
        file = SubmissionFile.objects.create(submission=done, upload=upload(at, enrolment.participant))
        prefix = "" if name == "enrolment" else f"{name}_"
        setattr(at, f"{prefix}submission", done)
        setattr(at, f"{prefix}file", file)
    at.draft = Draft.objects.create(enrolment=at.enrolment, activity_key=at.second.key, text="Begun")
    at.draft_file = DraftFile.objects.create(draft=at.draft, upload=upload(at, at.participant))


def judge(at: SimpleNamespace) -> None:
    """The participant has a review to write, has got one, and the facilitator has assessed."""
    at.allocation = Allocation.objects.create(
        cohort=at.cohort,
        activity_key=at.assignment.key,
        reviews_each=2,
        seed=7,
        handed_out_by=at.facilitator,
        due_at=NOW + WEEK,
        released_at=NOW,
    )
    shared = {"allocation": at.allocation}
    at.review = Review.objects.create(submission=at.peer_submission, reviewer=at.enrolment, **shared)
    sent = {"marks": MARKS, "comment": "Good", "saved_at": NOW, "submitted_at": NOW}
    at.received = Review.objects.create(submission=at.submission, reviewer=at.third, **shared, **sent)
    at.assessment = Review.objects.create(submission=at.submission, assessor=at.facilitator, **sent)


def write(at: SimpleNamespace) -> None:
    """Thoughts kept and shared, progress, a letter to the cohort."""
    Reflection.objects.create(enrolment=at.enrolment, activity_key=at.reflection.key, text="Mine alone")
    Reflection.objects.create(
        enrolment=at.enrolment, activity_key=at.lesson.key, block="q1", text="Ours", shared_at=NOW
    )
    make.ProgressFactory(enrolment=at.enrolment, activity_key=at.lesson.key, completed=True)
    make.ProgressFactory(enrolment=at.enrolment, activity_key=at.interactive.key)
    make.ProgressFactory(
        enrolment=at.peer,
        activity_key=at.lesson.key,
        excused_at=NOW,
        excused_by=at.facilitator,
        excuse="Leave",
    )
    Message.objects.create(cohort=at.cohort, subject="Hello", text="Hello all", sent_by=at.facilitator)


def certify(at: SimpleNamespace) -> None:
    """Two have finished; the participant holds a certificate, whose file is there, the other waits for one."""
    for done in (at.enrolment, at.third):
        done.completed_at, done.completed_how = NOW, "all required activities"
        done.save()
    code = codes.new()
    at.certificate = Certificate.objects.create(
        type=at.type,
        enrolment=at.enrolment,
        number=f"ZQ-{at.name}-certificate-0-number",
        code=code,
        facts=facts(
            number=f"ZQ-{at.name}-certificate-0-number", code=code, name=f"ZQ-{at.name}-certificate-0-name"
        ),
    )
    for language in ("sv", "de", "en"):
        paper = ContentFile(f"%PDF ZQ-{at.name}-certificate-0-body".encode(), name=f"{at.name}.pdf")
        Rendering.objects.create(
            certificate=at.certificate,
            language=language,
            file=paper,
            sha256=hashlib.sha256(paper.read()).hexdigest(),
        )
    at.batch = Batch.objects.create(cohort=at.cohort, type=at.type, ordered_by=at.facilitator)
    BatchItem.objects.create(batch=at.batch, enrolment=at.enrolment, certificate=at.certificate, done_at=NOW)


def open_frames(at: SimpleNamespace) -> None:
    """What a ticket for the exercise says, and a signed address of its files."""
    at.ticket = tickets.Ticket(at.revision.uuid, "http://testserver")
    at.files = tickets.files_prefix(at.revision.uuid)
