"""The end of an import: what was left out first, then what came in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sgdesk.services.imports import ImportReport, RowProblem, SheetKind, SheetPlaces, afterwards
from sgdesk.ui.imports.assumed import assumed_words
from sgdesk.ui.imports.kinds import came_in, left_out_words, unread_words
from sgdesk.ui.imports.seeing.tables import problem_columns, reasons_table
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize, em
from sgdesk.ui.widgets import Heading, Note, PushButton, RowsModel


class FinishPage(QWidget):
    """``save_wished`` when what was left out is to be kept as a sheet."""

    save_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left = Heading("", TextSize.LARGE)
        self._mend = Note(
            tr(
                "Put these right in your sheet, bring it in again whenever you like, and answer "
                "what was left open: what is here already is not added twice."
            )
        )
        self.rows: RowsModel[RowProblem] = RowsModel(problem_columns())
        self._table = reasons_table(tr("Left out"), self.rows)
        self._table.setMinimumHeight(em(self, 6))
        self.save = PushButton(tr("&Save those left out …"), "save")
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self.save_wished)
        self._saved = Note()
        self._saved.hide()
        self.came = Heading("", TextSize.LARGE)
        self.assumed = Note()
        self._undo = Note(
            tr(
                "You can take the whole import back: press “Undo” at the top of the window, or "
                "Ctrl+Z. That can be done on another day, too: each press takes back the newest "
                "change, as Set-up, History lists them."
            )
        )
        self._twins = QVBoxLayout()
        self._twins.setSpacing(Space.SMALL)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._table.setSizePolicy(policy)  # as high as there is room, and not lower than it reads
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for each in (self.left, self.came, self.assumed, self._undo):
            column.addWidget(each)
        column.addLayout(self._twins)
        column.addWidget(self._mend)
        column.addWidget(self._table, 1)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._saved)
        column.addStretch()

    def say_saved(self, text: str) -> None:
        """Say under the button what was saved."""
        self._saved.setText(text)
        self._saved.show()

    def add_card(self, card: QWidget) -> None:
        """Put something to decide under what came in."""
        self._twins.addWidget(card)

    def show_report(
        self,
        kind: SheetKind,
        report: ImportReport,
        seen: ImportReport | None = None,
        unread: Sequence[str] = (),
    ) -> str:
        """Say what came of it; what it says, to be read aloud.

        What was ``seen`` before knows whose the rows are; ``unread`` are the file's other
        worksheets.
        """
        self.rows.set_columns(problem_columns(SheetPlaces(seen)))
        left = left_out_words(report, done=True)
        other = unread_words(unread, done=True)
        said = " ".join(filter(None, (left, other)))
        assumed = assumed_words(report, done=True)
        told = self.show_end(afterwards(report), said, came_in(kind, report), assumed)
        return " ".join(filter(None, (told, assumed)))

    def show_end(
        self, problems: Sequence[RowProblem], left: str, came: str, assumed: str = ""
    ) -> str:
        """Say what was left out, blank for nothing, and what came in; both, to be read aloud."""
        self.rows.set_rows(problems)
        self._table.fit_columns()
        for each in (self._mend, self._table, self.save):
            each.setVisible(bool(problems))
        self.left.setText(left or tr("Nothing was left out."))
        self.came.setText(came)
        self.assumed.setText(assumed)
        self.assumed.setVisible(bool(assumed))
        return f"{self.left.text()} {self.came.text()}"
