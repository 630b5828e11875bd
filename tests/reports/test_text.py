"""Text that people typed: every script, either direction, and never markup."""

import pytest
from reportlab.lib.styles import ParagraphStyle

from sgdesk.reports.fonts import SANS, SERIF_BOLD, font, missing_letters, runs_of
from sgdesk.reports.text import (
    clean,
    fit_size,
    line_width,
    markup,
    paragraph,
    runs_from_right,
    split_to_fit,
)

NAMES = (
    "Łukasz Żółć",
    "محمد عبد الله",
    "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
    "李小龍",
    "Nguyễn Thị Ngọc Ánh",
    "Siân ap Rhys ŵ ŷ",
    "Ọlúwáṣeun",
    "דוד כהן",
    "தமிழ் செல்வி",
    "ไทย ใจดี",
    "አማርኛ",
    "हिन्दी क्षत्रिय",
    "Дмитро",
    "Ελένη",
)


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_of_a_name_has_a_glyph(name: str) -> None:
    assert missing_letters(name) == ""
    for run in runs_of(name, SERIF_BOLD):
        glyphs = font(run.font).face.charToGlyph
        assert all(glyphs.get(ord(letter)) for letter in run.text if not letter.isspace())


def test_a_letter_that_no_font_has_is_replaced_and_told() -> None:
    assert missing_letters("ab😀c😀") == "😀"
    assert "".join(run.text for run in runs_of("a😀", SANS)) == "a\N{REPLACEMENT CHARACTER}"


def test_a_decomposed_name_is_as_wide_as_a_composed_one() -> None:
    assert line_width("Zoe\u0308", SANS, 10) == line_width("Zoë", SANS, 10)


def test_shaped_letters_take_less_room_than_single_ones() -> None:
    apart = sum(line_width(letter, SANS, 10) for letter in "محمد")
    assert 0 < line_width("محمد", SANS, 10) < apart


def test_the_direction_is_that_of_the_first_letter_that_has_one() -> None:
    assert runs_from_right("12 محمد Ann")
    assert not runs_from_right("12 Ann محمد")


@pytest.mark.parametrize(
    "typed",
    ["<img src='/etc/passwd'/>", "A & B <Smith>", "</para>", "<b>", '<a href="http://x">y</a>'],
)
def test_typed_markup_stays_text(typed: str) -> None:
    made = paragraph(typed, ParagraphStyle("x", fontName=SANS, fontSize=9))
    assert made.getPlainText() == typed


def test_words_of_a_script_from_the_right_are_turned_for_a_paragraph() -> None:
    assert "الله عبد محمد" in markup("محمد عبد الله", SANS)


def test_blanks_and_letters_that_do_not_print_are_tidied() -> None:
    assert clean("  Ann\t\n Other\u0000 ") == "Ann Other"


def test_a_line_is_made_to_fit_or_parted() -> None:
    long = "Featherstonehaugh-Cholmondeley " * 3
    size = fit_size(long, SANS, 200, 30, 12)
    assert size == 12
    lines = split_to_fit(long + "W" * 200, SANS, size, 200)
    assert len(lines) > 3
    assert all(line_width(line, SANS, size) <= 200 for line in lines)
