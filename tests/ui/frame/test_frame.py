"""Round the pages: finding, remembering, actions in words, defects."""

import logging
import platform
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from sgdesk.domain.errors import InputError
from sgdesk.domain.training.titles import short_title
from sgdesk.log import log_file
from sgdesk.services.file.changes import Area, Changes
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import roles_view
from sgdesk.services.returns.final import freeze_return, frozen_returns
from sgdesk.services.training.standing import everyone
from sgdesk.ui.action_words import action_fact, action_wish
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context, changes_in
from sgdesk.ui.frame.day_picker import last_year_end
from sgdesk.ui.frame.finding.find_list import fixed_finds
from sgdesk.ui.frame.finding.finder import Find, Finder, matches
from sgdesk.ui.frame.guiding.about import AboutDialog, about_lines
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.memory import Memory, WindowPlace
from sgdesk.ui.passphrase.card import PassphraseCard
from sgdesk.ui.places import Place
from sgdesk.ui.startup import crash
from sgdesk.ui.text import error_text, tr_count
from sgdesk.ui.theme import SchemeChoice
from sgdesk.ui.words import percent_words
from tests.factories import TODAY


def find(text: str) -> Find:
    return Find(text, "person", lambda: None)


def test_finding_needs_every_word_and_puts_beginnings_first() -> None:
    finds = [find("Clara Adams"), find("Ada Example"), find("Bob Example")]
    assert [each.text for each in matches(finds, "ada")] == ["Ada Example", "Clara Adams"]
    assert [each.text for each in matches(finds, "ex bo")] == ["Bob Example"]
    assert matches(finds, "zz") == []


def test_finding_needs_no_accents_and_looks_through_roles_references_and_addresses() -> None:
    finds = [
        Find("Zoë Żółć", "person", lambda: None, more="Helper 17 zoe@example.org"),
        find("Una Example"),
    ]
    for typed in ("zoe zolc", "ŻÓŁĆ", "helper", "17", "zoe@ex"):
        assert [each.text for each in matches(finds, typed)] == ["Zoë Żółć"], typed


def test_a_name_that_holds_it_comes_before_an_address_that_does() -> None:
    finds = [
        Find("Ada Sample", "person", lambda: None, more="ada@example.org"),
        Find("Bo Example", "person", lambda: None, more="bo@club.org"),
    ]
    assert [each.text for each in matches(finds, "exam")] == ["Bo Example", "Ada Sample"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("duplicate", "The same person as"),
        ("same person", "The same person as"),
        ("merge", "The same person as"),
        ("leaver", "Leaves"),
        ("leaves", "Leaves"),
        ("slips", "Leaders’ slips"),
        ("print slips", "Leaders’ slips"),
        ("passphrase", "Passphrase of the file"),
        ("recovery sheet", "Passphrase of the file"),
        ("compare", "Compare two returns"),
        ("cost", "Cost of a session"),
        ("dip sample", "Dip sample"),
        ("erase", "Erase somebody"),
        ("observation", "Observation of a course"),
        ("quality", "Quality report"),
        ("training needs", "Needs and gaps"),
        ("lead", "Lead and deputy"),
    ],
)
def test_a_job_is_found_by_the_words_that_people_have_for_it(
    context: Context, typed: str, found: str
) -> None:
    assert matches(fixed_finds(context, [], []), typed)[0].text.startswith(found)


def test_namesakes_are_told_apart_and_others_stand_alone(
    window: MainWindow, workspace: Workspace
) -> None:
    helper = next(each for each in roles_view(workspace) if each.role.name)
    for reference in ("17", "18"):
        details = PersonDetails("Namu", "Sample", reference=reference)
        add_person(workspace, details, helper.role.id, TODAY)
    window.commands.find()
    finder = window.findChildren(Finder)[0]
    shown = [each.shown for each in matches(finder._finds, "namu")]
    role = helper.role.name
    assert shown == [f"Namu Sample, {role}, {each}   –   person" for each in ("17", "18")]
    assert [each.aside for each in matches(finder._finds, "ada")][:1] == [""]


def test_finding_offers_fifty_at_most() -> None:
    assert len(matches([find(f"Person {n}") for n in range(200)], "person")) == 50


def test_arrows_move_while_one_types_and_enter_goes_there(qtbot: QtBot) -> None:
    went: list[str] = []
    ada = Find("Ada", "person", lambda: went.append("Ada"))
    finder = Finder([ada, Find("Al", "person", lambda: went.append("Al"))])
    qtbot.addWidget(finder)
    finder.show()
    QTest.keyClicks(finder.box, "a")
    QTest.keyClick(finder.box, Qt.Key.Key_Down)
    QTest.keyClick(finder.box, Qt.Key.Key_Return)
    assert went == ["Al"]


