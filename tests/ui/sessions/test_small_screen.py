"""A session in a window of a thousand pixels: nothing of ticking in lies over anything else."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QApplication

from sgdesk.ui.places import Wanted
from sgdesk.ui.sessions.page import SessionsPage
from tests.factories import TODAY
from tests.services.hall import Hall


def test_what_stands_round_the_sheet_is_whole_and_its_rows_are_seen(
    show: Callable[..., SessionsPage], hall: Hall
) -> None:
    held = hall.hold(next(iter(hall.courses)), TODAY - timedelta(days=2))
    page = show(Wanted(session=held, action="tick"))
    page.resize(820, 560)
    for _ in range(2):
        QApplication.processEvents()
    sheet = page.sessions.panel.sheet
    save, add, rows = sheet.save_button, sheet.add_button, sheet.grid
    assert sheet.isVisible()
    top = rows.mapTo(sheet, rows.rect().topLeft()).y()
    foot = rows.mapTo(sheet, rows.rect().bottomLeft()).y()
    assert save.mapTo(sheet, save.rect().bottomLeft()).y() < top
    assert sheet.list_button.mapTo(sheet, sheet.list_button.rect().bottomLeft()).y() < top
    assert add.mapTo(sheet, add.rect().topLeft()).y() > foot
    assert rows.viewport().height() >= 2 * rows.rowHeight(0)
