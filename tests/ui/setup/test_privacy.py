"""Set-up, Privacy: what waits, what is due, the hold, the requests, the log and the papers."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from sgdesk.data.erasing import act, ledger
from sgdesk.domain.people.keeping.erasing import ErasureState, Subject
from sgdesk.domain.people.keeping.retention import ALIKE, ErasingReason, Period, reason_words
from sgdesk.services.file.safety.backing_up import back_up_and_thin
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.people.absence import leave
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.rights import erasing
from sgdesk.services.people.rights.held import held_paper
from sgdesk.services.people.rights.requests import note_request, requests
from sgdesk.services.people.rights.retention import keep_periods, retention
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.people.rights.erase_dialog import EraseDialog
from sgdesk.ui.places import Wanted
from sgdesk.ui.setup.page import SetupPage
from sgdesk.ui.setup.privacy.dialogs import AnsweredDialog, LookAgainDialog, RetentionDialog
from sgdesk.ui.setup.privacy.section import PrivacySection
from sgdesk.ui.theme import em
from sgdesk.ui.today.also import AlsoCard
from sgdesk.ui.widgets.boxes.fields import FormDialog
from tests.factories import TODAY, make_workspace
from tests.ui.papers import close_shown

ANN, BOB = 1, 2


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make_workspace(tmp_path)
    for name in ("Ann", "Bob"):
        add_person(made, PersonDetails(name, "Example"))
    leave(made, ANN, date(TODAY.year - 8, 3, 1))
    yield made
    made.close()


@pytest.fixture
def section(
    qtbot: QtBot, open_section: Callable[[type[PrivacySection]], PrivacySection]
) -> PrivacySection:
    return open_section(PrivacySection)


def words(section: PrivacySection) -> str:
    return "\n".join(each.text() for each in section.findChildren(QLabel) if each.isVisible())


def press(section: PrivacySection, text: str) -> None:
    buttons = [each for each in section.findChildren(QPushButton) if each.isVisible()]
    next(each for each in buttons if each.text().replace("&", "") == text).click()


def dialog(kind: type[FormDialog]) -> FormDialog:
    (found,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, kind))
    return found


def again(section: PrivacySection, context: Context) -> None:
    section.refresh(context)


def test_nothing_waits_in_a_new_file_and_the_page_says_where_it_begins(
    section: PrivacySection,
) -> None:
    text = words(section)
    assert "Not decided yet" in text
    assert "People, Erase …" in text
    assert "safeguarding file, not here" in text


def test_periods_are_set_with_their_reason(
    section: PrivacySection, workspace: Workspace, context: Context
) -> None:
    press(section, "Change …")
    asked = dialog(RetentionDialog)
    assert isinstance(asked, RetentionDialog)
    box = asked.months["volunteer"]
    box.setCurrentIndex(box.findData(36))
    asked.verb.click()
    assert "less than six years" in asked.form.summary.accessibleName()
    asked.reason.setText("Our insurer agreed")
    asked.verb.click()
    kept = {each.kind: each for each in retention(workspace).periods}
    assert kept["volunteer"] == Period("volunteer", 36, "Our insurer agreed")
    again(section, context)
    assert "Ann Example" in words(section)


def test_one_reason_is_for_all_unless_each_has_its_own(
    section: PrivacySection, workspace: Workspace, context: Context
) -> None:
    keep_periods(
        workspace, [Period("volunteer", 36, "Insurer"), Period("trustee", 36, "Denomination")]
    )
    again(section, context)
    press(section, "Change …")
    asked = dialog(RetentionDialog)
    assert isinstance(asked, RetentionDialog)
    assert asked.own.isChecked()
    assert asked.reasons["volunteer"].isVisible()
    asked.own.setChecked(False)
    assert not asked.reasons["volunteer"].isVisible()
    asked.reason.setText("One for all")
    asked.verb.click()
    kept = {each.kind: each.reason for each in retention(workspace).periods}
    assert (kept["volunteer"], kept["trustee"]) == ("One for all", "One for all")


def test_somebody_due_is_kept_for_now(
    section: PrivacySection, workspace: Workspace, context: Context
) -> None:
    keep_periods(workspace, [Period("volunteer", 72)])
    again(section, context)
    (menu,) = (each for each in section.findChildren(QMenu) if len(each.actions()) == 2)
    menu.actions()[1].trigger()
    asked = dialog(LookAgainDialog)
    asked.verb.click()
    assert retention(workspace).due == ()


def test_the_hold_is_put_on_and_taken_off(
    section: PrivacySection, workspace: Workspace, context: Context
) -> None:
    press(section, "Put a hold on the file")
    assert retention(workspace).hold_since == TODAY
    again(section, context)
    assert "A hold stands" in words(section)
    press(section, "Take the hold off")
    assert retention(workspace).hold_since is None


def test_who_waits_can_be_taken_back(
    section: PrivacySection, workspace: Workspace, context: Context
) -> None:
    whom = erasing.whom_of_person(workspace, ANN)
    erasing.decide_erasing(
        workspace, whom, reason=ErasingReason.PERIOD_OVER, second_person="Pat Trustee"
    )
    again(section, context)
    assert "Pat Trustee" in words(section)
    press(section, "Take it back")
    assert not erasing.erasure_log(workspace).waiting
    again(section, context)
    assert "taken back" in words(section)


def test_the_log_keeps_no_name_and_backups_are_made_anew(
    section: PrivacySection, workspace: Workspace, context: Context
) -> None:
    back_up_and_thin(workspace)
    whom = erasing.whom_of_person(workspace, ANN)
    erasing.erase_at_once(workspace, whom, reason=ErasingReason.PERIOD_OVER)
    again(section, context)
    text = words(section)
    assert "somebody was erased" in text
    assert "Ann" not in text
    assert "1 backup made before holds somebody who is erased" in text
    press(section, "Erase them there too")
    assert "made before holds" not in words(section)


def test_an_answer_that_is_owed_is_told_and_noted(
    section: PrivacySection, workspace: Workspace, context: Context
) -> None:
    note_request(workspace, TODAY - timedelta(days=40), person_id=BOB)
    again(section, context)
    assert "▲ Asked" in words(section)
    press(section, "Was given …")
    dialog(AnsweredDialog).verb.click()
    assert not requests(workspace)[0].is_open


def test_an_undone_import_is_erased_from_here(
    section: PrivacySection, workspace: Workspace, context: Context, tmp_path: Path
) -> None:
    sheet = tmp_path / "wrong.csv"
    sheet.write_text("given_name,family_name\nPat,Wrongson\n", "utf-8")
    import_sheet(workspace, SheetKind.PEOPLE, sheet)
    undo(workspace)
    again(section, context)
    press(section, "Erase them there …")
    (made,) = (
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, FormDialog) and "wrong.csv" in each.accessibleName()
    )
    made.verb.click()
    assert b"Wrongson" not in workspace.path.read_bytes()


def test_somebody_added_by_hand_and_undone_is_erased_from_here(
    section: PrivacySection, workspace: Workspace, context: Context
) -> None:
    add_person(workspace, PersonDetails("Wanda", "Byhand", reference="W7"))
    undo(workspace)
    again(section, context)
    assert "still in the history" in words(section)
    assert "Reference W7" in words(section)
    press(section, "Erase there …")
    dialog(EraseDialog).verb.click()
    assert b"Byhand" not in workspace.path.read_bytes()
    again(section, context)
    assert "still in the history" not in words(section)


def test_whoever_bears_a_name_that_was_erased_elsewhere_can_be_kept_from_here(
    section: PrivacySection, workspace: Workspace, context: Context
) -> None:
    with workspace.file.reading() as reader:
        entry = act.founding_entry(reader, ("person", BOB))
        line = ledger.NewErasure(
            Subject.PERSON,
            BOB,
            entry,
            ledger.hash_of(reader, entry),
            TODAY,
            TODAY + timedelta(days=14),
            ALIKE,
            "",
            ErasureState.WAITING,
        )
    with workspace.file.writing(ledger.DECIDING, {}) as writer:
        ledger.add_erasure(writer, line)
    again(section, context)
    assert "If this is somebody else, take it back" in words(section)
    assert reason_words(ALIKE) in words(section)
    paper = held_paper(workspace, Subject.PERSON, BOB)
    assert reason_words(ALIKE) in str(paper.sections)
    press(section, "Take it back")
    assert not erasing.erasure_log(workspace).waiting


def test_each_paper_is_saved_into_the_folder_that_is_chosen(
    section: PrivacySection, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    for text in ("Handover pack …", "Everything in open formats …", "Save the notice to adapt …"):
        folder = tmp_path / text[:6].strip()
        alerts.files.append(folder)
        press(section, text)
        assert [each for each in folder.rglob("*") if each.is_file()], text


def test_the_notice_is_shown_to_print(section: PrivacySection) -> None:
    press(section, "Print the privacy notice …")
    assert close_shown() == "Privacy notice"


def test_set_up_opens_it_by_its_name(qtbot: QtBot, context: Context) -> None:
    page = SetupPage()
    qtbot.addWidget(page)
    page.show()
    page.refresh(context, Wanted(action="privacy"))
    assert isinstance(page.section, PrivacySection)
    assert page.guide_topic() == "privacy"
    page.refresh(context, Wanted(action="roles"))
    assert page.guide_topic() == "roles"
    page.refresh(context, Wanted(action="organisation"))
    assert page.guide_topic() == "setup"


def test_today_says_who_is_due_and_who_asked(
    make_window: Callable[[], MainWindow], workspace: Workspace
) -> None:
    keep_periods(workspace, [Period("volunteer", 72)])
    note_request(workspace, TODAY - timedelta(days=40), person_id=BOB)
    window = make_window()
    window.desk.take(workspace)
    card = window.findChildren(AlsoCard)[0]
    text = "\n".join(each.text() for each in card.findChildren(QLabel))
    assert "1 person is over the time" in text
    assert "▲ Bob Example asked what is held" in text


def test_an_undone_import_offers_to_erase_it_at_once(
    window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    sheet = tmp_path / "wrong.csv"
    sheet.write_text("given_name,family_name\nPat,Wrongson\n", "utf-8")
    import_sheet(workspace, SheetKind.PEOPLE, sheet)
    window.history.reload()
    window.actions_.undo.trigger()
    buttons = {each.text(): each for each in window.findChildren(QPushButton) if each.isVisible()}
    buttons["Erase them there …"].click()
    asked = dialog(EraseDialog)
    assert isinstance(asked, EraseDialog)
    assert "Pat Wrongson" in asked.when.text()
    asked.verb.click()
    assert b"Wrongson" not in workspace.path.read_bytes()


def test_a_card_is_as_high_as_what_is_in_it(section: PrivacySection) -> None:
    section.resize(em(section, 80), em(section, 80))
    QApplication.processEvents()
    assert section._kept.x() == section._waits.x() == 0
    assert section._kept.parentWidget() is not section._waits.parentWidget()
    for card in (section._waits, section._asked, section._log):
        assert card.height() <= card.sizeHint().height()
