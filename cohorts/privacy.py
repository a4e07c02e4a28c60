"""The personal data of this app: why it is kept, how long, and what export and erasure do with it."""

from lms.core.personal import Personal

PERSONAL = {
    "Facilitation": Personal(
        purpose="to know who runs a cohort",
        retention="five years after the year of the project's last payment, else two years after the cohort's end",
        export="whole",
        erasure="stays with the pseudonym",
    ),
    "Enrolment": Personal(
        purpose="to give a seat and prove the support",
        retention="five years after the year of the project's last payment, else two years after the cohort's end",
        export="whole",
        erasure="stays with the pseudonym",
    ),
    "PersonalDate": Personal(
        purpose="an agreed later date",
        retention="two years after the cohort's end",
        export="whole",
        erasure="the reason is removed",
    ),
    "Message": Personal(
        purpose="to write to the cohort",
        retention="two years after the cohort's end",
        export="those one wrote or got",
        erasure="stays; the writer is the pseudonym",
    ),
    "Progress": Personal(
        purpose="to know what is done, and prove it",
        retention="five years after the year of the project's last payment, else two years after the cohort's end",
        export="whole",
        erasure="the excuse is removed, the rest stays with the pseudonym",
    ),
    "Reflection": Personal(
        purpose="one's own thoughts",
        retention="two years after the cohort's end",
        export="whole",
        erasure="deleted",
    ),
    "Attendance": Personal(
        purpose="evidence of taking part",
        retention="five years after the year of the project's last payment, else two years after the cohort's end",
        export="whole",
        erasure="stays with the pseudonym",
    ),
    "Draft": Personal(
        purpose="what is being written",
        retention="until handed in, at most two years after the cohort's end",
        export="whole",
        erasure="deleted",
    ),
    "DraftFile": Personal(
        purpose="files of a draft",
        retention="as the draft",
        export="the file",
        erasure="deleted with the file",
    ),
    "Submission": Personal(
        purpose="what was handed in",
        retention="two years after the cohort's end",
        export="whole",
        erasure="text removed; number and date stay as evidence",
    ),
    "SubmissionFile": Personal(
        purpose="files of what was handed in",
        retention="as the submission",
        export="the file",
        erasure="deleted with the file",
    ),
    "Review": Personal(
        purpose="feedback by rubric",
        retention="two years after the cohort's end",
        export="given: whole; received: without the reviewer's name",
        erasure="the comment is removed when the reviewer asks; marks stay with the pseudonym",
    ),
}
# Models without data about a person, or with no more than the number of who did it; each says why.
NOT_PERSONAL = {
    "Cohort": "a group and its dates; the maker by number",
    "CohortDate": "dates of a group",
    "Session": "a meeting's time and place",
    "Allocation": "how reviews were dealt out; the facilitator by number",
}
