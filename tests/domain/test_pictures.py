"""Pictures are judged by what they hold before anything unpacks them."""

import pytest

from sgdesk.domain.pictures import PictureSize, is_whole_png, picture_size
from tests.pictures import jpeg_head, png, png_head, png_part


def test_the_sides_are_read_from_the_head() -> None:
    assert picture_size(png_head(60_000, 3)) == PictureSize("png", 60_000, 3)
    assert picture_size(jpeg_head(640, 480)) == PictureSize("jpeg", 640, 480)
    for other in (b"", b"GIF89a", b"<svg/>", b"\xff\xd8", png_head(0, 3), png_head(3, 3)[:30]):
        assert picture_size(other) is None


def test_a_picture_beyond_a_good_cameras_is_too_large() -> None:
    assert PictureSize("png", 60_000, 60_000).is_too_large
    assert not PictureSize("jpeg", 8_000, 6_000).is_too_large


def test_a_whole_png_is_told_from_one_with_any_byte_changed() -> None:
    sound = png(7, 5)
    assert is_whole_png(sound)
    for place in range(len(sound)):
        changed = bytearray(sound)
        changed[place] ^= 4
        assert not is_whole_png(bytes(changed)), place


@pytest.mark.parametrize("rows", [4, 6])
def test_a_png_that_unpacks_to_something_else_than_it_claims_is_none(rows: int) -> None:
    sound = png(7, 5)
    other = png(7, rows)
    lying = png_head(7, 5) + other[len(png_head(7, 5)) :]
    assert is_whole_png(sound)
    assert not is_whole_png(lying)


def test_a_png_is_whole_to_its_last_byte() -> None:
    sound = png(7, 5)
    assert not is_whole_png(sound[:-1])
    assert not is_whole_png(sound + b"more")
    assert not is_whole_png(sound[:-12] + png_part(b"tEXt", b"a"))
