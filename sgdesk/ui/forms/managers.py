"""Line managers' forms: who is asked about whom, and naming the line manager."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sgdesk.domain.forms.form import FormKind
from sgdesk.services.forms.typing_in import FormLine
from sgdesk.services.people.several.managing import set_line_manager
from sgdesk.services.training.told_apart import people_told
from sgdesk.ui.context import Context
from sgdesk.ui.forms.to_do import FormsToDo
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import FormDialog, PushButton
from sgdesk.ui.widgets.boxes.person_box import PersonBox
from sgdesk.ui.words import told_names


class Managers(FormsToDo):
    """The queue of line managers' forms; a form without a name can be given one."""

    kinds: ClassVar[tuple[FormKind, ...]] = (FormKind.MANAGER,)
    drawing: ClassVar[str] = "people"

    sample_wanted = Signal()
    """There is no form here yet, and a dip sample is to be drawn."""

    def _build(self) -> None:
        self._name = PushButton(tr("&Name the line manager …"), "person")
        super()._build()
        self._table.setAccessibleName(tr("Line managers’ forms that are not in"))

    def _nothing_waits(self) -> tuple[str, str, str]:
        return (
            tr("No line manager is asked at the moment"),
            tr(
                "A line manager’s form is made with each learner’s where the course asks for it "
                "(Sessions, details of the course), and for everybody in a dip sample."
            ),
            tr("Draw a dip sample"),
        )

    def _buttons(self) -> list[PushButton]:
        return [*super()._buttons(), self._name]

    def _connect(self) -> None:
        super()._connect()
        self._name.clicked.connect(self._name_manager)

    def _leave_empty(self) -> None:
        self.sample_wanted.emit()

    def _offer(self, *_: object) -> None:
        super()._offer()
        people = {each.person_id for each in self._chosen()}
        self._name.setEnabled(self.context.may_write and len(people) == 1 and None not in people)

    def _name_manager(self) -> None:
        ManagerDialog(self.context, self._chosen()[0], self).open()


class ManagerDialog(FormDialog):
    """Asks who somebody's line manager is."""

    def __init__(self, context: Context, line: FormLine, parent: QWidget | None = None) -> None:
        title = tr("Line manager of {name}", name=line.about)
        super().__init__(title, tr("Save"), parent)
        self._context = context
        self._person_id = line.person_id
        hint = tr("They are asked about everything that {name} attends.", name=line.about)
        self.manager = self.form.add("manager", tr("&Line manager"), PersonBox(of_known=True), hint)
        self.manager.set_name(tr("Line manager"))
        self.save = self._save
        context.tasks.run(
            lambda: people_told(context.workspace),
            lambda found: self.manager.set_people(
                told_names((each for each in found.people if each.left is None), found.apart)
            ),
            label="",
            owner=self,
        )

    def _save(self) -> None:
        chosen, person_id = self.manager.person(), self._person_id
        problem = "" if chosen is not None else tr("Choose somebody from the list")
        if not self.form.show_problems({"manager": problem}):
            return
        if chosen is None or person_id is None:
            return
        self._context.perform(
            lambda: set_line_manager(self._context.workspace, person_id, chosen[0]),
            lambda _: self.accept(),
            self.form.show_error,
            owner=self,
        )
