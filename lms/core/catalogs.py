"""Translations without GNU gettext: extract with Babel, keep the .po files sorted, compile to .mo."""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

LANGUAGES = ("sv", "de")
KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
APPS = ("lms", "accounts", "companies", "content", "courses", "cohorts", "certificates")


def locale_file(app: str, language: str) -> Path:
    return Path(settings.BASE_DIR) / app / "locale" / language / "LC_MESSAGES" / "django.po"


def found_in(app: str) -> Catalog:
    """Every message of one app's Python modules and templates."""
    catalog = Catalog()
    root = Path(settings.BASE_DIR) / app
    for path in sorted([*root.rglob("*.py"), *root.rglob("*.html"), *root.rglob("*.txt")]):
        if {"migrations", "static", "demo"} & set(path.relative_to(root).parts):
            continue
        source = path.read_text()
        if path.suffix != ".py":
            source = "\n".join(map(str.lstrip, templatize(source, origin=str(path)).splitlines()))
        for _line, message, _comments, context in extract(
            "python", io.BytesIO(source.encode()), keywords=KEYWORDS
        ):
            flags = {"python-format"} if "%(" in str(message) else set()
            catalog.add(message, flags=flags, context=context)
    return catalog


def known(app: str, language: str) -> Catalog:
    path = locale_file(app, language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(app: str) -> None:
    """Bring the app's .po files up to date: new messages empty, those gone removed."""
    template = found_in(app)
    for language in LANGUAGES:
        catalog = known(app, language)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        catalog.header_comment = f"# {app} in {language}"
        path = locale_file(app, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalog, width=110, sort_output=True, no_location=True, omit_header=False)
        text = path.read_text()
        kept = [
            line
            for line in text.splitlines(keepends=True)
            if not line.startswith(('"POT-Creation', '"PO-Revision', '"Generated'))
        ]
        path.write_text("".join(kept))


def untranslated(app: str) -> list[str]:
    """Messages of the app that lack a translation, as `app/language: message`."""
    missing = []
    for language in LANGUAGES:
        catalog = known(app, language)
        for message in found_in(app):
            if not message.id:
                continue
            entry = catalog.get(
                message.id[0] if isinstance(message.id, tuple) else message.id, message.context
            )
            strings = (
                entry.string
                if entry and isinstance(entry.string, tuple)
                else (entry.string if entry else "",)
            )
            if not all(strings):
                missing.append(f"{app}/{language}: {message.id}")
    return missing


def compile_all() -> None:
    """Write the .mo file beside every .po file that is newer."""
    for app in APPS:
        for language in LANGUAGES:
            path = locale_file(app, language)
            target = path.with_suffix(".mo")
            if path.exists() and (not target.exists() or target.stat().st_mtime < path.stat().st_mtime):
                with target.open("wb") as file:
                    write_mo(file, known(app, language))
