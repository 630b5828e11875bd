"""The one gateway for everything that interrupts: messages, questions, choosing files."""

import re
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QWidget

from sgdesk.domain.errors import UserError
from sgdesk.ui.text import APP_NAME, error_text, tr, tr_count
from sgdesk.ui.theme import TextSize, sized

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

ASKED_FROM = 20
"""What touches more people than this is asked first, with their names."""

_NAMED = 20
_WIDE = 32
"""Heights of a line that a box is wide at least."""

_SPACE, _JOINER, _MAY_BREAK = "\u00a0", "\u2060", "\u200b"

_MOMENT = re.compile(
    r"( yours| before restore| restore taken back| moved away| spare)? \d{4}-\d\d-\d\d \d{6}\b"
)
"""When a copy was made, as the end of its name has it."""

_PATH = re.compile(r"[^ \n]*(?:[/\\]|\.sgdesk)[^ \n]*")
"""A word that is a path or the name of an organisation file."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something asked before it is done: verbs on both buttons, the safe one is the default.

    ``names`` are the people or files that it touches, shown under the text.
    """

    title: str
    text: str
    do_it: str
    leave_it: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can go on in several ways, a verb for each.

    ``stay`` is the way that changes nothing, which Esc takes too. Enter takes the first way, or
    ``stay`` where something is replaced.
    """

    title: str
    text: str
    ways: tuple[str, ...]
    stay: str
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class FileWish:
    """Choosing a file: the title, what kinds (as ``Sheets (*.csv *.xlsx)``) and where to begin."""

    title: str
    kinds: str
    start: Path | None = None


class Alerts(Protocol):
    """What pages may interrupt with; all but questions say so with one button."""

    def tell(self, title: str, text: str) -> None:
        """Say something that has to be read before going on."""

    def refuse(self, error: UserError) -> None:
        """Say what the person can put right."""

    def ask(self, question: Prompt) -> bool:
        """Ask; true where the verb was chosen."""

    def choose(self, choice: Choice) -> int | None:
        """Ask for one of the ways, by its place; ``None`` where everything stays as it is."""

    def report_defect(self, details: str) -> None:
        """Say that the program itself went wrong, with details that can be copied."""

    def open_file(self, wish: FileWish) -> Path | None:
        """Let a file be chosen; ``None`` where that was given up."""

    def open_files(self, wish: FileWish) -> tuple[Path, ...]:
        """Let files be chosen; none where that was given up."""

    def save_file(self, wish: FileWish) -> Path | None:
        """Let a name be chosen for a new file; it is asked before one is replaced.

        What has none of the wish's endings gets the first of them.
        """

    def choose_folder(self, title: str, start: Path | None = None) -> Path | None:
        """Let a folder be chosen."""

    def look_into_folder(self, title: str) -> Path | None:
        """Let a folder be chosen to read from; nothing is put into it."""

    def show_outside(self, path: Path) -> None:
        """Show a folder, or open a file with the program that the person uses for it."""

    def show_in_folder(self, path: Path) -> None:
        """Show a file where it lies, chosen among the others there."""

    def has_printer(self) -> bool:
        """Whether the system knows any printer."""

    def choose_printer(self, printer: "QPrinter", pages: int) -> bool:
        """Let a printer, pages and copies be chosen in the system's own dialog; false: given up."""


def documents() -> Path:
    """The person's own folder of documents, else their home: never where the program began."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(found) if found else Path.home()
    return folder if folder.is_dir() else Path.home()


def _begun(start: Path | None) -> str:
    """Where a choice begins: Qt would take the working folder, which is nobody's."""
    return str(documents() / start if start is not None else documents())


