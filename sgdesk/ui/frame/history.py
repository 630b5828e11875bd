"""Undo and Redo: what they would take back, named in the menu, and doing it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sgdesk.ui.actions import Actions
from sgdesk.ui.alerts import Choice
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr

if TYPE_CHECKING:
    from sgdesk.services.file.changes import Changes
    from sgdesk.services.file.undo import Action, UndoState
    from sgdesk.services.file.workspace import Workspace


class UndoControl(QObject):
    """Keeps the two actions up to date with the history of the open file."""

    taken_back = Signal(object, str)
    """What changed, and a sentence that says so."""

    import_undone = Signal()
    """What was taken back is an import."""

    def __init__(self, actions: Actions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._context: Context | None = None
        self._state: UndoState | None = None
        actions.undo.triggered.connect(self._undo)
        actions.redo.triggered.connect(self._redo)
        self._show(None)

    def watch(self, context: Context | None) -> None:
        """Look after another file, or none."""
        self._context = context
        if context is None:
            self._show(None)
        else:
            self.reload()

    def reload(self, then: Callable[[str, bool], object] | None = None) -> None:
        """Read what could be taken back.

        ``then`` gets the newest action as a sentence, and whether Undo takes that back.
        """
        from sgdesk.ui.action_words import action_fact

        context = self._context
        if context is None:
            return

        def told(state: "UndoState") -> None:
            self._show(state)
            if then is not None:
                action = state.passed or state.undo or state.newest
                said = action_fact(action.code, action.details) if action else tr("Saved")
                then(said, state.undo is not None and state.passed is None)

        context.tasks.run(lambda: _read(context.workspace), told, owner=self)

    def _show(self, state: "UndoState | None") -> None:
        self._state = state
        may = self._context is not None and self._context.may_write
        undo = _wish(state.undo) if state else ""
        redo = _wish(state.redo) if state else ""
        self._actions.undo.setText(tr("&Undo: {action}", action=undo) if undo else tr("&Undo"))
        self._actions.redo.setText(
            tr("Do aga&in: {action}", action=redo) if redo else tr("Do aga&in")
        )
        self._actions.undo.setToolTip(_tip(state, undo, may=may))
        self._actions.undo.setEnabled(may and bool(undo))
        self._actions.redo.setEnabled(may and bool(redo))

    def _undo(self) -> None:
        from sgdesk.domain.people.keeping.erasing import BRINGS_PEOPLE

        action = self._state.undo if self._state else None
        said = tr("Taken back: {action}", action=_wish(action))
        if not self._takes_back_past_what_stays():
            return
        is_import = action is not None and action.code in BRINGS_PEOPLE
        self._reverse(action, _undo, said, self.import_undone.emit if is_import else None)

    def _takes_back_past_what_stays(self) -> bool:
        """Ask where Undo cannot mean what was done last: that stays."""
        state, context = self._state, self._context
        if state is None or state.passed is None or context is None:
            return True
        way = context.alerts.choose(
            Choice(
                tr("Take back what was done before?"),
                tr(
                    "What was done last stays: {stays}. What was done before it can still be taken "
                    "back: {action}.",
                    stays=_wish(state.passed),
                    action=_wish(state.undo),
                ),
                (tr("Take it back"),),
                tr("Leave everything as it is"),
                replaces=True,
            )
        )
        return way == 0

    def _redo(self) -> None:
        action = self._state.redo if self._state else None
        self._reverse(action, _redo, tr("Done again: {action}", action=_wish(action)))

    def _reverse(
        self,
        action: "Action | None",
        service: "Callable[[Workspace], Changes]",
        said: str,
        then: Callable[[], object] | None = None,
    ) -> None:
        context = self._context
        if context is None or action is None:
            return

        def done(changes: "Changes") -> None:
            self.taken_back.emit(changes, said)
            if then is not None:
                then()

        context.tasks.run(
            lambda: service(context.workspace),
            done,
            owner=self,
            ended=context.note_saved,
        )


def _wish(action: "Action | None") -> str:
    from sgdesk.ui.action_words import action_wish

    return action_wish(action.code, action.details) if action else ""


def _tip(state: "UndoState | None", undo: str, *, may: bool) -> str:
    """What Undo would take back, or why it takes nothing back."""
    if state is None:
        return tr("Undo")
    if not may:
        return tr("Nothing can be undone where the file is open for reading only")
    if undo:
        return tr("Undo: {action}", action=undo)
    if state.blocked is None or state.blocked.code == "create_organisation":
        return tr("There is nothing to undo yet")
    return tr(
        "This cannot be undone, nor what was done before it: {action}", action=_wish(state.blocked)
    )


def _read(workspace: "Workspace") -> "UndoState":
    from sgdesk.services.file.undo import undo_state

    return undo_state(workspace)


def _undo(workspace: "Workspace") -> "Changes":
    from sgdesk.services.file.undo import undo

    return undo(workspace, past_what_stays=True)  # which was asked


def _redo(workspace: "Workspace") -> "Changes":
    from sgdesk.services.file.undo import redo

    return redo(workspace)
