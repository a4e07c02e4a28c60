"""Why a package is refused, in sentences that name the file and the reason."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.core.errors import DomainError

SHOWN = 12


@dataclass(frozen=True)
class Problem:
    """One reason: a stable code for programs and a translated sentence for people."""

    code: str
    sentence: str


class Refused(DomainError):
    """The package was refused and nothing of it was kept; `problems` says why."""

    def __init__(self, problems: list["Problem"]):
        self.problems = problems
        super().__init__(" ".join(self.sentences))

    @property
    def sentences(self) -> list[str]:
        """At most a screenful of sentences; the last one counts what is left out."""
        shown = [problem.sentence for problem in self.problems[:SHOWN]]
        if (more := len(self.problems) - SHOWN) > 0:
            shown.append(ngettext("And %(n)d more problem.", "And %(n)d more problems.", more) % {"n": more})
        return shown

    @property
    def codes(self) -> set[str]:
        return {problem.code for problem in self.problems}


@dataclass
class Findings:
    """Collects problems, so that an author sees all of them at once."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, code: str, sentence: str) -> None:
        self.problems.append(Problem(code, sentence))

    def stop_if_any(self) -> None:
        """Refuse when something was found."""
        if self.problems:
            raise Refused(self.problems)


def refuse(code: str, sentence: str) -> Refused:
    """A refusal for one reason, ready to raise."""
    return Refused([Problem(code, sentence)])


def unreadable(path: str) -> Refused:
    """The refusal for a file whose bytes in the archive are damaged or do not match its header."""
    return refuse("damaged", _("%(file)s is damaged in the archive.") % {"file": shorten(path)})


def shorten(path: str) -> str:
    """A file name as it may be shown in a sentence: printable and not longer than a line."""
    clean = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in path)
    return clean if len(clean) <= 100 else f"{clean[:60]}…{clean[-30:]}"
