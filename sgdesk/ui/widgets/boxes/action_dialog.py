"""What dialogs that do one action share: check on Save, do one action, stay open where refused."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import cast

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from sgdesk.ui.context import Context
from sgdesk.ui.tasks import Progress
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, em
from sgdesk.ui.widgets.boxes.choice_box import ChoiceBox
from sgdesk.ui.widgets.boxes.date_box import DateBox, MonthAlone
from sgdesk.ui.widgets.boxes.fields import Form, FormDialog


class ActionDialog(FormDialog):
    """A form whose button does one action: add boxes, and give ``problems`` and ``action``.

    ``said`` is what the bar says afterwards, where the history's own words will not do, and
    ``under_way`` what is said while a ``long_action`` lasts.
    """

    def __init__(
        self, context: Context, title: str, verb: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, verb, parent)
        self.context = context
        self.said, self.under_way = "", ""
        self.asks = context.alerts.choose
        self.save = self._check_and_save
        self.form.recheck = self._problems_still

    @property
    def today(self) -> date:
        """The laptop's local date."""
        return self.context.workspace.today()

    def _problems_still(self) -> Mapping[str, str] | None:
        """What is wrong now; nothing is known once the dialog goes, as the keys leave its box."""
        return self.problems() if isValid(self) else None

    def problems(self) -> dict[str, str]:
        """What is wrong with what was typed, by box; nothing unless a dialog says otherwise."""
        return {}

    def action(self) -> Callable[[], object]:
        """The call of the service with what stands in the boxes now; every dialog gives its own.

        Qt's metaclass leaves no room for an abstract class, so a dialog without one fails at Save.
        """
        raise NotImplementedError

    def long_action(self) -> Callable[[Progress], object] | None:
        """The same of a service that tells how far it is, for :attr:`under_way`; none by itself."""
        return None

    def saved_as(self, result: object) -> None:
        """Take in what the service gave back, just before the dialog closes."""

    def _check_and_save(self) -> None:
        if not self.form.show_problems(self.problems()):
            return
        work = self.long_action()
        if work is None:
            self.perform(self.action())
        else:
            self.context.perform_long(
                work,
                self._done,
                self.form.show_error,
                said=self.said,
                label=self.under_way,
                owner=self,
            )

    def perform(self, action: Callable[[], object]) -> None:
        """Do it; close once it is done, or say on the form why it was refused."""
        self.context.perform(action, self._done, self.form.show_error, said=self.said, owner=self)

    def _done(self, result: object) -> None:
        self.saved_as(result)
        self.accept()

    def add_line(
        self, key: str, label: str, hint: str = "", *, form: Form | None = None
    ) -> QLineEdit:
        """Add a box for a line of text, to the form or to one that is folded into it."""
        box = QLineEdit()
        box.setMinimumHeight(TARGET)
        return (form or self.form).add(key, label, box, hint)

    def add_text(self, key: str, label: str, hint: str = "") -> QPlainTextEdit:
        """Add a box for a few lines of text."""
        box = QPlainTextEdit()
        box.setTabChangesFocus(True)
        box.setFixedHeight(em(box, 4))
        return self.form.add(key, label, box, hint)

    def add_date(
        self,
        key: str,
        label: str,
        hint: str = "",
        *,
        ahead: bool = False,
        month: MonthAlone = MonthAlone.ASKED,
    ) -> DateBox:
        """Add a box for a date; ``ahead`` where it may lie in the future, ``month`` what becomes
        of a month without a day."""
        box = DateBox(self.today, may_lie_ahead=ahead, month=month)
        return self.form.add(key, label, box, hint)

    def add_words(
        self,
        key: str,
        label: str,
        offered: Iterable[str],
        hint: str = "",
        *,
        form: Form | None = None,
    ) -> QLineEdit:
        """Add a line of text to be typed or taken from a list; where nothing is offered, a line."""
        texts = tuple(offered)
        if not texts:
            return self.add_line(key, label, hint, form=form)
        box = QComboBox()
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setMinimumHeight(TARGET)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.addItems(texts)
        box.setCurrentIndex(-1)
        (form or self.form).add(key, label, box, hint)
        line = cast("QLineEdit", box.lineEdit())
        line.setAccessibleName(box.accessibleName())
        return line

    def add_choice(
        self,
        key: str,
        label: str,
        choices: list[tuple[str, object]],
        hint: str = "",
        *,
        form: Form | None = None,
        begins_empty: bool = False,
    ) -> QComboBox:
        """Add a box with a list to choose from, each with the value that it stands for.

        With ``begins_empty`` nothing is chosen before somebody does: ``problems`` has to ask.
        """
        box = ChoiceBox()
        box.setMinimumHeight(TARGET)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for text, value in choices:
            box.addItem(text, value)
        if begins_empty:
            box.setPlaceholderText(tr("Choose one"))
            box.setCurrentIndex(-1)
        return (form or self.form).add(key, label, box, hint)
