import datetime
import hashlib

import pypdfium2
import pytest
import time_machine

from certificates import actions, code, reports
from certificates.models import Certificate, Series
from lms.core import events
from lms.core.models import AuditEvent, Mail
from tests import factories
from tests.certificates import people


def test_issue_freezes_what_is_true():
    [enrolment] = people.completed()
    module = factories.ModuleFactory(version=enrolment.cohort.version)
    factories.ActivityFactory(module=module, minutes=90)
    factories.ActivityFactory(module=module, minutes=1500)

    issued = actions.issue(enrolment, people.type_of(enrolment), by="system")
    enrolment.participant.given_name = "Other"
    enrolment.participant.save()

    facts = Certificate.objects.get().facts
    assert facts["name"] == f"Given{enrolment.participant.email[6:-12]} {enrolment.participant.family_name}"
    assert facts["hours"] == "26"
    assert facts["modules"] == [{"title": module.titles}]
    assert facts["verify_url"] == f"http://localhost:8000/verify/{issued.code}/"
    assert code.normalise(issued.code) == issued.code


def test_issue_asked_twice_gives_the_same():
    [enrolment] = people.completed()

    first = actions.issue(enrolment, people.type_of(enrolment), by="system")
    second = actions.issue(enrolment, people.type_of(enrolment), by="system")

    assert first == second
    assert Certificate.objects.count() == 1
    assert list(AuditEvent.objects.values_list("verb", flat=True)) == ["certificate.issued"]


def test_issue_writes_one_letter_in_the_persons_language():
    certificate = people.certificate(language="sv")

    actions.issue(certificate.enrolment, certificate.type, by="system")

    letter = Mail.objects.get()
    assert letter.recipient == certificate.enrolment.participant.email
    assert letter.language == "sv"
    assert f"/certificates/{certificate.uuid}/" in letter.text


def test_issue_refuses_who_has_not_completed():
    [enrolment] = people.completed()
    enrolment = factories.EnrolmentFactory(cohort=enrolment.cohort)

    with pytest.raises(actions.NotCompleted):
        actions.issue(enrolment, people.type_of(enrolment), by="system")


def test_issue_refuses_a_name_that_nobody_can_print_and_takes_no_number():
    [enrolment] = people.completed()
    enrolment.participant.given_name = "\U00012000"
    enrolment.participant.save()

    with pytest.raises(actions.Unprintable, match="\U00012000"):
        actions.issue(enrolment, people.type_of(enrolment), by="system")

    assert not Series.objects.exists()


@time_machine.travel("2026-05-20 10:00+02:00")
def test_numbers_follow_each_other_in_the_year():
    enrolments = people.completed(3, organisation__slug="skelleftea")

    issued = [actions.issue(one, people.type_of(one), by="system").number for one in enrolments]

    assert issued == ["SKE-2026-0001", "SKE-2026-0002", "SKE-2026-0003"]


def test_organisations_with_the_same_prefix_share_one_series():
    numbers = [
        actions.issue(one, people.type_of(one), by="system").number[-5:]
        for prefix in ("NOR", "NOR", "MAL")
        for one in people.completed(organisation__certificate_prefix=prefix)
    ]

    assert numbers == ["-0001", "-0002", "-0001"]


@time_machine.travel("2026-01-31 10:00+01:00")
def test_certificate_expires_after_the_types_months():
    [enrolment] = people.completed()
    kind = people.type_of(enrolment)
    kind.valid_months = 25
    kind.save()

    issued = actions.issue(enrolment, kind, by="system")

    assert Certificate.objects.get(pk=issued.pk).expires_on == datetime.date(2028, 2, 29)


def test_correction_replaces_and_says_so():
    old = people.certificate()

    new = actions.supersede(old, name="Anna Å Berg", by="system")
    again = actions.supersede(old, name="Somebody Else", by="system")

    assert new == again
    assert new.facts["name"] == "Anna Å Berg"
    assert new.supersedes == old
    assert Certificate.objects.get(pk=old.pk).state == "superseded"
    assert actions.issue(old.enrolment, old.type, by="system") == new


def test_revocation_is_done_once_and_told_to_the_holder():
    certificate = people.certificate()
    administrator = people.administrator_of(certificate.enrolment)

    actions.revoke(certificate, reason="issued_in_error", note="Wrong Anna.", by=administrator)
    actions.revoke(certificate, reason="holders_request", note="", by=administrator)

    revoked = Certificate.objects.get()
    assert (revoked.state, revoked.revocation, revoked.revocation_note) == (
        "revoked",
        "issued_in_error",
        "Wrong Anna.",
    )
    assert Mail.objects.filter(dedupe__startswith="certificate_revoked").count() == 1
    assert "Wrong Anna." not in Mail.objects.first().text


def test_revoked_certificate_is_not_issued_anew():
    certificate = people.certificate()
    actions.revoke(
        certificate, reason="issued_in_error", note="", by=people.administrator_of(certificate.enrolment)
    )

    assert actions.issue(certificate.enrolment, certificate.type, by="system") == certificate


def test_kept_file_stays_the_same_bytes(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    certificate = people.certificate()

    first = actions.keep_file(certificate, "sv")
    certificate.facts["name"] = "Somebody Else"
    second = actions.keep_file(certificate, "sv")

    kept = reports.contents(second)
    assert first == second
    assert hashlib.sha256(kept).hexdigest() == first.sha256
    assert "Somebody" not in pypdfium2.PdfDocument(kept)[0].get_textpage().get_text_range()


def test_half_a_file_left_by_a_crash_is_written_anew(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    certificate = people.certificate()
    kept = actions.keep_file(certificate, "sv")
    whole = reports.contents(kept)
    (tmp_path / kept.file.name).write_bytes(whole[:100])
    kept.delete()

    assert reports.contents(actions.keep_file(certificate, "sv")) == whole


def test_changed_file_is_not_given_out(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    kept = actions.keep_file(people.certificate(), "sv")
    (tmp_path / kept.file.name).write_bytes(b"%PDF forged")

    with pytest.raises(reports.DamagedFile):
        reports.contents(kept)


def test_forgotten_persons_certificate_verifies_without_name_and_file(
    settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = tmp_path
    certificate = people.certificate()
    kept = actions.keep_file(certificate, "sv")

    with django_capture_on_commit_callbacks(execute=True):
        actions.forget(certificate.enrolment.participant, by="system")

    verdict = reports.verdict(certificate.code)
    assert (verdict.state, verdict.name, verdict.hides_name) == ("valid", "", True)
    assert not (tmp_path / kept.file.name).exists()
    assert certificate.renderings.get().sha256 == kept.sha256


def test_completion_issues_what_the_organisation_has_automatic(django_capture_on_commit_callbacks):
    [enrolment] = people.completed()
    people.type_of(enrolment).__class__.objects.update(automatic=True)

    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            events.emit("enrolment.completed", enrolment=enrolment.pk)

    assert Certificate.objects.get().enrolment == enrolment


def test_completion_issues_nothing_where_nothing_is_automatic(django_capture_on_commit_callbacks):
    [enrolment] = people.completed()

    with django_capture_on_commit_callbacks(execute=True):
        events.emit("enrolment.completed", enrolment=enrolment.pk)

    assert not Certificate.objects.exists()
