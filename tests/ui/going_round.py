"""A round through every page, tab and dialog of the window: each button is pressed once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QItemSelectionModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QDialog,
    QTabWidget,
    QWidget,
)
from shiboken6 import isValid

from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.places import NOTHING, Place, Wanted
from sgdesk.ui.widgets.more_button import MoreButton, stands_as

Look = Callable[[str, QWidget], None]

Stop = tuple[str, Place, Wanted]

SETUP = ("partnership", "roles", "privacy")

STOPS: tuple[Stop, ...] = (
    *((place.name.lower(), place, NOTHING) for place in Place),
    ("person", Place.PEOPLE, Wanted(person=1)),
    *((f"setup {each}", Place.SETUP, Wanted(action=each)) for each in SETUP),
)

COMES_TO: dict[str, frozenset[str]] = {
    "today": frozenset(
        {"BookDialog", "DecisionsDialog", "OverTimeDialog", "RecordDialog", "RemindersDialog"}
    ),
    "people": frozenset(
        {
            "AddPersonDialog",
            "BeginInductionsDialog",
            "BookDialog",
            "ImportDialog",
            "MailDialog",
            "OutsideWorkersDialog",
            "PaperDialog",
            "RecordDialog",
            "SlipsDialog",
        }
    ),
    "sessions": frozenset(
        {
            "CancelSessionDialog",
            "ContentDialog",
            "CourseDialog",
            "CourseReviewDialog",
            "DayDialog",
            "DoneDialog",
            "EquivalentDialog",
            "MaterialDialog",
            "NeedDialog",
            "ObserveDialog",
            "PaperDialog",
            "PassOnDialog",
            "SessionDialog",
            "StopDialog",
            "TowardsDialog",
            "TrainerDialog",
        }
    ),
    "certificates": frozenset(
        {
            "CheckDialog",
            "HandOverDialog",
            "LookDialog",
            "PaperDialog",
            "ReissueDialog",
            "RevokeDialog",
        }
    ),
    "evaluation": frozenset(
        {"AnswersDialog", "FollowUpDialog", "LayOutDialog", "ManagerDialog", "PaperDialog"}
    ),
    "return": frozenset(
        {
            "CheckReturnDialog",
            "CompareDialog",
            "CoverDialog",
            "FinalDialog",
            "PaperDialog",
            "PeriodDialog",
            "RemindersDialog",
            "SentDialog",
            "ShownDialog",
        }
    ),
    "setup": frozenset({"PolicyDialog"}),
    "person": frozenset(
        {
            "AddPostDialog",
            "BeginInductionDialog",
            "CourseReasonDialog",
            "EraseDialog",
            "EvidenceDialog",
            "HeldDialog",
            "LeftDialog",
            "LongLeaveDialog",
            "MergeDialog",
            "PaperDialog",
            "PersonDetailsDialog",
            "PracticeReviewDialog",
            "RecordDialog",
            "RequestDialog",
        }
    ),
    "setup partnership": frozenset(
        {"DecisionsDialog", "DenominationDialog", "EquivalentDialog", "FollowDialog"}
    ),
    "setup roles": frozenset(
        {"InsteadDialog", "RenameDialog", "RoleDialog", "RoleGridDialog", "TemplateDialog"}
    ),
    "setup privacy": frozenset({"PaperDialog", "RetentionDialog"}),
}
"""The dialogs that the buttons of each stop lead to, with the sample as it is."""


class GivingUp(RecordingAlerts):
    """Every question is answered with the way that changes nothing."""

    def ask(self, question: object) -> bool:
        return False

    def open_file(self, wish: object) -> None:
        return None

    def open_files(self, wish: object) -> tuple[()]:
        return ()

    save_file = open_file

    def choose_folder(self, title: str, start: object = None) -> None:
        return None

    def look_into_folder(self, title: str) -> None:
        return None


def settle() -> None:
    for _ in range(2):
        QApplication.processEvents()
    app = QApplication.instance()
    if app is not None:
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@dataclass
class Round:
    """Goes everywhere; ``look`` is shown every page and dialog, with where it is."""

    window: MainWindow
    look: Look
    moved: bool = False
    pressed: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    known: list[QAbstractButton] = field(default_factory=list)
    """What stands on the page anyway: another stop presses that."""

    def go(self, stops: tuple[Stop, ...] = STOPS) -> None:
        for name, place, wanted in stops:
            self._stop(name, place, wanted)

    def _to(self, place: Place, wanted: Wanted) -> QWidget | None:
        self._close_dialogs()
        page = self.window.page
        if page is not None and page.unsaved() is not None:
            self.window.refresh_all()
        self.window.navigate(place, wanted)
        settle()
        return self.window.page

    def _stop(self, name: str, place: Place, wanted: Wanted) -> None:
        page = self._to(place, NOTHING)
        self.known = [each for _, each in self.buttons(page)] if page and wanted.person else []
        if self._to(place, wanted) is None:
            return
        self.found_dialogs(name, "itself")
        page = self._to(place, wanted)
        if page is None:
            return
        for at in range(self._tabs(page)):
            if self.moved or not page.isVisible():  # what was pressed last led to another page
                page = self._to(place, wanted) or page
                self.moved = False
            title = self._tab(page, at)
            where = f"{name} › {title}" if title else name
            self.choose_rows(page)
            self.look(where, self.window)
            for key in self._to_press(page):
                self._press(where, place, wanted, at, key)

    def _tabs(self, page: QWidget) -> int:
        tabs = next((t for t in page.findChildren(QTabWidget) if t.isVisible()), None)
        return max(1, tabs.count() if tabs is not None else 1)

    def _tab(self, page: QWidget, at: int) -> str:
        tabs = next((t for t in page.findChildren(QTabWidget) if t.isVisible()), None)
        if tabs is None:
            return ""
        tabs.setCurrentIndex(at)
        settle()
        return tabs.tabText(at)

    def choose_rows(self, page: QWidget) -> None:
        for view in page.findChildren(QAbstractItemView):
            model = view.model()
            selection = view.selectionModel()
            if (
                view.isVisible()
                and selection is not None
                and model is not None
                and model.rowCount()
                and not selection.hasSelection()  # what is chosen stands beside it
            ):
                flag = QItemSelectionModel.SelectionFlag
                selection.select(model.index(0, 0), flag.ClearAndSelect | flag.Rows)
        settle()

    def buttons(self, root: QWidget) -> Iterator[tuple[str, QAbstractButton]]:
        for each in root.findChildren(QAbstractButton):
            if not stands_as(each).isVisible() or each.window() is not root.window():
                continue
            if each.isEnabled() and not isinstance(each, (QCheckBox, MoreButton)) and each.text():
                yield each.text(), each

    def _to_press(self, page: QWidget) -> list[str]:
        return list(dict.fromkeys(key for key, _ in self._new(page)))

    def _new(self, page: QWidget) -> list[tuple[str, QAbstractButton]]:
        return [(key, each) for key, each in self.buttons(page) if each not in self.known]

    def _press(self, where: str, place: Place, wanted: Wanted, at: int, key: str) -> None:
        mark = f"{type(self.window.page).__name__} {where if '>' not in key else ''} {key}"
        if mark in self.pressed:
            return
        self.pressed.add(mark)
        page: QWidget | None = self.window.page
        if self.moved:
            page = self._to(place, wanted)
            if page is None:
                return
            self._tab(page, at)
            self.choose_rows(page)
            self.moved = False
        if page is None:
            return
        for words, button in self._new(page):
            if words == key and isValid(button):
                before = self._stands()
                button.click()
                settle()
                self.moved = before != self._stands()
                break
        self.found_dialogs(where, key)

    def _stands(self) -> tuple[object, ...]:
        page = self.window.page
        shown = (
            [each.text() for each in page.findChildren(QAbstractButton) if each.isVisible()]
            if page
            else []
        )
        return page, tuple(shown)

    def found_dialogs(self, where: str, key: str, deep: int = 0) -> None:
        for dialog in self._dialogs():
            title = f"{type(dialog).__name__} “{dialog.accessibleName() or dialog.windowTitle()}”"
            if title not in self.seen:
                self.seen.add(title)
                self.look(f"{title} ({where}, {key})", dialog)
        self._close_dialogs()

    def _dialogs(self) -> list[QDialog]:
        return [
            each for each in self.window.findChildren(QDialog) if isValid(each) and each.isVisible()
        ]

    def _close_dialogs(self) -> None:
        for dialog in reversed(self._dialogs()):
            if isValid(dialog):
                drop = getattr(dialog, "drop", None)
                drop() if drop is not None else dialog.reject()
                settle()
                if isValid(dialog) and dialog.isVisible():
                    dialog.hide()
                    dialog.deleteLater()
        settle()
