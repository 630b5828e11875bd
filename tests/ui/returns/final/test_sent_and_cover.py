"""Noting a return as sent, writing about it, and making it final: edges, refusals, late answers."""

from datetime import date, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import unquote

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.data.file import schema
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.returns.cover_letter import cover_letter
from sgdesk.services.returns.final import freeze_return, frozen_returns, mark_sent
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.places import Place
from sgdesk.ui.returns.final.cover_dialog import CoverDialog, letter_link
from sgdesk.ui.returns.final.final_dialog import FinalDialog
from sgdesk.ui.returns.final.past import PastReturns
from sgdesk.ui.returns.final.sent_dialog import SentDialog
from sgdesk.ui.widgets import UndoBar
from tests.factories import TODAY, clock_at, dump
from tests.ui.conftest import RecordingShell
from tests.ui.reading import NAMES, for_reading, on_top, under, usable
from tests.ui.returns.final.conftest import Links
from tests.ui.waiting import WaitingTasks

LATER = TODAY + timedelta(days=5)
"""Today, in these tests: the return was made final five days ago."""


@pytest.fixture
def holder(qtbot: QtBot, workspace: Workspace) -> QWidget:
    """A return was made final; five days later somebody comes back to it."""
    freeze_return(workspace)
    workspace.file.clock = clock_at(LATER)
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def sent(holder: QWidget, context: Context) -> SentDialog:
    made = SentDialog(context, frozen_returns(context.workspace)[0], holder)
    made.show()
    return made


@pytest.fixture
def cover(holder: QWidget, context: Context) -> CoverDialog:
    line = frozen_returns(context.workspace)[0]
    made = CoverDialog(context, line, cover_letter(context.workspace, line.id), holder)
    made.show()
    return made


@pytest.mark.parametrize("day", [TODAY, LATER])
def test_the_day_it_was_made_final_and_today_can_be_the_day_of_sending(
    sent: SentDialog, workspace: Workspace, day: date
) -> None:
    assert sent.day.value() == LATER
    sent.day.set_value(day)
    QTest.keyClicks(sent.to, " The office ")

    QTest.keyClick(sent.to, Qt.Key.Key_Return)

    line = frozen_returns(workspace)[0]
    assert (line.sent_on, line.sent_to) == (day, "The office")
    assert not sent.isVisible()


def test_the_day_before_it_was_made_final_is_refused_and_what_was_typed_stays(
    sent: SentDialog, workspace: Workspace
) -> None:
    sent.day.edit.setText("30/3/26")
    sent.to.setText("The office")

    sent.verb.click()

    assert "between the day it was made final and today" in on_top(sent.form)
    assert (sent.day.edit.text(), sent.to.text()) == ("30/3/26", "The office")
    assert frozen_returns(workspace)[0].sent_on is None


def test_a_day_ahead_and_nobody_are_told_each_at_its_box(
    sent: SentDialog, workspace: Workspace
) -> None:
    sent.day.set_value(LATER + timedelta(days=1))
    sent.to.setText("   ")

    sent.verb.click()

    assert under(sent.form, "day") == "The date must be today or in the past"
    assert under(sent.form, "to") == "Say to whom it was sent"
    assert frozen_returns(workspace)[0].sent_on is None


def test_what_was_noted_before_stands_there_to_be_corrected(
    holder: QWidget, context: Context, workspace: Workspace
) -> None:
    mark_sent(workspace, 1, TODAY, "The wrong office")
    dialog = SentDialog(context, frozen_returns(workspace)[0], holder)

    assert (dialog.day.value(), dialog.to.text()) == (TODAY, "The wrong office")


def test_noting_it_as_sent_is_told_with_undo(window: MainWindow, workspace: Workspace) -> None:
    freeze_return(workspace)
    window.navigate(Place.RETURN)
    (past,) = window.findChildren(PastReturns)
    past._sent.click()
    (dialog,) = past.findChildren(SentDialog)
    dialog.to.setText("The office")
    dialog.verb.click()
    (bar,) = window.findChildren(UndoBar)
    assert "Undo" in usable(bar)

    window.actions_.undo.trigger()

    assert frozen_returns(workspace)[0].sent_on is None


# The e-mail that goes with it.


def test_giving_up_the_folder_opens_no_mail_and_the_letter_stays(
    cover: CoverDialog, alerts: RecordingAlerts, links: Links
) -> None:
    cover.text.setPlainText("Half a letter")
    alerts.files.append(None)

    cover.verb.click()

    assert (links.opened, alerts.shown) == ([], [])
    assert cover.isVisible()
    assert cover.text.toPlainText() == "Half a letter"


def test_files_that_are_no_longer_what_they_were_are_not_sent(
    cover: CoverDialog,
    workspace: Workspace,
    alerts: RecordingAlerts,
    links: Links,
    tmp_path: Path,
) -> None:
    with workspace.file.engine.connect() as connection:
        connection.execute(schema.return_file.update().values(content=b"36 of 36"))
        connection.commit()
    alerts.files.append(tmp_path / "out")

    cover.verb.click()

    assert "a file of return R2026-001 is not as it was made" in on_top(cover.form)
    assert (links.opened, alerts.shown) == ([], [])
    assert cover.isVisible()
    assert not (tmp_path / "out" / "R2026-001").exists()


