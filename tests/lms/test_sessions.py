import datetime

from django.contrib.sessions.models import Session
from django.utils import timezone

from lms.core.sessions import SessionStore


def kept():
    store = SessionStore()
    store["seat"] = 7
    store.save()
    return store.session_key


def test_what_was_kept_comes_back():
    assert SessionStore(kept())["seat"] == 7


def test_a_session_that_has_run_out_holds_nothing_and_loses_its_key():
    key = kept()
    Session.objects.update(expire_date=timezone.now() - datetime.timedelta(seconds=1))
    store = SessionStore(key)

    assert store.get("seat") is None
    assert store.session_key is None


def test_a_made_up_key_is_never_taken_over():
    store = SessionStore("a" * 32)
    store["seat"] = 7
    store.save()

    assert store.session_key != "a" * 32


def test_a_session_takes_one_query(django_assert_num_queries):
    store = SessionStore(kept())

    with django_assert_num_queries(1):
        assert store["seat"] == 7
