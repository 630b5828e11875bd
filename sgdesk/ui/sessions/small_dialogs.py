"""Short dialogs of a session: cancelling it, giving a place back, what somebody needs."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sgdesk.domain.sessions.session import BookingState
from sgdesk.services.sessions.bookings import GivenBack, give_back, note_adjustment
from sgdesk.services.sessions.sessions import SessionView, cancel_session
from sgdesk.ui.alerts import Prompt, agrees_for_all
from sgdesk.ui.context import Context
from sgdesk.ui.sessions.columns import BookingLine, booking_lines
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog


class CancelSessionDialog(ActionDialog):
    """Asks why; those who are booked stay to be seen, so that they can be told."""

    def __init__(self, context: Context, view: SessionView, parent: QWidget | None = None) -> None:
        title = tr("Cancel {course}", course=view.line.course)
        super().__init__(context, title, tr("Cancel the session"), parent)
        self._view = view
        self._session = view.line.id
        self.cancel.setText(tr("Keep the session"))
        told = tr_count("{n} person is booked", "{n} people are booked", view.line.booked)
        hint = tr("{told}. They stay on the list, so that you can tell them.", told=told)
        self.reason = self.add_line("reason", tr("&Why"), hint)
        self.reason.setFocus()

    def problems(self) -> dict[str, str]:
        return {"reason": "" if self.reason.text().strip() else tr("Say why it is cancelled")}

    def action(self) -> Callable[[], object]:
        workspace, session, reason = self.context.workspace, self._session, self.reason.text()
        return lambda: cancel_session(workspace, session, reason)

    def perform(self, action: Callable[[], object]) -> None:
        """Ask first where many are booked, then cancel."""
        if agrees_for_all(self.context.alerts, self._question()):
            super().perform(action)

    def _question(self) -> Prompt:
        lines = booking_lines(self._view)
        names = tuple(each.name for each in lines if each.state is BookingState.BOOKED)
        return Prompt(
            title=tr("Cancel a session that {n:,} people are booked on?", n=len(names)),
            text=tr("They stay on the list, so that you can tell them."),
            do_it=tr("Cancel the session"),
            leave_it=tr("Go back"),
            names=names,
        )


class GiveBackDialog(ActionDialog):
    """Gives a place back; ``followed`` tells who moved up from the waiting list."""

    followed = Signal(str)

    def __init__(self, context: Context, line: BookingLine, parent: QWidget | None = None) -> None:
        title = tr("Give back the place of {name}", name=line.name)
        super().__init__(context, title, tr("Give it back"), parent)
        self._booking = line.id
        hint = tr("It can be left empty. Whoever waits longest moves up.")
        self.reason = self.add_line("reason", tr("&Why"), hint)
        self.reason.setFocus()

    def action(self) -> Callable[[], object]:
        workspace, booking, reason = self.context.workspace, self._booking, self.reason.text()
        return lambda: give_back(workspace, booking, reason)

    def saved_as(self, result: object) -> None:
        moved = cast("GivenBack", result).moved_up
        if moved:
            names = ", ".join(moved)
            self.followed.emit(tr("{names} moved up from the waiting list.", names=names))


class NeedsDialog(ActionDialog):
    """What somebody needs to take part."""

    def __init__(self, context: Context, line: BookingLine, parent: QWidget | None = None) -> None:
        title = tr("What {name} needs", name=line.name)
        super().__init__(context, title, tr("Save"), parent)
        self._booking = line.id
        hint = tr("Such as step-free or large print. Only what the trainer has to know.")
        self.needs = self.add_line("needs", tr("&Needs"), hint)
        self.needs.setText(line.notes)
        self.needs.setFocus()

    def action(self) -> Callable[[], object]:
        workspace, booking, notes = self.context.workspace, self._booking, self.needs.text()
        return lambda: note_adjustment(workspace, booking, notes)
