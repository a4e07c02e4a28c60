"""What each app says about the personal data it keeps: `<app>/privacy.py` fills these, a test refuses silence."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Personal:
    """One model's promise, in words for the record of processing."""

    purpose: str
    retention: str
    export: str
    erasure: str
