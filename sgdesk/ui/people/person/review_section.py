"""Supervision and reviews of practice on a person's page."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.people.keeping.review import REVIEW_TITLES, RaisesConcerns, Review
from sgdesk.services.people.reviews import strike_review
from sgdesk.services.views.person_page import PersonPage
from sgdesk.ui.context import Context
from sgdesk.ui.people.person.review_dialog import CONCERNS, PracticeReviewDialog
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


def _items(context: Context, reviews: Sequence[Review]) -> Iterator[Item]:
    met: set[str] = set()
    for review in reviews:
        is_newest = review.kind not in met
        met.add(review.kind)
        entries: Entries = ()
        if context.may_write:
            strike = partial(strike_review, context.workspace, review.id)
            entries = ((tr("Strike out"), partial(context.perform, strike)),)
        title = tr(
            "{kind}, {day}", kind=tr(REVIEW_TITLES[review.kind]), day=long_date(review.held_on)
        )
        due = _due(review, context) if is_newest else ""
        notes = (due, _asked(review), review.embedded, _concerns(review), _by(review))
        yield Item(title, tuple(note for note in notes if note), entries)


def _due(review: Review, context: Context) -> str:
    if review.next_due is None:
        return tr("No next one planned.")
    day = long_date(review.next_due)
    if review.next_due <= context.as_at:
        return tr("The next was due {day}.", day=day)
    return tr("Next due {day}.", day=day)


def _asked(review: Review) -> str:
    if review.asked_how_training_embedded:
        return tr("Asked how training was embedded.")
    return tr("Did not ask how training was embedded.")


def _concerns(review: Review) -> str:
    if review.raises_concerns is RaisesConcerns.NOT_ASKED:
        return ""
    answer = tr(CONCERNS[review.raises_concerns]).lower()
    return tr("Feels able to raise a concern: {answer}.", answer=answer)


def _by(review: Review) -> str:
    return tr("With {name}.", name=review.held_by) if review.held_by else ""
