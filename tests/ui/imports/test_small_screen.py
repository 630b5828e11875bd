"""A sheet with its questions on a small, much enlarged screen: one bar for what scrolls."""

from collections.abc import Callable
from pathlib import Path

from sgdesk.ui.imports.dialog import ImportDialog
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
