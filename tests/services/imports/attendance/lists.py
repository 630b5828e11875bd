"""A session of a course in a small hall, and lists that are held against it."""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.domain.sessions.session import BookingState
from sgdesk.domain.sessions.trainer import TrainerDetails
from sgdesk.services.courses.trainers import add_trainer
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
from sgdesk.services.people.people import PersonDetails, add_person, person_view
from sgdesk.services.people.rights.erasing import erase_at_once, whom_of_person
from sgdesk.services.sessions.bookings import book
from sgdesk.services.sessions.sessions import change_session, session_view
from sgdesk.services.training.standing import everyone
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall

EVENING = date(2024, 3, 12)
COURSE = "working-together-2"


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

    def train(self, name: str) -> None:
        """Put a trainer of this name on the session."""
        workspace = self.hall.workspace
        trainer = add_trainer(workspace, TrainerDetails(name))[0]
        details = session_view(workspace, self.session).details
        change_session(workspace, self.session, replace(details, trainer_ids=(trainer,)))

    def add(self, given: str, family: str) -> int:
        """Add somebody."""
        return add_person(self.hall.workspace, PersonDetails(given, family))[0]

    def names(self) -> set[str]:
        """Everybody's name."""
        return {each.name for each in everyone(self.hall.workspace)}

    def training(self) -> int:
        """How many completions count."""
        views = (
            person_view(self.hall.workspace, each.id) for each in everyone(self.hall.workspace)
        )
        return sum(not each.row.is_void for view in views for each in view.training)

    def erase(self, name: str) -> None:
        """Erase somebody."""
        number = next(e.id for e in everyone(self.hall.workspace) if e.name == name)
        whom = whom_of_person(self.hall.workspace, number)
        erase_at_once(self.hall.workspace, whom, reason=ErasingReason.ASKED)

    def states(self) -> dict[str, BookingState]:
        """How everybody stands with the session."""
        view = session_view(self.hall.workspace, self.session)
        return {each.person_name: each.state for each in view.bookings}


def evening(
    folder: Path, *, booked: int = 3, held_on: date = EVENING, people: int = 6, **details: object
) -> Evening:
    """A session of Level 2 on 12 March 2024, some of the hall's people booked on it."""
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
