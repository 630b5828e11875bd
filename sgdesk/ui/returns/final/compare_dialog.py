"""Comparing any two returns, final ones or live figures as at a day."""

from collections.abc import Sequence
from datetime import date
from html import escape

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QTextBrowser, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.services.returns.comparison import Named, compare_with_names
from sgdesk.services.returns.final import FrozenReturn
from sgdesk.ui.context import Context
from sgdesk.ui.returns.final.compare_words import ComparisonPassage, passages, plain_text
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, em, text_style
from sgdesk.ui.widgets import DateBox, FormDialog, announce
from sgdesk.ui.widgets.boxes.tick import Tick

_LIVE = 0
"""Stands for live figures among the ids of final returns, which begin with 1."""


class _Side:
    """One of the two: a final return, or live figures with the day that they are of."""

    def __init__(self, dialog: FormDialog, name: str, labels: tuple[str, str], today: date) -> None:
        self._form = dialog.form
        self._day_key = f"{name}-day"
        self.which = dialog.form.add(name, labels[0], QComboBox())
        self.which.setMinimumHeight(TARGET)
        self.day = dialog.form.add(self._day_key, labels[1], DateBox(today))
        self.day.set_value(today)
        self.which.currentIndexChanged.connect(self._show_day)

    def offer(self, returns: Sequence[FrozenReturn], chosen: int) -> None:
        self.which.addItem(tr("Live figures"), _LIVE)
        for each in returns:
            about = tr("{number}, as at {day}", number=each.number, day=long_date(each.as_at))
            self.which.addItem(about, each.id)
        self.which.setCurrentIndex(max(0, self.which.findData(chosen)))
        self._show_day()

    def _show_day(self) -> None:
        self._form.set_shown(self._day_key, shown=self.which.currentData() == _LIVE)

    def problems(self) -> dict[str, str]:
        is_live = self.which.currentData() == _LIVE
        return {self._day_key: self.day.problem() if is_live else ""}

    def value(self) -> int | date:
        number: int = self.which.currentData()
        return number or self.day.value() or date.min


class CompareDialog(FormDialog):
    """Says what moved from the earlier of two returns to the later, and why.

    Without a choice the newest final return is compared with how things are today.
    """

    keeps_typed = False

    def __init__(
        self,
        context: Context,
        returns: Sequence[FrozenReturn],
        chosen: Sequence[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Compare two returns"), tr("&Compare"), parent)
        self._context = context
        self._found: tuple[ComparisonPassage, ...] = ()
        today = context.workspace.today()
        self.one = _Side(self, "one", (tr("&First"), tr("First, as at")), today)
        self.other = _Side(self, "other", (tr("&Second"), tr("Second, as at")), today)
        newest = [each.id for each in returns[:1]]
        first, second = [*(chosen or newest), _LIVE, _LIVE][:2]
        self.one.offer(returns, first)
        self.other.offer(returns, second)
        self.view = QTextBrowser()
        self.view.setAccessibleName(tr("What moved, and why"))
        self.view.setMinimumHeight(em(self, 22))
        self.view.setTabChangesFocus(True)
        self._named: Named | None = None
        self.who = Tick(tr("Say &who they are (on this screen only)"))
        self.who.toggled.connect(lambda _: self._show_passages())
        self.form.column.addWidget(self.who)
        for each in (self.who, self.view):
            each.hide()  # until there is something to read
        self.form.column.addWidget(self.view)
        self.copy = self.buttons.addButton(
            tr("Co&py as text"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.copy.setMinimumHeight(TARGET)
        self.copy.setEnabled(False)
        self.copy.clicked.connect(self._copy)
        self.cancel.setText(tr("Close"))
        self.save = self._compare
        if first != second:
            self._compare()

    def _compare(self) -> None:
        if not self.form.show_problems(self.one.problems() | self.other.problems()):
            return
        workspace, one, other = self._context.workspace, self.one.value(), self.other.value()
        self._context.tasks.run(
            lambda: compare_with_names(workspace, one, other),
            self._show,
            self.form.show_error,
            owner=self,
        )

    def _show(self, found: Named) -> None:
        self._named = found
        self._show_passages()

    def _show_passages(self) -> None:
        """All of it, with the names where they are asked for; what is copied counts alone."""
        if self._named is None:
            return
        self._found = passages(self._named.comparison)
        shown = self._found
        if self.who.isChecked():
            shown = passages(self._named.comparison, self._named.names)
        self.view.document().setDefaultStyleSheet(text_style(self.view.palette()))
        self.view.setHtml("".join(_html(each) for each in shown))
        self.who.show()
        self.view.show()
        self.make_room()
        self.copy.setEnabled(True)
        announce(self.view, self._found[0].title)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(plain_text(self._found))
        self._context.say(tr("Copied"))


def _html(passage: ComparisonPassage) -> str:
    lines = "<br>".join(escape(line) for line in passage.lines)
    return f"<h3>{escape(passage.title)}</h3><p>{lines}</p>"
