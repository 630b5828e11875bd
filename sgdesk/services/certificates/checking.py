"""Checking a PDF of certificates: what it is as a file, and what the register says of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from sgdesk.domain.certificates.certificate import CertificateContent, CheckResult, normal_number
from sgdesk.domain.certificates.dress import Dress, dress_of
from sgdesk.domain.certificates.verdicts import FileFinding, Sentence, file_verdict
from sgdesk.domain.certificates.verification import numbers_on
from sgdesk.domain.certificates.wording import refresh_words
from sgdesk.domain.dates import long_date
from sgdesk.services.certificates.paper import PaperWords, paper_words
from sgdesk.services.certificates.register import Check, check_number, contents, contents_pdf
from sgdesk.services.file.workspace import Workspace

_WORST = (
    CheckResult.ALTERED,
    CheckResult.UNKNOWN,
    CheckResult.ERASED,
    CheckResult.REVOKED,
    CheckResult.REPLACED,
    CheckResult.STANDS,
)
"""One answer for many certificates: the first of these that any of them has."""


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """A PDF that bears numbers of certificates, and each of them in its order."""

    file: str
    finding: FileFinding
    checks: tuple[Check, ...]

    @property
    def result(self) -> CheckResult:
        """The answer for all of it: it stands where the file and each certificate do."""
        if self.finding in (FileFinding.OTHER_BYTES, FileFinding.OTHER_WORDS):
            return CheckResult.ALTERED
        return self._worst

    def sentences(self) -> tuple[Sentence, ...]:
        """What the file is, then the verdict on each certificate with its facts."""
        each = (sentence for check in self.checks for sentence in check.verdict())
        caution = next((check.caution() for check in self.checks if check.caution()), ())
        return (file_verdict(self.finding, self._worst, self.file), *each, *caution)

    @property
    def _worst(self) -> CheckResult:
        return min((each.result for each in self.checks), key=_WORST.index)


def check_paper(workspace: Workspace, content: bytes, file: str) -> PaperCheck | None:
    """Check a PDF of certificates; ``None`` for a file that bears no number of ours.

    See :func:`check_words`. Raises :class:`InputError` where it cannot be read within limits.
    """
    return check_words(workspace, content, file, paper_words(content, file))


def check_words(
    workspace: Workspace, content: bytes, file: str, words: PaperWords
) -> PaperCheck | None:
    """The same for a PDF whose words were read already.

    Where the same version of the program wrote it, it has to be what that prints for these
    numbers in the dress that the file names, however another computer packs it. Where another
    did, or where somebody printed, parted or signed it with another program, its words have to be
    those of the register.
    """
    from sgdesk.reports.layout.marks import is_comparable, unpacked

    on_pages = [number for page in words.pages for number in _certificates_on(page)]
    numbers = tuple(dict.fromkeys(on_pages or _certificates_on(words.keywords)))
    known = contents(workspace, numbers)
    if not known:
        return None
    checks = tuple(check_number(workspace, number) for number in numbers)
    dress = dress_of(words.keywords)
    ours = contents_pdf(known, dress or Dress())
    is_drawn_alike = dress is not None and is_comparable(words.creator, words.producer)
    if content == ours:
        finding = FileFinding.AS_PRINTED
    elif is_drawn_alike and unpacked(content) != unpacked(ours):
        finding = FileFinding.OTHER_BYTES
    else:
        said = _letters("".join(words.pages))
        printed = _letters("".join(paper_words(ours, file).pages))
        is_same = all(_is_said(each, said, printed) for each in known)
        finding = FileFinding.SAME_WORDS if is_same else FileFinding.OTHER_WORDS
    return PaperCheck(file, finding, checks)


def _certificates_on(text: str) -> Iterator[str]:
    for each in numbers_on(text):
        number = normal_number(each)
        if number is not None:
            yield number


def _is_said(content: CertificateContent, said: str, printed: str) -> bool:
    """Whether all that the certificate says of the training stands in what is said.

    A script that cannot be read back even from our own paper is left to the eye.
    """
    facts = (
        content.organisation,
        content.person_name,
        content.course_title,
        content.level,
        *content.learning_points,
        *content.outcomes,
        refresh_words(content),
        content.reach,
        long_date(content.completed_on),
        content.duration_hours,
        content.method,
        content.trainer,
        *(name for name, _ in content.signatories),
        long_date(content.issued_on),
    )
    return all(fact in said for fact in map(_letters, facts) if fact in printed)


def _letters(text: str) -> str:
    """Text without blanks and breaks, which differ from one setting to the next."""
    return "".join(text.split())
