"""Who may what: every address of the site. `docs/permissions.md` is written from this table.

Read a row as: this address, of this object, opens for these roles; those `refused` know that the object exists
(403); for all others it is not there (404); a visitor is asked to sign in. An object here belongs to cohort and
company of the roles called participant, facilitator and company contact.
"""

from tests.permissions.policy import Row
from tests.permissions.table.api import API
from tests.permissions.table.authoring import AUTHORING_SITE, FILES, FRAMES
from tests.permissions.table.certificates import CERTIFICATES
from tests.permissions.table.cohorts import CASES, COHORTS, COURSE_SPACE
from tests.permissions.table.libraries import AREAS, EXEMPT
from tests.permissions.table.site import ACCOUNTS, COMPANIES, OFFICE, SITE

SECTIONS: dict[str, tuple[Row, ...]] = {
    "The site": SITE,
    "Accounts": ACCOUNTS,
    "The course space": COURSE_SPACE,
    "Running cohorts": COHORTS,
    "The office": OFFICE,
    "Companies": COMPANIES,
    "Certificates": CERTIFICATES,
    "The authoring site": AUTHORING_SITE,
    "Files of courses": FILES,
    "Frames of exercises": FRAMES,
    "API": API,
}
ROWS = tuple(row for rows in SECTIONS.values() for row in rows)

__all__ = ["AREAS", "CASES", "EXEMPT", "ROWS", "SECTIONS"]