class BoxAlerts:
    """The implementation with boxes of the system."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.parent = parent

    @property
    def _over(self) -> QWidget | None:
        """What a box stands over: the dialog that waits in front, else the window."""
        return QApplication.activeModalWidget() or self.parent

    def tell(self, title: str, text: str) -> None:
        box = self._box(QMessageBox.Icon.Information, title, text)
        self._show(box)

    def refuse(self, error: UserError) -> None:
        box = self._box(QMessageBox.Icon.Warning, tr("That can’t be done yet"), error_text(error))
        self._show(box)

    def ask(self, question: Prompt) -> bool:
        text = "\n\n".join(filter(None, (question.text, listed(question.names))))
        box = self._box(QMessageBox.Icon.Question, question.title, text)
        yes = box.addButton(question.do_it, QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(question.leave_it, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.setEscapeButton(no)
        box.exec()
        chosen = box.clickedButton() is yes
        box.deleteLater()
        return chosen

    def choose(self, choice: Choice) -> int | None:
        box = self._box(QMessageBox.Icon.Warning, choice.title, choice.text)
        role = QMessageBox.ButtonRole.AcceptRole
        ways = [box.addButton(words, role) for words in choice.ways]
        stay = box.addButton(choice.stay, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay if choice.replaces else ways[0])
        box.setEscapeButton(stay)
        box.exec()
        clicked = box.clickedButton()
        chosen = next((place for place, way in enumerate(ways) if way is clicked), None)
        box.deleteLater()
        return chosen

    def report_defect(self, details: str) -> None:
        title = tr("Something went wrong in the program itself")
        box = self._box(QMessageBox.Icon.Critical, title, self._defect_words())
        copy = box.addButton(tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(details))
        self._show(box)

    def _defect_words(self) -> str:
        """What is safe, and where the details may go: they hold no value and no path."""
        return tr(
            "What was saved is safe. To have it put right, copy the details and send them to "
            "whoever helps you with sgdesk, or put them under Issues on the page from which you "
            "downloaded it, and say what you were doing. They name nobody; name nobody either."
        )

    def open_file(self, wish: FileWish) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(
            self._over, wish.title, _begun(wish.start), wish.kinds
        )
        return Path(name) if name else None

    def open_files(self, wish: FileWish) -> tuple[Path, ...]:
        names, _ = QFileDialog.getOpenFileNames(
            self._over, wish.title, _begun(wish.start), wish.kinds
        )
        return tuple(map(Path, names))

    def save_file(self, wish: FileWish) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(
            self._over, wish.title, _begun(wish.start), wish.kinds
        )
        if not name:
            return None
        chosen = Path(name)
        whole = ended(chosen, wish.kinds)
        # The system asked about the name that was typed, not about the one with its ending.
        if whole != chosen and whole.exists() and not self.ask(_replaces(whole)):
            return None
        return whole

    def choose_folder(self, title: str, start: Path | None = None) -> Path | None:
        dialog = QFileDialog(self._over, title, _begun(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        # Where the system has no such dialog, Qt's own would ask for a "Directory".
        dialog.setLabelText(QFileDialog.DialogLabel.FileName, tr("Folder:"))
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Choose this folder"))
        is_chosen = dialog.exec() == QFileDialog.DialogCode.Accepted
        names = dialog.selectedFiles() if is_chosen else []
        dialog.deleteLater()
        return Path(names[0]) if names else None

    def look_into_folder(self, title: str) -> Path | None:
        return self.choose_folder(title)

    def show_outside(self, path: Path) -> None:
        from sgdesk.ui.elsewhere import open_outside

        open_outside(path, lambda: self._tell_where(path))

    def show_in_folder(self, path: Path) -> None:
        from sgdesk.ui.elsewhere import show_in_folder

        show_in_folder(path, lambda: self._tell_where(path))

    def _tell_where(self, path: Path) -> None:
        """The system opened nothing: where to find the file by hand."""
        self.tell(tr("This computer did not open it"), not_opened_words(path))

    def has_printer(self) -> bool:
        from PySide6.QtPrintSupport import QPrinterInfo

        return bool(QPrinterInfo.availablePrinterNames())

    def choose_printer(self, printer: "QPrinter", pages: int) -> bool:
        from PySide6.QtPrintSupport import QPrintDialog

        dialog = QPrintDialog(printer, self._over)
        options = QPrintDialog.PrintDialogOption
        dialog.setOption(options.PrintPageRange, pages > 1)
        dialog.setOption(options.PrintCurrentPage, pages > 1)
        dialog.setOption(options.PrintToFile, False)  # "Save as PDF" stands beside it
        dialog.setMinMax(1, max(1, pages))
        is_chosen = dialog.exec() == QPrintDialog.DialogCode.Accepted
        dialog.deleteLater()
        return is_chosen

    def _box(self, icon: QMessageBox.Icon, title: str, text: str) -> QMessageBox:
        box = QMessageBox(self._over)
        box.setIcon(icon)
        box.setWindowTitle(APP_NAME)
        box.setText(title)
        box.setInformativeText(unbroken(text))
        _widen(box)
        return box

    def _show(self, box: QMessageBox) -> None:
        box.addButton(tr("Close"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        box.deleteLater()


def _widen(box: QMessageBox) -> None:
    """Give a box the width of a short line of print, and its title the look of other dialogs'."""
    room = QGuiApplication.primaryScreen().availableGeometry().width() * 3 // 5
    width = min(_WIDE * box.fontMetrics().height(), room)
    for name in ("qt_msgbox_label", "qt_msgbox_informativelabel"):
        label = box.findChild(QLabel, name)
        if isinstance(label, QLabel):
            label.setMinimumWidth(width)
    title = box.findChild(QLabel, "qt_msgbox_label")
    if isinstance(title, QLabel):
        title.setFont(sized(TextSize.LARGE, bold=True))


def ended(path: Path, kinds: str) -> Path:
    """The path with the first ending of ``kinds``, unless it ends in one of them.

    "St. Mary's" becomes "St. Mary's.pdf": what follows a full stop in a name is part of it.
    """
    endings = [each.casefold() for each in re.findall(r"\*(\.\w+)", kinds)]
    if not endings or path.suffix.casefold() in endings:
        return path
    return path.with_name(path.name + endings[0])


