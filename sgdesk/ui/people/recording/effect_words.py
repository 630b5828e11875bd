"""What recording training would change, in sentences."""

from collections.abc import Sequence

from sgdesk.domain.dates import long_date
from sgdesk.domain.training.states import State
from sgdesk.services.training.foreseen import SetBegun, StateMove
from sgdesk.services.training.prerequisites import Warned
from sgdesk.ui.people.matrix.lines import column_title
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.words import state_word

_NAMED = 3
"""How many names a sentence holds before it says how many more there are."""


def move_sentences(moves: Sequence[StateMove], people: int) -> list[str]:
    """One sentence for each move, from which state to which, until when; then the others.

    ``people`` are those for whom something would be saved.
    """
    said = [_sentence(move) for move in moves]
    others = people - sum(move.people for move in moves)
    if said and others > 0 and len({move.requirement for move in moves}) == 1:
        one, many = "For 1 other nothing changes today.", "For {n} others nothing changes today."
        said.append(tr_count(one, many, others))
    return said


def _sentence(move: StateMove) -> str:
    title = column_title(move.title)
    before, after = _word(move.before, move), _word(move.after, move)
    if move.before is move.after:
        one, many = (
            "{title}: 1 person stays {after}{until}.",
            "{title}: {n} people stay {after}{until}.",
        )
    else:
        one, many = (
            "{title}: 1 person moves from {before} to {after}{until}.",
            "{title}: {n} people move from {before} to {after}{until}.",
        )
    until = tr(", until {day}", day=long_date(move.due)) if move.due else ""
    return tr_count(one, many, move.people, title=title, before=before, after=after, until=until)


def _word(state: State | None, move: StateMove) -> str:
    """The state in a sentence; what has no refresh is done, and never "in date"."""
    if state is None:
        return tr("not asked")
    return tr("done") if state is State.IN_DATE and move.due is None else state_word(state).lower()


def set_sentences(found: Sequence[SetBegun], people: int) -> list[str]:
    """How far a requirement of several courses would be, and which are missing (RULES, 6)."""
    return [_set_sentence(each, people) for each in found]


def _set_sentence(each: SetBegun, people: int) -> str:
    one = "{title}: {done} of {of}; {courses} is still missing."
    many = "{title}: {done} of {of}; {courses} are still missing."
    values = {
        "title": column_title(each.title),
        "done": each.done,
        "of": each.of,
        "courses": ", ".join(each.missing),
    }
    said = tr_count(one, many, len(each.missing), **values)
    if people == 1:
        return said
    return tr_count("{said} So for 1 person.", "{said} So for {n} people.", each.people, said=said)


def already_sentence(names: Sequence[str], of: int) -> str:
    """Who has the same course on the same day already, and is left as they are."""
    if len(names) == of and of > 1:
        return tr("Everybody has this course on that day already. Nothing would be saved.")
    one = "{names} has this course on that day already and is left alone."
    many = "{n} people have this course on that day already and are left alone: {names}."
    return tr_count(one, many, len(names), names=some_names(names))


def order_sentences(found: Sequence[Warned]) -> list[str]:
    """Who lacks by that day what comes first: a warning, never a bar (Sandwell 8.2)."""
    lacking: dict[tuple[str, ...], list[str]] = {}
    for each in found:
        lacking.setdefault(each.missing_first, []).append(each.name)
    one = "{names} had not done {first} by then, which comes first."
    many = "{n} people had not done {first} by then, which comes first: {names}."
    return [
        tr_count(one, many, len(names), names=some_names(names), first=", ".join(first))
        for first, names in lacking.items()
    ]


def gone_sentence(names: Sequence[str]) -> str:
    """Who had left by that day; it counts for nothing unless they come back."""
    one = "{names} had left by that day."
    many = "{n} people had left by that day: {names}."
    return tr_count(one, many, len(names), names=some_names(names))


def some_names(names: Sequence[str], most: int = _NAMED) -> str:
    """The first names, and how many more there are."""
    shown = ", ".join(names[:most])
    rest = len(names) - most
    if rest <= 0:
        return shown
    more = tr_count("{n} more", "{n} more", rest)
    return tr("{names} and {more}", names=shown, more=more)
