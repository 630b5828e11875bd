"""The designs, the papers, the back, and the logo in every shape; read and looked at again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import product
from typing import Any

import pypdf
import pypdfium2
import pytest
import segno
from PIL import Image, ImageDraw

from sgdesk.domain.certificates.certificate import CertificateContent
from sgdesk.domain.certificates.dress import Design, Dress, PaperSize
from sgdesk.domain.certificates.wording import code_words
from sgdesk.reports.certificates.logo import read_logo
from sgdesk.reports.layout.qr import MASK
from sgdesk.reports.layout.styles import MM
from tests.reports.certificates.test_certificate import CONTENT, LONG, pdf_of

DRESSES = [Dress(design, paper) for design, paper in product(Design, PaperSize)]
A5 = Dress(paper=PaperSize.A5)
BACK = Dress(outcomes=True)
CAP = 0.714
"""How high a capital of the small print is, in sizes of its font."""

TALL_NAME = "Maximiliana-Alexandrina Featherstonehaugh-Cholmondeley-Smythe of Example-upon-Sample"
MANY = replace(
    LONG,
    person_name=TALL_NAME,
    signatories=tuple((f"Signatory {number}", "Trainer") for number in range(6)),
)


@contextmanager
def page_of(pdf: bytes, number: int = 0) -> Iterator[pypdfium2.PdfPage]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document[number]
    finally:
        document.close()


def picture(pdf: bytes, number: int = 0, scale: float = 2) -> Image.Image:
    with page_of(pdf, number) as page:
        drawn: Image.Image = page.render(scale=scale).to_pil()
        return drawn.convert("RGB")


def words_of(pdf: bytes, number: int = 0) -> str:
    return " ".join(pypdf.PdfReader(BytesIO(pdf)).pages[number].extract_text().split())


@pytest.mark.parametrize("dress", DRESSES)
def test_the_page_is_the_paper_that_was_chosen_on_its_side(dress: Dress) -> None:
    box = pypdf.PdfReader(BytesIO(pdf_of(CONTENT, dress=dress))).pages[0].mediabox
    wide, high = {PaperSize.A4: (297, 210), PaperSize.A5: (210, 148)}[dress.paper]
    assert (float(box.width), float(box.height)) == pytest.approx((wide * MM, high * MM), abs=0.1)


@pytest.mark.parametrize(("content", "has_rule"), [(CONTENT, True), (LONG, True), (MANY, False)])
def test_the_rule_under_a_name_gives_way_rather_than_go_through_it(
    content: CertificateContent, has_rule: bool
) -> None:
    page = pypdf.PdfReader(BytesIO(pdf_of(content, dress=A5))).pages[0]
    assert any("flourish" in name for name in page["/Resources"]["/XObject"]) is has_rule  # type: ignore[index]


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("content", [CONTENT, LONG, MANY])
def test_how_to_check_is_printed_in_8_points_on_every_paper(
    content: CertificateContent, dress: Dress
) -> None:
    with page_of(pdf_of(content, dress=dress)) as page:
        text = page.get_textpage()
        letters = text.get_text_range()
        for begin in ("To check this", "They look it up", f"Certificate {content.number}"):
            place = letters.index(begin)
            _, foot, _, top = text.get_charbox(place)
            assert top - foot >= 8 * CAP * 0.97


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("content", [CONTENT, LONG, MANY])
def test_no_line_stands_on_another_and_all_stay_on_the_sheet(
    content: CertificateContent, dress: Dress
) -> None:
    with page_of(pdf_of(content, dress=dress)) as page:
        wide, high = page.get_size()
        text = page.get_textpage()
        rects = [text.get_rect(number) for number in range(text.count_rects())]
    edge = 12 * MM * wide / (297 * MM)
    for left, foot, right, top in rects:
        assert left >= edge
        assert foot >= edge
        assert right <= wide - edge
        assert top <= high - edge
    for number, (left, foot, right, top) in enumerate(rects):
        for other in rects[number + 1 :]:
            shared = min(right, other[2]) - max(left, other[0])
            covered = min(top, other[3]) - max(foot, other[1])
            assert shared <= 0.5 or covered <= 0.35 * min(top - foot, other[3] - other[1])


@pytest.mark.parametrize("dress", DRESSES)
def test_the_code_shows_every_module_and_is_large_enough_for_a_telephone(dress: Dress) -> None:
    content = replace(CONTENT, verification="sgdesk:RBD5-YKRX-6NQF:" + "aB3_" * 21 + "xY")
    matrix = segno.make_qr(code_words(content), error="m", mask=MASK).matrix
    scale = 8.0
    reader = pypdf.PdfReader(BytesIO(pdf_of(content, dress=dress)))
    left, foot, right, top = (float(each) for each in _figures(reader)[0])
    assert right - left == pytest.approx(top - foot, abs=0.05)
    assert (right - left) / len(matrix) >= 0.32 * MM
    seen = picture(pdf_of(content, dress=dress), scale=scale).convert("L")
    module = (right - left) * scale / len(matrix)
    high = seen.height
    for row, column in product(range(len(matrix)), range(len(matrix))):
        x = left * scale + (column + 0.5) * module
        y = high - top * scale + (row + 0.5) * module
        shade = seen.getpixel((int(x), int(y)))
        assert isinstance(shade, int)
        assert (shade < 128) == bool(matrix[row][column])


def _figures(reader: pypdf.PdfReader) -> list[list[float]]:
    """The boxes of the figures that the paper tells, the last first."""

    def walk(node: Any) -> Iterator[list[float]]:
        if node.get("/S") == "/Figure":
            yield list(node["/A"]["/BBox"])
        kids = node.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        for kid in kids:
            found = kid.get_object()
            if isinstance(found, pypdf.generic.DictionaryObject):
                yield from walk(found)

    return list(walk(reader.root_object["/StructTreeRoot"]))[::-1]


def ink_of(pdf: bytes) -> float:
    """How much of the page is not white."""
    seen = picture(pdf).convert("L")
    return 1 - sum(seen.histogram()[250:]) / (seen.width * seen.height)


def test_the_plain_design_takes_far_less_ink_and_says_the_same() -> None:
    framed, plain = pdf_of(CONTENT), pdf_of(CONTENT, dress=Dress(Design.PLAIN))
    assert ink_of(plain) < 0.6 * ink_of(framed)
    assert words_of(plain) == words_of(framed)


def test_the_organisation_s_colour_is_that_of_the_title_and_the_border() -> None:
    colours = picture(pdf_of(CONTENT, dress=Dress(colour="#7b1e3a"))).getcolors(1 << 24)
    assert (0x7B, 0x1E, 0x3A) in {colour for _, colour in colours or ()}
    assert (0x1D, 0x5C, 0x63) not in {colour for _, colour in colours or ()}


def test_outcomes_stand_on_the_back_where_they_are_asked_for() -> None:
    pdf = pdf_of(CONTENT, dress=BACK)
    assert len(pypdf.PdfReader(BytesIO(pdf)).pages) == 2
    back = words_of(pdf, 1)
    assert back.startswith(
        "What this training covers Organisational induction programme Recognise the signs. Know "
        "whom to tell."
    )
    assert "Back of certificate RBD5-YKRX-6NQF, issued to Łukasz Żółć" in back
    assert "Recognise the signs" not in words_of(pdf_of(CONTENT))


def test_two_sides_of_a_sheet_are_always_of_one_person() -> None:
    without = replace(CONTENT, person_name="Ada Sample", number="SN4P-1FAB-AT5K", outcomes=())
    pdf = pdf_of(without, CONTENT, dress=BACK)
    pages = [words_of(pdf, number) for number in range(4)]
    assert "Ada Sample" in pages[0]
    assert "issued to Ada Sample" in pages[1]
    assert "No learning outcomes were recorded for this course." in pages[1]
    assert "issued to Łukasz Żółć" in pages[3]
    assert len(pypdf.PdfReader(BytesIO(pdf_of(without, dress=BACK))).pages) == 1


def test_outcomes_of_a_page_of_text_stay_on_the_back() -> None:
    much = replace(CONTENT, outcomes=("Something that takes a while to be said " * 4,) * 18)
    pdf = pdf_of(much, dress=Dress(paper=PaperSize.A5, outcomes=True))
    assert len(pypdf.PdfReader(BytesIO(pdf)).pages) == 2
    with page_of(pdf, 1) as page:
        text = page.get_textpage()
        feet = [text.get_rect(number)[1] for number in range(text.count_rects())]
    assert min(feet) >= 12 * MM


def test_points_of_an_earlier_certificate_stay_on_its_front() -> None:
    earlier = replace(CONTENT, outcomes=(), learning_points=("Recognise the signs",))
    assert "Recognise the signs" in words_of(pdf_of(earlier))
    assert "Recognise the signs" in words_of(pdf_of(earlier, dress=BACK), 1)


def test_a_file_of_many_has_an_outline_of_names_that_leads_to_the_fronts() -> None:
    people = [replace(CONTENT, person_name=name) for name in ("Ada Sample", "Bo Sample", "Cy S")]
    reader = pypdf.PdfReader(BytesIO(pdf_of(*people, dress=BACK)))
    places: list[Any] = list(reader.outline)
    found = [(str(each.title), reader.get_destination_page_number(each)) for each in places]
    assert found == [("Ada Sample", 0), ("Bo Sample", 2), ("Cy S", 4)]


def drawn(size: tuple[int, int], ink: tuple[int, ...] = (160, 30, 60, 255), pad: int = 0) -> bytes:
    seen = Image.new("RGBA", size, (0, 0, 0, 0))
    corners = (pad, pad, size[0] - 1 - pad, size[1] - 1 - pad)
    ImageDraw.Draw(seen).ellipse(corners, fill=ink)
    return as_png(seen)


def as_png(seen: Image.Image) -> bytes:
    stream = BytesIO()
    seen.save(stream, "PNG")
    return stream.getvalue()


WIDE, TALL, SQUARE = drawn((600, 60)), drawn((60, 600)), drawn((400, 400))


@pytest.mark.parametrize(
    ("png", "ratio", "area"),
    [
        (SQUARE, 1, 324),
        (WIDE, 10, 324),
        (TALL, 0.1, 48),
        (drawn((600, 600), pad=200), 1, 324),
        (drawn((2400, 1200)), 2, 324),
        (drawn((16, 16)), 1, 82),
        (as_png(Image.new("RGB", (300, 100), (9, 9, 9))), 3, 324),
        (drawn((300, 200)), 1.5, 324),
    ],
    ids=["square", "wide", "tall", "margins", "huge", "tiny", "opaque", "transparent"],
)
def test_a_logo_keeps_its_shape_and_has_its_room_without_its_margins(
    png: bytes, ratio: float, area: float
) -> None:
    wide, high = read_logo(png).size(1)
    assert wide / high == pytest.approx(ratio, rel=0.02)
    assert wide * high / MM**2 == pytest.approx(area, rel=0.05)
    assert wide <= 80.1 * MM
    assert high <= 22.1 * MM


@pytest.mark.parametrize("png", [SQUARE, WIDE, TALL])
def test_a_logo_stands_in_the_middle_over_the_name_of_the_organisation(png: bytes) -> None:
    pdf = pdf_of(replace(CONTENT, logo_png=png))
    left, foot, right, top = _figures(pypdf.PdfReader(BytesIO(pdf)))[-1]
    assert (left + right) / 2 == pytest.approx(297 * MM / 2, abs=0.5)
    assert top <= (210 - 18) * MM
    with page_of(pdf) as page:
        text = page.get_textpage()
        name = text.get_charbox(text.get_text_range().index("St Example"))
    assert name[3] < foot


def test_a_white_logo_is_seen_since_it_stands_on_a_plate_of_the_colour() -> None:
    white = drawn((300, 200), ink=(255, 255, 255, 255))
    assert read_logo(white).is_light
    assert not read_logo(SQUARE).is_light
    pdf = pdf_of(replace(CONTENT, logo_png=white))
    left, foot, right, top = _figures(pypdf.PdfReader(BytesIO(pdf)))[-1]
    seen = picture(pdf)
    box = (int(2 * left), int(seen.height - 2 * top), int(2 * right), int(seen.height - 2 * foot))
    colours = {colour for _, colour in seen.crop(box).getcolors(1 << 20) or ()}
    assert {(255, 255, 255), (0x1D, 0x5C, 0x63)} <= colours


def test_the_day_of_issue_is_that_of_the_file_in_every_dress() -> None:
    about = pypdf.PdfReader(BytesIO(pdf_of(CONTENT, dress=A5))).metadata
    assert about is not None
    assert about.creation_date is not None
    assert about.creation_date.date() == date(2026, 11, 23)


def test_how_to_check_leaves_no_last_word_of_a_name_alone_on_its_line() -> None:
    long = replace(CONTENT, organisation="Example Mosque and Madrasah, Leominster")
    lines = pypdf.PdfReader(BytesIO(pdf_of(long, dress=A5))).pages[0].extract_text().splitlines()
    asked = next(place for place, line in enumerate(lines) if line.startswith("To check"))
    assert len(lines[asked + 1]) > 0.3 * len(lines[asked])
    assert lines[asked + 2].startswith("office@example.org")


def test_how_to_check_takes_the_width_beside_the_code() -> None:
    name = "The Invented Youth Theatre of the Severn and Teme Valleys"
    content = replace(CONTENT, organisation=name)
    with page_of(pdf_of(content, dress=A5)) as page:
        lines = page.get_textpage().get_text_bounded().splitlines()
    first = next(line for line in lines if line.startswith("To check"))
    assert "square code to The Invented" in first
