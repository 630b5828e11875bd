"""Supervision and reviews of practice: noted, seen, struck out."""

from dataclasses import dataclass
from datetime import date

from sgdesk.data.file.store import Reader
from sgdesk.data.people import reviews as review_data
from sgdesk.domain.errors import InputError
from sgdesk.domain.names import filed
from sgdesk.domain.people.keeping.review import Review, ReviewDetails, ReviewKind
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReviewsView:
    """Reviews as at a day: all of them, and the newest of each person that is due again."""

    reviews: tuple[Review, ...]
    due_again: tuple[Review, ...]
    asked: int


def note_review(workspace: Workspace, details: ReviewDetails) -> Changes:
    """Note supervision or a review of practice (Worcestershire, monitoring table).

    Raises :class:`InputError` for a day that lies ahead, or a next one that does not follow.
    """
    if details.held_on > workspace.today():
        raise InputError("A review is noted on its day or later. Nothing was saved.")
    if details.next_due is not None and details.next_due <= details.held_on:
        raise InputError("The next review has to follow this one. Nothing was saved.")
    with workspace.file.writing("note_review", {"kind": details.kind}) as writer:
        review_data.add_review(writer, details)
    return changes_of(writer.touched)


def strike_review(workspace: Workspace, review_id: int) -> Changes:
    """Strike out a review that was noted by mistake."""
    with workspace.file.writing("strike_review", {"review": review_id}) as writer:
        review_data.void_review(writer, review_id, workspace.today())
    return changes_of(writer.touched)


def reviews_view(
    workspace: Workspace, as_at: date | None = None, person_id: int | None = None
) -> ReviewsView:
    """Reviews held by the day, of one person or of everybody, and which are due again."""
    with workspace.file.reading() as connection:
        return reviews_in(connection, as_at or workspace.today(), person_id)


def reviews_in(connection: Reader, day: date, person_id: int | None = None) -> ReviewsView:
    """The same in a transaction that is open already."""
    reviews = review_data.read_reviews(connection, person_id)
    held = [each for each in reviews if each.held_on <= day]
    newest: dict[tuple[int, ReviewKind], Review] = {}
    for each in held:
        newest.setdefault((each.person_id, each.kind), each)
    due = [each for each in newest.values() if each.next_due is not None and each.next_due <= day]
    return ReviewsView(
        tuple(held),
        tuple(sorted(due, key=lambda each: (each.next_due or day, filed(each.person_name)))),
        sum(each.asked_how_training_embedded for each in held),
    )
