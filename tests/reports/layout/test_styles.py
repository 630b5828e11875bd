"""The marks of the states and the frame of a page, looked at and read back."""

from datetime import date
from io import BytesIO
from itertools import combinations

import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageChops
from reportlab.pdfgen.canvas import Canvas

from sgdesk.domain.training.states import State
from sgdesk.reports.layout.styles import STATE_COLOURS, Furniture, NumberedCanvas, draw_state_mark
from sgdesk.reports.tagging import About

SIZE = 40


def picture_of(state: State) -> Image.Image:
    """A mark as a photocopier sees it: dark or not."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(SIZE, SIZE))
    draw_state_mark(canvas, state, 0, 0, SIZE)
    canvas.save()
    document = pypdfium2.PdfDocument(out.getvalue())
    try:
        seen: Image.Image = document[0].render(scale=2).to_pil().convert("L")
    finally:
        document.close()
    return seen.point(lambda grey: 0 if grey < 160 else 255)


@pytest.mark.parametrize(("one", "other"), list(combinations(State, 2)))
def test_marks_differ_without_their_colours(one: State, other: State) -> None:
    apart = ImageChops.difference(picture_of(one), picture_of(other)).histogram()[255]
    assert apart > 0.03 * (2 * SIZE) ** 2


@pytest.mark.parametrize("state", State)
def test_colours_of_states_are_dark_enough_for_white_paper(state: State) -> None:
    colour = STATE_COLOURS[state]
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.red, colour.green, colour.blue)
    ]
    light = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    assert 1.05 / (light + 0.05) >= 4.5


def _about(furniture: Furniture) -> About:
    return About(furniture.about, furniture.organisation, "", furniture.as_at)


def test_each_page_says_whose_it_is_of_when_and_which_of_how_many() -> None:
    out = BytesIO()
    about = Furniture("Example Club", "A paper", date(2026, 3, 4), "A note.", personal=True)
    canvas = NumberedCanvas(out, furniture=about, about=_about(about))
    for _ in range(3):
        canvas.showPage()
    canvas.save()
    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(out.getvalue())).pages]
    for number, page in enumerate(pages, start=1):
        for words in (
            "Example Club",
            "A paper",
            "As at 4 March 2026. A note.",
            f"Page {number} of 3",
            "Personal data: keep it safe",
        ):
            assert words in page


def test_a_very_long_name_of_an_organisation_is_cut_and_shows_it() -> None:
    out = BytesIO()
    about = Furniture("Long name " * 20, "A paper")
    canvas = NumberedCanvas(out, furniture=about, about=_about(about))
    canvas.showPage()
    canvas.save()
    assert "…" in pypdf.PdfReader(BytesIO(out.getvalue())).pages[0].extract_text()


def test_a_note_that_is_too_long_for_a_line_goes_on_in_a_second_after_a_sentence() -> None:
    out = BytesIO()
    first = f"The first sentence of a note that is long enough to fill {'most ' * 6}of its line"
    about = Furniture("Example Club", "A paper", note=f"{first}. And a second sentence.")
    canvas = NumberedCanvas(out, furniture=about, about=_about(about))
    canvas.showPage()
    canvas.save()
    lines = pypdf.PdfReader(BytesIO(out.getvalue())).pages[0].extract_text().splitlines()
    assert f"{first}." in lines
    assert "And a second sentence." in lines