def said_in(dialog: CoverDialog) -> str:
    return " ".join(each.text() for each in dialog.findChildren(QLabel))


@pytest.mark.parametrize(
    ("is_all", "ends"), [(False, {"pdf"}), (True, {"pdf", "html", "xlsx", "csv", "json"})]
)
def test_the_pdf_goes_and_the_rest_where_it_is_ticked_in_folder_words_and_text(
    cover: CoverDialog,
    alerts: RecordingAlerts,
    links: Links,
    tmp_path: Path,
    *,
    is_all: bool,
    ends: set[str],
) -> None:
    cover.text.setPlainText(f"First words.\n{cover.text.toPlainText()}")
    if is_all:
        cover.rest.click()
    alerts.files.append(tmp_path)

    cover.verb.click()

    written = {each.name for each in (tmp_path / "R2026-001").iterdir()}
    assert {each.rpartition(".")[2] for each in written} == ends
    said, text = said_in(cover), cover.text.toPlainText()
    assert text.startswith("First words.\n")
    for name in cover._letter.files:
        assert (name in said, f"- {name}" in text) == (name in written, name in written)


def test_ticking_and_taking_back_leaves_the_text_as_it_was(cover: CoverDialog) -> None:
    before = cover.text.toPlainText()
    cover.rest.click()
    assert cover.text.toPlainText() != before
    cover.rest.click()
    assert cover.text.toPlainText() == before


def test_what_names_people_is_told_of_the_files_that_go(workspace: Workspace) -> None:
    letter = cover_letter(workspace, freeze_return(workspace, named=True).id)
    assert "The PDF, the web page and the workbook attached here name people" in letter.text
    told = letter.told(letter.text, letter.papers)
    assert "The PDF attached here names people" in told
    assert "web page" not in told
    assert letter.told(told, letter.files) == letter.text


