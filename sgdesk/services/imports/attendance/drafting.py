"""From the rows of a list to a draft: each name one line, with what would be done for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sgdesk.data.file.store import Reader
from sgdesk.data.organisation.import_answers import read_decisions
from sgdesk.data.sessions import sessions as session_data
from sgdesk.data.sessions.bookings import read_bookings
from sgdesk.data.sessions.trainers import read_session_trainers, read_trainers
from sgdesk.data.sheets import Sheet
from sgdesk.domain.names import PersonName, split_name
from sgdesk.domain.people.person import Person
from sgdesk.domain.people.said_names import WhoKind, who_is
from sgdesk.domain.sessions.session import Booking, BookingState, Session
from sgdesk.domain.sessions.trainer import who_trains
from sgdesk.domain.text import fold
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.attendance.places import with_places
from sgdesk.services.imports.attendance.reading import SaidList, SessionFacts, read_list
from sgdesk.services.imports.attendance.rows import SaidRow
from sgdesk.services.imports.attendance.values import (
    NEW,
    Doubt,
    Effect,
    ListDraft,
    ListLine,
    ListOf,
    ListWish,
    Verdict,
    Whose,
)
from sgdesk.services.imports.attendance.who import Meant, Tells
from sgdesk.services.imports.drafting.index import CourseFinder
from sgdesk.services.imports.reading.asking import Asking
from sgdesk.services.imports.reading.choosing import choose_sheet
from sgdesk.services.imports.reading.values import LEAVE, QuestionKind
from sgdesk.services.sessions.attendance import course_of_session

SHORT_QUESTION = f"{QuestionKind.WORD.value}:there for less than half"
"""What was answered of this in an import holds here, too."""


def draft_list(workspace: Workspace, session_id: int, wish: ListWish) -> ListDraft:
    """Say what a list would do to a session; nothing is written.

    Raises :class:`~sgdesk.domain.errors.InputError` where the list cannot be read.
    """
    sheet = choose_sheet(wish.source, wish.worksheet)
    with workspace.file.reading() as connection:
        return draft_from(workspace, connection, session_id, sheet, wish)


def draft_from(
    workspace: Workspace, connection: Reader, session_id: int, sheet: Sheet, wish: ListWish
) -> ListDraft:
    """The same in a transaction that is open already."""
    row = session_data.read_session(connection, session_id)
    title = course_of_session(connection, session_id)
    facts = SessionFacts(
        row.course_id, title, row.held_on, workspace.today(), (row.starts_at, row.ends_at)
    )
    courses = CourseFinder(
        connection, workspace.pack(connection), workspace.denomination(connection)
    )
    kept = read_decisions(connection)
    said = read_list(sheet, wish.of, facts, courses.find, Asking(kept))
    bookings = {each.person_id: each for each in read_bookings(connection, session_id=session_id)}
    trainers = read_trainers(connection)
    team = who_trains(read_session_trainers(connection).get(session_id, ()))
    names = [trainers[each].name for each in team]
    tells = Tells(connection, said.rows, _answers(said, wish), kept, names)
    drafting = _Drafting(row, wish, said, bookings, tells, kept.get(SHORT_QUESTION, LEAVE))
    lines = drafting.lines()
    return ListDraft(
        session_id,
        title,
        row.held_on,
        wish.of,
        tuple(sorted(lines, key=_doubtful_first)),
        said.passed_over,
        drafting.missing(lines),
        said.other,
        wish.is_this_session,
        said.month_first,
        round(drafting.whole) if drafting.whole else None,
        said.unread,
        said.unseen,
    )


def _answers(said: SaidList, wish: ListWish) -> Mapping[str, str]:
    """Who lines were said to be, without those who cannot be added under what stands there."""
    no_name = {line_key(each) for each in said.rows if not may_add(each)}
    return {key: who for key, who in wish.people.items() if not (who == NEW and key in no_name)}


def _doubtful_first(line: ListLine) -> tuple[bool, bool, int]:
    is_open = line.effect is Effect.ASKED
    return not (is_open or line.by_hand), not is_open and not line.doubts, line.rows[0]


def line_key(row: SaidRow) -> str:
    """What tells a line from others of its list: the name as it stands, with its address."""
    return "|".join(filter(None, (fold(row.said), fold(row.email), fold(row.reference))))


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What all the rows of one person say together."""

    verdict: Verdict
    doubts: tuple[Doubt, ...]
    words: str
    minutes: float | None


