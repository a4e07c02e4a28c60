"""The personal data of this app: why it is kept, how long, and what export and erasure do with it."""

from lms.core.personal import Personal

PERSONAL = {
    "H5PState": Personal(
        purpose="to go on where one stopped",
        retention="until the cohort's end, at most a year",
        export="whole",
        erasure="deleted",
    ),
    "H5PAttempt": Personal(
        purpose="evidence of an answered exercise",
        retention="five years after the year of the project's last payment, else two years after the cohort's end",
        export="whole",
        erasure="deleted; the score stays in the progress",
    ),
    "H5PResult": Personal(
        purpose="evidence of an answered question",
        retention="five years after the year of the project's last payment, else two years after the cohort's end",
        export="whole",
        erasure="deleted; the score stays in the progress",
    ),
}
# Models without data about a person, or with no more than the number of who did it; each says why.
NOT_PERSONAL = {
    "H5PLibrary": "a package of code; the installer by number",
    "H5PContent": "published material; the maker by number",
    "H5PRevision": "published material; the uploader by number",
    "Media": "published files, copied by their content",
}
