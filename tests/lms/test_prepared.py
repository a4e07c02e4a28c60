import datetime
import uuid

import pytest
from django.db import connection
from django.db.models import BigIntegerField, DateTimeField, UUIDField
from django.utils import timezone

from cohorts.models import Progress
from lms.core.prepared import prepared
from tests.factories import EnrolmentFactory, ProgressFactory


@prepared(seat=BigIntegerField())
def begun(seat):
    return Progress.objects.filter(enrolment=seat).order_by("pk").values_list("activity_key", "started_at")


@prepared(key=UUIDField(), since=DateTimeField())
def later(key, since):
    rows = Progress.objects.filter(started_at__gt=since, activity_key=key, place="")
    return rows.order_by("pk").values_list("pk")


def test_rows_come_as_the_queryset_gives_them():
    row = ProgressFactory()
    ProgressFactory()

    assert begun(seat=row.enrolment_id) == [(row.activity_key, row.started_at)]


def test_a_second_call_binds_its_own_value():
    first, second = ProgressFactory(), ProgressFactory()
    begun(seat=first.enrolment_id)

    assert begun(seat=second.enrolment_id) == [(second.activity_key, second.started_at)]


def test_each_call_asks_the_database(django_assert_num_queries):
    seat = EnrolmentFactory().pk
    assert begun(seat=seat) == []
    row = ProgressFactory(enrolment_id=seat)

    with django_assert_num_queries(1):
        assert begun(seat=seat) == [(row.activity_key, row.started_at)]


@pytest.mark.parametrize(("days", "found"), [(-1, True), (1, False)])
def test_keys_and_instants_are_bound_as_their_fields_keep_them(days, found):
    row = ProgressFactory(activity_key=uuid.uuid4())
    since = timezone.now() + datetime.timedelta(days=days)

    assert later(key=row.activity_key, since=since) == [(row.pk,)] * found


def test_a_missing_value_is_refused():
    with pytest.raises(KeyError):
        begun()


def test_the_sql_is_written_once():
    begun(seat=1)
    written = connection.prepared[begun]

    begun(seat=2)

    assert connection.prepared[begun] is written
