"""Supervision and reviews of practice on a person's page."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from sgdesk.domain.courses.quality import ReviewKind
from sgdesk.domain.dates import long_date
from sgdesk.services.people.reviews import strike_review
from sgdesk.services.views.person_page import PersonPage, ReviewRow
from sgdesk.ui.context import Context
from sgdesk.ui.people.person.review_dialog import KINDS, PracticeReviewDialog
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import PushButton
from sgdesk.ui.widgets.list_item import Entries, Item, section


def reviews_section(context: Context, found: PersonPage, parent: QWidget) -> QWidget:
    """What was held, the newest first; when the next is due, and a button to note one."""
    person = found.view.person
    button = PushButton(tr("Note one …"), "add")
    button.setAccessibleName(tr("Note supervision or a review …"))
    button.setEnabled(context.may_write)
    who = (person.id, person.name)
    button.clicked.connect(lambda: PracticeReviewDialog(context, who, parent).open())
    items = list(_items(context, found.reviews))
    return section(tr("Supervision and reviews"), items, tr("None noted yet."), button)


def _items(context: Context, rows: Sequence[ReviewRow]) -> Iterator[Item]:
    met: set[str] = set()
    for row in rows:
        is_newest = row.kind not in met
        met.add(row.kind)
        entries: Entries = ()
        if context.may_write:
            strike = partial(strike_review, context.workspace, row.id)
            entries = ((tr("Strike out"), partial(context.perform, strike)),)
        title = tr(
            "{kind}, {day}", kind=tr(KINDS[ReviewKind(row.kind)]), day=long_date(row.held_on)
        )
        due = _due(row, context) if is_newest else ""
        notes = (due, _asked(row), row.embedded, _by(row))
        yield Item(title, tuple(note for note in notes if note), entries)


def _due(row: ReviewRow, context: Context) -> str:
    if row.next_due is None:
        return tr("No next one planned.")
    day = long_date(row.next_due)
    if row.next_due <= context.as_at:
        return tr("The next was due {day}.", day=day)
    return tr("Next due {day}.", day=day)


def _asked(row: ReviewRow) -> str:
    if row.asked_how_training_embedded:
        return tr("Asked how training was embedded.")
    return tr("Did not ask how training was embedded.")


def _by(row: ReviewRow) -> str:
    return tr("With {name}.", name=row.held_by) if row.held_by else ""
