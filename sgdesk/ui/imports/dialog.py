"""The import dialog: choose a sheet, see what would come of it, then save it as one action."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from sgdesk.domain.errors import UserError
from sgdesk.services.imports import Addition, ImportReport, RowProblem, SheetKind, save_problems
from sgdesk.ui.alerts import FileWish
from sgdesk.ui.context import Context
from sgdesk.ui.imports.columns_view import ColumnsView
from sgdesk.ui.imports.doubt import DoubtCard
from sgdesk.ui.imports.kinds import KINDS, kind_about, kind_title, summary, verb
from sgdesk.ui.imports.memory import ColumnMemory
from sgdesk.ui.imports.preview import ImportPreview, Wish, read_preview, run_import
from sgdesk.ui.imports.source import dropped_path
from sgdesk.ui.imports.tables import addition_columns, preview_table, problem_columns
from sgdesk.ui.tasks import Newest
from sgdesk.ui.text import error_text, tr, tr_count
from sgdesk.ui.theme import TARGET, Space, TextSize
from sgdesk.ui.widgets import (
    Banner,
    BannerKind,
    EmptyState,
    Heading,
    Note,
    PushButton,
    RowsModel,
    announce,
)
from sgdesk.ui.widgets.arranging import in_tab_order, size_dialog


class ImportDialog(QDialog):
    """Nothing is written before the button that says how much; the dialog lets go of itself.

    ``kind`` and ``path`` may be known already, from the way here or a file that was dropped.
    """

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        kind: SheetKind | None = None,
        path: Path | None = None,
        memory: ColumnMemory | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import a sheet"))
        self.setAcceptDrops(True)
        self._context = context
        self._memory = memory or ColumnMemory()
        self._kind_wished = kind
        self._wish: Wish | None = None
        self._shown: ImportPreview | None = None
        self._newest = Newest()
        self._build()
        self._connect()
        size_dialog(self, 54, 36)
        if path is not None:
            self.take(path)

    # Building.

    def _build(self) -> None:
        self._choose = PushButton(tr("&Choose a file …"), "folder")
        self._file = QLabel(tr("No file chosen yet"))
        self._file.setTextFormat(Qt.TextFormat.PlainText)
        self._kind = QComboBox()
        self._kind.addItems([kind_title(each) for each in KINDS])
        self._kind.setAccessibleName(tr("What the sheet holds"))
        self._worksheet = QComboBox()
        self._worksheet.setAccessibleName(tr("Worksheet"))
        for combo in (self._kind, self._worksheet):
            combo.setMinimumHeight(TARGET)
        self._about = Note()
        self._add_people = QCheckBox(tr("Add the &people who are not known yet"))
        self._add_people.setMinimumHeight(TARGET)
        self._problem = Banner(kind=BannerKind.WARNING)
        self._problem.hide()
        self._doubt = DoubtCard()
        self._doubt.hide()
        self._sum = Heading("", TextSize.LARGE)
        self._tabs = self._build_tabs()
        self._export = PushButton(tr("&Save this list …"), "save")
        self._buttons = QDialogButtonBox()
        self._import = self._buttons.addButton(tr("Import"), QDialogButtonBox.ButtonRole.ActionRole)
        self._import.setDefault(True)
        self._import.setMinimumHeight(TARGET)
        cancel = self._buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setMinimumHeight(TARGET)
        self._lay_out()

    def _build_tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        self._added: RowsModel[Addition] = RowsModel(addition_columns(SheetKind.TRACKER))
        self._refused: RowsModel[RowProblem] = RowsModel(problem_columns())
        self._passed: RowsModel[RowProblem] = RowsModel(problem_columns())
        self._added_table = preview_table(tr("What will be added"), self._added)
        self._refused_table = preview_table(tr("Refused"), self._refused)
        self._passed_table = preview_table(tr("Passed over"), self._passed)
        self._columns = ColumnsView()
        for widget in (self._added_table, self._refused_table, self._passed_table, self._columns):
            tabs.addTab(widget, "")
        return tabs

    def _lay_out(self) -> None:
        source = QGridLayout()
        source.setHorizontalSpacing(Space.MEDIUM)
        source.addWidget(self._choose, 0, 0)
        source.addWidget(self._file, 0, 1)
        source.addWidget(self._kind, 0, 2)
        source.addWidget(self._worksheet, 0, 3)
        source.setColumnStretch(1, 1)
        self._preview = QWidget()
        inner = QVBoxLayout(self._preview)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.SMALL)
        inner.addWidget(self._sum)
        inner.addWidget(self._tabs, 1)
        inner.addWidget(self._export, 0, Qt.AlignmentFlag.AlignLeft)
        self._empty = EmptyState(
            tr("Which sheet?"),
            tr(
                "Choose the file that you keep now, or drop it here. You see what would come of "
                "it before anything is saved."
            ),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._preview)
        self._nothing = QWidget()
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.MEDIUM)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Heading(tr("Import a sheet"), TextSize.HEADING))
        column.addLayout(source)
        column.addWidget(self._about)
        column.addWidget(self._add_people)
        column.addWidget(self._problem)
        column.addWidget(self._doubt)
        column.addWidget(self._stack, 1)
        column.addWidget(self._buttons)
        self._show_source()

    def _connect(self) -> None:
        self._choose.clicked.connect(self._choose_file)
        self._kind.activated.connect(self._take_kind)
        self._worksheet.textActivated.connect(
            lambda name: self._again(
                lambda wish: replace(wish, worksheet=name, columns=None, dates=None)
            )
        )
        self._add_people.toggled.connect(
            lambda on: self._again(lambda wish: replace(wish, add_people=on))
        )
        self._doubt.answered.connect(
            lambda order: self._again(lambda wish: replace(wish, dates=order))
        )
        self._columns.said.connect(self._say_column)
        self._tabs.currentChanged.connect(lambda _: self._show_export())
        self._export.clicked.connect(self._save_list)
        self._import.clicked.connect(self.import_now)
        self._buttons.rejected.connect(self.reject)

    @property
    def kind(self) -> SheetKind:
        """What the sheet is read as."""
        return KINDS[self._kind.currentIndex()]

    # What is read.

    def take(self, path: Path) -> None:
        """Read another file."""
        self._wish = Wish(path, self._kind_wished, add_people=self._add_people.isChecked())
        self._read()

    def _choose_file(self) -> None:
        kinds = tr("Sheets (*.csv *.xlsx *.ods *.txt *.tsv);;All files (*)")
        start = self._wish.path.parent if self._wish else None
        path = self._context.alerts.open_file(FileWish(tr("Choose a sheet"), kinds, start))
        if path is not None:
            self.take(path)

    def _again(self, change: Callable[[Wish], Wish]) -> None:
        """Read the same file with something said otherwise."""
        if self._wish is not None:
            self._wish = change(self._wish)
            self._read()

    def _take_kind(self, row: int) -> None:
        self._kind_wished = KINDS[row]
        self._again(lambda wish: replace(wish, kind=KINDS[row], columns=None))
        self._show_kind()

    def _say_column(self, letter: str, taken_as: str) -> None:
        self._again(lambda wish: replace(wish, columns={**(wish.columns or {}), letter: taken_as}))

    def _read(self) -> None:
        wish = self._wish
        if wish is None:
            return
        workspace, memory = self._context.workspace, self._memory
        self._import.setEnabled(False)
        self._file.setText(tr("Reading {file} …", file=wish.path.name))

        self._context.tasks.run(
            lambda: read_preview(workspace, wish, memory),
            self._newest.only(self._show),
            self._refuse_file,
            label=tr("Reading {file}", file=wish.path.name),
            owner=self,
        )

    # What is shown.

    def _show_kind(self) -> None:
        kind = (self._wish.kind if self._wish else None) or self._kind_wished or KINDS[0]
        self._kind.setCurrentIndex(KINDS.index(kind))
        self._about.setText(kind_about(kind))
        self._add_people.setVisible(kind in (SheetKind.TRACKER, SheetKind.TRAINING))

    def _show_source(self) -> None:
        wish = self._wish
        self._show_kind()
        self._file.setText(wish.path.name if wish else tr("No file chosen yet"))
        names = self._shown.worksheets if self._shown else ()
        self._worksheet.setVisible(len(names) > 1)
        self._import.setEnabled(False)

    def _refuse_file(self, error: UserError) -> None:
        self._shown = None
        self._stack.setCurrentWidget(self._empty)
        self._doubt.hide()
        self._show_source()
        self._say_problem(error_text(error))

    def _say_problem(self, text: str) -> None:
        self._problem.show_text(text)
        announce(self, text)

    def _show(self, found: ImportPreview) -> None:
        self._shown, self._wish = found, found.wish
        self._worksheet.clear()
        self._worksheet.addItems(list(found.worksheets))
        self._worksheet.setCurrentText(found.wish.worksheet or "")
        self._show_source()
        self._problem.hide()
        self._doubt.hide()
        self._stack.setCurrentWidget(self._preview)
        self._columns.show_preview(found)
        in_tab_order(self._tabs.tabBar(), *self._columns.boxes)
        self._show_report(found.kind, found.report)
        if found.doubt is not None:
            self._stack.setCurrentWidget(self._nothing)
            self._doubt.show_doubt(found.doubt)
        elif found.error is not None:
            self._say_problem(error_text(found.error))
            self._tabs.setCurrentWidget(self._columns)

    def _show_report(self, kind: SheetKind, report: ImportReport | None) -> None:
        self._added.set_columns(addition_columns(kind))
        self._added.set_rows(report.additions if report else ())
        self._refused.set_rows(report.refused if report else ())
        self._passed.set_rows(report.notes if report else ())
        for table in (self._added_table, self._refused_table, self._passed_table):
            table.fit_columns()
        for place, text in enumerate(
            (
                tr("Will be added ({n:,})", n=len(self._added.rows)),
                tr("Refused ({n:,})", n=len(self._refused.rows)),
                tr("Passed over ({n:,})", n=len(self._passed.rows)),
                tr("Columns"),
            )
        ):
            self._tabs.setTabText(place, text)
        self._show_export()
        self._sum.setText(summary(kind, report) if report else tr("Nothing can be read yet."))
        something = report is not None and bool(
            report.added or report.people_added or report.roles_added
        )
        said = verb(kind, report) if report is not None and something else ""
        self._import.setText(said or tr("Nothing to import"))
        self._import.setEnabled(something)
        if report is not None:
            announce(self, self._sum.text())

    def _show_export(self) -> None:
        place = self._tabs.currentIndex()
        self._export.setVisible(place in (1, 2))
        self._export.setEnabled(bool(self._list_shown()))

    def _list_shown(self) -> tuple[RowProblem, ...]:
        return self._refused.rows if self._tabs.currentIndex() == 1 else self._passed.rows

    # What is done.

    def _save_list(self) -> None:
        rows, wish = self._list_shown(), self._wish
        start = wish.path.with_name(f"{wish.path.stem} not imported.csv") if wish else None
        path = self._context.alerts.save_file(
            FileWish(tr("Save this list"), tr("Sheets (*.csv)"), start)
        )
        if path is None:
            return
        said = tr_count(
            "Saved 1 line as {file}", "Saved {n} lines as {file}", len(rows), file=path.name
        )
        self._context.tasks.run(
            lambda: save_problems(path, rows),
            lambda _: self._context.say(said),
            lambda error: self._say_problem(error_text(error)),
            owner=self,
        )

    def import_now(self) -> None:
        """Save it: one action, one undo; then the dialog closes."""
        shown, workspace = self._shown, self._context.workspace
        if shown is None or shown.report is None:
            return
        self._import.setEnabled(False)
        self._import.setText(tr("Importing …"))
        self._memory.keep(shown.kind, shown.headings, shown.wish.columns or {})
        wish = shown.wish
        self._context.perform(
            lambda: run_import(workspace, wish, dry_run=False),
            lambda _: self.accept(),
            lambda error: self._say_problem(error_text(error)),
            label=tr("Importing {file}", file=wish.path.name),
            owner=self,
            ended=lambda _: self._offer_again(),
        )

    def _offer_again(self) -> None:
        """Whatever stopped it, it can be tried once more."""
        self._import.setText(tr("Try again"))
        self._import.setEnabled(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_path(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_path(event)
        if path is not None:
            event.acceptProposedAction()
            self.take(path)