def test_the_draft_holds_what_was_typed_and_the_files_that_go(
    cover: CoverDialog, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    cover.to.setText("office@example.org")
    cover.subject.setText("Our figures – ਪੰਜਾਬੀ")
    cover.text.setPlainText("Hello,\nhere they are.")
    alerts.files.append(tmp_path)

    cover.draft.click()

    path = alerts.shown[-1]
    made = message_from_bytes(path.read_bytes(), policy=default)
    body = made.get_body(("plain",))
    assert body is not None
    assert (made["To"], made["Subject"]) == ("office@example.org", "Our figures – ਪੰਜਾਬੀ")
    assert body.get_content().splitlines() == ["Hello,", "here they are."]
    (attached,) = made.iter_attachments()
    kept = (path.parent / attached.get_filename("")).read_bytes()
    assert attached.get_filename("").endswith(".pdf")
    assert attached.get_payload(decode=True) == kept


@pytest.mark.parametrize("way", ["verb", "draft"])
def test_what_is_no_address_is_told_before_anything_is_written(
    cover: CoverDialog, alerts: RecordingAlerts, tmp_path: Path, way: str
) -> None:
    cover.to.setText("office@example.org; not an address")
    alerts.files.append(tmp_path)

    getattr(cover, way).click()

    assert under(cover.form, "to").startswith("No e-mail can be sent to “not an address”.")
    assert not (tmp_path / "R2026-001").exists()
    cover.to.setText("office@example.org; b@example.org")
    getattr(cover, way).click()
    assert (tmp_path / "R2026-001").is_dir()


def test_whom_an_e_mail_was_written_to_is_offered_when_it_is_noted_as_sent(
    window: MainWindow, workspace: Workspace, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    freeze_return(workspace)
    window.navigate(Place.RETURN)
    (past,) = window.findChildren(PastReturns)
    past._mail.click()
    (cover,) = past.findChildren(CoverDialog)
    cover.to.setText("training@example.org")
    alerts.files.append(tmp_path)
    cover.draft.click()
    cover.cancel.click()

    past._sent.click()

    (dialog,) = past.findChildren(SentDialog)
    assert dialog.to.text() == "training@example.org"
    assert frozen_returns(workspace)[0].sent_on is None


@pytest.mark.parametrize("way", ["verb", "draft"])
def test_where_no_program_comes_up_it_says_what_lies_where_and_gives_the_words(
    cover: CoverDialog,
    alerts: RecordingAlerts,
    tmp_path: Path,
    way: str,
) -> None:
    """Where these tests run no program takes an e-mail."""
    cover.text.setPlainText("Hello,\nhere they are.")
    alerts.files.append(tmp_path)

    getattr(cover, way).click()

    assert cover.isVisible(), "it stays, with the words in it"
    assert cover.done_band.isVisible()
    assert str(tmp_path / "R2026-001") in cover.done_band.text().replace("\u2060", "")
    assert "Copy the words" in cover.done_band.text()
    assert ("No e-mail program answers" in cover.done_band.text()) == (way == "verb")
    cover.done_band.folder_button.click()
    assert tmp_path / "R2026-001" in {alerts.shown[-1], *(each.parent for each in alerts.found)}
    cover.copy.click()
    assert QGuiApplication.clipboard().text() == (
        f"{cover.subject.text()}\n\nHello,\nhere they are."
    )
    assert "Copied" in cover.done_band.text()


def test_a_letter_is_cut_from_the_link_only_where_the_link_would_be_too_long() -> None:
    start = len(letter_link("a@example.org", "Subject", ""))
    fits = letter_link("a@example.org", "Subject", "x" * (1900 - start))
    over = letter_link("a@example.org", "Subject", "x" * (1901 - start))

    assert (len(fits), "&body=" in fits) == (1900, True)
    assert over == "mailto:a@example.org?subject=Subject"


def test_a_link_keeps_every_script_and_two_addresses() -> None:
    link = letter_link("a@example.org,b@example.org", "R1 & ਪੰਜਾਬੀ?", "محمد\n50 % + 1")

    assert link.startswith("mailto:a@example.org,b@example.org?subject=")
    assert link.isascii()
    assert unquote(link).endswith("subject=R1 & ਪੰਜਾਬੀ?&body=محمد\r\n50 % + 1")


# Making it final.


def test_a_late_answer_about_another_day_is_not_shown(
    holder: QWidget,
    workspace: Workspace,
    alerts: RecordingAlerts,
    shell: RecordingShell,
) -> None:
    tasks = WaitingTasks(alerts.refuse)
    dialog = FinalDialog(Context(workspace, tasks, alerts, shell), parent=holder)
    dialog.day.set_value(date(2026, 3, 1))
    dialog.day.set_value(date(2026, 2, 1))

    tasks.let_come(newest_first=True)

    assert dialog.contents.text().splitlines()[0].endswith("to 1 February 2026.")


def test_a_day_that_cannot_be_drops_the_answer_about_the_day_before(
    holder: QWidget,
    workspace: Workspace,
    alerts: RecordingAlerts,
    shell: RecordingShell,
) -> None:
    tasks = WaitingTasks(alerts.refuse)
    dialog = FinalDialog(Context(workspace, tasks, alerts, shell), parent=holder)
    dialog.day.edit.setText("31/2/26")

    tasks.let_come()

    assert dialog.contents.text() == ""


def test_it_is_made_final_by_keyboard_and_escape_makes_nothing(
    holder: QWidget, context: Context, workspace: Workspace
) -> None:
    given_up = FinalDialog(context, parent=holder)
    given_up.show()
    before = dump(workspace, history=True)
    QTest.keyClick(given_up, Qt.Key.Key_Escape)
    assert dump(workspace, history=True) == before

    dialog = FinalDialog(context, parent=holder)
    dialog.show()
    dialog.day.edit.selectAll()
    QTest.keyClicks(dialog.day.edit, "31/3/26")
    QTest.keyClick(dialog.day.edit, Qt.Key.Key_Return)
    assert [each.as_at for each in frozen_returns(workspace)] == [TODAY], (
        "Enter in a box is no press"
    )
    QTest.keyClick(dialog.verb, Qt.Key.Key_Space)

    assert [each.as_at for each in frozen_returns(workspace)] == [TODAY, TODAY]


def test_a_passphrase_is_shown_to_nobody_and_gone_once_it_was_used(
    holder: QWidget, context: Context
) -> None:
    dialog = FinalDialog(context, parent=holder)
    dialog.show()
    dialog.annex.names.click()
    dialog.annex.protect.click()
    for box in (dialog.annex.first, dialog.annex.second):
        box.setText("four plain words, 7 kettles")
        assert "kettles" not in box.displayText()

    dialog.verb.click()

    assert (dialog.annex.first.text(), dialog.annex.second.text()) == ("", "")


def test_a_file_open_for_reading_makes_nothing_final_and_gives_its_files(
    past: PastReturns, context: Context, workspace: Workspace
) -> None:
    freeze_return(workspace)
    with for_reading(workspace) as reading:
        past.refresh(Context(reading, context.tasks, context.alerts, context.shell))

        assert not usable(past) & {"Make final …", "Mark as sent …", "Correct …"}
        assert {"Save its files …", "E-mail …", "Compare …"} <= usable(past)


@pytest.mark.parametrize("name", NAMES)
def test_any_recipient_is_kept_as_typed_and_makes_no_dialog_wider(
    holder: QWidget, context: Context, workspace: Workspace, name: str
) -> None:
    mark_sent(workspace, 1, TODAY, name)
    line = frozen_returns(workspace)[0]
    dialog = SentDialog(context, line, holder)
    dialog.show()

    assert dialog.to.text() == name
    assert dialog.form.minimumSizeHint().width() <= dialog.width()
