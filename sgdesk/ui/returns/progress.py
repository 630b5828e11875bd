"""How far a section has come, as a shape and a word."""

from sgdesk.domain.returns.sections import Completeness, ReturnSection
from sgdesk.domain.training.states import State
from sgdesk.ui.text import tr, tr_count

SHAPES = {
    Completeness.COMPLETE: State.IN_DATE,
    Completeness.STARTED: State.DUE_SOON,
    Completeness.EMPTY: State.NOT_DONE,
}
"""The shapes and colours of states, which everybody who uses the window knows already."""


def progress_word(section: ReturnSection, *, unsaved: bool = False) -> str:
    """``filled in``, ``2 missing`` or ``empty``; words that are not saved come first."""
    if unsaved:
        return tr("not saved")
    match section.completeness:
        case Completeness.COMPLETE:
            return tr("filled in")
        case Completeness.STARTED:
            return tr_count("{n} missing", "{n} missing", len(section.missing))
        case Completeness.EMPTY:
            return tr("empty")