class _Drafting:
    """One list and one session."""

    def __init__(
        self,
        session: Session,
        wish: ListWish,
        said: SaidList,
        bookings: Mapping[int, Booking],
        tells: Tells,
        short: str,
    ) -> None:
        self._session, self._wish, self._said = session, wish, said
        self._bookings, self._tells, self._short = bookings, tells, short
        self._by_key: dict[str, list[SaidRow]] = {}
        for each in said.rows:
            self._by_key.setdefault(line_key(each), []).append(each)
        self._meant = {key: tells.tell(key, rows[0]) for key, rows in self._by_key.items()}
        self._groups: dict[object, list[SaidRow]] = {}
        self._answers: dict[object, set[Verdict]] = {}
        for key, rows in self._by_key.items():
            self._groups.setdefault(self._whom(key), []).extend(rows)
            if key in wish.said:
                self._answers.setdefault(self._whom(key), set()).add(wish.said[key])
        totals = [_minutes(rows) for rows in self._groups.values()]
        longest = max((each for each in totals if each is not None), default=None)
        self.whole = said.whole_minutes or longest

    def _whom(self, key: str) -> object:
        """Whoever a line means: rows of one person under two names are weighed together."""
        person = self._meant[key].person
        return person.id if person is not None else key

    def lines(self) -> list[ListLine]:
        """Every name of the list, once."""
        lines = [self._line(key, rows) for key, rows in self._by_key.items()]
        if self._wish.of is ListOf.ATTENDANCE:
            return lines
        return with_places(lines, self._bookings, self._session.capacity)

    def missing(self, lines: Iterable[ListLine]) -> tuple[str, ...]:
        """Who is booked and does not stand in the list."""
        there = {each.person_id for each in lines}
        return tuple(
            each.person_name
            for each in self._bookings.values()
            if each.state is BookingState.BOOKED and each.person_id not in there
        )

    def _line(self, key: str, rows: Sequence[SaidRow]) -> ListLine:
        meant, first = self._meant[key], rows[0]
        person = meant.person
        before = self._bookings.get(person.id) if person else None
        said = self._weighed(self._groups[self._whom(key)])
        doubts = (*self._doubts_of(meant, first), *said.doubts)
        verdict = self._verdict(key, said, doubts)
        state = before.state if before else None
        effect = self._effect(key, meant, verdict, state)
        if effect is Effect.ASKED and verdict is not Verdict.ASK and meant.doubt is None:
            doubts = (*doubts, Doubt.OTHERWISE)
        name = first.name if first.is_name else name_in(first.said)
        return ListLine(
            key,
            first.said,
            tuple(each.row for each in rows),
            name,
            first.email,
            _whose(meant, before),
            person.id if person else None,
            person.name if person else (name.full if meant.is_new else ""),
            verdict,
            effect,
            tuple(dict.fromkeys(doubts)),
            said.words,
            None if said.minutes is None else round(said.minutes),
            self._wish.reasons.get(key) or reason_of(said.words),
            state,
            meant.alike,
            may_add(first),
            meant.by_hand or meant.is_remembered,
            meant.likely,
        )

    def _weighed(self, rows: Sequence[SaidRow]) -> _Verdict:
        """What the rows of one person say; those in the waiting room where there is no other."""
        rows = [each for each in rows if not each.in_waiting_room] or rows
        verdicts = {each.verdict for each in rows}
        doubts = [doubt for each in rows for doubt in each.doubts]
        words = "; ".join(dict.fromkeys(each.words for each in rows if each.words))
        minutes = _minutes(rows)
        if {Verdict.YES, Verdict.NO} <= verdicts:
            return _Verdict(Verdict.ASK, (*doubts, Doubt.MIXED), words, minutes)
        if Verdict.ASK in verdicts:
            return _Verdict(Verdict.ASK, tuple(doubts), words, minutes)
        verdict = next(iter(verdicts))
        is_short = minutes is not None and self.whole is not None and minutes * 2 < self.whole
        if verdict is Verdict.YES and is_short:
            verdict = _SHORT.get(self._short, Verdict.ASK)
            doubts.append(Doubt.SHORT)
        return _Verdict(verdict, tuple(doubts), words, minutes)

    def _doubts_of(self, meant: Meant, first: SaidRow) -> tuple[Doubt, ...]:
        """What speaks against ticking whoever is meant."""
        doubts = [meant.doubt] if meant.doubt is not None else []
        if self._tells.trains(first):
            doubts.append(Doubt.TRAINER)
        person = meant.person
        if person is not None and person.left is not None and person.left < self._session.held_on:
            doubts.append(Doubt.LEFT_BEFORE)
        if person is not None and not meant.by_hand and self._writes_otherwise(person, first):
            doubts.append(Doubt.OTHER_EMAIL)
        return tuple(doubts)

    def _writes_otherwise(self, person: Person, first: SaidRow) -> bool:
        """Whether somebody who is not booked has another address here than in the list."""
        if person.id in self._bookings or not (person.email and first.email):
            return False
        return not self._tells.is_address_of(person, first)

    def _verdict(self, key: str, said: _Verdict, doubts: Sequence[Doubt]) -> Verdict:
        answers = self._answers.get(self._whom(key), set())
        if answers:
            return next(iter(answers)) if len(answers) == 1 else Verdict.ASK
        against = {Doubt.TRAINER, Doubt.LEFT_BEFORE, Doubt.OTHER_EMAIL}
        if said.verdict is Verdict.YES and not against.isdisjoint(doubts):
            return Verdict.ASK
        return said.verdict

    def _effect(
        self, key: str, meant: Meant, verdict: Verdict, before: BookingState | None
    ) -> Effect:
        if self._said.other and not self._wish.is_this_session:
            return Effect.NOTHING
        if meant.is_not_ours:
            return Effect.NOTHING
        if verdict is Verdict.NO and meant.person is None:
            return Effect.NOTHING
        if verdict is Verdict.ASK or (meant.person is None and not meant.is_new):
            return Effect.ASKED
        of = _OF_STATES[self._wish.of]
        return of(verdict, before, self._whom(key) in self._answers)


