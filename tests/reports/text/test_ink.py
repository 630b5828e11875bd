"""How high a line reaches, with marks on its marks."""

from sgdesk.reports.text.fonts import DISPLAY
from sgdesk.reports.text.ink import ink_over


def test_marks_on_marks_reach_higher_than_one_mark_and_that_higher_than_none() -> None:
    plain, once, thrice = (
        ink_over(each, DISPLAY) for each in ("AEO", "ÁÉÓ", "A\u0302\u0303\u0301")
    )
    assert 0.6 < plain < 0.8
    assert 0.8 < once < 1
    assert 1.2 < thrice < 1.5


def test_a_line_is_as_high_as_the_highest_letter_in_whatever_font() -> None:
    mixed = ink_over("Sample 王 Ẫ́", DISPLAY)
    assert mixed == ink_over("Ẫ́", DISPLAY) > ink_over("Sample 王", DISPLAY)


def test_nothing_has_no_ink() -> None:
    assert ink_over("", DISPLAY) == ink_over(" ", DISPLAY) == 0
