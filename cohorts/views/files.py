"""Files in lists: a name, an address, a size."""

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _


def note(upload):
    return f"{upload.name.rpartition('.')[2].upper()}, {filesizeformat(upload.size)}"


def of_draft(found, draft):
    if draft is None:
        return []
    return [
        {
            "name": row.upload.name,
            "note": note(row.upload),
            "url": found.url("download_draft_file", row.upload.uuid),
            "remove": found.url("remove_draft_file", row.upload.uuid),
        }
        for row in draft.files.select_related("upload")
    ]


def of_submission(submission):
    return [
        {
            "name": row.upload.name,
            "note": note(row.upload),
            "url": reverse("cohorts:download_submission_file", args=[submission.uuid, row.upload.uuid]),
        }
        for row in submission.files.select_related("upload")
    ]


def of_review(review, *, anonymous):
    """The files of the work under review: addressed by number, so that nothing tells whose they are."""
    return [
        {
            "name": anonymous_name(number, row.upload) if anonymous else row.upload.name,
            "note": note(row.upload),
            "url": reverse("cohorts:download_reviewed_file", args=[review.uuid, number]),
        }
        for number, row in enumerate(review.submission.files.select_related("upload"), start=1)
    ]


def anonymous_name(number, upload):
    """“file-1.pdf”: the place in the list and the kind of file, nothing that its author wrote."""
    extension = upload.name.rpartition(".")[2].lower()
    return _("file-%(number)s.%(extension)s") % {"number": number, "extension": extension}
