"""Who asked to see what is held about them, by when it is owed, and that it was answered."""

from dataclasses import dataclass
from datetime import date

from sgdesk.data.file.store import Reader
from sgdesk.data.people import access as access_data
from sgdesk.data.people.access import NewRequest
from sgdesk.data.people.outside import read_outside
from sgdesk.data.people.people import read_these
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.people.access import AccessRequest
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request with the name of whoever asked."""

    request: AccessRequest
    name: str

    @property
    def is_open(self) -> bool:
        """Whether an answer is still owed."""
        return self.request.answered_on is None

    def is_late(self, day: date) -> bool:
        """Whether the answer was owed before ``day``."""
        return self.is_open and self.request.owed_by < day


def requests(workspace: Workspace) -> tuple[RequestLine, ...]:
    """Every request, those still open first, by the day by which they are owed."""
    with workspace.file.reading() as reader:
        return requests_in(reader)


def requests_in(reader: Reader) -> tuple[RequestLine, ...]:
    """The same in a moment that is open already."""
    noted = access_data.read_requests(reader)
    asking = {each.person_id for each in noted if each.person_id is not None}
    people = {each.id: each.name for each in read_these(reader, asking)}
    outside = {each.id: each.name for each in read_outside(reader)}
    lines = [
        RequestLine(
            each,
            people.get(each.person_id or 0, "") or outside.get(each.outside_worker_id or 0, ""),
        )
        for each in noted
    ]
    return tuple(sorted(lines, key=lambda each: (not each.is_open, each.request.owed_by)))


def open_request_of(workspace: Workspace, person_id: int) -> AccessRequest | None:
    """What somebody asked for and was not given yet."""
    with workspace.file.reading() as reader:
        found = access_data.read_requests(reader)
    return next(
        (each for each in found if each.person_id == person_id and each.answered_on is None), None
    )


def note_request(
    workspace: Workspace,
    asked_on: date,
    *,
    person_id: int | None = None,
    outside_worker_id: int | None = None,
) -> tuple[date, Changes]:
    """Note that somebody asked; returns the day by which the answer is owed.

    Raises :class:`InputError` for a day ahead, :class:`RefusedError` where a request of theirs is
    open already.
    """
    if asked_on > workspace.today():
        raise InputError("They asked today or in the past. Nothing was saved.")
    with workspace.file.writing("note_request", {}) as writer:
        whose = (person_id, outside_worker_id)
        if any(
            (each.person_id, each.outside_worker_id) == whose and each.answered_on is None
            for each in access_data.read_requests(writer.connection)
        ):
            raise RefusedError("Their request is noted already, and is not answered yet.")
        number = access_data.add_request(writer, NewRequest(person_id, outside_worker_id, asked_on))
        made = next(
            each for each in access_data.read_requests(writer.connection) if each.id == number
        )
    return made.owed_by, changes_of(writer.touched)


def note_answered(workspace: Workspace, request_id: int, on: date) -> Changes:
    """Note that the answer was given; raises :class:`InputError` for a day that cannot be."""
    with workspace.file.writing("note_answered", {}) as writer:
        found = next(
            each for each in access_data.read_requests(writer.connection) if each.id == request_id
        )
        if not found.asked_on <= on <= workspace.today():
            raise InputError("It was answered after they asked, and not ahead. Nothing was saved.")
        access_data.set_answered(writer, request_id, on)
    return changes_of(writer.touched)
