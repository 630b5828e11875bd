"""Return: live figures, how they were counted, and the files that carry them."""

from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from sgdesk.domain.returns.parts import SectionKey, SectionText
from sgdesk.domain.returns.words import how_often
from sgdesk.domain.training.states import State
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.kinds_unsaid import note_unsaid
from sgdesk.services.returns.document import return_document
from sgdesk.services.returns.final import frozen_returns, mark_sent
from sgdesk.services.returns.words import ActionDetails, add_action, save_section
from sgdesk.services.training.exemptions import note_reason
from sgdesk.services.training.standing import standing_report
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.people.reminders.dialog import RemindersDialog
from sgdesk.ui.places import KINDS, Place, Wanted
from sgdesk.ui.returns.final.annex_dialog import AnnexDialog
from sgdesk.ui.returns.final.cover_dialog import CoverDialog
from sgdesk.ui.returns.final.final_dialog import FinalDialog
from sgdesk.ui.returns.final.past import PastReturns
from sgdesk.ui.returns.page import ReturnPage
from sgdesk.ui.returns.tables import counted_how
from sgdesk.ui.widgets import Note, Table
from tests.factories import TODAY
from tests.services.opened import files_in
from tests.ui.conftest import RecordingShell
from tests.ui.papers import save_shown, shown_papers


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> ReturnPage:
    made = ReturnPage()
    qtbot.addWidget(made)
    made.refresh(context)
    made.show()
    return made


def table(page: ReturnPage, name: str) -> Table:
    return next(each for each in page.findChildren(Table) if each.objectName() == name)


def cells(page: ReturnPage, name: str) -> list[list[str]]:
    model = table(page, name).model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def press(page: ReturnPage, text: str) -> None:
    """Press a button of what is shown: one of these words may stand on another tab too."""
    found = [each for each in page.findChildren(QPushButton) if each.text() == text]
    next((each for each in found if each.isVisible()), found[0]).click()


def test_the_table_of_all_holds_the_figures_of_the_summary(
    page: ReturnPage, workspace: Workspace
) -> None:
    document = return_document(workspace)
    rows = cells(page, "return-all")
    assert len(rows) == len(document.requirements)
    first = document.requirements[0].counts
    assert rows[0][2:4] == [str(first.completed), str(first.required)]


def test_roles_groups_and_reasons_have_tables_of_their_own(page: ReturnPage) -> None:
    assert {row[0] for row in cells(page, "return-role")} == {"Helper"}
    assert cells(page, "return-group") == []
    assert all(row[1] == "no reason recorded" for row in cells(page, "return-why"))


def test_every_table_says_how_it_was_counted_and_whose_rule_an_interval_is(
    page: ReturnPage, workspace: Workspace
) -> None:
    document = return_document(workspace)
    for key in (SectionKey.WORKFORCE, SectionKey.REQUIREMENTS, SectionKey.REASONS):
        page.hand.list.choose(key)
        shown = [each for each in page.findChildren(Table) if each.isVisible()]
        said = [each.text() for each in page.findChildren(Note) if each.isVisible()]
        assert sum(each.startswith("Counted how:") for each in said) == len(shown) > 0
    assert counted_how(document).startswith("Counted how:")
    level1 = next(each for each in document.requirements if each.key == "level1")
    assert how_often(level1, document.sender) == "every 3 years (set by us)"


def test_a_row_opens_the_people_behind_it(page: ReturnPage, shell: RecordingShell) -> None:
    row = page.hand.view.figures.all.rows[0]
    table(page, "return-all").opened.emit(row)
    assert shell.visits[-1] == (Place.PEOPLE, Wanted(requirement=row.key))
    by_role = page.hand.view.figures.roles.rows[0]
    table(page, "return-role").opened.emit(by_role)
    assert shell.visits[-1][1] == Wanted(requirement=by_role.requirement, role="Helper")


def test_a_figure_of_one_state_opens_those_in_it_alone(
    page: ReturnPage, shell: RecordingShell
) -> None:
    shown = table(page, "return-all")
    overdue = [column.title for column in page.hand.view.figures.all.columns].index("Overdue")
    shown.setCurrentIndex(shown.model().index(0, overdue))
    shown.opened.emit(page.hand.view.figures.all.rows[0])
    assert shell.visits[-1][1].state is State.OVERDUE


