"""A logo as people have it: from a printer's file, a telephone, a camera; read from real files."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from sgdesk.domain.errors import InputError
from sgdesk.ui.setup.logo import read_logo

RED, BLUE = (200, 30, 40), (20, 60, 160)
_TURNED = 0x112
"""The mark in a picture that says how the camera was held."""


def flag(size: tuple[int, int] = (400, 200)) -> Image.Image:
    """Red, with blue in its upper left corner."""
    made = Image.new("RGB", size, RED)
    ImageDraw.Draw(made).rectangle((0, 0, size[0] // 2 - 1, size[1] // 2 - 1), fill=BLUE)
    return made


def read_back(path: Path) -> Image.Image:
    return Image.open(BytesIO(read_logo(path))).convert("RGB")


def distance(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


def corners(seen: Image.Image) -> list[str]:
    """The nearest colour in each corner: upper left, upper right, lower left, lower right."""
    right, low = seen.width * 3 // 4, seen.height * 3 // 4
    places = ((seen.width // 4, seen.height // 4), (right, seen.height // 4))
    found = []
    for place in (*places, (seen.width // 4, low), (right, low)):
        colour = seen.getpixel(place)
        assert isinstance(colour, tuple)
        apart = {"red": distance(RED, colour), "blue": distance(BLUE, colour)}
        near = min(apart, key=lambda name: apart[name])
        assert apart[near] < 30
        found.append(near)
    return found


def test_a_picture_in_the_colours_of_printing_keeps_them(tmp_path: Path) -> None:
    path = tmp_path / "logo.jpg"
    flag().convert("CMYK").save(path, quality=95)
    assert corners(read_back(path)) == ["blue", "red", "red", "red"]


@pytest.mark.parametrize("size", [(400, 200), (2400, 1200)])
@pytest.mark.parametrize(
    ("held", "seen"),
    [(1, ["blue", "red", "red", "red"]), (6, ["red", "blue", "red", "red"]),
     (8, ["red", "red", "blue", "red"]), (3, ["red", "red", "red", "blue"])],
)  # fmt: skip
def test_a_photograph_stands_upright_however_the_camera_was_held(
    tmp_path: Path, held: int, seen: list[str], size: tuple[int, int]
) -> None:
    path = tmp_path / "logo.jpg"
    mark = Image.Exif()
    mark[_TURNED] = held
    flag(size).save(path, exif=mark, quality=95)
    found = read_back(path)
    assert corners(found) == seen
    wide, high = sorted(found.size, reverse=True)
    assert (wide / high, wide <= 600) == (2, True)
    assert (found.width > found.height) == (held in (1, 3))


def test_a_transparent_picture_stays_so(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    made = flag().convert("RGBA")
    made.putpixel((0, 0), (0, 0, 0, 0))
    made.save(path)
    seen = Image.open(BytesIO(read_logo(path)))
    assert seen.mode == "RGBA"
    assert seen.getchannel("A").getextrema() == (0, 255)


@pytest.mark.parametrize(
    "blank",
    [Image.new("RGB", (300, 200), "white"), Image.new("RGBA", (300, 200), (0, 0, 0, 0))],
    ids=["white on white", "clear"],
)
def test_a_logo_of_which_nothing_would_be_seen_is_told_when_it_is_chosen(
    tmp_path: Path, blank: Image.Image
) -> None:
    blank.save(tmp_path / "logo.png")
    with pytest.raises(InputError, match="nothing of it would be seen on paper"):
        read_logo(tmp_path / "logo.png")


def test_a_white_logo_on_clear_ground_is_taken_since_it_is_put_on_a_dark_plate(
    tmp_path: Path,
) -> None:
    made = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    ImageDraw.Draw(made).ellipse((50, 50, 150, 150), fill=(255, 255, 255, 255))
    made.save(tmp_path / "logo.png")
    assert read_logo(tmp_path / "logo.png")
