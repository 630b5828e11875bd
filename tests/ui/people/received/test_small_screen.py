"""Certificates on a small, much enlarged screen: nothing scrolls twice, nothing sideways."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from sgdesk.services.imports.received.values import Offer
from sgdesk.ui.people.received.page_view import PageScroll
from sgdesk.ui.people.received.several import SeveralDialog
from tests.services.imports.received.making import certificate, write_pdf
from tests.ui.bars import SMALL, doubled_bars, sideways_bars
from tests.ui.people.received.conftest import Open


def test_of_the_people_of_one_file_the_list_alone_scrolls(qtbot: QtBot) -> None:
    people = [Offer(number, f"Ann Sample{number}") for number in range(1, 60)]
    dialog = SeveralDialog(people, (3,))
    dialog.show()
    for high in (312, 600):
        dialog.resize(SMALL.width() - 80, high)
        assert doubled_bars(dialog) == []
        assert dialog.people.list.verticalScrollBar().isVisible()
    assert dialog.people.list.height() > 300
    dialog.reject()


def test_at_200_per_cent_the_boxes_scroll_downwards_alone(
    qtbot: QtBot, look: Open, tmp_path: Path
) -> None:
    words = certificate("Ann Sample", "Fire Safety Awareness", "Issued on 12/3/2025", "fail")
    dialog = look(write_pdf(tmp_path / "a.pdf", words))
    dialog.resize(SMALL)
    qtbot.waitUntil(lambda: dialog.parts.right.verticalScrollBar().isVisible())
    assert dialog.size() == SMALL
    assert doubled_bars(dialog) == []
    assert sideways_bars(dialog, PageScroll) == []
    fields = dialog.parts.fields
    needed = fields.minimumSizeHint().width()
    assert needed <= dialog.parts.right.viewport().width()
