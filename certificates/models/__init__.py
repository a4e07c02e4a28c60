"""Proof: frozen at issue, one per enrolment and type, verifiable by anyone with its code."""

from certificates.models.batches import Batch, BatchItem
from certificates.models.certificates import Certificate, Rendering, Revocation, Series
from certificates.models.types import CertificateType

__all__ = ["Batch", "BatchItem", "Certificate", "CertificateType", "Rendering", "Revocation", "Series"]
