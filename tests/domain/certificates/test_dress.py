"""How certificates are printed: read from the settings, told in the file, always legible."""

import pytest

from sgdesk.domain.certificates.dress import (
    HOUSE_COLOUR,
    Design,
    Dress,
    PaperSize,
    dress_from,
    dress_of,
    is_colour,
    readable,
)
from sgdesk.domain.errors import DamagedError
from sgdesk.domain.organisation.settings import (
    CERTIFICATE_COLOUR,
    CERTIFICATE_DESIGN,
    CERTIFICATE_OUTCOMES,
    CERTIFICATE_PAPER,
)

OTHER = Dress(Design.PLAIN, PaperSize.A5, "#7b1e3a", outcomes=True)


def contrast_to_white(colour: str) -> float:
    """By the definition of WCAG 2.2, worked out a second time."""
    light = []
    for place in (1, 3, 5):
        part = int(colour[place : place + 2], 16) / 255
        light.append(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
    return 1.05 / (0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] + 0.05)


@pytest.mark.parametrize("dress", [Dress(), OTHER])
def test_what_is_kept_and_what_the_file_says_give_the_same_dress_back(dress: Dress) -> None:
    assert dress_from(dress.stored()) == dress
    assert dress_of(f"RBD5-YKRX-6NQF; {dress.mark()}") == dress


def test_nothing_is_kept_of_the_usual_colour() -> None:
    assert dress_from({}) == Dress()
    assert Dress().stored()[CERTIFICATE_COLOUR] == ""


@pytest.mark.parametrize(
    "keywords",
    [
        "RBD5-YKRX-6NQF",
        Dress().mark().replace("printed as 6", "printed as 5"),
        Dress().mark().replace("framed", "gilded"),
        Dress().mark().replace("a4", "a3"),
    ],
)
def test_a_file_that_was_drawn_in_another_way_names_no_dress_of_ours(keywords: str) -> None:
    assert dress_of(keywords) is None


@pytest.mark.parametrize("colour", ["#ffffff", "#ffe000", "#f0a000", "#00ff00", "#777777"])
def test_a_light_colour_is_printed_dark_enough_to_be_read(colour: str) -> None:
    printed = readable(colour)
    assert 4.5 <= contrast_to_white(printed) < 5.2
    assert readable(printed) == printed


@pytest.mark.parametrize("colour", [HOUSE_COLOUR, "#000000", "#003a8c", "#7b1e3a"])
def test_a_dark_colour_is_printed_as_it_is(colour: str) -> None:
    assert readable(colour) == colour


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (CERTIFICATE_DESIGN, "gilded"),
        (CERTIFICATE_PAPER, "a3"),
        (CERTIFICATE_COLOUR, "red"),
        (CERTIFICATE_OUTCOMES, "perhaps"),
    ],
)
def test_what_the_program_never_saves_is_damage(key: str, value: str) -> None:
    with pytest.raises(DamagedError):
        dress_from({key: value})


@pytest.mark.parametrize("text", ["", "1d5c63", "#1D5C63", "#1d5c6", "#1d5c63 ", "red"])
def test_a_colour_is_kept_in_one_way_alone(text: str) -> None:
    assert not is_colour(text)
