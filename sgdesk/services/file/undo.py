"""Taking back the last deed, doing it again, and reading what was done."""

from dataclasses import dataclass
from typing import Any

from sgdesk.data import undoing
from sgdesk.data.file import history
from sgdesk.domain.errors import RefusedError
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Deed:
    """One entry of the history: a code and the values that its sentence needs."""

    id: int
    at: str
    actor: str
    action: str
    details: dict[str, Any]
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class UndoState:
    """What Undo and Redo would do next; ``None`` where there is nothing."""

    undo: Deed | None
    redo: Deed | None


_LASTING = frozenset({"create_organisation", "freeze_return"})
"""Deeds that are not taken back: there would be no file, or a number that went out is gone."""


def undo_state(workspace: Workspace) -> UndoState:
    """What the Edit menu offers."""
    with workspace.file.reading() as connection:
        last, undone = history.next_undo(connection), history.next_redo(connection)
        deeds = {entry.id: entry for entry in history.entries(connection)} if undone else {}
    undo = _deed(last) if last and last.action not in _LASTING else None
    redo = _deed(deeds[undone.undoes]) if undone and undone.undoes is not None else None
    return UndoState(undo, redo)


def undo(workspace: Workspace) -> Changes:
    """Take the newest standing deed back; the history keeps both.

    Raises :class:`RefusedError` where there is nothing to take back or something stands on it.
    """
    deed = undo_state(workspace).undo
    if deed is None:
        raise RefusedError("There is nothing to undo.")
    return _reverse(workspace, "undo", deed, deed.id)


def redo(workspace: Workspace) -> Changes:
    """Do again what was undone last; refused once something new was done since."""
    with workspace.file.reading() as connection:
        undone = history.next_redo(connection)
    deed = undo_state(workspace).redo
    if deed is None or undone is None:
        raise RefusedError("There is nothing to do again.")
    return _reverse(workspace, "redo", deed, undone.id)


def _reverse(workspace: Workspace, action: str, deed: Deed, entry_id: int) -> Changes:
    details = {"action": deed.action, "details": deed.details}
    with workspace.file.writing(action, details, undoes=entry_id) as writer:
        undoing.take_back(writer, entry_id, workspace.today())
    return changes_of(writer.touched)


def deeds(workspace: Workspace, limit: int | None = None) -> tuple[Deed, ...]:
    """The history from the newest deed back."""
    with workspace.file.reading() as connection:
        return tuple(_deed(entry) for entry in history.entries(connection, limit))


def _deed(entry: history.Entry) -> Deed:
    return Deed(entry.id, entry.at, entry.actor, entry.action, entry.details, entry.undoes)
