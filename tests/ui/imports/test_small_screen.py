"""A sheet with its questions on a small, much enlarged screen: one bar for what scrolls."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.roles import add_role
from sgdesk.ui.imports.dialog import ImportDialog
from sgdesk.ui.imports.twin_card import TwinCard
from tests.ui.bars import SMALL, doubled_bars
from tests.ui.imports.conftest import write_sheet

Opens = Callable[[Path | None], ImportDialog]


def test_at_200_per_cent_no_view_has_a_bar_beside_another(
    open_dialog: Opens, tmp_path: Path
) -> None:
    rows = [f"Name{n} Example,Door steward,wobbly {n}/3/2025,teas" for n in range(1, 30)]
    sheet = write_sheet(tmp_path / "t.csv", "Name,Role,Level 1,Big day", *rows)
    dialog = open_dialog(None)
    dialog.resize(SMALL)
    assert doubled_bars(dialog) == []
    dialog.take(sheet)
    scrolls = 0
    for place in range(dialog.parts.tabs.count()):
        dialog.parts.tabs.setCurrentIndex(place)
        assert doubled_bars(dialog) == []
        scrolls += dialog.parts.questions.isVisible()
    assert scrolls == 1


def test_at_200_per_cent_the_end_of_an_import_is_cut_off_nowhere(
    open_dialog: Opens, tmp_path: Path, workspace: Workspace
) -> None:
    add_role(workspace, "Youth worker", "3")
    rows = ("Name,Role,Level 2", "Eve New,Youth leader,13/03/2025", "Flo New,,31/02/2025")
    dialog = open_dialog(None)
    dialog.resize(SMALL)
    dialog.take(write_sheet(tmp_path / "t.csv", *rows))
    dialog.parts.add_people.click()
    dialog.answer("role:youth leader", "group:3")
    dialog.parts.bring_in.click()
    QApplication.processEvents()
    (card,) = dialog.findChildren(TwinCard)
    finish = dialog.parts.finish
    shown = [card.words, card.use, card.keep, finish.save]
    assert all(each.height() >= each.minimumSizeHint().height() for each in shown)
    table = finish._table.geometry()
    assert not table.intersects(finish.save.geometry())
    assert card.rect().contains(card.use.geometry())
    assert dialog.focusWidget() is dialog.parts.bring_in


def test_once_all_is_answered_the_lists_have_the_room(open_dialog: Opens, tmp_path: Path) -> None:
    lines = ("Name,Level 2,Big day", "Ada Example,31/02/2025,lovely")
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *lines))
    before = dialog.parts.tabs.width()
    (question,) = dialog.parts.questions.cards
    dialog.answer(question, "-")
    answered = dialog.parts.tabs.width()
    assert answered > before
    assert dialog.parts.questions.horizontalScrollBar().maximum() == 0
    dialog.answer(question, "")
    assert dialog.parts.tabs.width() < answered
