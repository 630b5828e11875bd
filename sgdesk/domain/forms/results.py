"""What the forms say when they are put together: rates, scales, before and after, free text."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sgdesk.domain.forms.form import HIGHEST, LOWEST, AnswerKind, Answers, FormKind, FormQuestion
from sgdesk.domain.forms.themes import Theme, themes
from sgdesk.domain.training.counting.tallies import percent

WITHHELD = "What came back is one person’s alone: it is left out, since it would tell whose it is."
"""Stands in the place of its answers."""


@dataclass(frozen=True, slots=True)
class FilledForm:
    """The answers of one form and the day of the session that they are about; no name.

    ``whose`` is the number in the file of whoever filled it in, by which two forms of one are told
    from those of two; ``None`` where that is not known.
    """

    kind: FormKind
    held_on: date
    answers: Answers
    whose: int | None = None


@dataclass(frozen=True, slots=True)
class ScaleResult:
    """How often each of 1 to 5 was given to one question."""

    question: FormQuestion
    counts: tuple[int, ...]

    @property
    def given(self) -> int:
        """How many answered it."""
        return sum(self.counts)

    @property
    def mean(self) -> float | None:
        """The mean with one decimal, half up; ``None`` where nobody answered."""
        total = sum(mark * count for mark, count in enumerate(self.counts, LOWEST))
        return _mean(total, self.given)


def _mean(total: int, count: int) -> float | None:
    return (20 * total + count) // (2 * count) / 10 if count else None


@dataclass(frozen=True, slots=True)
class TextResult:
    """What was written under one question, in the order of the words.

    No day stands beside an answer: few come from one session, and then it tells whose it is.
    """

    question: FormQuestion
    answers: tuple[str, ...]

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The words that several answers share."""
        return themes(self.answers)


@dataclass(frozen=True, slots=True)
class FormResults:
    """All forms of one kind; ``asked`` have opened, ``received`` came back.

    ``nameless`` of those that came back did not say whose they are, so that nobody's is in by them.
    ``is_withheld`` says that one person alone filled one in, so that what it says is left out.
    """

    kind: FormKind
    asked: int
    received: int
    scales: tuple[ScaleResult, ...]
    texts: tuple[TextResult, ...]
    is_withheld: bool = False
    nameless: int = 0

    @property
    def rate(self) -> float | None:
        """Received of asked in per cent; ``None`` where nobody was asked."""
        return percent(self.received, self.asked)


@dataclass(frozen=True, slots=True)
class AnswerMove:
    """How many forms go from one mark for knowledge before to another after."""

    before: int
    after: int
    people: int


@dataclass(frozen=True, slots=True)
class Rise:
    """Knowledge before and after, of the forms that answer both; ``moves`` from the lowest up.

    ``people`` counts those forms, since one without a name could be anybody's: somebody who came
    to two courses is in it with two. ``apart`` is how many people they are of at the most: whoever
    is known counts once, and each form without a name as somebody else's.
    """

    people: int
    before: float | None
    after: float | None
    rose: int
    same: int
    fell: int
    moves: tuple[AnswerMove, ...] = ()
    apart: int = 0


@dataclass(frozen=True, slots=True)
class AnswersSideBySide:
    """What one person learned and what they will do with it, without the day."""

    learned: str
    will_do: str


@dataclass(frozen=True, slots=True)
class HeldSession:
    """One session of the period: how many came and how many forms came back."""

    held_on: date
    course: str
    place: str
    booked: int
    attended: int
    received: int


@dataclass(frozen=True, slots=True)
class WindowCounts:
    """The impact forms by where they stand, and whose window it is.

    Where nobody sets one, ``source`` is empty, nothing is in time, late or overdue, and what came
    back is ``came_back``.
    """

    in_time: int = 0
    late: int = 0
    still_open: int = 0
    overdue: int = 0
    not_yet: int = 0
    sampled: int = 0
    source: str = ""
    came_back: int = 0

    @property
    def has_window(self) -> bool:
        """Whether a time is set for them at all."""
        return bool(self.source)

    def lines(self) -> tuple[tuple[str, int], ...]:
        """How many stand where; without a time set, what came back and what did not."""
        if not self.has_window:
            return (("Came back, no time set", self.came_back), ("Not in yet", self.still_open))
        return (
            ("In time", self.in_time),
            ("In, but later", self.late),
            ("Open, not in yet", self.still_open),
            ("Late, not in", self.overdue),
            ("Not due: opens later", self.not_yet),
        )


