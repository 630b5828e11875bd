"""What recording training would change, in sentences."""

from collections.abc import Iterable, Sequence

from sgdesk.domain.dates import long_date
from sgdesk.services.training import Move
from sgdesk.ui.people.lines import column_title
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.words import state_word

_NAMED = 3
"""How many names a sentence holds before it says how many more there are."""


def move_sentences(moves: Iterable[Move]) -> list[str]:
    """One sentence for each move: who, from which state to which, until when."""
    return [_sentence(move) for move in moves]


def _sentence(move: Move) -> str:
    title = column_title(move.title)
    before = state_word(move.before).lower() if move.before else tr("not asked")
    after = state_word(move.after).lower() if move.after else tr("not asked")
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


def already_sentence(names: Sequence[str], of: int) -> str:
    """Who has the same course on the same day already, and is left as they are."""
    if len(names) == of and of > 1:
        return tr("Everybody has this course on that day already. Nothing would be saved.")
    one = "{names} has this course on that day already and is left alone."
    many = "{n} people have this course on that day already and are left alone: {names}."
    return tr_count(one, many, len(names), names=some_names(names))


def some_names(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    shown = ", ".join(names[:_NAMED])
    rest = len(names) - _NAMED
    if rest <= 0:
        return shown
    more = tr_count("{n} more", "{n} more", rest)
    return tr("{names} and {more}", names=shown, more=more)
