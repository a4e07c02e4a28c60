"""Organisations, companies and people of the demo."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.contrib.auth.hashers import make_password

from accounts import actions as accounts
from accounts.models import Organisation, User
from companies.models import Company, Contact

FOLDER = Path(__file__).resolve().parent
PASSWORD = "demo-norrsken-2026"  # noqa: S105 - printed by ./dev run, for the demo only
ACCENTS = {"skelleftea": "pine", "alvsbyn": "ember", "pitea": "lake"}
PREFIXES = {"skelleftea": "SKE", "alvsbyn": "ALV", "pitea": "PIT"}
ROLES = {
    "administrators": "administrator",
    "facilitators": "facilitator",
    "authors": "author",
    "advisers": "adviser",
}


@cache
def texts(name: str) -> Any:
    """One of the YAML files beside this module, such as `people` or `leadership/course`."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text())


@cache
def password_hash() -> str:
    return make_password(PASSWORD)


def load_people() -> dict[str, User]:
    """Everyone by slug, with roles, companies and contacts; a second call makes nothing anew."""
    people = texts("people")
    organisations = {row["slug"]: _organisation(row) for row in people["organisations"]}
    companies = {row["slug"]: _company(row, organisations) for row in people["companies"]}
    found = {}
    for group in ("running", "finished", *ROLES, "company_contacts"):
        for row in people[group]:
            found[row["slug"]] = person = _person(row)
            if group in ROLES:
                accounts.give_role(person, organisations[row["organisation"]], ROLES[group], by=person)
            if group == "company_contacts":
                Contact.objects.get_or_create(company=companies[row["company"]], user=person, ended_at=None)
    return found


def _organisation(row):
    slug = row["slug"]
    defaults = {"name": row["name"], "accent": ACCENTS[slug], "certificate_prefix": PREFIXES[slug]}
    return Organisation.objects.get_or_create(slug=slug, defaults=defaults)[0]


def _company(row, organisations):
    organisation = organisations[row["organisation"]]
    defaults = {
        "name": row["name"],
        "municipality": organisation.name,
        "trade": row["trade"]["sv"],
        "employees": row["employees"],
    }
    company, new = Company.objects.get_or_create(country="SE", number=row["number"], defaults=defaults)
    if new:
        company.organisations.add(organisation)
    return company


def _person(row):
    names = {"given_name": row["given"], "family_name": row["family"], "language": row["language"]}
    defaults = names | {"password": password_hash()}
    return User.objects.get_or_create(email=row["email"], defaults=defaults)[0]


def company_of(row: dict[str, Any]) -> Company:
    """The company that a person of the YAML works for."""
    by_slug = {company["slug"]: company["number"] for company in texts("people")["companies"]}
    return Company.objects.get(country="SE", number=by_slug[row["company"]])
