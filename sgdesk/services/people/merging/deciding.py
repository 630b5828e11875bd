"""What stands in both entries of one person: asked where somebody has to say, else decided.

Nothing is decided that cannot be seen: what is not asked is told.
"""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sgdesk.domain.dates import long_date
from sgdesk.domain.people.kinds import KINDS
from sgdesk.domain.people.managers import as_one, would_be_circle
from sgdesk.domain.people.person import Absence, KeptPerson, Person, Post
from sgdesk.domain.sessions.session import BookingState
from sgdesk.domain.text import fold
from sgdesk.domain.training.merging import Merge, Twice
from sgdesk.domain.training.record import TrainingRecord
from sgdesk.services.people.merging.sides import Side, Titles
from sgdesk.services.people.merging.times import (
    away_words,
    day_words_of,
    holds,
    of_absence,
    of_one_day,
    of_one_month,
    of_post,
    overlap,
    since_words,
    span_words,
)

STAYS, GOES, BOTH, HERE = "stays", "goes", "both", "here"
KEEP, DROP = "keep", "drop"
OPEN = ""
"""No answer yet: nothing is offered, and somebody has to say."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question, in words."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something that differs in the two entries; ``answer`` is what was said, or is offered.

    Where nothing is offered it is ``OPEN`` until somebody says, and all stays as it is till then.
    """

    id: str
    about: str
    choices: tuple[Choice, ...]
    answer: str


@dataclass(slots=True)
class Decided:
    """What becomes of the two: the merge down to the rows, what was asked, and what is told."""

    merge: Merge
    questions: tuple[Question, ...]
    told: tuple[str, ...]


@dataclass(slots=True)
class _Rows:
    """The rows that another replaces, as they are found."""

    twice: list[Twice] = field(default_factory=list)
    posts: list[int] = field(default_factory=list)
    absences: list[int] = field(default_factory=list)
    bookings: list[tuple[int, int]] = field(default_factory=list)
    exemptions: list[int] = field(default_factory=list)
    reasons: list[int] = field(default_factory=list)
    inductions: list[int] = field(default_factory=list)
    cleared: list[int] = field(default_factory=list)
    ends: dict[int, tuple[date | None, date]] = field(default_factory=dict)


def decide(stays: Side, goes: Side, titles: Titles, answers: Mapping[str, str]) -> Decided:
    """Decide what becomes of two entries; an answer that is not offered is none."""
    return _Deciding(stays, goes, titles, answers).decided()


