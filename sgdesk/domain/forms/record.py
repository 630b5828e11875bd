"""Forms as the file knows them, what they are made from, and the drawing of a dip sample."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.domain.forms.form import Answers, FormKind


@dataclass(frozen=True, slots=True)
class FormRecord:
    """One form that is not voided, with whom and what it is about.

    ``person_id`` and ``about`` are the learner; ``who`` is asked: the learner, the trainer or
    the line manager, blank where nobody is named, with their e-mail and whether they want any
    (``None`` where nobody is named). ``left_on`` is the first day on which learner or asked had
    left. ``held_on`` is the day of the training or of the session. The nameless half of an
    anonymous form holds its answers and has neither person nor code; the record of the person
    then has no answers.
    """

    id: int
    kind: FormKind
    code: str | None
    training_id: int | None
    session_id: int | None
    trainer_id: int | None
    anonymous: bool
    sent_on: date | None
    reminded_on: date | None
    received_on: date | None
    sampled_on: date | None
    answers: Answers
    person_id: int | None
    about: str
    who: str
    email: str | None
    may_email: bool | None
    left_on: date | None
    course_id: int
    course_title: str
    held_on: date

    @property
    def holds_only_answers(self) -> bool:
        """Whether this is the nameless half of an anonymous form."""
        return self.anonymous and self.training_id is None


def without_a_name(rows: Iterable[FormRecord], day: date | None = None) -> Mapping[int | None, int]:
    """How many answers came without a name, by session, of which no form says that it is in.

    ``rows`` are all forms of one kind, those that are out as well; ``day`` is the last day on which
    what came in counts (None: any). What stood on an anonymous form belongs to that form. Where
    all forms that were out were noted as in with nameless answers, as many empty ones are in on
    the day of these; any other form that is in and empty came back empty, beside them. There are
    never more than forms are out.
    """
    sessions: dict[int | None, list[FormRecord]] = {}
    for row in rows:
        sessions.setdefault(row.session_id, []).append(row)
    found = {session: _nameless(theirs, day) for session, theirs in sessions.items()}
    return {session: count for session, count in found.items() if count > 0}


def _nameless(rows: Sequence[FormRecord], day: date | None) -> int:
    """The same for one session."""
    came: Counter[date] = Counter()
    empty: Counter[date] = Counter()
    out = of_anonymous = 0
    for row in rows:
        on = row.received_on
        if on is None or (day is not None and on > day):
            out += not row.holds_only_answers
        elif row.holds_only_answers:
            came[on] += 1
        elif row.anonymous:
            of_anonymous += 1
        elif not row.answers:
            empty[on] += 1
    noted = sum(count for on, count in came.items() if empty[on] >= count)
    return min(came.total() - of_anonymous - noted, out)


@dataclass(frozen=True, slots=True)
class FormSubject:
    """What the forms about one training entry are made from."""

    training_id: int
    person_id: int
    course_id: int
    session_id: int | None
    line_manager_id: int | None
    anonymous_forms: bool
    asks_managers: bool


@dataclass(frozen=True, slots=True)
class SampleDrawing:
    """One drawing: on which day, who by their training, from how many, and what was found."""

    id: int
    session_id: int
    drawn_on: date
    training_ids: tuple[int, ...]
    population: int
    found: str
    found_on: date | None
