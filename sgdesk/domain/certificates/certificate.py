"""Certificates: when one may be issued, how it is numbered, and what is printed on it."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sgdesk.domain.organisation.pack import FollowUpWindow, Gate, GateKind


class CertificateState(StrEnum):
    """Where one training record stands on the way to its certificate."""

    READY = "ready"
    ISSUED = "issued"
    REVOKED = "revoked"
    UNPRINTABLE = "unprintable"
    WAITING = "waiting"
    NOT_OURS = "not_ours"
    NOT_COMPLETED = "not_completed"
    VOIDED = "voided"


class WaitingFor(StrEnum):
    """What is still missing: a form, the checklist, or the day of the training itself."""

    EVALUATION = "evaluation"
    IMPACT_EVALUATION = "impact_evaluation"
    INDUCTION_CHECKLIST = "induction_checklist"
    DAY = "day"


FORMS_AWAITED = frozenset({WaitingFor.EVALUATION, WaitingFor.IMPACT_EVALUATION})
"""What is missing that somebody fills in after the training."""


class CheckResult(StrEnum):
    """What the register, and the signature where there is one, say of a certificate."""

    STANDS = "stands"
    REVOKED = "revoked"
    REPLACED = "replaced"
    ALTERED = "altered"
    UNKNOWN = "unknown"
    ERASED = "erased"
    """The number was ours, and whoever it was issued to was erased at their wish or ours."""


@dataclass(frozen=True, slots=True)
class GateInput:
    """What the gate needs to know of one training record.

    ``evaluated_on`` and ``impact_on`` are the days on which the forms came in, ``impact_sent``
    the day on which the impact form was sent; ``checklist_open`` says that an induction
    checklist was begun and is not finished, ``month_only`` that no more than the month is known.
    """

    completed_on: date
    is_induction: bool
    evaluated_on: date | None = None
    impact_on: date | None = None
    impact_sent: date | None = None
    checklist_open: bool = False
    month_only: bool = False


@dataclass(frozen=True, slots=True)
class GateChoice:
    """How the organisation follows its partnership's gate for its own courses.

    ``follow`` is off where the organisation switched the gate off; ``sent_is_enough`` is
    Harrow's other reading: the certificate follows once the impact form has been sent.
    """

    follow: bool = True
    sent_is_enough: bool = False


@dataclass(frozen=True, slots=True)
class GateVerdict:
    """Whether the gate is open; if not, for which form it waits and from when that opens."""

    waiting_for: WaitingFor | None = None
    fillable_from: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether the certificate may be issued."""
        return self.waiting_for is None


def judge_gate(
    record: GateInput,
    gate: Gate | None,
    window: FollowUpWindow | None,
    choice: GateChoice,
    as_at: date,
) -> GateVerdict:
    """Apply RULES, "When a certificate may be issued", on the day ``as_at``.

    A certificate states the day, so it waits where no more than the month is known. Induction has
    no gate but its own checklist. The other gates are the pack's: the
    end-of-course evaluation (Herefordshire 8.2, Sandwell 11), or the impact evaluation
    (Harrow), which can be filled in from the opening of the follow-up window.
    """
    if record.month_only:
        return GateVerdict(WaitingFor.DAY, record.completed_on)
    if record.is_induction:
        unfinished = GateVerdict(WaitingFor.INDUCTION_CHECKLIST, record.completed_on)
        return unfinished if record.checklist_open else GateVerdict()
    if gate is None or not choice.follow:
        return GateVerdict()
    if gate.kind is GateKind.EVALUATION:
        missing = GateVerdict(WaitingFor.EVALUATION, record.completed_on)
        return GateVerdict() if _is_in(record.evaluated_on, as_at) else missing
    sent = choice.sent_is_enough and _is_in(record.impact_sent, as_at)
    if sent or _is_in(record.impact_on, as_at):
        return GateVerdict()
    opens = window.opens.after(record.completed_on) if window else record.completed_on
    return GateVerdict(WaitingFor.IMPACT_EVALUATION, opens)


def _is_in(day: date | None, as_at: date) -> bool:
    return day is not None and day <= as_at


_OURSELVES = frozenset({"inhouse", "in house", "internal", "ourselves"})


def is_own_provider(provider: str, names: Iterable[str]) -> bool:
    """Whether a provider's name means the organisation itself: one of its names, or "in-house".

    ``names`` are that which it has and those which it had.
    """
    said = _plain(provider)
    return bool(said) and (said in _OURSELVES or any(said == _plain(name) for name in names))


def _plain(text: str) -> str:
    letters = "".join(char if char.isalnum() else " " for char in text.casefold())
    return " ".join(letters.split())


_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXY"
"""31 letters and figures, none taken for another; a prime, so that any one misread is noticed."""

_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_LENGTH = 11


def new_number() -> str:
    """A certificate number that cannot be guessed: 54 random bits and a check letter."""
    body = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    return _grouped(body + _check_letter(body))


def normal_number(text: str) -> str | None:
    """The number as it is kept, from however it was typed; ``None`` where it cannot be one.

    Spaces, hyphens and case do not matter, and O, I, L are read as 0, 1, 1.
    """
    plain = "".join(char for char in text.upper() if char.isalnum()).translate(_MISREAD)
    if len(plain) != _LENGTH + 1 or any(char not in _ALPHABET for char in plain):
        return None
    return _grouped(plain) if _check_letter(plain[:-1]) == plain[-1] else None


def _grouped(plain: str) -> str:
    return "-".join(plain[place : place + 4] for place in range(0, len(plain), 4))


def _check_letter(body: str) -> str:
    total = sum(place * _ALPHABET.index(char) for place, char in enumerate(body, start=1))
    return _ALPHABET[total % len(_ALPHABET)]


HEADING = "Certificate of completion"
"""The title of what was issued before certificates said that it is about safeguarding."""


@dataclass(frozen=True, slots=True)
class CertificateContent:
    """What is printed on one certificate, frozen at issue.

    ``learning_points`` stand on the front of what was issued while they were printed there;
    ``outcomes`` are all that the course is to achieve, for the back. ``reach`` is how to reach
    whoever issued it, ``refresh_by`` the day by which ``refresh_rule`` asks for it again.
    """

    number: str
    organisation: str
    person_name: str
    course_title: str
    completed_on: date
    issued_on: date
    charity_number: str = ""
    level: str = ""
    duration_hours: str = ""
    provider: str = ""
    trainer: str = ""
    method: str = ""
    learning_points: tuple[str, ...] = ()
    signatories: tuple[tuple[str, str], ...] = ()
    replaces: str = ""
    verification: str = ""
    logo_png: bytes | None = None
    partnership_note: str = ""
    heading: str = HEADING
    outcomes: tuple[str, ...] = ()
    reach: str = ""
    refresh_by: date | None = None
    refresh_rule: str = ""


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate of the register, with what was frozen at issue."""

    id: int
    number: str
    training_id: int
    person_id: int
    issued_on: date
    content: CertificateContent
    signature: str
    replaces_id: int | None
    revoked_on: date | None
    revoked_reason: str


@dataclass(frozen=True, slots=True)
class CompletedTraining:
    """Completed training that is not struck out, with what a certificate says of it."""

    training_id: int
    person_id: int
    person_name: str
    course_id: int
    course_title: str
    course_duration: str
    completed_on: date
    provider: str
    method: str
    trainer: str
    hours: str
    course_objectives: str
    month_only: bool = False
    session_id: int | None = None
