"""How many people the matrix shows, and how many of them need training."""

from collections.abc import Collection, Sequence

from sgdesk.domain.dates import long_date
from sgdesk.domain.training.states import NEEDS_TRAINING_NOW
from sgdesk.ui.context import Context
from sgdesk.ui.people.matrix.lines import MatrixLine, unasked_words
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.words import later_words


def filtered_words(shown: Sequence[MatrixLine], everybody: Collection[MatrixLine]) -> str:
    """How many answer to the filters, of how many who are here."""
    if any(line.has_left for line in shown):
        return tr_count("Showing {n} person", "Showing {n} people", len(shown))
    among = sum(not line.has_left for line in everybody)
    return tr("Showing {n:,} of {among:,} people", n=len(shown), among=among)


def counted_words(here: Sequence[MatrixLine], context: Context) -> str:
    """How many there are and need training on the day.

    Who is asked nothing, and who begins only later, stands apart.
    """
    if not here:
        return ""
    needing = sum(
        any(each is not None and each.state in NEEDS_TRAINING_NOW for each in line.cells)
        for line in here
    )
    later = sum(line.row.begins is not None for line in here)
    here = [line for line in here if line.row.begins is None]
    unasked = [line for line in here if not line.is_asked]
    people = tr_count("{n} person", "{n} people", len(here))
    need = tr_count("{n} needs training", "{n} need training", needing)
    if len(unasked) == len(here):
        said = people
    elif context.is_today:
        said = tr("{people}, {need} now", people=people, need=need)
    else:
        day = long_date(context.as_at)
        said = tr("{people}, {need} as at {day}", people=people, need=need, day=day)
    more = (unasked_words(len(unasked)) if unasked else "", later_words(later))
    also = " ".join(filter(None, more))
    return f"{said}. {also}" if also else said