def test_a_kind_of_person_opens_exactly_those_who_are_counted(
    page: ReturnPage, shell: RecordingShell
) -> None:
    rows = page.hand.view.figures.workforce.rows
    assert [(row.title, row.count) for row in rows] == [
        ("Volunteers", 3),
        ("No active role (not counted)", 1),
    ]
    for row in rows:
        table(page, "return-kinds").opened.emit(row)
        assert len(shell.visits[-1][1].people or ()) == row.count


def test_a_reason_opens_exactly_those_who_gave_it(
    page: ReturnPage, context: Context, shell: RecordingShell
) -> None:
    everybody = standing_report(context.workspace).people
    bob = next(person.id for person, _ in everybody if person.given_name == "Bob")
    note_reason(context.workspace, bob, "level1", "no_place")
    page.refresh(context)
    rows = page.hand.view.figures.reasons.rows
    assert {row.reason for row in rows} == {"no place available", "no reason recorded"}
    for row in rows:
        table(page, "return-why").opened.emit(row)
        found = shell.visits[-1][1].people or frozenset()
        assert len(found) == row.count
        assert (bob in found) == (row.requirement == "level1" and row.reason.startswith("no place"))


def test_export_writes_the_files_and_says_where(
    page: ReturnPage, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    folder = tmp_path / "return"
    alerts.files.append(folder)
    press(page, "E&xport …")
    assert set(files_in(folder)) >= {"summary.pdf", "summary.eml"}
    band = page._done
    assert band.isVisible()
    assert files_in(folder)["summary.pdf"].read_bytes().startswith(b"%PDF")


def test_names_are_in_the_files_only_where_they_were_asked_for(
    page: ReturnPage, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    plain, named = tmp_path / "plain", tmp_path / "named"
    alerts.files.extend([plain, named])
    press(page, "E&xport …")
    page._names.click()
    press(page, "E&xport …")
    page.findChildren(AnnexDialog)[0].verb.click()
    assert "Bob Example" not in files_in(plain)["summary.csv"].read_text("utf-8-sig")
    assert "Bob Example" not in files_in(plain)["summary.html"].read_text("utf-8")
    assert "Bob Example" in files_in(named)["summary-with-names.html"].read_text("utf-8")


def test_names_can_be_put_under_a_passphrase(
    page: ReturnPage, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    alerts.files.append(tmp_path)
    page._names.click()
    press(page, "E&xport …")
    dialog = page.findChildren(AnnexDialog)[0]
    dialog.annex.protect.click()
    for passphrase in ("short", "four plain words, 7 kettles"):
        dialog.annex.first.setText(passphrase)
        dialog.annex.second.setText(passphrase)
        assert not list(tmp_path.glob("*.pdf"))
        dialog.verb.click()
    assert "Bob Example" not in files_in(tmp_path)["summary.html"].read_text("utf-8")
    assert files_in(tmp_path)["summary-with-names.pdf"].is_file()


def test_past_returns_have_a_tab_and_one_is_made_final_from_here(
    page: ReturnPage, workspace: Workspace, context: Context
) -> None:
    press(page, "Ma&ke final …")
    page.findChildren(FinalDialog)[0].verb.click()
    page.refresh(context)
    assert [row[0] for row in cells(page, "return-past")] == ["R2026-001"]


def test_what_was_made_final_says_its_number_and_offers_the_next_step_until_it_is_sent(
    page: ReturnPage, workspace: Workspace, context: Context
) -> None:
    press(page, "Ma&ke final …")
    page.findChildren(FinalDialog)[0].verb.click()
    page.refresh(context)
    past = page._tabs.currentWidget()
    assert isinstance(past, PastReturns)
    band = past._next
    assert band.isVisible()
    assert band.text().startswith("R2026-001 is final.")
    offered = [each for each in band.findChildren(QAbstractButton) if each.isVisibleTo(band)]
    assert [each.text() for each in offered] == [
        "E-mail it …",
        "Save its files …",
        "Print it …",
    ]
    offered[0].click()
    assert len(page.findChildren(CoverDialog)) == 1
    mark_sent(workspace, frozen_returns(workspace)[0].id, TODAY, "them")
    page.refresh(context)
    assert band.isHidden()


def test_reminders_open_from_here(page: ReturnPage) -> None:
    press(page, "&Reminders …")
    assert len(page.findChildren(RemindersDialog)) == 1


def test_giving_up_the_choice_of_a_folder_writes_nothing(
    page: ReturnPage, alerts: RecordingAlerts
) -> None:
    alerts.files.append(None)
    press(page, "E&xport …")
    assert page._done.isHidden()


def test_the_draft_is_opened_in_the_mail_program(
    page: ReturnPage, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    alerts.files.append(tmp_path / "mail")
    press(page, "Prepare an e-mai&l …")
    assert alerts.shown == [files_in(tmp_path / "mail")["summary.eml"]]


def test_the_folder_is_shown_on_request(
    page: ReturnPage, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    alerts.files.append(tmp_path / "return")
    press(page, "E&xport …")
    page._done.folder_button.click()
    assert alerts.shown == [tmp_path / "return"]


def test_what_was_typed_is_read_again_before_it_leaves(
    page: ReturnPage,
    workspace: Workspace,
    context: Context,
    alerts: RecordingAlerts,
    tmp_path: Path,
) -> None:
    save_section(workspace, SectionKey.IMPACT, SectionText("Helpers ask sooner."))
    page.refresh(context)
    alerts.answers.extend([False, True])
    alerts.files.append(tmp_path / "out")
    press(page, "E&xport …")
    assert not (tmp_path / "out").exists()
    press(page, "E&xport …")
    assert set(files_in(tmp_path / "out")) >= {"summary.pdf"}
    assert [each.title for each in alerts.asked] == ["Read the words again"] * 2
    assert "Impact" in alerts.asked[0].text
    assert "taken out: read again" not in alerts.asked[0].text


def test_how_many_names_were_taken_out_is_told_before_the_words_leave(
    page: ReturnPage, workspace: Workspace, context: Context, alerts: RecordingAlerts
) -> None:
    add_action(workspace, ActionDetails("Ring Mrs Mockford and Mr Anybody"))
    page.refresh(context)
    alerts.answers.append(False)
    press(page, "E&xport …")
    assert "2 names were taken out: read again." in alerts.asked[0].text


def test_the_summary_is_shown_to_print_with_names_only_where_they_are_ticked(
    page: ReturnPage, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    texts, called = [], []
    for name in ("plain.pdf", "named.pdf"):
        page.print_page()
        (dialog,) = shown_papers()
        called.append((dialog._paper.title, dialog._paper.file_name))
        path = save_shown(alerts, tmp_path / name)
        texts.append(" ".join(each.extract_text() for each in PdfReader(path).pages))
        page._names.click()
    assert ["Bob Example" in text for text in texts] == [False, True]
    (plain, plain_file), (named, named_file) = called
    assert (plain, named) == ("Training summary", "Training summary with names")
    assert named_file == plain_file.replace(".pdf", "-with-names.pdf")
    assert not list(tmp_path.glob("*.eml"))


def test_what_was_typed_is_read_again_before_it_is_printed(
    page: ReturnPage, workspace: Workspace, context: Context, alerts: RecordingAlerts
) -> None:
    save_section(workspace, SectionKey.IMPACT, SectionText("Helpers ask sooner."))
    page.refresh(context)
    alerts.answers.append(False)
    page.print_page()
    assert shown_papers() == []
    assert [each.title for each in alerts.asked] == ["Read the words again"]


def test_grey_make_final_says_why_and_what_to_do_instead(
    page: ReturnPage, workspace: Workspace, context: Context, shell: RecordingShell
) -> None:
    buttons = (page._final, page._past._new)
    assert all(each.isEnabled() and not each.toolTip() for each in buttons)
    earlier = TODAY - timedelta(days=30)
    page.refresh(Context(workspace, context.tasks, context.alerts, shell, earlier))
    for each in buttons:
        assert not each.isEnabled()
        assert "back to today: Make final asks for the day" in each.toolTip()
        assert each.accessibleDescription() == each.toolTip()
    assert "set As at back to today" in page._sub.text()


def test_whom_no_sheet_called_a_volunteer_can_be_said_to_be_one(
    page: ReturnPage, context: Context, shell: RecordingShell
) -> None:
    view = page.hand.view
    with context.workspace.file.writing("import", {}) as writer:
        note_unsaid(writer, [1, 2])
    page.refresh(context)
    page.hand.list.choose(SectionKey.WORKFORCE)
    assert view.are_volunteers.isVisible()
    view._missing.chosen.emit()
    place, wanted = shell.visits[-1]
    assert (place, wanted.people, wanted.action) == (Place.PEOPLE, frozenset({1, 2}), KINDS)
    view.are_volunteers.click()
    page.refresh(context)
    assert view._missing.isHidden()
    assert return_document(context.workspace).kinds_unsaid == 0
