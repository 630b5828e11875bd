"""Posts: given, corrected, ended."""

from datetime import date

from sgdesk.data.people import people as people_data
from sgdesk.data.people.people import NewPost
from sgdesk.domain.dates import check_span
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.absence import check_not_away


def add_post(
    workspace: Workspace,
    person_id: int,
    role_id: int,
    start: date | None,
    end: date | None = None,
) -> Changes:
    """Give somebody a role from a day on (``None``: since always); several may run together.

    Raises :class:`InputError` for a start on a day on which they are away.
    """
    check_span(start, end)
    with workspace.file.writing("add_post", {"person": person_id}) as writer:
        check_not_away(writer.connection, person_id, start)
        people_data.add_post(writer, NewPost(person_id, role_id, start, end))
    return changes_of(writer.touched)


def change_post(
    workspace: Workspace, post_id: int, start: date | None, end: date | None
) -> Changes:
    """Correct or end a post; its last day is the day ``end``."""
    check_span(start, end)
    with workspace.file.writing("change_post", {"post": post_id}) as writer:
        people_data.set_post_days(writer, post_id, start, end)
    return changes_of(writer.touched)
