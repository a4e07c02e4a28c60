import pytest
from django.utils import translation

from certificates import actions, reports
from certificates.models import Batch, Certificate, Rendering
from lms.core.models import Mail
from tests import factories
from tests.certificates import people


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def order(chosen, **changes):
    by = people.administrator_of(chosen[0])
    given = {"enrolments": chosen, "key": "one", "by": by} | changes
    return actions.order_batch(chosen[0].cohort, people.type_of(chosen[0]), **given)


def test_batch_issues_to_the_chosen(django_capture_on_commit_callbacks):
    first, second, _third = people.completed(3)

    with django_capture_on_commit_callbacks(execute=True):
        batch = order([first, second])

    assert set(Certificate.objects.values_list("enrolment", flat=True)) == {first.pk, second.pk}
    assert Rendering.objects.count() == 2
    assert Mail.objects.exclude(sent_at=None).count() == 2
    assert reports.batch_progress(Batch.objects.get(pk=batch.pk)) == reports.BatchProgress(
        "finished", 2, 2, 2, []
    )


def test_batch_ends_with_what_failed_and_why():
    good, left = people.completed(2)
    left.completed_at, left.completed_how = None, ""
    left.save()
    batch = order([good, left])

    actions.run_batch.call(batch.pk)

    progress = reports.batch_progress(Batch.objects.get(pk=batch.pk))
    assert (progress.state, progress.issued) == ("finished", 1)
    assert progress.failures == [{"what": str(left.participant), "why": "The course is not completed."}]


def test_batch_run_again_changes_nothing():
    batch = order(people.completed(2))

    actions.run_batch.call(batch.pk)
    actions.run_batch.call(batch.pk)

    assert Certificate.objects.count() == 2
    assert Mail.objects.count() == 2


def test_same_order_sent_twice_is_one_batch():
    enrolments = people.completed(2)
    administrator = people.administrator_of(enrolments[0])

    first = order(enrolments, by=administrator)
    second = order(enrolments, by=administrator)

    assert first == second


def test_order_needs_somebody():
    [enrolment] = people.completed()

    with pytest.raises(actions.NobodyChosen):
        order([enrolment], enrolments=[])


def test_candidates_say_who_is_ready_and_who_is_not():
    ready, issued = people.completed(2)
    actions.issue(issued, people.type_of(issued), by="system")
    studying = factories.EnrolmentFactory(cohort=ready.cohort)
    factories.EnrolmentFactory(cohort=ready.cohort, withdrawn_at="2026-01-01T00:00Z")

    with translation.override("en"):
        found = reports.candidates(ready.cohort, people.type_of(ready))

    assert [(one.enrolment, one.is_ready, one.reason) for one in found] == [
        (ready, True, ""),
        (issued, False, ""),
        (studying, False, "The course is not completed."),
    ]
