"""Facts for tests of the paper that need no database."""

import copy

from certificates.facts import Facts, Words

WORDS = {
    "sv": ("Intyg", "Härmed intygas att", "har genomfört ledarskapsprogrammet", "Innehåll"),
    "de": ("Zertifikat", "Hiermit wird bestätigt, dass", "das Führungsprogramm abgeschlossen hat", "Inhalte"),
    "en": ("Certificate", "This is to certify that", "has completed the leadership programme", "Contents"),
}


def words(language):
    heading, certifies, completed, modules = WORDS[language]
    return Words(
        heading=heading,
        certifies=certifies,
        completed=completed,
        facts=[["Period", "12 January – 18 May 2026"], ["Extent", "40 hours"]],
        modules=modules,
        signed="Skellefteå, 20 May 2026",
        verify="Verify",
        verify_hint="Compare.",
        qr="QR code",
        number="No.",
        code="Code",
    )


def facts(**changes) -> Facts:
    """The facts of Anna's certificate, with those changes."""
    whole = Facts(
        number="SKE-2026-0007",
        code="7K3M-9QXR-T4WD",
        verify_url="https://learn.example.org/verify/7K3M-9QXR-T4WD/",
        language="sv",
        name="Anna Berg",
        course={
            "sv": "Leda i det lilla företaget",
            "de": "Führen im kleinen Unternehmen",
            "en": "Leading small",
        },
        kind={"sv": "Ledarskapsprogram", "de": "Führungsprogramm", "en": "Leadership programme"},
        outcome={"sv": "Genomfört", "de": "Abgeschlossen", "en": "Completed"},
        hours="40",
        starts_on="2026-01-12",
        ends_on="2026-05-18",
        issued_on="2026-05-20",
        expires_on="",
        organisation={"name": "Skellefteå kommun", "accent": "#1b5e4d"},
        signatory={"name": "Karin Öberg", "title": {"sv": "Näringslivschef"}, "place": "Skellefteå"},
        modules=[{"title": {"sv": "Delegera", "de": "Delegieren", "en": "Delegating"}}],
        words={language: words(language) for language in WORDS},
    )
    return copy.deepcopy(whole) | changes
