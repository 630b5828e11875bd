"""Supervision and reviews of practice: noted, seen, struck out."""

from dataclasses import asdict, dataclass
from datetime import date

from sgdesk.data.file.schema import practice_review
from sgdesk.data.people.reviews import ReviewRow, read_reviews
from sgdesk.domain.courses.quality import ReviewKind
from sgdesk.domain.errors import InputError
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReviewDetails:
    """What is typed in about supervision or a review of practice.

    ``embedded`` says in a sentence how training was put into practice; it needs no more.
    """

    person_id: int
    kind: ReviewKind
    held_on: date
    held_by: str = ""
    asked_how_training_embedded: bool = False
    embedded: str = ""
    next_due: date | None = None


@dataclass(frozen=True, slots=True)
class ReviewsView:
    """Reviews as at a day: all of them, and the newest of each person that is due again."""

    reviews: tuple[ReviewRow, ...]
    due_again: tuple[ReviewRow, ...]
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
        writer.insert(practice_review, **asdict(details))
    return changes_of(writer.touched)


def strike_review(workspace: Workspace, review_id: int) -> Changes:
    """Strike out a review that was noted by mistake."""
    with workspace.file.writing("strike_review", {"review": review_id}) as writer:
        writer.update(practice_review, review_id, voided_on=workspace.today())
    return changes_of(writer.touched)


def reviews_view(
    workspace: Workspace, as_at: date | None = None, person_id: int | None = None
) -> ReviewsView:
    """Reviews held by the day, of one person or of everybody, and which are due again."""
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        rows = read_reviews(connection, person_id)
    held = [row for row in rows if row.held_on <= day]
    newest: dict[tuple[int, str], ReviewRow] = {}
    for row in held:
        newest.setdefault((row.person_id, row.kind), row)
    due = [row for row in newest.values() if row.next_due is not None and row.next_due <= day]
    return ReviewsView(
        tuple(held),
        tuple(sorted(due, key=lambda row: (row.next_due or day, row.person_name))),
        sum(row.asked_how_training_embedded for row in held),
    )
