"""Taking back the last action, doing it again, and reading what was done."""

from dataclasses import dataclass, field
from typing import Any

from sgdesk.data.file import history
from sgdesk.data.file.store import Reader
from sgdesk.domain.errors import RefusedError
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Action:
    """One entry of the history: a code and the values that its sentence needs."""

    id: int
    at: str
    actor: str
    code: str
    details: dict[str, Any]
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class UndoState:
    """What Undo and Redo would do next; ``None`` where there is nothing.

    ``newest`` is what was done last, whether or not it can be taken back. ``blocked`` is what would
    be taken back next and never is, so that nothing before it is either. ``passed`` was done after
    what Undo would take back, and stays: a return that was made final.
    """

    undo: Action | None
    redo: Action | None
    newest: Action | None = field(default=None, compare=False)
    blocked: Action | None = field(default=None, compare=False)
    passed: Action | None = field(default=None, compare=False)


_LASTING = frozenset(
    {
        "create_organisation",
        "salvage",
        "accept_outside_changes",
        "decide_erasing",
        "keep_after_all",
        "erase",
        "erase_again",
    }
)
"""Actions that are not taken back, nor what was done before them: there would be no file, somebody
is gone, or what was found stays found. What is decided about erasing has a way back of its own,
which is noted beside the backups too. Those that stay alone are
:data:`~sgdesk.data.file.history.PASSED_OVER`."""


def undo_state(workspace: Workspace) -> UndoState:
    """What the Edit menu offers."""
    with workspace.file.reading() as connection:
        (last, passed), undone = history.next_undo(connection), history.next_redo(connection)
        newest = next(iter(history.entries(connection, 1)), None)
        actions = {entry.id: entry for entry in history.entries(connection)} if undone else {}
    next_one = _action(last) if last else None
    is_lasting = next_one is not None and next_one.code in _LASTING
    undo, blocked = (None, next_one) if is_lasting else (next_one, None)
    redo = _action(actions[undone.undoes]) if undone and undone.undoes is not None else None
    return UndoState(
        undo,
        redo,
        _action(newest) if newest else None,
        blocked,
        _action(passed) if passed else None,
    )


def undo(workspace: Workspace, *, past_what_stays: bool = False) -> Changes:
    """Take the newest standing action back; the history keeps both.

    What was done before something that stays, such as a final return, is taken back where that is
    said. Raises :class:`RefusedError` where there is nothing to take back or something stands on
    it.
    """
    state = undo_state(workspace)
    action = state.undo
    if action is None:
        raise RefusedError("There is nothing to undo.")
    if state.passed is not None and not past_what_stays:
        raise RefusedError(
            "What was done last stays, and cannot be undone. What was done before it can be taken "
            "back in the window, with Undo."
        )
    return _reverse(workspace, "undo", action, action.id)


def redo(workspace: Workspace) -> Changes:
    """Do again what was undone last; refused once something new was done since."""
    with workspace.file.reading() as connection:
        undone = history.next_redo(connection)
    action = undo_state(workspace).redo
    if action is None or undone is None:
        raise RefusedError("There is nothing to do again.")
    return _reverse(workspace, "redo", action, undone.id)


def _reverse(workspace: Workspace, way: str, action: Action, entry_id: int) -> Changes:
    from sgdesk.data import undoing

    details = {"action": action.code, "details": action.details}
    with workspace.file.writing(way, details, undoes=entry_id) as writer:
        undoing.take_back(writer, entry_id, workspace.today())
    return changes_of(writer.touched)


def actions(workspace: Workspace, limit: int | None = None) -> tuple[Action, ...]:
    """The history from the newest action back."""
    with workspace.file.reading() as connection:
        return actions_in(connection, limit)


def actions_in(connection: Reader, limit: int | None = None) -> tuple[Action, ...]:
    """The same in a transaction that is open already."""
    return tuple(_action(entry) for entry in history.entries(connection, limit))


def _action(entry: history.Entry) -> Action:
    return Action(entry.id, entry.at, entry.actor, entry.action, entry.details, entry.undoes)
