"""Text that people typed: every script, either direction, and never markup."""

from io import BytesIO

import pypdfium2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate

from sgdesk.reports.text.direction import JOINERS, in_visual_order, levels_of, runs_from_right
from sgdesk.reports.text.fonts import DISPLAY, SANS, SERIF_BOLD, font_for, has_glyph, runs_of
from sgdesk.reports.text.glyphs import KERNED_FROM, lay_line
from sgdesk.reports.text.typesetting import (
    Keeps,
    ShapedParagraph,
    clean,
    draw_line,
    fit_lines,
    fit_size,
    line_width,
    paragraph,
    split_to_fit,
)

NAMES = (
    "Łukasz Żółć",
    "محمد عبد الله",
    "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
    "李小龍",
    "Nguyễn Thị Ngọc Ánh",
    "Siân ap Rhys ŵ ŷ",
    "Ọlúwáṣeun Ẹ̀bùn",
    "דוד כהן",
    "தமிழ் செல்வி",
    "ไทย ใจดี",
    "አማርኛ",
    "हिन्दी क्षत्रिय",
    "শ্রীমতী রায়",
    "ગુજરાતી શ્રી",
    "മലയാളം ശ്രീ",
    "ಕನ್ನಡ ಶ್ರೀ",
    "తెలుగు శ్రీ",
    "සිංහල ශ්‍රී",
    "မြန်မာ",
    "ខ្មែរ",
    "ລາວ",
    "ଓଡ଼ିଆ",
    "ދިވެހި",
    "ქართული",
    "Հայերեն",
    "김철수",
    "さくら サクラ",
    "علی\u200cاکبر",
    "Дмитро",
    "Ελένη",
)
READ_BACK = tuple(name for name in NAMES if name not in {"محمد عبد الله", "ދިވެހި"})
"""Readers part vowelled and joined letters from the right in ways of their own."""

MARKUP = ("<img src='/etc/passwd'/>", "A & B <Smith>", "</para>", "<b>", '<a href="http://x">y</a>')
STYLE = ParagraphStyle("test", fontName=SANS, fontSize=9, leading=12)


def page_of(*names: str) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    for number, name in enumerate(names):
        draw_line(canvas, name, 60, 780 - 24 * number, SANS, 11)
    canvas.save()
    return out.getvalue()