def test_enter_before_anything_is_typed_goes_to_nobody_and_escape_closes(qtbot: QtBot) -> None:
    went: list[str] = []
    finder = Finder([Find("Ada", "person", lambda: went.append("Ada"))])
    finder.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(finder)
    finder.show()
    QTest.keyClick(finder.box, Qt.Key.Key_Return)
    assert went == []
    assert finder.isVisible()
    QTest.keyClicks(finder.box, "ad")
    QTest.keyClick(finder.box, Qt.Key.Key_Escape)
    assert not finder.isVisible()


def test_the_passphrase_is_found_with_the_focus_in_its_box(window: MainWindow) -> None:
    window.activateWindow()
    window.commands.find()
    finder = window.findChildren(Finder)[0]
    finder.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    finder.box.setText("passphrase")
    QTest.keyClick(finder.box, Qt.Key.Key_Return)
    (card,) = window.findChildren(PassphraseCard)
    assert window.focusWidget() is card.set


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("mistake", "History"),
        ("successor", "Privacy"),
        ("slip", "Leaders’ slips"),
        ("duplicate", "The same person as"),
        ("same person", "The same person as"),
        ("merge", "The same person as"),
        ("leaver", "Leaves"),
        ("spreadsheet", "Import a sheet"),
        ("send", "Return"),
        ("password", "Safety"),
        ("text size", "Larger text"),
        ("tour", "Show me round"),
        ("out of date", "Today"),
    ],
)
def test_a_place_is_found_by_the_words_of_whoever_does_not_know_its_name(
    window: MainWindow, typed: str, first: str
) -> None:
    window.commands.find()
    finder = window.findChildren(Finder)[0]
    finder.box.setText(typed)
    assert finder.list.count() > 0
    assert finder.list.item(0).text().startswith(first)


def test_people_courses_places_and_settings_are_found(window: MainWindow) -> None:
    window.commands.find()
    finder = window.findChildren(Finder)[0]
    kinds = {each.kind for each in finder._finds}
    assert kinds == {"person", "course", "place", "setting", "action"}
    finder.reject()


def test_the_last_31_march_is_before_today() -> None:
    assert last_year_end(date(2026, 11, 23)) == date(2026, 3, 31)
    assert last_year_end(date(2026, 3, 31)) == date(2025, 3, 31)
    assert last_year_end(date(2026, 1, 5)) == date(2025, 3, 31)


def test_the_window_remembers_layout_scheme_and_files(memory: Memory, tmp_path: Path) -> None:
    path = tmp_path / "club.sgdesk"
    assert memory.scheme() is SchemeChoice.SYSTEM
    memory.keep_scheme(SchemeChoice.DARK)
    place = WindowPlace(QRect(20, 30, 900, 600), is_maximised=True)
    memory.keep_window(place)
    memory.keep_widths("people", (80, 0, 120))
    memory.keep_recent(path)
    assert memory.scheme() is SchemeChoice.DARK
    assert memory.window() == place
    assert memory.widths("people") == (80, 0, 120)
    assert memory.recent() == ()
    path.write_bytes(b"")
    assert memory.recent() == (path,)
    memory.forget_layouts()
    assert memory.window() is None
    assert memory.widths("people") == ()
    assert memory.scheme() is SchemeChoice.DARK


@pytest.mark.parametrize(
    ("action", "details", "wish", "fact"),
    [
        (
            "record_training",
            {"course": "Level 2", "people": 14},
            "record Level 2 for 14 people",
            "Recorded Level 2 for 14 people",
        ),
        (
            "record_training",
            {"course": "Level 2", "people": 1},
            "record Level 2 for 1 person",
            "Recorded Level 2 for 1 person",
        ),
        (
            "import",
            {"file": "team.xlsx", "added": 143},
            "import 143 rows from team.xlsx",
            "Imported 143 rows from team.xlsx",
        ),
        ("add_person", {"person": "Ann Other"}, "add Ann Other", "Added Ann Other"),
        ("add_person", {}, "the last change", "Saved"),
        ("from_a_newer_version", {}, "the last change", "Saved"),
        (
            "issue_certificates",
            {"certificates": 2},
            "issue 2 certificates",
            "Issued 2 certificates",
        ),
    ],
)
def test_actions_are_told_in_words(
    action: str, details: dict[str, object], wish: str, fact: str
) -> None:
    assert action_wish(action, details) == wish
    assert action_fact(action, details) == fact


