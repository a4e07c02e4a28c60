"""A bulk issue that is killed again and again, and twice at once: every certificate once, no number lost."""

import multiprocessing
import os
import random
import signal
import threading
import time

import pytest
from django.db import connection

from certificates import actions, pdf, reports
from certificates.models import Batch, BatchItem, Certificate, Rendering
from lms.core.models import Mail
from tests.certificates import people
from tests.certificates.sample import facts

FORK = multiprocessing.get_context("fork")
pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    pdf.render(facts(), "sv")  # the press is warm before the processes fork


def ordered(count):
    """A batch for that many people, not begun."""
    enrolments = people.completed(count, organisation__certificate_prefix="SKE")
    by = people.administrator_of(enrolments[0])
    batch = Batch.objects.create(
        cohort=enrolments[0].cohort, type=people.type_of(enrolments[0]), ordered_by=by
    )
    BatchItem.objects.bulk_create(BatchItem(batch=batch, enrolment=one) for one in enrolments)
    return batch


def run(batch_pk):
    connection.close()
    actions.run_batch.call(batch_pk)
    connection.close()


def started(batch, workers):
    connection.close()
    processes = [FORK.Process(target=run, args=(batch.pk,)) for _ in range(workers)]
    for process in processes:
        process.start()
    return processes


def kill_after(batch, done, processes):
    """Kill all of them, at some moment after that many people are done."""
    until = time.monotonic() + 60
    while batch.items.exclude(done_at=None).count() < done and time.monotonic() < until:
        time.sleep(0.005)
    time.sleep(random.uniform(0, 0.08))
    for process in processes:
        os.kill(process.pid, signal.SIGKILL)
        process.join()


def finish(processes):
    for process in processes:
        process.join(120)
    assert [process.exitcode for process in processes] == [0] * len(processes)


def assert_each_once(batch, count):
    certificates = Certificate.objects.order_by("number")
    numbers = [int(certificate.number[-4:]) for certificate in certificates]
    renderings = Rendering.objects.filter(certificate__in=certificates)

    assert numbers == list(range(1, count + 1))
    assert certificates.values("enrolment").distinct().count() == count
    assert batch.items.filter(certificate__isnull=False).count() == count
    assert Mail.objects.filter(dedupe__startswith="certificate_issued").count() == count
    assert Batch.objects.get(pk=batch.pk).finished_at is not None
    assert {reports.contents(one)[:5] for one in renderings} == {b"%PDF-"}
    assert len(renderings) == count


KILLS = [
    pytest.param(6, 5, 1, id="one worker"),
    pytest.param(60, 5, 1, id="sixty people", marks=pytest.mark.prove),
    pytest.param(60, 12, 2, id="two workers at once", marks=pytest.mark.prove),
]


@pytest.mark.parametrize(("count", "kills", "workers"), KILLS)
def test_killed_batch_issues_each_certificate_once(count, kills, workers):
    batch = ordered(count)

    for kill in range(kills):
        kill_after(batch, (kill + 1) * count // (kills + 1), started(batch, workers))
    finish(started(batch, workers))

    assert_each_once(batch, count)


def test_many_who_ask_at_once_get_the_same_certificate():
    [enrolment] = people.completed()
    kind, found, gate = people.type_of(enrolment), [], threading.Barrier(8)

    def ask():
        gate.wait()
        found.append(actions.issue(enrolment, kind, by="system").number)
        connection.close()

    askers = [threading.Thread(target=ask) for _ in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()

    assert len(found) == 8
    assert found == [Certificate.objects.get().number] * 8


def test_numbers_have_no_gap_when_many_are_issued_at_once():
    enrolments = people.completed(8, organisation__certificate_prefix="SKE")
    kind, gate = people.type_of(enrolments[0]), threading.Barrier(8)

    def issue(enrolment):
        gate.wait()
        actions.issue(enrolment, kind, by="system")
        connection.close()

    workers = [threading.Thread(target=issue, args=(enrolment,)) for enrolment in enrolments]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    numbers = Certificate.objects.order_by("number").values_list("number", flat=True)
    assert [int(number[-4:]) for number in numbers] == list(range(1, 9))