def _replaces(path: Path) -> Prompt:
    return Prompt(
        title=tr("Replace the file that is there?"),
        text=tr("{file} is in that folder already.", file=path.name),
        do_it=tr("Replace it"),
        leave_it=tr("Keep it"),
    )


def unbroken(text: str) -> str:
    """The same text, in which a line breaks within a path after a separator and nowhere else.

    The moment in the name of a copy is held together with what stands before and after it.
    """
    whole = _MOMENT.sub(lambda found: found[0].replace(" ", _SPACE), text)
    return _PATH.sub(lambda found: _held(found[0]), whole)


def _held(path: str) -> str:
    """A path with its root and hyphens held to what follows; it may break after a backslash."""
    path = re.sub(r"^(\W*/)(?=.)", rf"\1{_JOINER}", path)
    return path.replace("-", f"-{_JOINER}").replace("\\", f"\\{_MAY_BREAK}")


def listed(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    rest = len(names) - _NAMED
    shown = ", ".join(names[:_NAMED])
    return tr("{names} and {n} more", names=shown, n=rest) if rest > 0 else shown


def agrees_for_all(alerts: Alerts, question: Prompt) -> bool:
    """Whether something may be done to all of ``names``: asked where they are many."""
    return len(question.names) <= ASKED_FROM or alerts.ask(question)


def saved_words(files: Sequence[Path]) -> str:
    """Where one file is, or how many are where."""
    if not files:
        return tr("Nothing was saved.")
    folder = str(files[0].parent)
    if len(files) == 1:
        return tr("{file} is saved in {folder}.", file=files[0].name, folder=folder)
    return tr_count("", "{n} files are saved in {folder}.", len(files), folder=folder)


def not_opened_words(path: Path) -> str:
    """Where a file is that the system has no program for."""
    if not path.exists():
        return tr("{path} is no longer there: it was moved, renamed or deleted.", path=str(path))
    if path.is_dir():
        return tr("The folder is {path}. Nothing in it was changed.", path=str(path))
    return tr(
        "It is safe: {file}, in the folder {folder}. Open it from there, with a program for it.",
        file=path.name,
        folder=str(path.parent),
    )


def open_files(files: Sequence[Path], alerts: Alerts) -> None:
    """Open what was saved with the system's program for it; of several, their folder."""
    if files:
        alerts.show_outside(files[0] if len(files) == 1 else files[0].parent)


def show_files(files: Sequence[Path], alerts: Alerts) -> None:
    """Show what was saved where it lies."""
    if len(files) == 1:
        alerts.show_in_folder(files[0])
    elif files:
        alerts.show_outside(files[0].parent)


@dataclass(slots=True)
class RecordingAlerts:
    """The implementation for tests: keeps what was said, answers from what it was given."""

    said: list[str] = field(default_factory=list)
    asked: list[Prompt] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)
    answers: deque[bool] = field(default_factory=deque)
    choices: list[Choice] = field(default_factory=list)
    ways: deque[int | None] = field(default_factory=deque)
    files: deque[Path | None] = field(default_factory=deque)
    several: deque[tuple[Path, ...]] = field(default_factory=deque)
    shown: list[Path] = field(default_factory=list)
    found: list[Path] = field(default_factory=list)
    printers: deque["Callable[[QPrinter], bool]"] = field(default_factory=deque)
    """What is chosen in the print dialog, each time it comes; none: no printer is there."""

    def tell(self, title: str, text: str) -> None:
        self.said.append(f"{title}: {text}")

    def refuse(self, error: UserError) -> None:
        self.said.append(error_text(error))

    def ask(self, question: Prompt) -> bool:
        self.asked.append(question)
        return self.answers.popleft()

    def choose(self, choice: Choice) -> int | None:
        self.choices.append(choice)
        return self.ways.popleft() if self.ways else None

    def report_defect(self, details: str) -> None:
        self.defects.append(details)

    def open_file(self, wish: FileWish) -> Path | None:
        return self.files.popleft()

    def open_files(self, wish: FileWish) -> tuple[Path, ...]:
        return self.several.popleft()

    def save_file(self, wish: FileWish) -> Path | None:
        return self.files.popleft()

    def choose_folder(self, title: str, start: Path | None = None) -> Path | None:
        return self.files.popleft()

    def look_into_folder(self, title: str) -> Path | None:
        return self.files.popleft()

    def show_outside(self, path: Path) -> None:
        self.shown.append(path)

    def show_in_folder(self, path: Path) -> None:
        self.found.append(path)

    def has_printer(self) -> bool:
        return bool(self.printers)

    def choose_printer(self, printer: "QPrinter", pages: int) -> bool:
        return self.printers.popleft()(printer)
