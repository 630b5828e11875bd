"""What checking a certificate or a return found, in sentences: one wording for screen and paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from sgdesk.domain.certificates.certificate import CertificateContent, CheckResult
from sgdesk.domain.certificates.verification import Signed
from sgdesk.domain.certificates.wording import refresh_label, refresh_words
from sgdesk.domain.dates import long_date
from sgdesk.domain.figures import share_text

MARKS = {
    CheckResult.STANDS: "✓",
    CheckResult.REPLACED: "↷",
    CheckResult.REVOKED: "✕",
    CheckResult.ALTERED: "✕",
    CheckResult.UNKNOWN: "✕",
    CheckResult.ERASED: "▬",
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
        "Altered: the number is ours, but the signature does not fit what our register holds."
    ),
    CheckResult.UNKNOWN: "Unknown: this number is not in our register.",
    CheckResult.ERASED: (
        "Erased: we issued a certificate with this number. What it said was erased {reason}, and "
        "nothing more is kept."
    ),
}

_RETURN = {
    CheckResult.STANDS: "Genuine: it matches what our file holds, and it still stands.",
    CheckResult.REPLACED: "Replaced: it is genuine, but return {other} has taken its place.",
    CheckResult.REVOKED: "Revoked.",
    CheckResult.ALTERED: "Altered: it is not what we signed and kept.",
    CheckResult.UNKNOWN: "Unknown: {what} is of no return of ours.",
    CheckResult.ERASED: "Erased.",
}

if not set(MARKS) == set(_CERTIFICATE) == set(_RETURN) == set(CheckResult):
    raise TypeError("every result of a check needs its mark and its sentences")


_LOST = "Altered: the number is ours, but its signature is gone from our register."

_UNSIGNED = Sentence(
    "It has no signature, because it was issued before this file signed its certificates: only "
    "our register speaks for it."
)
_SIGNED_IN_PART = Sentence(
    "Its signature covers the number, the name, the course and the day. It does not cover the "
    "rest, such as the hours, because it was issued before all of a certificate was signed."
)

WHO_COULD_SIGN = Sentence(
    "A signature says that it was made with the key in this organisation file. The file has no "
    "passphrase, so whoever could copy it could sign too."
)


def certificate_verdict(
    result: CheckResult,
    content: CertificateContent | None,
    reason: str,
    replaced_by: str,
    signed: Signed | None = None,
) -> tuple[Sentence, ...]:
    """The verdict, and where the number is known what the register holds, to compare.

    Where the signature covers less than all of it, that is told.
    """
    lost = result is CheckResult.ALTERED and signed is Signed.NOTHING
    template = _LOST if lost else _CERTIFICATE[result]
    verdict = Sentence(template, {"other": replaced_by, "reason": reason})
    if content is None:
        return (verdict,)
    return (verdict, _held(content), _rest(content), *_coverage(result, signed))


def _coverage(result: CheckResult, signed: Signed | None) -> tuple[Sentence, ...]:
    if result is CheckResult.ALTERED or signed is None:
        return ()
    return {Signed.ALL: (), Signed.FOUR: (_SIGNED_IN_PART,), Signed.NOTHING: (_UNSIGNED,)}[signed]


def _held(content: CertificateContent) -> Sentence:
    about = {
        "number": content.number,
        "person": content.person_name,
        "course": content.course_title,
        "day": long_date(content.completed_on),
    }
    held = (
        "Hold the paper against this: certificate {number}, issued to {person} for {course}, "
        "attended on {day}."
    )
    return Sentence(held, about)


def _rest(content: CertificateContent) -> Sentence:
    """What else stands on it, as far as it says anything."""
    signers = " and ".join(f"{name} ({post})" for name, post in content.signatories)
    facts = (
        ("title", content.heading),
        ("organisation", content.organisation),
        ("charity number", content.charity_number),
        ("level", content.level),
        ("learned", " · ".join(content.learning_points or content.outcomes)),
        ("length", content.duration_hours),
        ("how", content.method),
        ("trainer", content.trainer),
        ("provided by", content.provider),
        (refresh_label(content).lower(), refresh_words(content)),
        ("to be signed by", signers),
        ("to be checked with", content.reach),
        ("issued on", long_date(content.issued_on)),
        ("in place of", content.replaces),
    )
    said = "; ".join(f"{label} {value}" for label, value in facts if value)
    return Sentence("It also says: {facts}.", {"facts": said})


class FileFinding(StrEnum):
    """What a PDF that bears numbers of certificates is, as a file."""

    AS_PRINTED = "as_printed"
    SAME_WORDS = "same_words"
    OTHER_WORDS = "other_words"
    OTHER_BYTES = "other_bytes"


_FILE = {
    FileFinding.AS_PRINTED: (
        "Genuine: {file} is letter for letter what we print for these certificates."
    ),
    FileFinding.SAME_WORDS: (
        "Genuine: {file} bears these numbers with their names, courses and days. Another computer, "
        "version or program wrote the file, so look at the page too."
    ),
    FileFinding.OTHER_WORDS: (
        "Altered: {file} bears numbers of ours, but its words are not those that our register "
        "holds."
    ),
    FileFinding.OTHER_BYTES: (
        "Altered: {file} bears numbers of ours, but it was changed since we wrote it."
    ),
}

_WORST_IN_FILE = {
    CheckResult.STANDS: "Genuine: every certificate in {file} stands.",
    CheckResult.REPLACED: "Replaced: another has taken the place of a certificate in {file}.",
    CheckResult.REVOKED: "Revoked: a certificate in {file} no longer stands.",
    CheckResult.ALTERED: (
        "Altered: what our register holds of a certificate in {file} does not fit its signature."
    ),
    CheckResult.UNKNOWN: "Unknown: a number in {file} is not in our register.",
    CheckResult.ERASED: (
        "Erased: a number in {file} is ours, and what its certificate said was erased since."
    ),
}

if set(_FILE) != set(FileFinding) or set(_WORST_IN_FILE) != set(CheckResult):
    raise TypeError("every finding about a file needs its sentence")

UNKNOWN_FILE = (
    "Unknown: {what} bears no number of ours that can be read. If a number is printed on it, check "
    "that number."
)


def file_verdict(finding: FileFinding, worst: CheckResult, file: str) -> Sentence:
    """What a PDF of certificates is, where ``worst`` is the answer to any of them.

    A file that was altered is told as that first, and then that not all in it stands.
    """
    is_sound = finding in (FileFinding.AS_PRINTED, FileFinding.SAME_WORDS)
    all_stand = worst is CheckResult.STANDS
    template = _FILE[finding] if all_stand or not is_sound else _WORST_IN_FILE[worst]
    return Sentence(template, {"file": file})


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
    known = not file or result is not CheckResult.UNKNOWN
    template = _RETURN[result] if known else UNKNOWN_FILE
    verdict = Sentence(template, {"other": replaced_by, "what": file or number})
    if days is None:
        return (verdict,)
    about: dict[str, object] = {"file": file, "number": number}
    about |= {"day": long_date(days[0]), "final": long_date(days[1])}
    named = "{file} of return {number}" if file else "Return {number}"
    return verdict, Sentence(f"{named}, as at {{day}}, made final on {{final}}.", about)


def head_verdict(
    result: CheckResult,
    entry: int | None,
    entries: int,
    day: date | None,
    *,
    broken_at: int | None,
) -> tuple[Sentence, ...]:
    """The verdict on a hash that is said to be of the history, and which entry it is."""
    if entry is None or day is None:
        return (
            Sentence(
                "Not in this history: the history was cut off or rebuilt since that paper was "
                "made, or the paper is of another file. The history has {entries} entries.",
                {"entries": entries},
            ),
        )
    about = {"entry": entry, "entries": entries, "day": long_date(day), "broken": broken_at}
    place = Sentence("It is entry {entry} of {entries} in this history, of {day}.", about)
    if result is CheckResult.ALTERED:
        words = "Altered: it is of this history, but entry {broken} was altered since."
        return Sentence(words, about), place
    words = "Genuine: all of the history up to it is as it was when that paper was made."
    return Sentence(words, about), place


_KEY = {
    CheckResult.STANDS: (
        "Genuine: it was signed with this key, and no figure and no word of it was altered since. "
        "Whose key it is, and whether a later return has taken its place, it cannot say."
    ),
    CheckResult.ALTERED: "Altered: its signature does not fit what it says.",
    CheckResult.UNKNOWN: "Unknown: {why}.",
}


def key_verdict(result: CheckResult, why: str = "") -> Sentence:
    """The verdict on a return that was checked with a key alone."""
    return Sentence(_KEY[result], {"why": why})


def signed_figures(content: Mapping[str, Any]) -> tuple[Sentence, ...]:
    """What was signed of a return, a sentence for each requirement, to hold against the paper."""
    rules = content.get("rules", {}).get("requirements", ())
    titles = {each["requirement"]: each["title"] for each in rules}
    rows = content.get("requirements", ())
    if not rows:
        return ()
    head = Sentence(
        "Hold the paper against these figures, as they were signed. People counted: {people}.",
        {"people": content["people"]},
    )
    return (head, *(_figures(titles.get(each["requirement"], ""), each) for each in rows))


def _figures(title: str, row: Mapping[str, Any]) -> Sentence:
    percent = row["percent"]
    return Sentence(
        "{title}: {completed} of {counted} ({percent}). Required {required}, exempt {exempt}, "
        "in date {in_date}, due soon {due_soon}, overdue {overdue}, new {new_starter}, not done "
        "{not_done}.",
        dict(row)
        | {
            "title": title or row["requirement"],
            "counted": row["required"] - row["exempt"],
            "percent": share_text(percent),
        },
    )