def read_back(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        text: str = document[0].get_textpage().get_text_range()
    finally:
        document.close()
    return text.replace("\r\n", "\n").strip()


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_of_a_name_has_a_glyph(name: str) -> None:
    assert all(font_for(letter, SERIF_BOLD) for letter in clean(name) if letter not in JOINERS)
    for run in runs_of(clean(name), DISPLAY):
        assert all(has_glyph(letter, run.font) for letter in run.text)


@pytest.mark.parametrize("name", READ_BACK)
def test_a_name_can_be_found_and_copied_however_it_is_shaped(name: str) -> None:
    shown = read_back(page_of(name))
    assert shown.replace("\u200c", " ") == clean(name).replace("\u200c", " ")


def test_a_letter_that_no_font_has_is_replaced() -> None:
    assert [letter for letter in "ab😀c\ue000" if font_for(letter, SANS) is None] == [
        "😀",
        "\ue000",
    ]
    assert "".join(run.text for run in runs_of("a😀", SANS)) == "a\N{REPLACEMENT CHARACTER}"


def test_the_same_text_gives_the_same_bytes_whatever_was_set_before() -> None:
    first = page_of("ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "محمد عبد الله")
    page_of("क्षत्रिय", "لا إله", "ਪ੍ਰਿਤਪਾਲ", "Ẹ̀bùn")
    assert page_of("ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "محمد عبد الله") == first


def test_a_decomposed_name_is_as_wide_as_a_composed_one() -> None:
    assert line_width("Zoe\u0308", SANS, 10) == line_width("Zoë", SANS, 10)


def test_shaped_letters_take_less_room_than_single_ones() -> None:
    apart = sum(line_width(letter, SANS, 10) for letter in "محمد")
    assert 0 < line_width("محمد", SANS, 10) < apart


def test_large_latin_letters_are_kerned_and_small_ones_are_not() -> None:
    assert line_width("AVATo", DISPLAY, 40) < 4 * line_width("AVATo", DISPLAY, 10)


def test_the_direction_is_that_of_the_first_letter_that_has_one() -> None:
    assert runs_from_right("12 محمد Ann")
    assert not runs_from_right("12 Ann محمد")


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("אב גד", "דג בא"),
        ("Ann אב", "Ann בא"),
        ("אב Ann", "Ann בא"),
        ("אב (Ann) 23", "23 (Ann) בא"),
        ("Ann (אב) 12 Bob", "Ann (בא) 12 Bob"),
        ("אב (גד)", "(דג) בא"),
    ],
)
def test_a_line_is_seen_in_the_order_of_the_bidirectional_algorithm(typed: str, seen: str) -> None:
    assert "".join(piece.glyphs for piece in lay_line(typed, SANS, 10).pieces) == seen


def test_stretches_are_turned_level_by_level() -> None:
    assert in_visual_order("abcd", [1, 1, 2, 1]) == list("dcba")
    assert in_visual_order("abcd", [1, 2, 2, 1]) == list("dbca")
    assert levels_of("plain", from_right=False) == [0] * 5


@pytest.mark.parametrize("typed", MARKUP)
def test_typed_markup_stays_text(typed: str) -> None:
    assert paragraph(typed, STYLE).getPlainText() == typed


@pytest.mark.parametrize("typed", MARKUP)
def test_typed_markup_stays_text_beside_shaped_letters(typed: str) -> None:
    out = BytesIO()
    SimpleDocTemplate(out, invariant=1).build([paragraph(f"ਗੁਰ {typed}", STYLE)])
    assert typed in read_back(out.getvalue())


def test_a_paragraph_from_the_right_breaks_its_lines_in_reading_order() -> None:
    made = paragraph("אחת שתיים שלוש ארבע חמש שש שבע", STYLE)
    out = BytesIO()
    SimpleDocTemplate(out, pagesize=(240, 400), invariant=1).build([made])
    lines = read_back(out.getvalue()).split("\n")
    assert lines[0].startswith("אחת")
    assert lines[-1].endswith("שבע")
    assert len(lines) > 1


def test_a_shaped_paragraph_parts_between_pages_and_keeps_its_side() -> None:
    made = paragraph("אחת שתיים שלוש ארבע", STYLE)
    assert isinstance(made, ShapedParagraph)
    made.wrap(30, 100)
    first, rest = made.split(30, 2 * STYLE.leading)
    assert first.getPlainText().split("\n") == ["אחת", "שתיים"]
    assert rest.getPlainText().split("\n") == ["שלוש", "ארבע"]
    assert made.split(30, STYLE.leading / 2) == []


def test_blanks_and_letters_that_do_not_print_are_tidied() -> None:
    assert clean("  Ann\t\n Other\u0000 \u202egro\ufe0f\u00ad") == "Ann Other gro"


def test_a_line_is_made_to_fit_or_parted() -> None:
    long = "Featherstonehaugh-Cholmondeley " * 3
    size = fit_size(long, SANS, 200, 30, 12)
    assert size == 12
    lines = split_to_fit(long + "W" * 200, SANS, size, 200)
    assert len(lines) > 3
    assert all(line_width(line, SANS, size) <= 200 for line in lines)


def test_a_long_name_goes_into_two_even_lines() -> None:
    name = "Maximiliana-Alexandrina Featherstonehaugh-Cholmondeley-Smythe"
    size, lines = fit_lines(name, DISPLAY, 600, (44, 30))
    first, second = (line_width(line, DISPLAY, size) for line in lines)
    assert max(first, second) <= 600
    assert min(first, second) > 0.5 * max(first, second)


def test_a_word_is_not_parted_within_a_conjunct() -> None:
    lines = split_to_fit("ਗੁਰਪ੍ਰੀਤ" * 6, SANS, 12, 60)
    assert len(lines) > 1
    assert not any(line[0] in "ੁ੍ੀਿ" or line.endswith("੍") for line in lines)


WIDE = "\u2e3b\ufdfd\ufdfa\u0b95\u0bcc\u0bcd\u102a"
"""A dash of three ems, words in one letter, and Tamil signs that are wider than their letter."""


def test_a_letter_goes_to_the_next_line_together_with_its_signs() -> None:
    room = line_width("Anna\u0b95", SANS, 10)
    assert split_to_fit("Anna\u0b95\u0bcc", SANS, 10, room) == ("Anna", "\u0b95\u0bcc")


def test_lines_are_not_evened_by_parting_letters_that_are_wider_apart() -> None:
    room = line_width("صا", SANS, 10)
    assert room < line_width("ص", SANS, 10)
    assert fit_lines("روصاد", SANS, room, (10, 10), most=3) == (10, ("رو", "صا", "د"))


def test_large_letters_keep_to_the_room_where_a_wider_line_makes_them_small() -> None:
    room = line_width("V.V.VA", DISPLAY, KERNED_FROM)
    size, lines = fit_lines("V.V.VA \u2e3b", DISPLAY, room, (KERNED_FROM, KERNED_FROM))
    assert size < KERNED_FROM
    assert all(line_width(line, DISPLAY, size) <= room for line in lines)


@given(st.text(max_size=60) | st.text("a -\u05d0\u0644" + WIDE, max_size=60), st.floats(20, 400))
@example("\U00010ac0\U0002ebe1", 20.0)
@example("\u2e3b", 20.0)
@example("\ufdfd", 20.0)
@example("Ann\u0b95\u0bcc", 20.0)
@example("\u0b95" + "\u0bcc" * 20, 50.0)
def test_fitted_lines_never_leave_their_room_and_lose_no_letter(typed: str, room: float) -> None:
    size, lines = fit_lines(clean(typed), SANS, room, (30, 10))
    assert all(line_width(line, SANS, size) <= room + 0.01 for line in lines)
    assert "".join(lines).replace(" ", "") == clean(typed).replace(" ", "")


@pytest.mark.parametrize(
    "one",
    [
        "Level 2",
        "Appendix 1",
        "12 March 2027",
        "3 of 40",
        "fewer than five",
        "Under 18",
        "helper, 2)",
    ],
)
def test_what_is_read_as_one_is_never_parted(one: str) -> None:
    made = paragraph(f"Working Together {one}", STYLE, Keeps.DATES)
    room = line_width(f"Working Together {one.partition(' ')[0]}", STYLE.fontName, STYLE.fontSize)
    made.wrap(room + 2, 100)
    last = made.blPara.lines[-1][1]
    assert " ".join(last).replace("\u00a0", " ") == one


def test_a_saint_in_a_title_is_never_parted_from_the_name() -> None:
    made = paragraph("Training at St Example’s", STYLE, Keeps.SAINTS)
    made.wrap(line_width("Training at St", STYLE.fontName, STYLE.fontSize) + 2, 100)
    assert " ".join(made.blPara.lines[-1][1]) == "St\u00a0Example’s"


def test_a_paragraph_that_cannot_be_parted_keeps_its_lines_for_the_next_page() -> None:
    style = ParagraphStyle("whole", STYLE, allowOrphans=0, allowWidows=0)
    made = paragraph("Two lines that are never parted, of which one alone would fit", style)
    _, high = made.wrap(150, 500)
    assert made.split(150, high * 0.6) == []
    made.wrap(150, 500)
    out = BytesIO()
    made.drawOn(Canvas(out), 0, 100)
