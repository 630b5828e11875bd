"""What partnerships ask beside completed training, as counts and lines for a return.

No name of a person stands in these values, save in what somebody typed: such a line says so
(``free_words``), so that whoever prints it can mask it or leave it out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sgdesk.domain.dates import long_date
from sgdesk.domain.organisation.document_check import DocumentCheck
from sgdesk.domain.organisation.policy import TrainingPolicy
from sgdesk.domain.training.learning import LearningShared

FEWEST_ANSWERS = 5
"""Answers of fewer people than this are never parted: with them somebody could be recognised."""


@dataclass(frozen=True, slots=True)
class ConcernAnswers:
    """How people answered whether they feel able to raise a concern.

    Hartlepool and Stockton 1.5 and Herefordshire 4.1 ask for such an environment.
    The newest answer of each person in the period counts, of those in scope; ``not_asked`` are
    people in scope who were not asked in it.
    """

    yes: int = 0
    partly: int = 0
    no: int = 0
    not_asked: int = 0

    @property
    def asked(self) -> int:
        """How many people answered."""
        return self.yes + self.partly + self.no

    @property
    def may_be_parted(self) -> bool:
        """Whether enough answered that their answers can be given one by one."""
        return self.asked >= FEWEST_ANSWERS


@dataclass(frozen=True, slots=True)
class OutsideFacts:
    """Workers who are not ours on the day: how many, confirmed by their employer, to be asked."""

    people: int = 0
    confirmed: int = 0
    to_ask: int = 0


@dataclass(frozen=True, slots=True)
class RecruitingRow:
    """One requirement of people who take part in recruiting: in date, of how many.

    ``not_asked`` are those of them of whom no role asks it.
    """

    title: str
    completed: int
    required: int
    not_asked: int = 0


@dataclass(frozen=True, slots=True)
class RecruitingFacts:
    """Those who take part in recruiting (Sandwell 4.1, groups 5 and 6).

    ``roles`` are the names of the roles said to; ``not_said`` counts roles of which nobody has
    said yet whether they do. ``people`` hold one of the roles on the day; ``rows`` are in the
    order of the requirements.
    """

    roles: tuple[str, ...] = ()
    not_said: int = 0
    people: int = 0
    rows: tuple[RecruitingRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """How often a reason is held against a course that somebody did not come to (Sandwell 5.1)."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class AskedFacts:
    """Everything of this kind as at a day, and from ``since`` to it where it is of a period.

    ``people`` are those in scope and ``under_18`` how many of them are; ``learning`` and
    ``policy`` hold free words. ``course_reasons`` are counted apart from reasons of requirements,
    and of people in scope alone. ``document`` is ``None`` for a pathway that is nobody's document.
    """

    as_at: date
    since: date
    people: int
    under_18: int
    learning: tuple[LearningShared, ...] = ()
    policy: TrainingPolicy | None = None
    concerns: ConcernAnswers = ConcernAnswers()
    outside: OutsideFacts = OutsideFacts()
    recruiting: RecruitingFacts = RecruitingFacts()
    course_reasons: tuple[ReasonCount, ...] = ()
    document: DocumentCheck | None = None


