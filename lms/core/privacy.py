"""The personal data of this app: why it is kept, how long, and what export and erasure do with it."""

from lms.core.personal import Personal

PERSONAL = {
    "AuditEvent": Personal(
        purpose="who did what",
        retention="ten years",
        export="the person's own deeds",
        erasure="stays: it holds numbers, never names",
    ),
    "Mail": Personal(
        purpose="letters on their way",
        retention="the text until sent, the line two years",
        export="subject and date",
        erasure="deleted",
    ),
    "Upload": Personal(
        purpose="files that people handed in",
        retention="as what they belong to",
        export="the file",
        erasure="deleted with the file",
    ),
    "Receipt": Personal(
        purpose="to do what is sent twice once",
        retention="90 days",
        export="not exported: a technical key",
        erasure="stays: it holds numbers, never names",
    ),
}
# Models without data about a person, or with no more than the number of who did it; each says why.
NOT_PERSONAL = {
    "OutboxEvent": "numbers of rows on their way to another app",
}
