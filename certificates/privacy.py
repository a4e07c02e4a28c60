"""The personal data of this app: why it is kept, how long, and what export and erasure do with it."""

from lms.core.personal import Personal

PERSONAL = {
    "Certificate": Personal(
        purpose="to prove completion to anyone with the code",
        retention="for ever, as the person wants; after erasure without the name",
        export="whole, with the PDF",
        erasure="name removed, number and status stay verifiable",
    ),
    "Rendering": Personal(
        purpose="the PDF as issued",
        retention="as the certificate",
        export="the file",
        erasure="deleted; its digest stays",
    ),
    "BatchItem": Personal(
        purpose="to issue many without issuing one twice",
        retention="two years",
        export="whole",
        erasure="stays with the pseudonym",
    ),
}
# Models without data about a person, or with no more than the number of who did it; each says why.
NOT_PERSONAL = {
    "Batch": "an order to issue; the administrator by number",
    "CertificateType": "a form; its signatory is a public office",
    "Series": "a counter",
}
