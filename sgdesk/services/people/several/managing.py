"""Line managers: set for one person or for a team, and never in a circle."""

from collections.abc import Collection

from sgdesk.data.file.store import Reader
from sgdesk.data.people import managers as manager_data
from sgdesk.data.people.people import read_person
from sgdesk.domain.errors import InputError
from sgdesk.domain.people.managers import would_be_circle
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace


def check_manager(connection: Reader, person_id: int, manager_id: int | None) -> None:
    """Raise :class:`InputError` where somebody would be over themselves, through others or not."""
    if manager_id is None:
        return
    if manager_id == person_id:
        raise InputError("Nobody is their own line manager. Nothing was saved.")
    managers = manager_data.read_managers(connection)
    if managers.get(person_id) == manager_id:
        return
    if would_be_circle(managers, person_id, manager_id):
        raise InputError(
            "{manager} is in the team of {person}, so cannot be their line manager too. Change "
            "that first. Nothing was saved.",
            manager=read_person(connection, manager_id).name,
            person=read_person(connection, person_id).name,
        )


def set_line_manager(workspace: Workspace, person_id: int, manager_id: int | None) -> Changes:
    """Say who somebody's line manager is; they get the line manager's form.

    Raises :class:`InputError` for themselves, or for somebody whom they are over.
    """
    with workspace.file.writing("set_line_manager", {"person": person_id}) as writer:
        check_manager(writer.connection, person_id, manager_id)
        manager_data.set_line_manager(writer, person_id, manager_id)
    return changes_of(writer.touched)


def make_team(workspace: Workspace, person_ids: Collection[int], leader_id: int) -> Changes:
    """Let one person be the line manager of several, as one action; the leader is left out.

    Raises :class:`InputError` where one of them is over the leader; then nothing is saved.
    """
    members = sorted(set(person_ids) - {leader_id})
    if not members:
        raise InputError("A team needs somebody beside its leader. Nothing was saved.")
    noted = {"people": len(members)}
    with workspace.file.writing("make_team", noted) as writer:
        for each in members:
            check_manager(writer.connection, each, leader_id)
            manager_data.set_line_manager(writer, each, leader_id)
    return changes_of(writer.touched)
