"""What checking a certificate or a return found, in sentences: one wording for screen and paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sgdesk.domain.certificates.certificate import CertificateContent, CheckResult
from sgdesk.domain.dates import long_date

MARKS = {
    CheckResult.STANDS: "✓",
    CheckResult.REPLACED: "↷",
    CheckResult.REVOKED: "✕",
    CheckResult.ALTERED: "✕",
    CheckResult.UNKNOWN: "✕",
}
"""A mark for each result, since a colour alone says nothing."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A plain English template, which is also the key of its translation, and its values."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values)


_CERTIFICATE = {
    CheckResult.STANDS: "Genuine: it matches what our register holds, and it still stands.",
    CheckResult.REPLACED: "Replaced: certificate {other} has taken its place.",
    CheckResult.REVOKED: "Revoked: {reason}.",
    CheckResult.ALTERED: (
        "Altered: the number is ours, but the signature does not fit what our register holds. "
        "Compare the paper with this."
    ),
    CheckResult.UNKNOWN: "Unknown: this number is not in our register.",
}

_RETURN = {
    CheckResult.STANDS: "Genuine: it matches what our file holds, and it still stands.",
    CheckResult.REPLACED: "Replaced: it is genuine, but return {other} has taken its place.",
    CheckResult.REVOKED: "Revoked.",
    CheckResult.ALTERED: "Altered: it is not what we signed. Our file holds another.",
    CheckResult.UNKNOWN: "Unknown: {what} is of no return of ours.",
}

if not set(MARKS) == set(_CERTIFICATE) == set(_RETURN) == set(CheckResult):
    raise TypeError("every result of a check needs its mark and its sentences")


def certificate_verdict(
    result: CheckResult, content: CertificateContent | None, reason: str, replaced_by: str
) -> tuple[Sentence, ...]:
    """The verdict, and where the number is known what the register holds, to compare."""
    verdict = Sentence(_CERTIFICATE[result], {"other": replaced_by, "reason": reason})
    if content is None:
        return (verdict,)
    about = {
        "number": content.number,
        "person": content.person_name,
        "course": content.course_title,
        "day": long_date(content.completed_on),
    }
    held = "Certificate {number}, issued to {person} for {course}, attended on {day}."
    return verdict, Sentence(held, about)


def return_verdict(
    result: CheckResult,
    what: tuple[str, str],
    days: tuple[date, date] | None,
    replaced_by: str,
) -> tuple[Sentence, ...]:
    """The verdict on ``what`` (a file's name or nothing, and a number), and of which return.

    ``days`` are its as-at day and the day on which it was made final, where it is known.
    """
    file, number = what
    verdict = Sentence(_RETURN[result], {"other": replaced_by, "what": file or number})
    if days is None:
        return (verdict,)
    about: dict[str, object] = {"file": file, "number": number}
    about |= {"day": long_date(days[0]), "final": long_date(days[1])}
    named = "{file} of return {number}" if file else "Return {number}"
    return verdict, Sentence(f"{named}, as at {{day}}, made final on {{final}}.", about)
