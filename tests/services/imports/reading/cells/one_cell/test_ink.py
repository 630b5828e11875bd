"""What stands under "Signature" in a register of a course: somebody's hand, or other words."""

from pathlib import Path

import pytest

from sgdesk.services.imports import Pasted, SheetKind, import_sheet
from sgdesk.services.imports.reading.cells.one_cell.ink import is_ink
from tests.factories import TODAY
from tests.services.hall import make_hall


@pytest.mark.parametrize(
    ("text", "name", "right"),
    [
        ("MS", "Mohammed Sample", True), ("M.A.S.", "Mohammed Sample", True),
        ("Mohammed", "Mohammed Sample", True), ("Mo Sample", "Mohammed Sample", True),
        ("SK", "Mohammed Sample", False), ("M S ill", "Mohammed Sample", False),
        ("MS (late)", "Mohammed Sample", False), ("Sample?", "Mohammed Sample", False),
        ("his brother", "Mohammed Sample", False), ("", "Mohammed Sample", False),
        ("O'N", "Orla O'Neill", True), ("✓", "", True), ("AS", "", False),
    ],
)  # fmt: skip
def test_ink_is_initials_the_name_or_a_mark(text: str, name: str, right: bool) -> None:
    assert is_ink(text, name) is right


def test_a_register_of_a_course_asks_about_words_in_the_place_of_a_signature(
    tmp_path: Path,
) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY)
    sheet = (
        "Working Together to Safeguard Children (Level 2), 12 March 2024\nName\tSignature\n"
        "Ada Sample\tAS\nBo Sample\tsent daughter\n"
    )

    report = import_sheet(hall.workspace, SheetKind.TRAINING, Pasted(sheet))

    assert report.added == 1
    assert [each.value for each in report.refused] == ["sent daughter"]
    assert [each.asks for each in report.questions] == [
        "“sent daughter” under “Signature”: what came of the course?"
    ]
