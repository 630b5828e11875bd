"""Boxes say who is meant, bear verbs, and are safe to dismiss."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTextBoundaryFinder, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.domain.errors import InputError
from sgdesk.ui.alerts import BoxAlerts, Choice, Prompt, listed, not_opened_words, unbroken
from sgdesk.ui.theme import em

QUESTION = Prompt(
    "Erase Ada Example?",
    "This cannot be taken back.",
    do_it="Erase Ada Example",
    leave_it="Keep Ada Example",
    names=("Ada Example",),
)


def when_box_opens(do: Callable[[QMessageBox], object]) -> None:
    """Do something with the box that the next call opens."""

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            do(box)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def press(text: str) -> Callable[[QMessageBox], None]:
    def do(box: QMessageBox) -> None:
        next(each for each in box.buttons() if each.text() == text).click()

    return do


def test_the_verb_does_it_and_anything_else_leaves_it(qtbot: QtBot) -> None:
    alerts = BoxAlerts()
    when_box_opens(press("Erase Ada Example"))
    assert alerts.ask(QUESTION)
    when_box_opens(press("Keep Ada Example"))
    assert not alerts.ask(QUESTION)
    when_box_opens(lambda box: box.reject())
    assert not alerts.ask(QUESTION)


def test_the_safe_button_is_the_default_and_the_names_are_shown(qtbot: QtBot) -> None:
    seen: list[str] = []

    def look(box: QMessageBox) -> None:
        seen.extend([box.defaultButton().text(), box.informativeText()])
        box.reject()

    when_box_opens(look)
    BoxAlerts().ask(QUESTION)
    assert seen == ["Keep Ada Example", "This cannot be taken back.\n\nAda Example"]


def test_many_names_are_counted() -> None:
    assert listed([f"P{number}" for number in range(23)]).endswith("P19 and 3 more")
    assert listed(["Ada", "Bob"]) == "Ada, Bob"


def test_what_can_be_put_right_is_said_plainly(qtbot: QtBot) -> None:
    seen: list[str] = []

    def look(box: QMessageBox) -> None:
        seen.append(box.informativeText())
        press("Close")(box)

    when_box_opens(look)
    BoxAlerts().refuse(InputError("Enter a name. Nothing was saved."))
    assert seen == ["Enter a name. Nothing was saved."]


def test_the_details_of_a_defect_can_be_copied(qtbot: QtBot) -> None:
    seen: list[str] = []

    def look(box: QMessageBox) -> None:
        seen.append(box.informativeText())
        press("Copy details")(box)
        if QApplication.activeModalWidget() is box:
            box.reject()

    when_box_opens(look)
    BoxAlerts().report_defect("sgdesk 0.1.0\nKeyError")
    assert seen[0].startswith("What was saved is safe.")
    assert "send them to" in seen[0] and "name nobody" in seen[0]
    assert QGuiApplication.clipboard().text() == "sgdesk 0.1.0\nKeyError"


WAYS = Choice("No backup could be made", "The disk is full.", ("Try again", "Go on"), "Stay")


def test_each_way_is_known_by_its_place_and_closing_the_box_stays(qtbot: QtBot) -> None:
    alerts = BoxAlerts()
    for words, place in (("Try again", 0), ("Go on", 1), ("Stay", None)):
        when_box_opens(press(words))
        assert alerts.choose(WAYS) == place
    when_box_opens(lambda box: box.reject())
    assert alerts.choose(WAYS) is None


@pytest.mark.parametrize(("replaces", "default"), [(False, "Try again"), (True, "Stay")])
def test_enter_takes_the_first_way_unless_something_is_replaced(
    qtbot: QtBot, replaces: bool, default: str
) -> None:
    seen: list[str] = []

    def look(box: QMessageBox) -> None:
        seen.append(box.defaultButton().text())
        box.reject()

    when_box_opens(look)
    BoxAlerts().choose(replace(WAYS, replaces=replaces))
    assert seen == [default]


def test_a_box_is_as_wide_as_a_line_of_print_and_its_title_is_bold(qtbot: QtBot) -> None:
    seen: list[tuple[int, int, bool]] = []

    def look(box: QMessageBox) -> None:
        room = QGuiApplication.primaryScreen().availableGeometry().width() * 3 // 5
        title = box.findChild(QLabel, "qt_msgbox_label")
        assert isinstance(title, QLabel)
        seen.append((box.width(), min(em(box, 32), room), title.font().bold()))
        box.reject()

    when_box_opens(look)
    BoxAlerts().tell("Backed up", "All is well.")
    ((width, least, is_bold),) = seen
    assert width >= least
    assert is_bold


def lines_of(text: str) -> list[str]:
    """The pieces between which Qt may begin a new line."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    places = [0]
    while finder.toNextBoundary() != -1:
        places.append(finder.position())
    return [text[a:b] for a, b in pairwise(places)]


def test_a_line_never_begins_inside_a_name_of_a_path() -> None:
    said = unbroken("Kept as /srv/our-club/st-marys yours 2026-11-29 131447.sgdesk (safe).")
    pieces = [each.replace("\u2060", "").replace("\u00a0", " ").strip() for each in lines_of(said)]
    assert pieces == [
        "Kept",
        "as /srv/",
        "our-club/",
        "st-marys yours 2026-11-29 131447.sgdesk",
        "(safe).",
    ]


def test_a_path_of_windows_may_break_after_a_separator() -> None:
    assert "Our-Club\\" in [
        each.replace("\u2060", "").replace("\u200b", "")
        for each in lines_of(unbroken(r"It is in C:\Users\Our-Club\backups."))
    ]


def test_other_words_are_left_as_they_are() -> None:
    said = "Two-day courses and half-term clubs: nothing was changed."
    assert unbroken(said) == said


def test_a_file_that_nothing_opens_is_told_with_where_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Жанна’s record.pdf"
    seen: list[str] = []

    def look(box: QMessageBox) -> None:
        seen.extend([box.text(), box.informativeText()])
        box.reject()

    when_box_opens(look)
    BoxAlerts().show_outside(path)
    assert seen[0] == "This computer did not open it"
    assert "no longer there" in seen[1] and "Жанна" in seen[1]
    path.write_bytes(b"%PDF")
    assert "It is safe: Жанна’s record.pdf, in the folder" in not_opened_words(path)
    assert not_opened_words(tmp_path).startswith("The folder is")


def test_a_box_stands_over_the_dialog_that_waits(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = QDialog(window)
    dialog.open()
    seen: list[QWidget | None] = []

    def look(box: QMessageBox) -> None:
        seen.append(box.parentWidget())
        box.reject()

    for _ in range(2):
        when_box_opens(look)
        BoxAlerts(window).tell("Backed up", "All is well.")
        dialog.close()
    assert seen == [dialog, window]
