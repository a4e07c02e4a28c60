"""The API."""

from tests.permissions.policy import ALL, SIGNED_IN, page
from tests.permissions.table.places import certificate, code, cohort, course, enrolment, version
from tests.permissions.table.words import COHORT, PARTICIPANT

API = (
    page("api:course-list", "Courses of one's organisations", open=SIGNED_IN, api=True),
    page(
        "api:course-detail",
        "A course",
        course,
        open="administrator author facilitator other_facilitator",
        api=True,
    ),
    page("api:version-list", "Versions of them", open=SIGNED_IN, api=True),
    page(
        "api:version-detail",
        "A version",
        version,
        open="administrator author facilitator other_facilitator",
        api=True,
    ),
    page("api:cohort-list", "Cohorts that one runs or attends", open=SIGNED_IN, api=True),
    page("api:cohort-detail", "A cohort", cohort, open=COHORT, api=True),
    page(
        "api:enrolment-list", "One's enrolments, and those of cohorts that one runs", open=SIGNED_IN, api=True
    ),
    page("api:enrolment-detail", "An enrolment", enrolment, open=COHORT, api=True),
    page("api:enrolment-progress", "Its progress", enrolment, open=COHORT, api=True),
    page("api:certificate-list", "Certificates that one holds or issues", open=SIGNED_IN, api=True),
    page("api:certificate-detail", "A certificate", certificate, open=COHORT, kept=PARTICIPANT, api=True),
    page("api:verify", "What a certificate's code stands for", code, open=ALL, api=True),
    page("api:schema", "The description of the API", open=SIGNED_IN, api=True),
    page("api:docs", "The same to read", open=SIGNED_IN, api=True),
)
