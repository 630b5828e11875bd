"""Posts: given, corrected, ended, and taken out where they were entered by mistake."""

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
    workspace: Workspace,
    post_id: int,
    start: date | None,
    end: date | None,
    role_id: int | None = None,
) -> Changes:
    """Correct or end a post; its last day is the day ``end``, and ``role_id`` another role.

    Raises :class:`InputError` for a start that is moved to a day on which they are away, and
    :class:`RefusedError` for a post that is no longer there.
    """
    check_span(start, end)
    with workspace.file.writing("change_post", {"post": post_id}) as writer:
        post = people_data.read_post(writer.connection, post_id)
        if start != post.start:
            check_not_away(writer.connection, post.person_id, start)
        people_data.set_post_days(writer, post_id, start, end)
        if role_id is not None:
            people_data.move_post(writer, post_id, role_id)
    return changes_of(writer.touched)


def take_out_post(workspace: Workspace, post_id: int) -> Changes:
    """Take out a role that was never held: it counts on no day, and Undo brings it back.

    The history keeps it whole. Raises :class:`RefusedError` where it is no longer there.
    """
    with workspace.file.writing("take_out_post", noted := {"role": ""}) as writer:
        post = people_data.read_post(writer.connection, post_id)
        noted["role"] = people_data.role_name(writer.connection, post.role_id)
        people_data.take_out_post(writer, post_id)
    return changes_of(writer.touched)
