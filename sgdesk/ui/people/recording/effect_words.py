"""What recording training would change, in sentences."""

from collections.abc import Sequence

from sgdesk.domain.dates import long_date
from sgdesk.domain.training.states import State
from sgdesk.services.training.foreseen import SetBegun, StateMove
from sgdesk.services.training.prerequisites import Warned
from sgdesk.services.training.unmoved import Unmoved, WhyStill
from sgdesk.services.training.why import Why
from sgdesk.ui.people.matrix.lines import column_title
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.why import listed, set_words, whose_words
from sgdesk.ui.words import state_word

_NAMED = 3
"""How many names a sentence holds before it says how many more there are."""


def move_sentences(moves: Sequence[StateMove]) -> list[str]:
    """One sentence for each move, from which state to which, until when."""
    return [_sentence(move) for move in moves]


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
    words = set_words(each.done, each.of, each.missing)
    said = tr("{title}: {words}.", title=column_title(each.title), words=words)
    if people == 1:
        return said
    return tr_count("{said} So for 1 person.", "{said} So for {n} people.", each.people, said=said)


_STILL = {
    WhyStill.LEFT: (
        "It changes no state: who has left is asked for nothing.",
        "It changes no state of {n} people: who has left is asked for nothing.",
    ),
    WhyStill.NO_ROLE: (
        "It changes no state: who holds no role is asked for nothing. Give them a role first.",
        "It changes no state of {n} people: who holds no role is asked for nothing. Give them a "
        "role first.",
    ),
    WhyStill.NOT_ASKED: (
        "It changes no state: no role of theirs calls for what this course meets ({met}).",
        "It changes no state of {n} people: no role of theirs calls for what this course meets "
        "({met}).",
    ),
    WhyStill.EXEMPT: (
        "{title} stays exempt as long as the exemption holds.",
        "{title} stays exempt for {n} people as long as the exemption holds.",
    ),
    WhyStill.LATER_ONE: (
        "{title} stays as it is: it was done on {day} already, and the latest day counts.",
        "{title} stays as it is for {n} people: it was done on that day or later already.",
    ),
    WhyStill.OTHER_COURSE: (
        "{title} stays as it is: it counts from its oldest course, {courses}, last done {day}.",
        "{title} stays as it is for {n} people: it counts from its oldest course, {courses}.",
    ),
    WhyStill.KEPT_UP: (
        "{title} stays as it is: later learning on {day} keeps it up to date already.",
        "{title} stays as it is for {n} people: later learning keeps it up to date already.",
    ),
    WhyStill.DONE_ONCE: (
        "{title} stays done: once is enough, since no refresh is stated or set.",
        "{title} stays done for {n} people: once is enough, since no refresh is stated or set.",
    ),
}


def still_sentences(found: Sequence[Unmoved], met: Sequence[str], people: int) -> list[str]:
    """Why nothing changes, for one person with the day, or with how many each reason holds for.

    ``met`` are the titles of what the course meets, ``people`` all for whom it would be saved.
    """
    if people == 1:
        return [_still_sentence(each, met, people) for each in found]
    together: dict[tuple[WhyStill, str, tuple[str, ...]], int] = {}
    for each in found:
        kind = (each.why, each.title, each.courses)
        together[kind] = together.get(kind, 0) + each.people
    return [
        _still_sentence(Unmoved(why, count, title, None, courses), met, people)
        for (why, title, courses), count in together.items()
    ]


def _still_sentence(each: Unmoved, met: Sequence[str], people: int) -> str:
    one, many = _STILL[each.why]
    values = {
        "title": column_title(each.title),
        "met": ", ".join(column_title(title) for title in met),
        "day": long_date(each.day) if each.day else "",
        "courses": listed(each.courses),
    }
    if people == 1:
        return tr(one, **values)
    return tr_count(many.replace("{n} people", "1 person"), many, each.people, **values)


def rule_sentences(rules: Sequence[Why]) -> list[str]:
    """By whose rule what the course meets is asked for, and how often."""
    return [
        tr("{title}: {rule}.", title=column_title(each.facts.title), rule=whose_words(each))
        for each in rules
    ]


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
