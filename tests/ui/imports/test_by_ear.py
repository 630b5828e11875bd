"""A dialog with a sheet in it fits, and can be used by ear and by keyboard, in each of its tabs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QTabWidget

from sgdesk.ui.imports.dialog import ImportDialog
from tests.ui.faults import all_wrong
from tests.ui.fitting import unfit
from tests.ui.imports.conftest import write_sheet
from tests.ui.long_names import longer

Opens = Callable[[Path | None], ImportDialog]

SHEET = (
    "Our training",
    f"Name,Role,Level 2,{longer('Basic awareness')},DBS number,Notes",
    f"Ada Example,{longer('Sunday helper')},13/03/2025,12/03/2025,001234567890,",
    f"{longer('Zaynab')},Helper,13/03/2025,late,001234567890,{longer('moved')}",
    f"Bob Example,{longer('Minibus driver')},31/02/2025,03/04/2025,,",
)


@pytest.mark.parametrize("wide", [1326, 900])
def test_each_tab_of_an_import_can_be_used(open_dialog: Opens, tmp_path: Path, wide: int) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *SHEET))
    dialog.resize(wide, 700)
    found = {}
    tabs = next(each for each in dialog.findChildren(QTabWidget) if each.isVisible())
    for at in range(tabs.count()):
        tabs.setCurrentIndex(at)
        QApplication.processEvents()
        wrong = [each for each in (*unfit(dialog), *all_wrong(dialog)) if not _is_the_sheet(each)]
        if wrong:
            found[tabs.tabText(at)] = wrong
    assert found == {}


def _is_the_sheet(fault: str) -> bool:
    """A sheet is as wide as it is, and scrolls."""
    return "SheetView" in fault or "SheetTable" in fault or "larger than the screen" in fault
