"""Words that no font here prints whole: told over the paper, and where files go into a folder."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sgdesk.reports.layout.pages import make_paper, para
from sgdesk.reports.layout.styles import Furniture
from sgdesk.reports.tagging import About
from sgdesk.services.file.saving import save_paper
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.printing import Paper, save_into_folder, show_long_paper, show_paper
from tests.ui.conftest import RecordingShell
from tests.ui.papers import shown_papers

RARE = "1 word has a letter that cannot be printed, and on paper � stands for it: 𠮷野."


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def rare() -> bytes:
    return _paper_of("𠮷野 Sample")


def plain() -> bytes:
    return _paper_of("Ada Example")


def _paper_of(text: str) -> bytes:
    return make_paper([para(text)], Furniture("A", "B"), About("A", "B", "C", None))


def test_a_paper_that_is_not_whole_says_so_over_it(context: Context, ground: QWidget) -> None:
    show_paper(context, "Training record", "record.pdf", rare, ground)
    (dialog,) = shown_papers()
    assert dialog.lacking.isVisible()
    assert dialog.lacking.text().startswith(RARE)


def test_one_that_takes_long_says_so_too(context: Context, ground: QWidget) -> None:
    show_long_paper(context, lambda _: Paper("Records", "records.pdf", rare()), ground)
    (dialog,) = shown_papers()
    assert dialog.lacking.text().startswith(RARE)


def test_a_whole_paper_has_nothing_over_it(context: Context, ground: QWidget) -> None:
    show_paper(context, "Training record", "record.pdf", plain, ground)
    (dialog,) = shown_papers()
    assert not dialog.lacking.isVisible()


def test_files_in_a_folder_are_told_with_where_they_are(
    context: Context,
    ground: QWidget,
    alerts: RecordingAlerts,
    shell: RecordingShell,
    tmp_path: Path,
) -> None:
    alerts.files.append(tmp_path)
    save_into_folder(context, "Where", lambda to: (save_paper(to / "a.pdf", rare()),), ground)
    (said,) = shell.sentences
    assert "a.pdf is saved" in said
    assert RARE in said


def test_where_a_page_says_where_they_are_the_window_says_what_lacks(
    context: Context,
    ground: QWidget,
    alerts: RecordingAlerts,
    shell: RecordingShell,
    tmp_path: Path,
) -> None:
    told: list[Sequence[Path]] = []
    for make in (rare, plain):
        alerts.files.append(tmp_path)
        save_into_folder(
            context,
            "Where",
            lambda to, make=make: (save_paper(to / "b.pdf", make()),),  # type: ignore[misc]
            ground,
            told.append,
        )
    assert [len(each) for each in told] == [1, 1]
    (said,) = shell.sentences
    assert said.startswith(RARE)
