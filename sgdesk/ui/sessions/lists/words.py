"""What a list would do to a session, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from sgdesk.domain.dates import long_date
from sgdesk.domain.sessions.session import BookingState
from sgdesk.services.imports import Fate, ProblemCode, RowProblem
from sgdesk.services.imports.attendance import (
    BLANK,
    DOUBTS,
    BroughtIn,
    Doubt,
    Effect,
    ListDraft,
    ListLine,
    ListOf,
    UnreadColumn,
    Whose,
)
from sgdesk.ui.sessions.candidates_view import booked_words
from sgdesk.ui.sessions.words import absence_word, booking_word
from sgdesk.ui.text import tr, tr_count

FATES = {
    Effect.YES: Fate.COMPLETION,
    Effect.NO: Fate.LISTED,
    Effect.THERE: Fate.DETAIL,
    Effect.NOTHING: Fate.PASSED_OVER,
    Effect.ASKED: Fate.ASKED,
}
"""How each effect looks: in the shapes and colours of every sheet that is brought in."""

_NAMED = 5
"""So many names are told in a sentence."""


@dataclass(frozen=True, slots=True)
class _Words:
    """One kind of list in words."""

    title: str
    empty: str
    about: str
    effects: dict[Effect, str]
    yes: str
    no: str
    asks: str
    missing: tuple[str, str]


_WORDS = {
    ListOf.ATTENDANCE: _Words(
        "Bring in the attendance list",
        "Which list?",
        (
            "A register, or what Zoom, Teams or a booking site says of who came: choose the file, "
            "drop it here, or copy the names and paste them. Nothing is written before you say so."
        ),
        {
            Effect.YES: "Came",
            Effect.NO: "Did not come",
            Effect.THERE: "Ticked already",
            Effect.NOTHING: "Nothing to do",
            Effect.ASKED: "Asked",
        },
        "Came",
        "Did not come",
        "Did they come?",
        (
            "1 person is booked and not in the list, and stays as they are: {names}.",
            "{n} people are booked and not in the list, and stay as they are: {names}.",
        ),
    ),
    ListOf.BOOKINGS: _Words(
        "Bring in the bookings",
        "Which list?",
        (
            "The list of a booking site, or any list of who wants to come: choose the file, drop "
            "it here, or copy the names and paste them. Nothing is written before you say so."
        ),
        {
            Effect.YES: "Is booked",
            Effect.NO: "Gives the place back",
            Effect.THERE: "Booked already",
            Effect.NOTHING: "Nothing to do",
            Effect.ASKED: "Asked",
        },
        "Booked",
        "Not booked",
        "Are they booked?",
        (
            "1 person is booked here and not in the list, and keeps the place: {names}.",
            "{n} people are booked here and not in the list, and keep their places: {names}.",
        ),
    ),
}


def title(of: ListOf) -> str:
    """What the dialog is called."""
    return tr(_WORDS[of].title)


def empty_words(of: ListOf) -> tuple[str, str]:
    """What is asked for while no list is there yet."""
    return tr(_WORDS[of].empty), tr(_WORDS[of].about)


def verdict_words(of: ListOf) -> tuple[str, str, str]:
    """The question about one line, its yes and its no."""
    words = _WORDS[of]
    return tr(words.asks), tr(words.yes), tr(words.no)


def effect_word(draft: ListDraft, line: ListLine) -> str:
    """What would be done for a line, in a word or two."""
    if draft.other and not draft.is_this_session:
        return tr("Not yet")
    if line.waits:
        return tr("Waiting list")
    return tr(_WORDS[draft.of].effects[line.effect])


def who_words(line: ListLine) -> str:
    """Who a line is here."""
    if line.whose is Whose.NEW:
        return tr("{name} (new)", name=line.person)
    if line.whose is Whose.NOT_OURS:
        return tr("Not in our file")
    if line.whose is Whose.OPEN:
        return tr("Not known")
    return (
        line.person if line.whose is Whose.BOOKED else tr("{name} (not booked)", name=line.person)
    )


def to_know(draft: ListDraft, line: ListLine, names: Mapping[int, str]) -> str:
    """Why a line is asked about, what the list says, and what is kept already.

    ``names`` are those of our people: a like name is told.
    """
    said = [_doubt_words(each, draft, line, names) for each in line.doubts]
    if line.words and line.words != BLANK:
        said.append(tr("“{words}”", words=line.words))
    if line.minutes is not None and draft.whole_minutes is not None:
        whole = draft.whole_minutes
        said.append(tr("{there} of {whole} minutes", there=min(line.minutes, whole), whole=whole))
    if line.effect is Effect.NO and draft.of is ListOf.ATTENDANCE:
        said.append(tr("reason: {why}", why=absence_word(line.reason)))
    if line.before not in (None, BookingState.BOOKED):
        said.append(tr("here: {state}", state=booking_word(line.before)))
    if line.by_hand and line.person_id is not None:
        said.append(tr("matched by hand"))
    if len(line.rows) > 1:
        said.append(tr("stands in {n} rows", n=len(line.rows)))
    return "; ".join(said)


def _doubt_words(doubt: Doubt, draft: ListDraft, line: ListLine, names: Mapping[int, str]) -> str:
    """Why a line is asked about, as exactly as it is known."""
    alike = next((names[each] for each in line.alike if each in names), "")
    if doubt is Doubt.LIKE and alike:
        return tr("perhaps {name}", name=alike)
    if doubt is Doubt.WORDS and line.words == BLANK:
        return tr("the box is empty")
    if doubt is Doubt.OTHERWISE and draft.of is ListOf.ATTENDANCE:
        came = line.before is BookingState.ATTENDED
        return tr("you ticked: came") if came else tr("you ticked: did not come")
    return tr(DOUBTS[doubt])


def rows_words(line: ListLine) -> str:
    """Where a line stands in the list."""
    rows = ", ".join(f"{each:,}" for each in line.rows if each)
    if not rows:
        return ""
    return tr("Row {rows}", rows=rows) if len(line.rows) == 1 else tr("Rows {rows}", rows=rows)


def other_words(draft: ListDraft) -> str:
    """That the list says another day or another course than the session; empty where not."""
    other, said = draft.other, []
    if draft.is_this_session:
        return ""
    if other.days:
        days = [long_date(each) for each in other.days]
        shown = tr(" and ").join(days[:2]) if len(days) < 3 else tr("other days")
        was = "This list is of {days}; the session was on {day}."
        ahead = "This list is of {days}; the session is on {day}."
        words = was if draft.of is ListOf.ATTENDANCE else ahead
        said.append(tr(words, days=shown, day=long_date(draft.held_on)))
    if other.course:
        said.append(
            tr(
                "This list is of {other}; the session is of {course}.",
                other=f"“{other.course}”",
                course=draft.course,
            )
        )
    return " ".join([*said, tr("Nothing comes in before you say so.")]) if said else ""


def summary(draft: ListDraft) -> str:
    """How many lines become what, and how many are still asked about."""
    if other_words(draft):
        return tr_count("1 name in the list", "{n} names in the list", len(draft.lines))
    done = ", ".join(_done_words(draft)) + "."
    if not draft.open:
        return done
    one, many = "{n} needs an answer from you.", "{n} need an answer from you."
    return tr("{done} {open}", done=done, open=tr_count(one, many, draft.open))


def _done_words(draft: ListDraft) -> list[str]:
    """What would be done, and what stands so already."""
    yes, no, there = map(draft.count, (Effect.YES, Effect.NO, Effect.THERE))
    waits, said = draft.waiting, []
    if draft.of is ListOf.ATTENDANCE:
        said.append(tr_count("{n} came", "{n} came", yes))
        said += [tr_count("{n} did not come", "{n} did not come", no)] if no else []
        already = ("{n} is ticked already", "{n} are ticked already")
    else:
        placed = yes - waits
        said += (
            [tr_count("{n} to book", "{n} to book", placed)] if placed or not (no or yes) else []
        )
        one, many = "{n} for the waiting list", "{n} for the waiting list"
        said += [tr_count(one, many, waits)] if waits else []
        said += [tr_count("{n} gives the place back", "{n} give places back", no)] if no else []
        already = ("{n} is booked already", "{n} are booked already")
    return [*said, tr_count(*already, there)] if there else said


def verb(draft: ListDraft) -> str:
    """The button that writes: "Tick in 14 people"."""
    yes, no = draft.count(Effect.YES), draft.count(Effect.NO)
    if not draft.does_anything:
        return tr("Nothing to bring in")
    if draft.of is ListOf.ATTENDANCE:
        said = tr_count("Tick in 1 person", "Tick in {n} people", yes + no)
    elif not yes:
        said = tr_count("Give 1 place back", "Give {n} places back", no)
    else:
        said = _book_verb(draft)
        if no:
            back = tr_count("give 1 place back", "give {n} places back", no)
            said = tr("{book} and {back}", book=said, back=back)
    if draft.added:
        said = tr_count(
            "{said}, {n} of them new", "{said}, {n} of them new", draft.added, said=said
        )
    return said


def _book_verb(draft: ListDraft) -> str:
    """ "Book 4 people, 6 to the waiting list"."""
    waits = draft.waiting
    placed = draft.count(Effect.YES) - waits
    if not placed:
        one, many = "Put 1 person on the waiting list", "Put {n} people on the waiting list"
        return tr_count(one, many, waits)
    said = tr_count("Book 1 person", "Book {n} people", placed)
    if waits:
        one, many = "{said}, {n} to the waiting list", "{said}, {n} to the waiting list"
        said = tr_count(one, many, waits, said=said)
    return said


def more_words(draft: ListDraft) -> str:
    """What does not stand in a line: who is missing, rows passed over, how dates were read."""
    said = []
    if draft.missing:
        one, many = _WORDS[draft.of].missing
        said.append(tr_count(one, many, len(draft.missing), names=_listed(draft.missing)))
    named = {row for each in draft.lines for row in each.rows}
    beside = [each for each in draft.passed_over if each.row in named and _is_address(each)]
    over = [each for each in draft.passed_over if each not in beside]
    if over:
        rows = tuple(_passed(each) for each in over)
        one, many = "1 row was passed over: {rows}.", "{n} rows were passed over: {rows}."
        said.append(tr_count(one, many, len(rows), rows=_listed(rows)))
    if beside:
        one = "The e-mail address in row {rows} was left out."
        many = "The e-mail addresses in rows {rows} were left out."
        shown = tuple(f"{each.row or 0:,}" for each in beside)
        said.append(tr_count(one, many, len(beside), rows=_listed(shown)))
    said += _not_taken(draft)
    if draft.month_first:
        said.append(tr("The dates of this list were read with the month first."))
    return " ".join(said)


def _not_taken(draft: ListDraft) -> list[str]:
    """The columns that say nothing here, and what the sheet hides or says in comments."""
    said = []
    if draft.unread:
        columns = tuple(_column(each) for each in draft.unread)
        one = "Nothing was taken from 1 column: {columns}."
        many = "Nothing was taken from {n} columns: {columns}."
        said.append(tr_count(one, many, len(columns), columns=_listed(columns)))
    if draft.unseen:
        shown = tuple(_unseen(each) for each in draft.unseen)
        said.append(tr("Look at this in the sheet, too: {what}.", what=_listed(shown)))
    return said


def _unseen(problem: RowProblem) -> str:
    if problem.row is not None:
        return _passed(problem)
    place = tr("column {letter}", letter=problem.column) if problem.column else ""
    what = " ".join(filter(None, (place, problem.value)))
    return tr("{what} ({reason})", what=what, reason=tr(problem.reason))


def _column(column: UnreadColumn) -> str:
    if not column.heading:
        return column.letter
    heading = column.heading if len(column.heading) < 40 else f"{column.heading[:40]}…"
    return tr("{letter} “{heading}”", letter=column.letter, heading=heading)


def _passed(problem: RowProblem) -> str:
    value = problem.value if len(problem.value) < 40 else f"{problem.value[:40]}…"
    if not value.strip():
        return tr("row {row} ({reason})", row=f"{problem.row or 0:,}", reason=tr(problem.reason))
    return tr(
        "row {row} “{value}” ({reason})",
        row=f"{problem.row or 0:,}",
        value=value,
        reason=tr(problem.reason),
    )


def _is_address(problem: RowProblem) -> bool:
    """Whether what was passed over in a row is no more than an e-mail address that is none."""
    return problem.code is ProblemCode.NOT_AN_ADDRESS


def _listed(names: tuple[str, ...]) -> str:
    said, more = ", ".join(names[:_NAMED]), len(names) - _NAMED
    return tr("{names} and {n} more", names=said, n=more) if more > 0 else said


def followed(came: BroughtIn) -> str:
    """What came of it, what was left as it is first."""
    draft, said = came.draft, []
    if draft.open:
        names = _listed(tuple(e.said for e in draft.lines if e.effect is Effect.ASKED))
        one = "1 line was left as it is: {names}."
        many = "{n} lines were left as they are: {names}."
        said.append(tr_count(one, many, draft.open, names=names))
    if came.marked is not None:
        day, n = long_date(draft.held_on), len(came.marked.training_ids)
        if n:
            one = "{n} person has the training, dated {day}."
            said.append(tr_count(one, "{n} people have the training, dated {day}.", n, day=day))
        away = len(came.marked.did_not_attend)
        if away:
            said.append(tr_count("{n} did not come.", "{n} did not come.", away))
        struck = len(came.marked.struck_out)
        if struck:
            one = "Training of {n} person is struck out."
            said.append(tr_count(one, "Training of {n} people is struck out.", struck))
    if came.booked is not None:
        said += _booked_words(came)
    if came.people_added:
        one, many = "{n} person is new with People.", "{n} people are new with People."
        said.append(tr_count(one, many, came.people_added))
    return " ".join(said)


def _booked_words(came: BroughtIn) -> list[str]:
    said = []
    booked = came.booked
    if booked is not None and (booked.booked or booked.waiting):
        said.append(booked_words(booked))
    if came.given_back:
        one, many = "{n} place is given back.", "{n} places are given back."
        said.append(tr_count(one, many, came.given_back))
    return said
