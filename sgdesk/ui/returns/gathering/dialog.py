"""Gather returns: a folder of JSON returns, read and checked, shown, and saved as one picture."""

from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from sgdesk.domain.errors import UserError
from sgdesk.domain.returns.rollup.gathering import RollUp
from sgdesk.domain.returns.rollup.tables import facts
from sgdesk.ui.alerts import Alerts, FileWish
from sgdesk.ui.printing.into_folder import write_beside
from sgdesk.ui.printing.saved import SavedBand
from sgdesk.ui.returns.gathering.tables import (
    OutLine,
    PartLine,
    out_columns,
    out_lines,
    part_columns,
    part_lines,
)
from sgdesk.ui.tasks import CancelledError, Lane, Progress, Tasks
from sgdesk.ui.text import APP_NAME, error_text, tr, tr_count
from sgdesk.ui.theme import TARGET, Space, TextSize
from sgdesk.ui.widgets import EmptyState, Heading, Note, PushButton, RowsModel, Table, announce
from sgdesk.ui.widgets.arranging import ReadDialog, size_dialog

_WIDE, _HIGH = 80, 46


class GatherDialog(ReadDialog):
    """Choose the folder, perhaps a list of names; what was found is shown before it is saved.

    Nothing in the folder is changed, and no organisation file is needed. Closing stops the reading.
    """

    read_on = Signal(int, int)
    """So many files of so many are read; told on the worker, heard here."""

    def __init__(self, tasks: Tasks, alerts: Alerts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._alerts = tasks, alerts
        self._folder: Path | None = None
        self._names: Path | None = None
        self._picture: RollUp | None = None
        self._stop = Event()
        self.setWindowTitle(APP_NAME)
        self.setAccessibleName(tr("Gather returns"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._make_parts()
        self._lay_out()
        self.read_on.connect(self._show_progress)
        self.finished.connect(lambda _: self._stop.set())
        self._show_nothing()

    def _make_parts(self) -> None:
        self.folder_button = PushButton(tr("Choose the &folder …"))
        self.folder_button.clicked.connect(self.choose_folder)
        self.folder_name = _plain(tr("No folder is chosen yet."))
        self.list_button = PushButton(tr("Choose a &list of names …"))
        self.list_button.clicked.connect(self.choose_list)
        self.list_name = _plain(tr("Without one it is not told who sent nothing."))
        self.bar = QProgressBar()
        self.bar.setAccessibleName(tr("How far the reading is"))
        self.answer = _plain("")
        self.answer.setAccessibleName(tr("What was found"))
        self.parts = RowsModel[PartLine](part_columns())
        self.out = RowsModel[OutLine](out_columns())
        self.part_table, self.out_table = Table(tr("Added up")), Table(tr("Not added up"))
        self.part_table.is_of_today = self.out_table.is_of_today = True
        self.part_table.setObjectName("gathered")
        self.out_table.setObjectName("gathered-left-out")
        self.part_table.setModel(self.parts)
        self.out_table.setModel(self.out)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("What was found"))
        self.tabs.addTab(self.part_table, tr("&Added up"))
        self.tabs.addTab(self.out_table, tr("&Not added up"))
        self.rest = EmptyState(
            tr("Whose returns?"),
            tr("What is added up, and what is not and why, comes here before anything is saved."),
            drawing="return",
        )  # takes the room that the tables have later
        self.saved = SavedBand()
        self.buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.save_button = self.buttons.addButton(tr("&Save the picture …"), role.ActionRole)
        self.save_button.clicked.connect(self.save)
        self.close_button = self.buttons.addButton(tr("Close"), role.RejectRole)
        for each in (self.save_button, self.close_button):
            each.setMinimumHeight(TARGET)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.MEDIUM)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Heading(tr("Gather returns"), TextSize.HEADING))
        about = tr(
            "For whoever receives the returns of many organisations. Put the files that end in "
            ".json into one folder. Each is checked, and counts alone are added up. Nothing in the "
            "folder is changed."
        )
        column.addWidget(Note(about))
        column.addLayout(_row(self.folder_button, self.folder_name))
        column.addLayout(_row(self.list_button, self.list_name))
        column.addWidget(self.bar)
        column.addWidget(self.answer)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.rest, 1)
        column.addWidget(self.saved)
        column.addWidget(self.buttons)
        size_dialog(self, _WIDE, _HIGH)

    # Reading.

    def choose_folder(self) -> None:
        """Let the folder be chosen that the returns are in, and read it."""
        folder = self._alerts.look_into_folder(tr("Which folder holds the returns?"))
        if folder is not None:
            self._folder = folder
            self.folder_name.setText(folder.name or str(folder))
            self._read()

    def choose_list(self) -> None:
        """Let the list of those be chosen who should send a return, and read the folder again."""
        wish = FileWish(tr("Which list names the organisations?"), tr("Lists (*.csv)"))
        path = self._alerts.open_file(wish)
        if path is not None:
            self._names = path
            self.list_name.setText(path.name)
            if self._folder is not None:
                self._read()

    def _read(self) -> None:
        """Read the folder in the background; an earlier reading is stopped and forgotten."""
        from sgdesk.services.returns.rollup.expected import read_expected
        from sgdesk.services.returns.rollup.gathering import gather_returns

        folder, names, stop = self._folder, self._names, Event()
        if folder is None:
            return
        self._stop.set()
        self._stop = stop
        self._show_nothing()
        self.bar.setRange(0, 0)
        self.bar.show()
        self.answer.setText(tr("The returns are read and checked …"))

        def work(progress: Progress) -> RollUp:
            def step(done: int, total: int) -> None:
                if stop.is_set():
                    raise CancelledError
                progress.step(done, total)
                self.read_on.emit(done, total)

            expected = None if names is None else read_expected(names)
            return gather_returns(folder, expected=expected, step=step)

        self._tasks.run_long(
            work,
            lambda picture: None if stop.is_set() else self._show(picture),
            lambda error: None if stop.is_set() else self._refused(error),
            label=tr("Gathering returns"),
            lane=Lane.PAPER,
            owner=self,
        )

    def _show_progress(self, done: int, total: int) -> None:
        if self.bar.isVisible():
            self.bar.setRange(0, total)
            self.bar.setValue(done)

    def _show_nothing(self) -> None:
        self._picture = None
        self.parts.set_rows(())
        self.out.set_rows(())
        self.bar.hide()
        self.tabs.hide()
        self.rest.show()
        self.saved.hide()
        self.save_button.setEnabled(False)

    def _refused(self, error: UserError) -> None:
        self._show_nothing()
        self._say(error_text(error))

    def _show(self, picture: RollUp) -> None:
        self._picture = picture
        self.bar.hide()
        self.parts.set_rows(part_lines(picture))
        lines = out_lines(picture)
        self.out.set_rows(lines)
        for table in (self.part_table, self.out_table):
            table.fit_columns()
        many = tr_count("&Not added up ({n})", "&Not added up ({n})", len(lines))
        self.tabs.setTabText(1, many)
        self.tabs.setCurrentIndex(0 if picture.parts else 1)
        self.rest.hide()
        self.tabs.show()
        self.save_button.setEnabled(True)
        self.save_button.setDefault(True)
        self._say("\n".join(facts(picture)))

    def _say(self, words: str) -> None:
        self.answer.setText(words)
        announce(self.answer, words)

    # Saving.

    def save(self) -> None:
        """Let a folder be chosen, and write the picture into it; nothing there is replaced."""
        from sgdesk.services.returns.rollup.papers import save_picture

        picture = self._picture
        if picture is None:
            return
        folder = self._alerts.choose_folder(tr("Where should the picture go?"))
        if folder is None:
            return
        self._tasks.run(
            lambda: write_beside(lambda into: save_picture(picture, into), folder),
            lambda files: self.saved.show_saved(files, self._alerts),
            label=tr("Saving"),
            lane=Lane.PAPER,
            owner=self,
        )


def _plain(text: str) -> QLabel:
    """Words in as many lines as they need; others may have written some of them."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _row(button: QPushButton, said: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.MEDIUM)
    row.addWidget(button)
    row.addWidget(said, 1)
    return row
