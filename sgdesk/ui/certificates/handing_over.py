"""Handing certificates over: noting day and to whom, and the list of those that are still here."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.services.certificates.handing_over import hand_over, not_handed_over, still_here_pdf
from sgdesk.services.certificates.register import RegisterLine
from sgdesk.services.file.saving import paper_name
from sgdesk.ui.context import Context
from sgdesk.ui.printing import show_paper
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import Note, PushButton
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog
from sgdesk.ui.words import told_name


class HandOverDialog(ActionDialog):
    """Asks on which day certificates were handed over, and to whom."""

    def __init__(
        self, context: Context, lines: Sequence[RegisterLine], parent: QWidget | None = None
    ) -> None:
        whom = told_name(lines[0].person_name, lines[0].apart) if len(lines) == 1 else ""
        many = tr_count("{n} certificate", "{n} certificates", len(lines))
        title = tr("Handed over: {what}", what=whom or many)
        super().__init__(context, title, tr("Note it"), parent)
        self._ids = tuple(line.id for line in lines)
        known = next((line.handed for line in lines if line.handed is not None), None)
        self.day = self.add_date("day", tr("&Day"))
        self.day.set_value(known.day if known else self.today)
        hint = tr("Leave it empty where each took their own. Else who took it along.")
        self.to = self.add_line("to", tr("To &whom"), hint)
        self.to.setText(known.to if known else "")
        self.form.column.addWidget(Note(_not_on_paper()))
        self.day.setFocus()

    def problems(self) -> dict[str, str]:
        return {"day": self.day.problem()}

    def action(self) -> Callable[[], object]:
        workspace, ids = self.context.workspace, self._ids
        day, to = self.day.value() or self.today, self.to.text()
        return lambda: hand_over(workspace, ids, day, to)


def _not_on_paper() -> str:
    return tr("It is kept here alone: nothing of it is printed on the certificate.")


class HandOverButton(PushButton):
    """Hands over what is chosen; where all of it was, takes that back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Han&ded over …"), "check", parent=parent)
        self._chosen: tuple[RegisterLine, ...] = ()

    def show_chosen(self, chosen: Sequence[RegisterLine], *, may_write: bool) -> None:
        """Say what it would do with what is chosen in the register."""
        self._chosen = tuple(line for line in chosen if line.result is CheckResult.STANDS)
        self.setEnabled(may_write and bool(self._chosen))
        takes_back = self._takes_back()
        self.setText(tr("Still he&re after all") if takes_back else tr("Han&ded over …"))

    def _takes_back(self) -> bool:
        return bool(self._chosen) and all(line.handed for line in self._chosen)

    def press(self, context: Context, parent: QWidget) -> None:
        """Ask for the day, or take back at once: Undo brings it again."""
        if not self._chosen:
            return
        if not self._takes_back():
            here = [line for line in self._chosen if line.handed is None]
            HandOverDialog(context, here, parent).open()
            return
        workspace, ids = context.workspace, [line.id for line in self._chosen]
        context.perform(lambda: not_handed_over(workspace, ids), owner=parent)


def is_still_here(line: RegisterLine) -> bool:
    """Whether a certificate is valid and nobody noted that it was handed over."""
    return line.result is CheckResult.STANDS and line.handed is None


def show_still_here(context: Context, parent: QWidget) -> None:
    """Show the list of those that are still here, to print and to tick as they go."""
    workspace = context.workspace
    show_paper(
        context,
        tr("Certificates still here"),
        paper_name(workspace, "certificates-still-here"),
        lambda: still_here_pdf(workspace),
        parent,
    )