@dataclass(frozen=True, slots=True)
class SampleFinding:
    """What one dip sample found: how many were drawn of how many, and what was noted, if it was."""

    drawn_on: date
    drawn: int
    population: int
    found: str

    @property
    def said(self) -> str:
        """What was noted, or that nothing is yet."""
        return self.found or "What it found is not noted yet."


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """Everything that the evaluation report prints, for one course (or all) and a period."""

    organisation: str
    course: str
    start: date
    end: date
    as_at: date
    sessions: tuple[HeldSession, ...]
    forms: tuple[FormResults, ...]
    rise: Rise
    pairs: tuple[AnswersSideBySide, ...]
    window: WindowCounts = field(default_factory=WindowCounts)
    samples: tuple[SampleFinding, ...] = ()

    def of(self, kind: FormKind) -> FormResults:
        """The results of one kind of form."""
        return next(each for each in self.forms if each.kind is kind)

    def masked(
        self, free: Callable[[str], str], free_title: Callable[[str], str]
    ) -> "EvaluationReport":
        """The same with everything that somebody typed freed from names by ``free``.

        Courses and places are titles, freed by ``free_title``: a hall stays a hall where somebody
        is called so.
        """
        return replace(
            self,
            sessions=tuple(
                replace(each, course=free_title(each.course), place=free_title(each.place))
                for each in self.sessions
            ),
            forms=tuple(
                replace(
                    form,
                    texts=tuple(
                        replace(each, answers=_in_order(map(free, each.answers)))
                        for each in form.texts
                    ),
                )
                for form in self.forms
            ),
            pairs=tuple(
                AnswersSideBySide(free(each.learned), free(each.will_do)) for each in self.pairs
            ),
            samples=tuple(replace(each, found=free(each.found)) for each in self.samples),
        )


def put_together(
    kind: FormKind,
    asked: int,
    received: int,
    asks: Sequence[FormQuestion],
    filled: Iterable[FilledForm],
) -> FormResults:
    """The results of one kind of form; an answer to a question no longer asked is left out.

    Where one person alone filled one in, the answers are left out: with the session's day in the
    report, they would tell whose they are. The trainer's own view is no secret.
    """
    forms = [each for each in filled if each.kind is kind and each.answers]
    is_withheld = is_single(forms, kind)
    shown = () if is_withheld else forms
    return FormResults(
        kind,
        asked,
        received,
        tuple(_scale(each, shown) for each in asks if each.kind is AnswerKind.SCALE),
        tuple(_texts(each, shown) for each in asks if each.kind is AnswerKind.TEXT),
        is_withheld,
    )


def is_single(filled: Iterable[FilledForm], kind: FormKind) -> bool:
    """Whether one person alone filled in forms of a kind, and it is not the trainer's."""
    whose = [each.whose for each in filled if each.kind is kind and each.answers]
    return _people(whose) == 1 and kind is not FormKind.TRAINER


def _people(whose: Sequence[int | None]) -> int:
    """Of how many people forms are at the most: each without a name as somebody else's."""
    named = [each for each in whose if each is not None]
    return len(set(named)) + len(whose) - len(named)


def _scale(question: FormQuestion, forms: Sequence[FilledForm]) -> ScaleResult:
    given = [form.answers.get(question.key) for form in forms]
    return ScaleResult(question, tuple(given.count(mark) for mark in range(LOWEST, HIGHEST + 1)))


def _texts(question: FormQuestion, forms: Sequence[FilledForm]) -> TextResult:
    said = (form.answers.get(question.key) for form in forms)
    return TextResult(question, _in_order(text for text in said if isinstance(text, str)))


def _in_order(texts: Iterable[str]) -> tuple[str, ...]:
    """Answers by their words, which are nobody's order."""
    return tuple(sorted(texts, key=lambda text: (text.casefold(), text)))


def rise_of(filled: Iterable[FilledForm]) -> Rise:
    """Compare knowledge before and after, form by form."""
    marked = [
        (form.whose, (before, after))
        for form in filled
        if form.kind is FormKind.EVALUATION
        and isinstance(before := form.answers.get("before"), int)
        and isinstance(after := form.answers.get("after"), int)
    ]
    pairs = [pair for _, pair in marked]
    return Rise(
        len(pairs),
        _mean(sum(before for before, _ in pairs), len(pairs)),
        _mean(sum(after for _, after in pairs), len(pairs)),
        sum(after > before for before, after in pairs),
        sum(after == before for before, after in pairs),
        sum(after < before for before, after in pairs),
        tuple(AnswerMove(*pair, people) for pair, people in sorted(Counter(pairs).items())),
        _people([whose for whose, _ in marked]),
    )


def side_by_side(filled: Sequence[FilledForm]) -> tuple[AnswersSideBySide, ...]:
    """What was learned beside what will be done, a form a row, in the order of the words.

    Nothing where one person alone filled one in.
    """
    if is_single(filled, FormKind.EVALUATION):
        return ()
    rows = [
        AnswersSideBySide(
            str(form.answers.get("learned", "")), str(form.answers.get("will_do", ""))
        )
        for form in filled
        if form.kind is FormKind.EVALUATION
    ]
    wanted = (row for row in rows if row.learned or row.will_do)
    return tuple(sorted(wanted, key=lambda row: (row.learned.casefold(), row.will_do.casefold())))
