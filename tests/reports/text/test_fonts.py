"""The shipped fonts: every script has one, all may be embedded, and each letter finds its own."""

import struct
from pathlib import Path

import pytest

from sgdesk.paths import resource
from sgdesk.reports.text.fonts import (
    _BLOCKS,
    DISPLAY,
    SANS,
    SERIF_BOLD,
    font_for,
    has_glyph,
    runs_of,
)

FILES = sorted(resource("fonts").glob("*.ttf"))


def tables_of(font: bytes) -> dict[str, bytes]:
    """The tables of a TrueType file by their tags."""
    many = struct.unpack_from(">H", font, 4)[0]
    entries = (struct.unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(many))
    return {tag.decode(): font[start : start + long] for tag, _, start, long in entries}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_font_is_fixed_truetype_that_may_be_embedded_and_is_told_of(file: Path) -> None:
    tables = tables_of(file.read_bytes())
    assert "glyf" in tables
    assert "fvar" not in tables
    assert struct.unpack_from(">H", tables["OS/2"], 8)[0] in {0, 8}
    readme = resource("fonts", "README.md").read_text(encoding="utf-8")
    assert f"`{file.stem}`" in readme


def test_every_font_that_is_named_is_shipped_and_none_besides() -> None:
    named = {name for _, name in _BLOCKS} | {SANS, DISPLAY}
    named |= {"NotoSans-Bold", "NotoSans-Italic"}
    named |= {"NotoSerif-Regular", "NotoSerif-Bold", "NotoSerif-Italic"}
    assert named == {file.stem for file in FILES}


def test_the_fonts_stay_small_enough_to_ship() -> None:
    assert sum(file.stat().st_size for file in FILES) <= 9_000_000


def test_both_licences_lie_beside_the_fonts() -> None:
    for name in ("LICENSE-OFL-1.1.txt", "LICENSE-Apache-2.0.txt"):
        assert len(resource("fonts", name).read_text(encoding="utf-8")) > 3000


def test_the_parts_of_unicode_are_in_order() -> None:
    beginnings = [first for first, _ in _BLOCKS]
    assert beginnings == sorted(set(beginnings))


@pytest.mark.parametrize(
    ("letter", "expected"),
    [
        ("Ł", SERIF_BOLD),
        ("م", "NotoNaskhArabic-Regular"),
        ("ਗ", "NotoSansGurmukhi-Regular"),
        ("മ", "NotoSansMalayalam-Regular"),
        ("龍", "DroidSansFallback"),
        ("한", "DroidSansFallback"),
        ("א", "NotoSansHebrew-Regular"),
        ("😀", None),
        ("\ue000", None),
    ],
)
def test_a_letter_is_printed_in_the_text_font_or_in_that_of_its_script(
    letter: str, expected: str | None
) -> None:
    assert font_for(letter, SERIF_BOLD) == expected


def test_a_blank_is_never_set_in_a_font_that_has_none() -> None:
    for run in runs_of("李小龍 Chan 李", SANS):
        assert all(has_glyph(letter, run.font) for letter in run.text)


def test_stops_stay_in_the_font_of_the_letters_before_them() -> None:
    assert [run.text for run in runs_of("हिन्दी, Ann", SANS)] == ["हिन्दी, ", "Ann"]
