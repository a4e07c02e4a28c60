"""Issuing to many: ordered once, run by the worker, taken up again after any crash, each certificate once."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from certificates.actions.files import keep_file
from certificates.actions.issuing import issue
from certificates.models import Batch, BatchItem, Certificate, CertificateType
from cohorts.models import Cohort, Enrolment
from lms.core import audit, jobs
from lms.core.errors import DomainError
from lms.core.idempotency import once


class NobodyChosen(DomainError):
    """A batch needs at least one person."""


@once(Batch, "certificates.order_batch")
def order_batch(
    cohort: Cohort, type: CertificateType, *, enrolments: Iterable[Enrolment], key: str, by: Any
) -> Batch:
    """Order certificates for the chosen people and have them issued after commit."""
    chosen = list(enrolments)
    if not chosen:
        raise NobodyChosen(_("Choose at least one person."))
    batch = Batch.objects.create(cohort=cohort, type=type, ordered_by=by)
    BatchItem.objects.bulk_create(BatchItem(batch=batch, enrolment=enrolment) for enrolment in chosen)
    audit.record("certificate_batch.ordered", batch, by=by, people=len(chosen))
    jobs.enqueue(run_batch, batch.pk)
    return batch


@transaction.atomic
def resume_batch(batch: Batch, *, by: Any) -> Batch:
    """Have a batch that stands still taken up again; what is done stays done."""
    audit.record("certificate_batch.resumed", batch, by=by)
    jobs.enqueue(run_batch, batch.pk)
    return batch


@task(priority=50)  # someone looks at its progress
def run_batch(batch_pk: int) -> None:
    """Do what is left of the batch; may be killed at any moment and called again, also twice at once."""
    batch = Batch.objects.select_related("ordered_by").get(pk=batch_pk)
    with translation.override(batch.ordered_by.language):
        for pk in list(batch.items.filter(done_at=None).values_list("pk", flat=True)):
            _run_item(pk, by=batch.ordered_by)
    for certificate in Certificate.objects.filter(batch_items__batch=batch):
        keep_file(certificate, certificate.facts["language"])
    Batch.objects.filter(pk=batch_pk, finished_at=None).update(finished_at=timezone.now())


@transaction.atomic
def _run_item(item_pk: int, *, by: Any) -> None:
    """Issue one certificate, or note why not, in the same transaction as the mark that it is done."""
    rows = BatchItem.objects.select_related("batch__type", "enrolment").select_for_update(of=("self",))
    item = rows.get(pk=item_pk)
    if item.done_at is not None:
        return
    try:
        with transaction.atomic():
            item.certificate = issue(item.enrolment, item.batch.type, by=by)
    except DomainError as error:
        item.failure = str(error)[:500]
    item.done_at = timezone.now()
    item.save(update_fields=["certificate", "failure", "done_at"])
