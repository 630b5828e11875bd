"""A session of a course in a small hall, and lists that are held against it."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sgdesk.domain.sessions.session import BookingState
from sgdesk.services.imports.attendance import (
    BroughtIn,
    ListDraft,
    ListLine,
    ListOf,
    ListWish,
    bring_in_list,
    draft_list,
)
from sgdesk.services.imports.reading.choosing import Pasted, Source
from sgdesk.services.sessions.bookings import book
from sgdesk.services.sessions.sessions import session_view
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall

EVENING = date(2024, 3, 12)
COURSE = "level1"


@dataclass(slots=True)
class Evening:
    """One session, and the list that is read for it."""

    hall: Hall
    session: int
    wish: ListWish = field(default_factory=lambda: ListWish(Pasted(""), ListOf.ATTENDANCE))

    def read(self, source: str | bytes | Source, **said: object) -> ListDraft:
        """Read a list, pasted or from a file, with what was said of it."""
        if isinstance(source, str):
            source = Pasted(source)
        elif isinstance(source, bytes):
            path = Path(self.hall.workspace.path).with_name("list.csv")
            path.write_bytes(source)
            source = path
        values: dict[str, object] = {"source": source, "of": ListOf.ATTENDANCE, **said}
        self.wish = ListWish(**values)  # type: ignore[arg-type]
        return draft_list(self.hall.workspace, self.session, self.wish)

    def bring_in(self) -> BroughtIn:
        """Carry out the list that was read last."""
        return bring_in_list(self.hall.workspace, self.session, self.wish)

    def states(self) -> dict[str, BookingState]:
        """How everybody stands with the session."""
        view = session_view(self.hall.workspace, self.session)
        return {each.person_name: each.state for each in view.bookings}


def evening(
    folder: Path, *, booked: int = 3, held_on: date = EVENING, people: int = 6, **details: object
) -> Evening:
    """A session of Level 1 on 12 March 2024, some of the hall's people booked on it."""
    hall = make_hall(folder, "hscp", TODAY, people_count=people)
    session = hall.plan(COURSE, held_on, **details)
    if booked:
        book(hall.workspace, session, hall.people[:booked])
    return Evening(hall, session)


def line(draft: ListDraft, said: str) -> ListLine:
    """The line of a name."""
    return next(each for each in draft.lines if each.said == said)


def effects(draft: ListDraft) -> dict[str, str]:
    """What would be done for each name of the list."""
    return {each.said: each.effect.value for each in draft.lines}


def doubts(draft: ListDraft, said: str) -> set[str]:
    """Why a name is asked about."""
    return {each.value for each in line(draft, said).doubts}
