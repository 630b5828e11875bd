"""Certificates on a small, much enlarged screen: nothing scrolls twice, nothing sideways."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from sgdesk.ui.people.received.page_view import PageScroll
from tests.services.imports.received.making import certificate, write_pdf
from tests.ui.bars import SMALL, doubled_bars, sideways_bars
from tests.ui.people.received.conftest import Open


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
