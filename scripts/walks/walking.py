"""A hand on the window, for the walks: it presses and fills in only what can be seen."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pypdfium2
from PySide6.QtCore import QEvent, QItemSelectionModel, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QTabWidget,
    QWidget,
)

from sgdesk.services.file.workspace import Workspace
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.memory import Memory
from sgdesk.ui.places import NOTHING, Place, Wanted
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.widgets import CoverageTile

W = TypeVar("W", bound=QWidget)

SIZE = QSize(1366, 768)
_COLOURS = 256
_SMALLEST = 0
_PAPER = 1.4
_PREVIEW_MS = 250
_SHARE = re.compile(r"(\d+\.\d%|n/a), (\d+ of \d+)")


class LostError(Exception):
    """Something that a volunteer was told to press or read is not on the screen."""


@dataclass(frozen=True, slots=True)
class Share:
    """One share, as it is said everywhere."""

    percent: str
    of: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the page: what to do, whose rule it is, and the picture of it."""

    title: str
    text: str
    rule: str
    picture: str


@dataclass(slots=True)
class Walk:
    """One walk through the window; ``day`` is the day that it is there.

    Steps that are ``left_out`` are walked and not told, so that a page stays short.
    """

    folder: Path
    pictures: Path
    left_out: frozenset[str] = frozenset()
    day: date = field(default_factory=date.today)
    steps: list[Step] = field(default_factory=list)
    alerts: RecordingAlerts = field(default_factory=RecordingAlerts)

    def __post_init__(self) -> None:
        tasks = InlineTasks(self.alerts.refuse)
        self._window = MainWindow(
            Memory(self.folder / "window.json"), tasks, self.alerts, today=lambda: self.day
        )
        self._window.resize(SIZE)
        self._window.show()

    _window: MainWindow = field(init=False)

    # Where one is.

    @property
    def workspace(self) -> Workspace:
        """The file that is open."""
        context = self._window.context
        if context is None:
            raise LostError("no file is open")
        return context.workspace

    def show(self, path: Path | None) -> None:
        """Begin as at launch: with a file, or with the ways to begin."""
        self._window.begin(path)
        self._window.activateWindow()
        self._settle()

    def fill_the_screen(self) -> None:
        """As large as the screen of a real desktop lets it."""
        self._window.showMaximized()
        QTest.qWaitForWindowActive(self._window)
        self._settle()

    def begin(self) -> None:
        """Choose New in the menu File."""
        self._window.actions_.new.trigger()

    def go(self, place: Place, wanted: Wanted = NOTHING) -> None:
        """Open a place from the bar on the left."""
        self._window.navigate(place, wanted)
        self._settle()

    def wait_until(self, day: date) -> None:
        """Let days pass."""
        self.day = day
        moment = datetime(day.year, day.month, day.day, 10, 30, tzinfo=UTC)
        self.workspace.file.clock = lambda: moment
        self._window.go_to_day(None)
        self._window.refresh_all()
        self._settle()

    def later(self, days: int) -> date:
        """A day so many days from the one that it is."""
        return self.day + timedelta(days=days)

    def close(self) -> None:
        """Let go of file and window."""
        if self._window.context is not None:
            self.workspace.close()
        self._window.hide()
        self._window.deleteLater()
        QApplication.sendPostedEvents(self._window, QEvent.Type.DeferredDelete.value)

    # What is seen.

    def _top(self) -> QWidget:
        self._settle()
        return QApplication.activeModalWidget() or self._window

    def _shown(self, kind: type[W]) -> Iterator[W]:
        return (each for each in self._top().findChildren(kind) if each.isVisible())

    def _settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def words(self) -> str:
        """Every word that stands on the page or dialog on top."""
        labels = [each.text() for each in self._shown(QLabel)]
        return "\n".join(labels + [plain(each.text()) for each in self._shown(QAbstractButton)])

    def see(self, *texts: str) -> None:
        """Go on only where these words can be read."""
        said = self.words()
        for text in texts:
            if text not in said:
                raise LostError(f"“{text}” is not on the screen:\n{said}")

    def see_not(self, *texts: str) -> None:
        """Go on only where these words cannot be read."""
        said = self.words()
        for text in texts:
            if text in said:
                raise LostError(f"“{text}” is on the screen")

    def shares(self) -> list[Share]:
        """The figures of the tiles of Today: ``1 of 4`` and ``25.0%``."""
        said = " ".join(each.accessibleName() for each in self._shown(CoverageTile))
        return [Share(*found) for found in _SHARE.findall(said)]

    def see_shares(self, shares: list[Share], said: str = "") -> None:
        """Go on only where the same figures stand here, or in the words of a paper."""
        words = " ".join((said or self.words()).split())
        for each in shares:
            if not re.search(rf"{each.of} (in date|done) \({re.escape(each.percent)}\)", words):
                raise LostError(f"{each} is not here:\n{words}")

    # What is done.

    def close_message(self) -> None:
        """Close the bar with Undo, where it is there."""
        for each in self._shown(QAbstractButton):
            if each.text() == "Close this message":
                each.click()
        self._settle()

    def section(self, title: str) -> None:
        """Choose a section of the return."""
        found = self._named(QListWidget, "Sections of the return")
        rows = range(found.count()) if found is not None else range(0)
        for row in rows:
            if found is not None and found.item(row).text().startswith(f"{title}:"):
                found.setCurrentRow(row)
                self._settle()
                return
        raise LostError(f"no section “{title}”")

    def press(self, text: str, *, last: bool = False) -> None:
        """Press a button, a tick or a choice by its words; the ``last`` one is in the panel."""
        found = [
            each
            for each in self._shown(QAbstractButton)
            if text in (plain(each.text()), plain(each.text()).removesuffix(" …"))
        ]
        if not found or not found[-1 if last else 0].isEnabled():
            raise LostError(f"no “{text}” to press:\n{self.words()}")
        pressed = found[-1 if last else 0]
        scroll_to(pressed)
        pressed.click()
        self._settle()

    def words_of(self, *starts: str) -> str:
        """The words of the first button that is shown and begins so: it may name how many."""
        shown = (plain(each.text()) for each in self._shown(QAbstractButton) if each.isEnabled())
        found = next((each for each in shown if each.startswith(starts)), "")
        if not found:
            raise LostError(f"no button “{starts[0]} …”:\n{self.words()}")
        return found

    def fill(self, label: str, text: str) -> None:
        """Type into a box by its name."""
        line = self._named(QLineEdit, label)
        if line is not None:
            line.setText(text)
        else:
            area = self._named(QPlainTextEdit, label)
            if area is None:
                raise LostError(f"no box “{label}”")
            area.setPlainText(text)
        self._settle()

    def fill_day(self, label: str, day: date) -> None:
        """Type a day as people write it."""
        self.fill(label, f"{day.day}/{day.month}/{day.year}")

    def choose(self, label: str, text: str) -> None:
        """Choose a line of a list by the name of the list."""
        box = self._named(QComboBox, label)
        if box is None:
            raise LostError(f"no list “{label}”:\n{self.words()}")
        at = box.findText(text, Qt.MatchFlag.MatchStartsWith)
        if at < 0:
            offered = [box.itemText(each) for each in range(box.count())]
            raise LostError(f"“{label}” does not offer “{text}” but {offered}")
        box.setCurrentIndex(at)
        box.activated.emit(at)
        self._settle()

    def pick_course(self, text: str) -> None:
        """Search for a course and take it out of the list."""
        self.fill("Course", text)
        courses = self._named(QListWidget, "Courses")
        rows = range(courses.count()) if courses is not None else range(0)
        at = next((row for row in rows if courses and not courses.item(row).isHidden()), None)
        if courses is None or at is None:
            raise LostError(f"no course “{text}”")
        courses.setCurrentRow(at)
        self.look_again()

    def _named(self, kind: type[W], label: str) -> W | None:
        return next((each for each in self._shown(kind) if each.accessibleName() == label), None)

    def look_again(self) -> None:
        """Wait until a dialog has worked out what saving would change."""
        QTest.qWait(_PREVIEW_MS)
        self._settle()

    def tick_first_half(self) -> None:
        """Tick the first half of the lines to tick."""
        boxes = list(self._shown(QCheckBox))
        for each in boxes[: (len(boxes) + 1) // 2]:
            each.setChecked(True)
        self._settle()

    def menu(self, item: str, entry: str) -> None:
        """Choose a line from the menu beside a thing."""
        name = f"What can be done: {item}"
        for menu in self._top().findChildren(QMenu):
            for action in menu.actions():
                if menu.accessibleName() == name and action.text() == entry:
                    action.trigger()
                    self._settle()
                    return
        raise LostError(f"no “{entry}” beside “{item}”")

    def tab(self, title: str) -> None:
        """Go to a tab."""
        for tabs in self._shown(QTabWidget):
            for at in range(tabs.count()):
                if plain(tabs.tabText(at)).split(" (")[0] == title:
                    tabs.setCurrentIndex(at)
                    self._settle()
                    return
        raise LostError(f"no tab “{title}”")

    def select(self, table: str, *rows: str) -> None:
        """Choose rows of a table by words in them; all of them where none are given."""
        view = self._named(QTableView, table)
        if view is None:
            raise LostError(f"no table “{table}”:\n{self.words()}")
        model, selection = view.model(), view.selectionModel()
        selection.clearSelection()
        for row in range(model.rowCount()):
            cells = [model.index(row, column) for column in range(model.columnCount())]
            said = " ".join(str(each.data()) for each in cells)
            if not rows or any(text in said for text in rows):
                mark = QItemSelectionModel.SelectionFlag
                selection.select(cells[0], mark.Select | mark.Rows)
        self._settle()

    def table(self, name: str) -> list[list[str]]:
        """Everything that a table says."""
        view = self._named(QTableView, name)
        if view is None:
            raise LostError(f"no table “{name}”")
        model = view.model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def keys(self, name: str, text: str, *, end: bool = True) -> None:
        """Type into a grid, and save with Ctrl+Enter."""
        grid = self._named(QTableView, name)
        if grid is None:
            raise LostError(f"no grid “{name}”")
        grid.setFocus()
        for key in text:
            QTest.keyClicks(grid, key)
        if end:
            QTest.keyClick(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self._settle()

    def scroll(self, text: str) -> None:
        """Bring a heading, or what begins with these words, to the top of what scrolls round it."""
        found = [each for each in self._shown(QLabel) if each.text().startswith(text)]
        if not found:
            raise LostError(f"no “{text}” to scroll to")
        scroll_to(next((each for each in found if each.text() == text), found[0]), at_top=True)
        self._settle()

    # What is kept of it.

    def step(self, name: str, title: str, text: str, rule: str = "") -> None:
        """Take a picture of what is shown, for a step of the page, unless it is to be left out."""
        if name in self.left_out:
            return
        path = self.pictures / f"{len(self.steps) + 1:02}-{name}.png"
        save(self._picture(), path)
        self.steps.append(Step(title, text, rule, path.name))

    def step_on_paper(self, name: str, pdf: Path, title: str, text: str, rule: str = "") -> None:
        """Keep the first page of a paper for a step."""
        path = self.pictures / f"{len(self.steps) + 1:02}-{name}.png"
        with pypdfium2.PdfDocument(pdf) as document:
            bitmap = document[0].render(scale=_PAPER, rev_byteorder=True, prefer_bgrx=True)
            shape = (bitmap.width, bitmap.height, bitmap.stride)
            image = QImage(bytes(bitmap.buffer), *shape, QImage.Format.Format_RGBX8888)
            save(image, path)
        self.steps.append(Step(title, text, rule, path.name))

    def _picture(self) -> QImage:
        """The window, with the dialog over it where there is one."""
        top = self._top()
        QTest.qWait(60)
        picture = self._window.grab()
        if top is not self._window:
            over = top.grab()
            left = max(0, (picture.width() - over.width()) // 2)
            above = max(0, (picture.height() - over.height()) // 2)
            painter = QPainter(picture)
            painter.fillRect(picture.rect(), QColor(0, 0, 0, 70))
            painter.drawPixmap(left, above, over)
            painter.setPen(QPen(QColor(90, 90, 90), 1))
            painter.drawRect(left, above, over.width() - 1, min(over.height(), SIZE.height()) - 1)
            painter.end()
        return picture.toImage()


def words_on(pdf: Path) -> str:
    """Every word of a paper, one space between them."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


def plain(text: str) -> str:
    """The words of a button without the mark of its key."""
    return re.sub(r"&(.)", r"\1", text)


def scroll_to(widget: QWidget, *, at_top: bool = False) -> None:
    """Bring a widget into view in every area that scrolls round it."""
    area = widget.parentWidget()
    while area is not None:
        inside = area.widget() if isinstance(area, QScrollArea) else None
        if isinstance(area, QScrollArea) and inside is not None and inside.isAncestorOf(widget):
            if at_top:
                place = widget.mapTo(inside, widget.rect().topLeft())
                area.verticalScrollBar().setValue(place.y() - 12)
            else:
                area.ensureWidgetVisible(widget)
        area = area.parentWidget()


def save(image: QImage, path: Path) -> None:
    """Save a picture with the colours that it uses most, which makes the file small."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(image.constBits()).cast("I")
    common = [colour for colour, _ in Counter(pixels).most_common(_COLOURS)]
    few = image.convertToFormat(
        QImage.Format.Format_Indexed8, common, Qt.ImageConversionFlag.ThresholdDither
    )
    few.save(str(path), None, _SMALLEST)
