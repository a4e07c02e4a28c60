import threading

import pytest
from django.db import connection

from cohorts.actions import enrolments
from cohorts.models import Enrolment
from lms.core.models import AuditEvent, Mail
from tests.factories import CohortFactory, EnrolmentFactory, UserFactory


def test_enrolling_twice_gives_the_same_seat_one_letter_and_one_audit_line():
    cohort, person = CohortFactory(), UserFactory()

    first, second = (enrolments.enrol(person, cohort, by=person) for _ in range(2))

    assert first == second
    assert (Mail.objects.count(), AuditEvent.objects.filter(verb="enrolment.enrolled").count()) == (1, 1)


def test_a_full_cohort_takes_nobody_and_a_seat_given_back_is_free():
    seat = EnrolmentFactory(cohort__seats=1)
    with pytest.raises(enrolments.CohortFull):
        enrolments.enrol(UserFactory(), seat.cohort, by=seat.participant)

    enrolments.withdraw(seat, by=seat.participant)

    assert enrolments.enrol(UserFactory(), seat.cohort, by=seat.participant).withdrawn_at is None


def test_who_comes_back_takes_up_the_same_seat():
    seat = EnrolmentFactory()
    enrolments.withdraw(seat, by=seat.participant)

    again = enrolments.enrol(seat.participant, seat.cohort, by=seat.participant)

    assert (again.pk, again.withdrawn_at, again.company) == (seat.pk, None, seat.company)


def test_an_ended_cohort_takes_nobody():
    seat = EnrolmentFactory()
    type(seat.cohort).objects.update(closed_at=seat.enrolled_at)

    with pytest.raises(enrolments.CohortClosed):
        enrolments.enrol(UserFactory(), seat.cohort, by=seat.participant)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_hundred_for_the_last_seat_make_one():
    cohort, people = CohortFactory(seats=1), UserFactory.create_batch(100)
    outcomes, gate = [], threading.Barrier(10)

    def take(share):
        gate.wait()
        for person in share:
            try:
                outcomes.append(enrolments.enrol(person, cohort, by=person))
            except enrolments.CohortFull as full:
                outcomes.append(full)
        connection.close()

    threads = [threading.Thread(target=take, args=[people[start::10]]) for start in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (len(outcomes), Enrolment.objects.count()) == (100, 1)
    assert sum(isinstance(outcome, Enrolment) for outcome in outcomes) == 1