def _of_attendance(verdict: Verdict, before: BookingState | None, by_hand: bool) -> Effect:
    came = verdict is Verdict.YES
    if before is (BookingState.ATTENDED if came else BookingState.DID_NOT_ATTEND):
        return Effect.THERE
    if before in (BookingState.ATTENDED, BookingState.DID_NOT_ATTEND) and not by_hand:
        return Effect.ASKED
    if not came and before in (None, BookingState.CANCELLED, BookingState.WAITING):
        return Effect.NOTHING
    return Effect.YES if came else Effect.NO


def _of_bookings(verdict: Verdict, before: BookingState | None, by_hand: bool) -> Effect:
    has_place = before in (BookingState.BOOKED, BookingState.WAITING)
    if before in (BookingState.ATTENDED, BookingState.DID_NOT_ATTEND):
        return Effect.NOTHING
    if verdict is Verdict.YES:
        if has_place:
            return Effect.THERE
        gave_back = before is BookingState.CANCELLED
        return Effect.ASKED if gave_back and not by_hand else Effect.YES
    if not has_place:
        return Effect.NOTHING
    return Effect.NO if by_hand else Effect.ASKED


_OF_STATES = {ListOf.ATTENDANCE: _of_attendance, ListOf.BOOKINGS: _of_bookings}
_SHORT = {"yes": Verdict.YES, "no": Verdict.NO}


def _whose(meant: Meant, before: Booking | None) -> Whose:
    if meant.is_new:
        return Whose.NEW
    if meant.is_not_ours:
        return Whose.NOT_OURS
    if meant.person is None:
        return Whose.OPEN
    has_place = before is not None and before.state is not BookingState.CANCELLED
    return Whose.BOOKED if has_place else Whose.NOT_BOOKED


def _minutes(rows: Iterable[SaidRow]) -> float | None:
    """How long somebody was there in all; what they were there twice over counts once."""
    there = [each for each in rows if each.minutes is not None or each.span is not None]
    if not there:
        return None
    spans = sorted(each.span for each in there if each.span is not None)
    found = [each.minutes for each in there if each.minutes is not None]
    whole = _covered(spans) if len(spans) == len(there) else None
    if len(found) < len(there):
        return whole
    return sum(found) if whole is None else min(sum(found), whole + len(there))


def _covered(spans: Iterable[tuple[int, int]]) -> float:
    """How many minutes are in one span at least."""
    covered, last = 0, -1
    for begun, ended in spans:
        covered += max(0, ended - max(begun, last))
        last = max(last, ended)
    return float(covered)


def may_add(row: SaidRow) -> bool:
    """Whether somebody can be added under a name as it stands: no device, no number, no child."""
    who = who_is(row.said)
    is_plain = who.kind is WhoKind.PERSON and not who.other
    if Doubt.CHILD in row.doubts:
        return False
    return row.is_name or (is_plain and not any(map(str.isdigit, row.said)))


def name_in(said: str) -> PersonName:
    """The name that a cell may hold, for somebody who is added by hand."""
    return who_is(said).name or split_name(said)


_REASONS = (
    ("no show", "no_word"), ("no-show", "no_word"), ("noshow", "no_word"), ("dna", "no_word"),
    ("apolog", "withdrew"), ("cancel", "withdrew"), ("withdr", "withdrew"),
    ("refund", "withdrew"), ("sick", "unwell"), ("unwell", "unwell"), ("ill", "unwell"),
)  # fmt: skip


def reason_of(words: str) -> str:
    """Why somebody did not come, as far as the list's own words say it: a key of ``ABSENCES``."""
    folded = fold(words)
    spoken = set(folded.replace(";", " ").split())
    for start, reason in _REASONS:
        if start in folded if len(start) > 3 else start in spoken:
            return reason
    return "other"
