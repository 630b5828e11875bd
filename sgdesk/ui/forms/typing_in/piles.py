"""The piles of forms in words, and which of them comes first."""

from datetime import date

from sgdesk.domain.dates import short_date
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.forms.piles import Pile
from sgdesk.ui.text import tr


def pile_words(pile: Pile) -> str:
    """A session, or training without one, and how many of its forms are in."""
    values = {"came": sum(pile.received.values()), "all": sum(pile.asked.values())}
    if pile.held_on is None:
        return tr("Training without a session ({came} of {all} forms in)", **values)
    return tr(
        "{day}: {course} ({came} of {all} forms in)",
        day=_when(pile, pile.held_on),
        course=pile.course,
        **values,
    )


def session_words(pile: Pile | None) -> str:
    """A session by its day and course, or training without one."""
    if pile is None or pile.held_on is None:
        return tr("training without a session")
    return tr("{day}, {course}", day=_when(pile, pile.held_on), course=pile.course)


def _when(pile: Pile, day: date) -> str:
    """The day, with the hour where it is known: two sittings of one day are told by it."""
    if not pile.starts_at:
        return short_date(day)
    return tr("{day}, {hour}", day=short_date(day), hour=pile.starts_at)


def undone(found: tuple[Pile, ...]) -> int | None:
    """The newest session whose end-of-course forms are not all in, or else the newest."""
    ends = FormKind.EVALUATION
    waiting = (each for each in found if each.asked.get(ends, 0) > each.received.get(ends, 0))
    chosen = next(waiting, found[0] if found else None)
    return chosen.session_id if chosen is not None else None


def first_kind(pile: Pile | None) -> FormKind:
    """The first kind of form that is not all in."""
    if pile is None:
        return FormKind.EVALUATION
    waiting = (kind for kind in FormKind if pile.asked.get(kind, 0) > pile.received.get(kind, 0))
    return next(waiting, FormKind.EVALUATION)
