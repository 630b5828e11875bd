"""What was read, in views beside each other: the sheet, and the lists of what becomes of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from sgdesk.services.imports import (
    Addition,
    ImportReport,
    RowProblem,
    SheetKind,
    SheetPlaces,
    not_taken,
)
from sgdesk.ui.imports.preview import ImportPreview
from sgdesk.ui.imports.seeing.columns_view import ColumnsView
from sgdesk.ui.imports.seeing.sheet_view import SheetPane
from sgdesk.ui.imports.seeing.tables import (
    addition_columns,
    preview_table,
    problem_columns,
    reasons_table,
)
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import RowsModel, Table
from sgdesk.ui.widgets.arranging import in_tab_order


class ImportTabs(QTabWidget):
    """The sheet first; nothing here changes anything but the columns."""

    reason_told = Signal(str)
    """Why the line that is looked at is left out or to look at, in full: a column may cut it off.

    Blank where none is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.sheet = SheetPane()
        self.added: RowsModel[Addition] = RowsModel(addition_columns(SheetKind.TRACKER))
        self.refused: RowsModel[RowProblem] = RowsModel(problem_columns())
        self.passed: RowsModel[RowProblem] = RowsModel(problem_columns())
        self._tables = (
            preview_table(tr("What will be added"), self.added),
            reasons_table(tr("Left out"), self.refused),
            reasons_table(tr("To look at"), self.passed),
        )
        self.columns = ColumnsView()
        self._found: ImportPreview | None = None
        self._stale: set[QWidget] = set()
        for widget in (self.sheet, *self._tables, self.columns):
            self.addTab(widget, "")
        self.currentChanged.connect(lambda _: self._freshen())
        self.currentChanged.connect(lambda _: self._tell_reason())
        for table in self._tables[1:]:
            table.selectionModel().currentChanged.connect(lambda *_: self._tell_reason())

    def show_preview(self, found: ImportPreview) -> None:
        """Show what came of reading; what nobody looks at now is laid out once somebody does."""
        self._found = found
        self._stale = {*self._tables, self.columns}
        self.sheet.show_picture(found.picture)
        self._show_lists(found.kind, found.report)
        texts = (
            tr("The sheet"),
            tr("Will be added ({n:,})", n=len(self.added.rows)),
            tr("Left out ({n:,})", n=len(self.refused.rows)),
            tr("To look at ({n:,})", n=len(self.passed.rows)),
            tr("Columns"),
        )
        for widget, text in zip((self.sheet, *self._tables, self.columns), texts, strict=True):
            self.setTabText(self.indexOf(widget), text)
        self._freshen()

    def _tell_reason(self) -> None:
        reason = ""
        for table, model in zip(self._tables[1:], (self.refused, self.passed), strict=True):
            index = table.currentIndex()
            if table is self.currentWidget() and index.isValid():
                reason = model.row(index).reason
        self.reason_told.emit(tr(reason) if reason else "")

    def _freshen(self) -> None:
        shown = self.currentWidget()
        if self._found is None or shown not in self._stale:
            return
        self._stale.discard(shown)
        if shown is self.columns:
            self.columns.show_preview(self._found)
            in_tab_order(self.tabBar(), *self.columns.boxes)
        elif isinstance(shown, Table):
            shown.fit_columns()

    def _show_lists(self, kind: SheetKind, report: ImportReport | None) -> None:
        self.added.set_columns(addition_columns(kind))
        self.added.set_rows(report.additions if report else ())
        left = not_taken(report) if report else ()
        told = frozenset(left)
        columns = problem_columns(SheetPlaces(report))
        self.refused.set_columns(columns)
        self.passed.set_columns(columns)
        self.refused.set_rows(left)
        self.passed.set_rows([each for each in report.notes if each not in told] if report else ())

    def list_shown(self) -> tuple[RowProblem, ...] | None:
        """The list of what is left out or to look at, where one of them is looked at."""
        lists = dict(zip(self._tables[1:], (self.refused, self.passed), strict=True))
        model = next((rows for table, rows in lists.items() if table is self.currentWidget()), None)
        return model.rows if model is not None else None

    def show_columns(self) -> None:
        """Show what each column is taken as."""
        self.setCurrentWidget(self.columns)

    def show_sheet(self) -> None:
        """Show the sheet itself."""
        self.setCurrentWidget(self.sheet)
