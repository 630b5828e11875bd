"""The levels of letters: what python-bidi tells, and that it still tells it in the same form."""

import pytest
from bidi import get_display

from sgdesk.reports.text.direction import levels_of


def test_the_library_tells_a_level_for_each_octet_in_the_form_that_is_read() -> None:
    told = get_display("a\u05d01", base_dir="R", debug=True)
    assert told.partition("    levels: [\n")[2].partition("    ],\n")[0] == "".join(
        f"        Level(\n            {level},\n        ),\n" for level in (2, 1, 1, 2)
    ), "python-bidi writes levels in another form now: sgdesk.reports.direction reads the old one"


@pytest.mark.parametrize(
    ("text", "from_right", "levels"),
    [
        ("a אב 1", False, "001112"),
        ("a אב 1", True, "211112"),
        ("אב (a) 1", True, "11112112"),
        ("אב (a) 1", False, "11000000"),
        ("אב (ג) a", False, "11111100"),
        ("عبد 12/3", False, "11112222"),
        ("(Level(\n        9,) א", False, "0" * 20 + "1"),
        ("é李ג", True, "221"),
        (",{ח{[ב}", False, "0011111"),
        ("a(ב[ג)ד]", False, "00111010"),
    ],
)
def test_each_letter_has_its_level(text: str, from_right: bool, levels: str) -> None:
    assert levels_of(text, from_right=from_right) == [int(each) for each in levels]