class _Deciding:
    def __init__(self, stays: Side, goes: Side, titles: Titles, answers: Mapping[str, str]) -> None:
        self._stays = stays
        self._goes = goes
        self._titles = titles
        self._answers = answers
        self._rows = _Rows()
        self._questions: list[Question] = []
        self._told: list[str] = []
        self._leads = GOES if goes.has_more_than(stays) else STAYS

    def decided(self) -> Decided:
        kept = self._details()
        self._posts()
        self._absences()
        left = self._last_day()
        self._training()
        self._inductions()
        self._bookings()
        self._agreed()
        self._trainers()
        rows = self._rows
        merge = Merge(
            self._stays.person.id,
            self._goes.person.id,
            kept,
            left,
            twice=rows.twice,
            posts=rows.posts,
            absences=rows.absences,
            bookings=rows.bookings,
            exemptions=rows.exemptions,
            reasons=rows.reasons,
            inductions=rows.inductions,
            cleared=rows.cleared,
            ends=rows.ends,
        )
        return Decided(merge, tuple(self._questions), tuple(dict.fromkeys(self._told)))

    def _ask(self, key: str, about: str, choices: Sequence[Choice], offered: str) -> str:
        said = self._answers.get(key, offered)
        answer = said if said in {each.value for each in choices} else offered
        if len(choices) > 1:
            self._questions.append(Question(key, about, tuple(choices), answer))
        return answer

    # who they are

    def _details(self) -> KeptPerson:
        stays, goes = self._stays.person, self._goes.person
        name = goes if self._differs("name", "Name", _name(stays), _name(goes)) else stays
        email = goes.email if self._differs("email", "E-mail", stays.email, goes.email) else None
        has_reference = self._differs("reference", "Reference", stays.reference, goes.reference)
        kinds = KINDS[stays.kind].word, KINDS[goes.kind].word
        kind = goes.kind if self._differs("kind", "Kind", *kinds) else stays.kind
        under_18 = stays.under_18 or goes.under_18
        may_email = stays.may_email and goes.may_email and not under_18
        if stays.may_email != goes.may_email and not under_18:
            self._told.append("One of the two may not be e-mailed, so they may not.")
        if stays.under_18 != goes.under_18:
            self._told.append("One of the two is under 18, so they are.")
        return KeptPerson(
            given_name=name.given_name,
            family_name=name.family_name,
            match_key=fold(name.name),
            title=name.title or stays.title or goes.title,
            reference=goes.reference if has_reference else stays.reference or goes.reference,
            email=email or stays.email or goes.email,
            kind=kind,
            started=self._started(),
            notes="\n".join(dict.fromkeys(filter(None, (stays.notes, goes.notes)))),
            may_email=may_email,
            line_manager_id=self._manager(),
            under_18=under_18,
        )

    def _differs(self, key: str, about: str, stays: str | None, goes: str | None) -> bool:
        """Whether what the one says who goes is taken; asked where both say something else."""
        if not goes or not stays or fold(stays) == fold(goes):
            return False
        choices = (Choice(STAYS, stays), Choice(GOES, goes))
        return self._ask(key, about, choices, self._leads) == GOES

    def _started(self) -> date | None:
        days = self._stays.person.started, self._goes.person.started
        known = [day for day in days if day is not None]
        if len(set(known)) < len(days):
            return known[0] if known else None
        choices = (Choice(STAYS, long_date(known[0])), Choice(GOES, long_date(known[1])))
        offered = STAYS if known[0] <= known[1] else GOES
        return known[self._ask("started", "With us since", choices, offered) == GOES]

    def _manager(self) -> int | None:
        pair = {self._stays.person.id, self._goes.person.id}
        both = (self._stays.person.line_manager_id, self._goes.person.line_manager_id)
        known = list(dict.fromkeys(each for each in both if each is not None and each not in pair))
        known = [each for each in known if not self._is_under(each)]
        if len(known) < len(both):
            return known[0] if known else None
        names = [self._titles.people.get(each, "") for each in known]
        choices = (Choice(STAYS, names[0]), Choice(GOES, names[1]))
        return known[self._ask("manager", "Line manager", choices, self._leads) == GOES]

    def _is_under(self, manager: int) -> bool:
        """Whether a line manager of the one is in the team of the other: that would be a circle."""
        stays, goes = self._stays.person.id, self._goes.person.id
        managers = as_one(self._titles.managers, stays, goes)
        if not would_be_circle(managers, stays, manager):
            return False
        name = self._titles.people.get(manager, "")
        self._told.append(f"{name} is in their team, so is not their line manager any more.")
        return True

    def _trainers(self) -> None:
        if self._stays.trainer and self._goes.trainer:
            self._told.append(
                f"Both are among the trainers: {self._stays.trainer} gave the sessions and days of "
                "both, and the other entry is off the list."
            )

    # roles and times

    def _posts(self) -> None:
        for theirs in self._goes.posts:
            for ours in self._stays.posts:
                if ours.role_id == theirs.role_id and overlap(of_post(ours), of_post(theirs)):
                    self._same_role(ours, theirs)
        self._roles_of_one()

    def _roles_of_one(self) -> None:
        """Ask of each role that only the entry with less on it holds: it may be the mistake.

        Without a first day it would make of somebody whose start is known one whose start is not,
        so nothing is offered there.
        """
        first, second = self._stays, self._goes
        leads, other = (first, second) if self._leads == STAYS else (second, first)
        held = [each for each in leads.posts if each.end is None]
        if not held:
            return
        for each in other.posts:
            twice = any(
                each.role_id == ours.role_id and overlap(of_post(each), of_post(ours))
                for ours in leads.posts
            )
            if twice or each.end is not None:
                continue
            role = self._titles.roles.get(each.role_id, "")
            about = f"{role}, {span_words(*of_post(each))}: only with {_name(other.person)}"
            choices = (
                Choice(KEEP, "The role stays"),
                Choice(DROP, "Take the role out: entered by mistake"),
            )
            offered = OPEN if each.start is None else KEEP
            if self._ask(f"role:{each.id}", about, choices, offered) == DROP:
                self._rows.posts.append(each.id)
                self._told.append(f"{role} is taken out, as entered by mistake.")

    def _same_role(self, ours: Post, theirs: Post) -> None:
        out = self._rows.posts
        if ours.id in out or theirs.id in out:
            return
        role = self._titles.roles.get(ours.role_id, "")
        if of_post(ours) == of_post(theirs):
            out.append(theirs.id)
            self._told.append(f"{role} stands once, {span_words(*of_post(ours))}.")
            return
        choices = (
            Choice(STAYS, span_words(*of_post(ours))),
            Choice(GOES, span_words(*of_post(theirs))),
            Choice(BOTH, "Both stay as they are"),
        )
        answer = self._ask(f"post:{ours.id}:{theirs.id}", role, choices, _better(ours, theirs))
        if answer != BOTH:
            out.append(theirs.id if answer == STAYS else ours.id)

    def _absences(self) -> None:
        for theirs in self._goes.absences:
            for ours in self._stays.absences:
                if overlap(of_absence(ours), of_absence(theirs)):
                    self._same_absence(ours, theirs)
        for side, other in ((self._stays, self._goes), (self._goes, self._stays)):
            for each in side.absences:
                self._away_or_here(each, side, other)

    def _same_absence(self, ours: Absence, theirs: Absence) -> None:
        out = self._rows.absences
        if ours.id in out or theirs.id in out:
            return
        if of_absence(ours) == of_absence(theirs):
            out.append(theirs.id)
            return
        choices = (Choice(STAYS, away_words(ours)), Choice(GOES, away_words(theirs)))
        answer = self._ask(f"absence:{ours.id}:{theirs.id}", "Away", choices, STAYS)
        out.append(theirs.id if answer == STAYS else ours.id)

    def _away_or_here(self, away: Absence, side: Side, other: Side) -> None:
        """Whether somebody was away while the other entry holds a role."""
        out = self._rows.absences
        held = any(overlap(of_absence(away), of_post(each)) for each in other.posts)
        if away.id in out or not held:
            return
        choices = (Choice(STAYS, "They were away"), Choice(GOES, "They were here"))
        about = f"{away_words(away)}; {_name(other.person)} holds a role then"
        if self._ask(f"away:{away.id}", about, choices, STAYS) == GOES:
            out.append(away.id)

    def _last_day(self) -> date | None:
        days = self._stays.person.left, self._goes.person.left
        if days[0] == days[1]:
            return days[0]
        noted = sorted({day for day in days if day is not None})
        known = [day for day in noted if self._may_leave(day)] or noted[len(noted) - 1 :]
        if None in days and not self._may_leave(known[-1]):
            return None
        choices = [Choice(HERE, "They are with us")] if None in days else []
        choices += [Choice(day.isoformat(), f"Left on {long_date(day)}") for day in known]
        offered = choices[0].value if None in days else choices[-1].value
        answer = self._ask("left", "Last day", choices, offered)
        if answer == HERE:
            return None
        left = date.fromisoformat(answer)
        for each in self._open_posts():
            if each.end is None or each.end > left:
                self._rows.ends[each.id] = (each.start, left)
        return left

    def _may_leave(self, day: date) -> bool:
        """Whether nobody holds a role, or came back, after a day."""
        starts = (each.start for each in self._open_posts())
        backs = (e.back_on for e in self._both("absences") if e.id not in self._rows.absences)
        return all(each is None or each <= day for each in (*starts, *backs))

    def _open_posts(self) -> Iterator[Post]:
        posts = (*self._stays.posts, *self._goes.posts)
        return (each for each in posts if each.id not in self._rows.posts)

    def _both(self, name: str) -> tuple[Absence, ...]:
        return (*getattr(self._stays, name), *getattr(self._goes, name))

    # training and inductions

    def _training(self) -> None:
        """Pair what is of one day in both first, then a month of the one with a day of the other.

        So no month takes the record that stands in both to the day.
        """
        pairs: dict[int, TrainingRecord] = {}
        for is_same in (of_one_day, of_one_month):
            taken = {each.id for each in pairs.values()}
            for theirs in self._goes.training:
                ours = self._matching(theirs, taken, is_same) if theirs.id not in pairs else None
                if ours is not None:
                    taken.add(ours.id)
                    pairs[theirs.id] = ours
        for theirs in self._goes.training:
            if theirs.id in pairs:
                self._same_training(pairs[theirs.id], theirs)

    def _matching(
        self,
        theirs: TrainingRecord,
        taken: Container[int],
        is_same: Callable[[TrainingRecord, TrainingRecord], bool],
    ) -> TrainingRecord | None:
        """The record of the other entry that is the same training and stands with no other."""
        same = (
            each
            for each in self._stays.training
            if each.id not in taken
            and (each.course_id, each.outcome) == (theirs.course_id, theirs.outcome)
            and is_same(each, theirs)
        )
        return next(same, None)

    def _same_training(self, ours: TrainingRecord, theirs: TrainingRecord) -> None:
        title = f"{self._titles.courses[ours.course_id]}, {day_words_of(ours)}"
        numbers = [
            side.certificates.get(each.id)
            for side, each in ((self._stays, ours), (self._goes, theirs))
        ]
        is_better = self._goes.worth(theirs) > self._stays.worth(ours)
        if ours.month_only != theirs.month_only:
            answer = self._same_month(ours, theirs, numbers)
        elif all(numbers):
            words = [f"Certificate {number} stands" for number in numbers]
            choices = (Choice(STAYS, words[0]), Choice(GOES, words[1]))
            about = f"{title}: two certificates, one of them is revoked"
            answer = self._ask(f"training:{ours.id}:{theirs.id}", about, choices, STAYS)
        else:
            answer = GOES if is_better else STAYS
            self._told.append(f"{title} stands in both, and counts once.")
        if answer == BOTH:
            return
        kept, struck = (theirs, ours) if answer == GOES else (ours, theirs)
        self._rows.twice.append(Twice(kept, struck))

    def _same_month(
        self, ours: TrainingRecord, theirs: TrainingRecord, numbers: Sequence[str | None]
    ) -> str:
        """A month in the one and a day in the other may be one training, or two."""
        choices = [
            Choice(value, f"One training: {day_words_of(each)}")
            for value, each, number, other in (
                (STAYS, ours, numbers[0], numbers[1]),
                (GOES, theirs, numbers[1], numbers[0]),
            )
            if number or not other
        ]
        choices.append(Choice(BOTH, "Two trainings"))
        exact = STAYS if theirs.month_only else GOES
        offered = exact if exact in {each.value for each in choices} else choices[0].value
        about = self._titles.courses[ours.course_id]
        return self._ask(f"training:{ours.id}:{theirs.id}", about, choices, offered)

    def _inductions(self) -> None:
        struck = {each.goes.id for each in self._rows.twice}
        brought = {each.stays.id for each in self._rows.twice}
        both = (*self._stays.inductions, *self._goes.inductions)
        has_one = {each.training_id for each in both}
        out = self._rows.inductions
        for twice in self._rows.twice:
            if twice.stays.id in has_one & brought and twice.goes.id in has_one & struck:
                out += [each.id for each in both if each.training_id == twice.goes.id]
        ours = [each for each in self._stays.inductions if each.id not in out]
        theirs = [each for each in self._goes.inductions if each.id not in out]
        open_ours = [each for each in ours if each.completed_on is None]
        open_theirs = [each for each in theirs if each.completed_on is None]
        if open_ours and open_theirs:
            choices = [
                Choice(value, f"The checklist that began {since_words(each[0].begun_on)}")
                for value, each in ((STAYS, open_ours), (GOES, open_theirs))
            ]
            answer = self._ask("induction", "Induction under way", choices, STAYS)
            out += [each.id for each in (open_theirs if answer == STAYS else open_ours)]
        elif ours and theirs and (open_ours or open_theirs):
            choices = [
                Choice(STAYS, "It is completed; the checklist under way is struck out"),
                Choice(BOTH, "Both stay as they are"),
            ]
            if self._ask("induction", "Induction", choices, STAYS) == STAYS:
                out += [each.id for each in (*open_ours, *open_theirs)]

    # sessions, and what was agreed

    def _bookings(self) -> None:
        ours = {each.session_id: each for each in self._stays.bookings}
        for theirs in self._goes.bookings:
            known = ours.get(theirs.session_id)
            if known is None:
                continue
            first, second = sorted((known, theirs), key=lambda each: _BEST.index(each.state))
            self._rows.bookings.append((first.id, second.id))
            self._told.append("Where both are booked on one session, one place stays.")

    def _agreed(self) -> None:
        known = {_said(each, "id", "person_id") for each in self._stays.exemptions}
        for theirs in self._goes.exemptions:
            if _said(theirs, "id", "person_id") in known:
                self._rows.exemptions.append(theirs.id)
        reasons = {_said(each, "id", "person_id") for each in self._stays.reasons}
        open_ones = {
            (e.requirement, e.course_id): e for e in self._stays.reasons if e.cleared_on is None
        }
        for why in self._goes.reasons:
            other = open_ones.get((why.requirement, why.course_id))
            if _said(why, "id", "person_id") in reasons:
                self._rows.reasons.append(why.id)
            elif other is not None and why.cleared_on is None:
                earlier = min(other, why, key=lambda each: (each.noted_on, each.id))
                self._rows.cleared.append(earlier.id)
                self._told.append("Of two reasons for one thing the newer holds.")


_BEST = (
    BookingState.ATTENDED,
    BookingState.DID_NOT_ATTEND,
    BookingState.BOOKED,
    BookingState.WAITING,
    BookingState.CANCELLED,
)
"""Of two bookings of one session the first of these stays."""


def _name(person: Person) -> str:
    return person.name_parts.shown


def _better(ours: Post, theirs: Post) -> str:
    """What is offered of one role in two times: a first day that is known, else the longer."""
    if ours.end == theirs.end and (ours.start is None) != (theirs.start is None):
        return GOES if ours.start is None else STAYS
    if holds(of_post(ours), of_post(theirs)):
        return STAYS
    return GOES if holds(of_post(theirs), of_post(ours)) else BOTH


def _said(row: object, *but: str) -> tuple[object, ...]:
    """What a row says, without its number and whose it is."""
    fields = getattr(row, "__dataclass_fields__", {})
    return tuple(getattr(row, name) for name in fields if name not in but)