class AskedAbout(StrEnum):
    """What a line is about; the order is that of :func:`asked_lines`."""

    UNDER_18 = "under_18"
    LEARNING = "learning"
    POLICY = "policy"
    CONCERNS = "concerns"
    OUTSIDE = "outside"
    RECRUITING = "recruiting"
    COURSE_REASONS = "course_reasons"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One sentence; ``free_words`` where it holds what somebody typed, which may hold a name."""

    about: AskedAbout
    text: str
    free_words: bool = False


def asked_lines(facts: AskedFacts) -> tuple[AskedLine, ...]:
    """The facts in plain sentences, each whole by itself. What was never noted says so."""
    return tuple(
        line
        for part in (
            _under_18(facts),
            _learning(facts),
            _policy(facts),
            _concerns(facts),
            _outside(facts),
            _recruiting(facts),
            _course_reasons(facts),
            _document(facts),
        )
        for line in part
    )


def _under_18(facts: AskedFacts) -> Iterator[AskedLine]:
    of = f"Of {_people(facts.people)} in scope"
    text = f"{of}, {facts.under_18:,} are under 18." if facts.under_18 != 1 else ""
    yield AskedLine(AskedAbout.UNDER_18, text or f"{of}, 1 is under 18.")


def _learning(facts: AskedFacts) -> Iterator[AskedLine]:
    period = f"from {long_date(facts.since)} to {long_date(facts.as_at)}"
    count = len(facts.learning)
    if not count:
        yield AskedLine(AskedAbout.LEARNING, f"No learning passed on is noted {period}.")
        return
    times = "once" if count == 1 else f"{count:,} times"
    yield AskedLine(AskedAbout.LEARNING, f"Learning was passed on {times} {period}.")
    for row in facts.learning:
        learnt = f" (learnt at {row.course})" if row.course else ""
        text = f"{long_date(row.shared_on)}, {row.team}: {row.summary}{learnt}"
        yield AskedLine(AskedAbout.LEARNING, text, free_words=True)


def _policy(facts: AskedFacts) -> Iterator[AskedLine]:
    policy = facts.policy
    if policy is None or policy.approved_on is None:
        yield AskedLine(AskedAbout.POLICY, "No training policy of our own is noted.")
        return
    text = f"Our own training policy was approved on {long_date(policy.approved_on)}"
    if policy.review_on is None:
        yield AskedLine(AskedAbout.POLICY, f"{text}; no day is set for its review.")
    elif policy.review_has_passed(facts.as_at):
        day = long_date(policy.review_on)
        yield AskedLine(AskedAbout.POLICY, f"{text}; it was to be reviewed by {day}.")
    else:
        day = long_date(policy.review_on)
        yield AskedLine(AskedAbout.POLICY, f"{text} and is to be reviewed by {day}.")
    said = [policy.title, policy.approved_by and f"approved by {policy.approved_by}"]
    if any(said):
        words = ", ".join(each for each in said if each)
        yield AskedLine(AskedAbout.POLICY, f"{words}.", free_words=True)


def _concerns(facts: AskedFacts) -> Iterator[AskedLine]:
    found = facts.concerns
    period = f"from {long_date(facts.since)} to {long_date(facts.as_at)}"
    if not found.asked:
        text = f"Nobody was asked {period} whether they feel able to raise a concern."
    elif not found.may_be_parted:
        text = (
            f"{_people(found.asked)} answered {period} whether they feel able to raise a concern: "
            "too few to give their answers without showing whose they are."
        )
    else:
        text = (
            f"Of {_people(found.asked)} who answered {period} whether they feel able to raise a "
            f"concern, {found.yes:,} said yes, {found.partly:,} in part and {found.no:,} no."
        )
    yield AskedLine(AskedAbout.CONCERNS, text)


def _outside(facts: AskedFacts) -> Iterator[AskedLine]:
    found = facts.outside
    if not found.people:
        yield AskedLine(AskedAbout.OUTSIDE, "No workers from outside are noted.")
        return
    verb, are = ("works", "is") if found.people == 1 else ("work", "are")
    text = (
        f"{_people(found.people)} whom others employ {verb} with us and {are} in no figure here. "
        f"Employers confirmed training or checks: {found.confirmed:,}; to be asked: "
        f"{found.to_ask:,}."
    )
    yield AskedLine(AskedAbout.OUTSIDE, text)


def _recruiting(facts: AskedFacts) -> Iterator[AskedLine]:
    found = facts.recruiting
    if not found.roles:
        text = "No role is noted as taking part in recruiting."
        yield AskedLine(AskedAbout.RECRUITING, text)
        return
    verb = "take" if found.people > 1 else "takes"
    who = _people(found.people) if found.people else "Nobody"
    shares = "; ".join(map(_share, found.rows))
    said = f"{who} {verb} part in recruiting ({', '.join(found.roles)})"
    in_date = f": in date for {shares}." if shares else "."
    yield AskedLine(AskedAbout.RECRUITING, said + in_date)


def _share(row: RecruitingRow) -> str:
    others = f" (not asked of {row.not_asked:,})" if row.not_asked else ""
    return f"{row.title} {row.completed:,} of {row.required:,}{others}"


def _course_reasons(facts: AskedFacts) -> Iterator[AskedLine]:
    if not facts.course_reasons:
        return
    listed = ", ".join(f"{each.reason} {each.count:,}" for each in facts.course_reasons)
    text = f"Reasons for not coming to a course, counted apart from those above: {listed}."
    yield AskedLine(AskedAbout.COURSE_REASONS, text)


def _document(facts: AskedFacts) -> Iterator[AskedLine]:
    found = facts.document
    if found is None:
        return
    text = f"We follow {found.partnership}: {found.document}."
    if found.checked_on is not None:
        text += f" On {long_date(found.checked_on)} we saw that it was the latest."
    if found.period_is_over:
        said = found.passed or "the period that it gives itself has passed"
        text += f" {said[:1].upper()}{said[1:]}."
    yield AskedLine(AskedAbout.DOCUMENT, text)


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count:,} people"
