"""The site itself, accounts, the office, companies."""

from tests.permissions.policy import ALL, SIGNED_IN, VISITOR, deed, form, page
from tests.permissions.table.places import (
    company,
    course,
    document,
    invitation,
    organisation,
    page_of_author,
    role,
)
from tests.permissions.table.words import ADMINISTRATORS, AUTHORING

SITE = (
    page("home", "The first page: the next step, or the catalogue", open=ALL, leads=VISITOR),
    page("catalogue", "What is offered", open=ALL),
    page("courses:show_course", "What a course asks and what is in it", course, open=ALL),
    page("accessibility", "How accessible the site is", open=ALL),
    page("privacy", "Who sees what", open=ALL),
    page("licence", "Source code and licence", open=ALL),
    page("health", "Whether the site is up", open=ALL),
    deed("set_language", "Change the language", open=ALL),
    deed("set_theme", "Change light and dark", open=ALL),
    page("components", "The parts that pages are made of (staff only)"),
    page("cms_login", "The authoring site's door: sends visitors to sign in, others may not enter"),
    page("wagtailcore_login", "The same for its public pages"),
    page("wagtail_serve", "A page of the authoring site in public: there is none", page_of_author),
    page(
        "wagtaildocs_serve",
        "A file of the authoring site",
        document,
        open="author administrator",
        gate=AUTHORING,
        file=True,
    ),
)

ACCOUNTS = (
    form("accounts:accept_invitation", "Set up the account by the link of a letter", invitation, open=ALL),
    form("accounts:settings", "One's name, language and letters", open=SIGNED_IN),
    deed("accounts:choose_notifications", "Choose which letters one gets", open=SIGNED_IN),
)

OFFICE = (
    form("accounts:list_people", "Colleagues and their roles; invite one", open=ADMINISTRATORS),
    deed("accounts:end_role", "End a colleague's role", role, open="administrator"),
    form(
        "accounts:change_organisation",
        "The organisation's name, colour and time zone",
        organisation,
        open="administrator",
        refused="facilitator other_facilitator author adviser",
    ),
)

COMPANIES = (
    page(
        "companies:list_companies",
        "Companies that one serves or speaks for",
        open="administrator other_administrator adviser contact",
    ),
    page(
        "companies:show_company",
        "A company: who speaks for it, who takes part",
        company,
        open="administrator adviser contact",
        refused="facilitator other_facilitator",
    ),
)
