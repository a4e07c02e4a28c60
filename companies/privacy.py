"""The personal data of this app: why it is kept, how long, and what export and erasure do with it."""

from lms.core.personal import Personal

PERSONAL = {
    "Contact": Personal(
        purpose="to know who speaks for a company",
        retention="two years after its end",
        export="whole",
        erasure="ended; stays with the pseudonym",
    ),
}
# Models without data about a person, or with no more than the number of who did it; each says why.
NOT_PERSONAL = {
    "Company": "a legal entity; sole traders' numbers are treated as the register does",
}
