"""Past returns in the window: the list, its files again, sent, corrected, written about."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QPushButton

from sgdesk.domain.errors import InputError
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.organisation import change_setting
from sgdesk.services.returns.cover_letter import cover_letter
from sgdesk.services.returns.document import Shown
from sgdesk.services.returns.final import freeze_return, frozen_returns, mark_sent
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.returns.final.compare_dialog import CompareDialog
from sgdesk.ui.returns.final.cover_dialog import CoverDialog, letter_link
from sgdesk.ui.returns.final.final_dialog import FinalDialog
from sgdesk.ui.returns.final.past import PastReturns
from sgdesk.ui.returns.final.sent_dialog import SentDialog
from sgdesk.ui.widgets import Banner, EmptyState, Table
from tests.factories import TODAY
from tests.services.opened import files_in
from tests.ui.conftest import RecordingShell
from tests.ui.papers import save_shown, shown_papers
from tests.ui.returns.final.conftest import Links

PASSPHRASE = "a made-up passphrase of words"


def press(page: PastReturns, text: str) -> None:
    next(
        each for each in page.findChildren(QPushButton) if each.text().replace("&", "") == text
    ).click()


def may_press(page: PastReturns, text: str) -> bool:
    return next(
        each for each in page.findChildren(QPushButton) if each.text().replace("&", "") == text
    ).isEnabled()


def cells(page: PastReturns) -> list[list[str]]:
    model = page.findChildren(Table)[0].model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def shown(past: PastReturns, context: Context) -> PastReturns:
    past.refresh(context)
    return past


def test_an_empty_list_says_what_belongs_there_and_offers_it(past: PastReturns) -> None:
    assert past.findChildren(EmptyState)[0].isVisible()
    past.findChildren(EmptyState)[0].chosen.emit()
    assert len(past.findChildren(FinalDialog)) == 1


def test_each_row_tells_what_stands_and_what_has_names(
    past: PastReturns, context: Context, workspace: Workspace
) -> None:
    first = freeze_return(workspace, TODAY - timedelta(days=40))
    freeze_return(workspace, named=True, replaces=first.id)
    rows = cells(shown(past, context))
    assert [row[0] for row in rows] == ["R2026-002", "R2026-001"]
    assert [row[4] for row in rows] == [
        "✓ The one to send, in place of R2026-001",
        "↷ Not this one: replaced by R2026-002",
    ]
    assert [row[6] for row in rows] == ["Yes", "No, counts only"]


def test_a_return_that_names_the_lead_alone_says_so(
    past: PastReturns, context: Context, workspace: Workspace
) -> None:
    freeze_return(workspace, shown=Shown(lead_names=True))
    change_setting(workspace, "lead_person", "1")
    freeze_return(workspace)
    freeze_return(workspace, shown=Shown(lead_names=True))
    rows = cells(shown(past, context))
    assert [row[6] for row in rows] == [
        "Lead and deputy only",
        "No, counts only",
        "No, counts only",
    ]


def test_its_files_are_saved_again_byte_for_byte(
    past: PastReturns,
    context: Context,
    workspace: Workspace,
    alerts: RecordingAlerts,
    tmp_path: Path,
) -> None:
    freeze_return(workspace)
    shown(past, context)
    for name in ("one", "two"):
        alerts.files.append(tmp_path / name)
        press(past, "Save its files …")
    for path in (tmp_path / "one" / "R2026-001").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / "R2026-001" / path.name).read_bytes()
    past._done.folder_button.click()
    assert alerts.shown == [tmp_path / "two" / "R2026-001"]


def test_giving_up_the_folder_writes_nothing(
    past: PastReturns, context: Context, workspace: Workspace, alerts: RecordingAlerts
) -> None:
    freeze_return(workspace)
    alerts.files.append(None)
    press(shown(past, context), "Save its files …")
    assert past.findChildren(Banner)[0].isHidden()


def test_it_is_marked_as_sent_with_the_day_and_to_whom(
    past: PastReturns, context: Context, workspace: Workspace
) -> None:
    freeze_return(workspace)
    press(shown(past, context), "Mark as sent …")
    dialog = past.findChildren(SentDialog)[0]
    dialog.verb.click()
    assert frozen_returns(workspace)[0].sent_on is None
    dialog.to.setText("The partnership office")
    dialog.verb.click()
    assert (
        cells(shown(past, context))[0][5].endswith("to The partnership office")
        and frozen_returns(workspace)[0].sent_on == TODAY
    )


def test_a_correction_names_the_old_and_what_was_replaced_is_not_corrected_again(
    past: PastReturns, context: Context, workspace: Workspace
) -> None:
    freeze_return(workspace, TODAY - timedelta(days=40))
    press(shown(past, context), "Correct …")
    dialog = past.findChildren(FinalDialog)[0]
    assert (dialog.replaces.currentData(), dialog.day.value()) == (1, TODAY - timedelta(days=40))
    dialog.verb.click()
    assert frozen_returns(workspace)[0].replaces == "R2026-001"
    shown(past, context).findChildren(Table)[0].selectRow(1)
    assert not may_press(past, "Correct …")


def test_a_day_in_the_past_is_read_only_but_files_can_be_had(
    past: PastReturns, context: Context, workspace: Workspace
) -> None:
    freeze_return(workspace)
    earlier = Context(
        workspace, context.tasks, context.alerts, context.shell, TODAY - timedelta(days=1)
    )
    shown(past, earlier)
    may = {
        each: may_press(past, each)
        for each in ("Make final …", "Mark as sent …", "Correct …", "Save its files …")
    }
    assert may == {
        "Make final …": False,
        "Mark as sent …": False,
        "Correct …": False,
        "Save its files …": True,
    }


def test_the_mail_program_opens_with_address_subject_and_text_and_the_folder_beside_it(
    past: PastReturns,
    context: Context,
    workspace: Workspace,
    alerts: RecordingAlerts,
    links: Links,
    tmp_path: Path,
) -> None:
    freeze_return(workspace)
    press(shown(past, context), "E-mail …")
    dialog = past.findChildren(CoverDialog)[0]
    dialog.to.setText("office@example.org")
    dialog.text.setPlainText("Hello,\nhere it is & all of it.")
    alerts.files.append(tmp_path)
    dialog.verb.click()
    link = unquote(links.opened[0])
    assert link.startswith("mailto:office@example.org?subject=Training summary R2026-001")
    assert link.endswith("&body=Hello,\r\nhere it is & all of it.")
    assert "%26%20all" in links.opened[0]
    assert alerts.shown == [tmp_path / "R2026-001"]
    assert files_in(tmp_path / "R2026-001")["summary.pdf"].is_file()


def test_a_text_too_long_for_a_link_is_copied_and_said_so(
    past: PastReturns,
    context: Context,
    workspace: Workspace,
    shell: RecordingShell,
    alerts: RecordingAlerts,
    links: Links,
    tmp_path: Path,
) -> None:
    assert "&body=" not in letter_link("a@example.org", "Subject", "words " * 500)
    freeze_return(workspace)
    press(shown(past, context), "E-mail …")
    dialog = past.findChildren(CoverDialog)[0]
    dialog.text.setPlainText("words " * 500)
    alerts.files.append(tmp_path)
    dialog.verb.click()
    assert "&body=" not in links.opened[0]
    assert "copied" in dialog.done_band.text()


def test_the_draft_is_offered_besides(
    past: PastReturns,
    context: Context,
    workspace: Workspace,
    alerts: RecordingAlerts,
    links: Links,
    tmp_path: Path,
) -> None:
    freeze_return(workspace)
    press(shown(past, context), "E-mail …")
    alerts.files.append(tmp_path)
    past.findChildren(CoverDialog)[0].draft.click()
    assert alerts.shown == [files_in(tmp_path / "R2026-001")["summary.eml"]]
    assert links.opened == []


def test_the_letter_goes_to_whom_the_last_one_went(workspace: Workspace) -> None:
    first = freeze_return(workspace)
    mark_sent(workspace, first.id, TODAY, "The office (old@example.org, now <office@example.org>).")
    second = freeze_return(workspace)
    letter = cover_letter(workspace, second.id)
    assert letter.to == "office@example.org"
    assert letter.subject.startswith("Training summary R2026-002 as at")
    assert "Kind regards" in letter.text
    ends = ("pdf", "html", "xlsx", "csv", "json")
    assert tuple(each.rpartition(".")[2] for each in letter.files) == ends
    with pytest.raises(InputError, match="no final return"):
        cover_letter(workspace, 99)


def test_live_figures_can_be_compared_before_anything_is_final(past: PastReturns) -> None:
    assert may_press(past, "Compare …")
    press(past, "Compare …")
    assert len(past.findChildren(CompareDialog)) == 1


def test_a_final_return_is_printed_as_it_was_made(
    past: PastReturns,
    context: Context,
    workspace: Workspace,
    alerts: RecordingAlerts,
    tmp_path: Path,
) -> None:
    freeze_return(workspace)
    shown(past, context)
    alerts.files.append(tmp_path)
    press(past, "Save its files …")
    past.print_page()
    path = save_shown(alerts, tmp_path / "printed.pdf")
    assert path.read_bytes() == files_in(tmp_path / "R2026-001")["summary.pdf"].read_bytes()


@pytest.mark.parametrize(
    ("passphrase", "called", "file"),
    [
        (
            "",
            "Return R2026-001 with names",
            "training-summary-st-examples-r2026-001-with-names-2026-03-31.pdf",
        ),
        (PASSPHRASE, "Return R2026-001", "training-summary-st-examples-r2026-001-2026-03-31.pdf"),
    ],
)
def test_a_final_return_with_names_is_printed_and_called_so_unless_they_need_a_passphrase(
    past: PastReturns,
    context: Context,
    workspace: Workspace,
    passphrase: str,
    called: str,
    file: str,
) -> None:
    freeze_return(workspace, named=True, passphrase=passphrase)
    shown(past, context)
    past.print_page()
    (dialog,) = shown_papers()
    content = BytesIO(dialog._paper.content)
    text = " ".join(each.extract_text() for each in PdfReader(content).pages)
    assert (dialog._paper.title, dialog._paper.file_name) == (called, file)
    assert ("Bob Example" in text) is (not passphrase)
    dialog.close_button.click()