def test_changes_are_found_in_what_services_return() -> None:
    changes = Changes(frozenset({Area.PEOPLE}))
    assert changes_in(changes) is changes
    assert changes_in((7, changes)) is changes
    assert changes_in("nothing") == Changes()


def test_counts_and_errors_are_put_into_words() -> None:
    assert tr_count("{n} person", "{n} people", 1) == "1 person"
    assert tr_count("{n} person", "{n} people", 1234) == "1,234 people"
    assert error_text(InputError("There is no {key}.", key="level9")) == "There is no level9."
    assert percent_words(None) == "n/a"
    assert percent_words(94.4) == "94.4%"
    assert short_title("Level 2: overview") == short_title("Level 2") == "Level 2"


def test_a_defect_is_told_without_the_values_that_may_name_somebody(
    alerts: RecordingAlerts, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        int("Ada Example")
    except ValueError as error:
        with caplog.at_level(logging.ERROR, logger="sgdesk"):
            crash.reporter(alerts.report_defect)(error)
    assert "ValueError" in alerts.defects[0]
    assert platform.python_version() in alerts.defects[0]
    assert "test_frame.py" in alerts.defects[0]
    assert "Ada" not in alerts.defects[0] + caplog.text


def test_errors_that_nothing_caught_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    reported: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    crash.install(reported.append)
    defect = KeyError("x")
    sys.excepthook(KeyError, defect, None)
    assert reported == [defect]


def test_about_names_version_and_file(tmp_path: Path) -> None:
    lines = about_lines(tmp_path / "club.sgdesk", 1)
    assert lines[0].startswith("Version ")
    assert str(tmp_path / "club.sgdesk") in lines[-1]


def test_the_details_that_are_copied_hold_no_path_and_no_name_of_the_account(
    qtbot: QtBot, tmp_path: Path
) -> None:
    about = AboutDialog(tmp_path / "Ann Example.sgdesk", 4)
    qtbot.addWidget(about)
    copy = next(each for each in about.findChildren(QPushButton) if each.text() == "Copy details")
    copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "Version" in copied and "Qt" in copied and "Layout of the file: 4" in copied
    assert "Ann" not in copied and str(tmp_path) not in copied


def test_help_shows_where_the_log_lies_and_says_so_where_there_is_none(
    window: MainWindow, alerts: RecordingAlerts
) -> None:
    window.actions_.log.trigger()
    assert "There is no log" in str(alerts.said[-1])
    log_file().parent.mkdir(parents=True, exist_ok=True)
    log_file().write_text("a line", encoding="utf-8")
    window.actions_.log.trigger()
    assert alerts.found[-1] == log_file()


def test_choosing_a_scheme_is_kept(window: MainWindow, memory: Memory) -> None:
    window.actions_.dark.trigger()
    assert memory.scheme() is SchemeChoice.DARK


def test_resetting_the_layout_keeps_the_place(window: MainWindow) -> None:
    window.navigate(Place.RETURN)
    window.actions_.reset_layout.trigger()
    assert window._stack.place is Place.RETURN
    assert window.page is not None


def test_what_cannot_be_undone_is_named_and_offers_no_undo(
    window: MainWindow, workspace: Workspace
) -> None:
    context = window.context
    assert context is not None
    context.perform(lambda: freeze_return(workspace).changes)
    assert window._bar.text() == "Return R2026-001 is final"
    buttons = [each for each in window._bar.findChildren(QAbstractButton) if each.isVisible()]
    assert all("Undo" not in each.text() for each in buttons)


def test_what_was_done_before_a_final_return_is_taken_back_after_a_question(
    window: MainWindow, workspace: Workspace, alerts: RecordingAlerts
) -> None:
    context = window.context
    assert context is not None
    context.perform(lambda: add_person(workspace, PersonDetails("Ann", "Undone"), 1, None)[1])
    context.perform(lambda: freeze_return(workspace).changes)
    before = {each.name for each in everyone(workspace)}

    window.actions_.undo.trigger()
    assert {each.name for each in everyone(workspace)} == before
    assert "make return R2026-001 final" in alerts.choices[-1].text
    assert "Ann Undone" in alerts.choices[-1].text

    alerts.ways.append(0)
    window.actions_.undo.trigger()
    assert {each.name for each in everyone(workspace)} == before - {"Ann Undone"}
    assert [each.number for each in frozen_returns(workspace)] == ["R2026-001"]
    window.actions_.redo.trigger()
    assert {each.name for each in everyone(workspace)} == before
