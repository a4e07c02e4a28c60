"""What happens to certificates: issued, corrected, revoked, printed, erased, alone and many at once."""

from certificates.actions.batches import NobodyChosen, order_batch, resume_batch, run_batch
from certificates.actions.endings import forget, revoke
from certificates.actions.files import keep_file, render_file
from certificates.actions.issuing import NotCompleted, Unprintable, issue, issue_for, supersede
from certificates.actions.types import save_type

__all__ = [
    "NobodyChosen",
    "NotCompleted",
    "Unprintable",
    "forget",
    "issue",
    "issue_for",
    "keep_file",
    "order_batch",
    "render_file",
    "resume_batch",
    "revoke",
    "run_batch",
    "save_type",
    "supersede",
]
