"""The words of PDFs from somebody else's hands: broken in any way, they end in one plain fault."""

from io import BytesIO
from random import Random

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
)
from reportlab.pdfgen.canvas import Canvas

from sgdesk.data.pdfs import PdfError, PdfFault, page_alone, page_mark, pages_alone, pdf_words
from tests.services.imports.received.making import certificate, pdf


def spoilt(content: bytes, seed: int) -> bytes:
    """A file with a few bytes changed, cut off, or with a part of it said twice."""
    chance, made = Random(seed), bytearray(content)
    for _ in range(chance.randint(1, 12)):
        made[chance.randrange(len(made))] = chance.randrange(256)
    if seed % 3 == 0:
        del made[chance.randrange(len(made)) :]
    if seed % 5 == 0:
        at = chance.randrange(len(made) or 1)
        made[at:at] = made[at : at + 300]
    return bytes(made)


@pytest.mark.parametrize("seed", range(60))
def test_a_spoilt_file_is_read_or_told_and_never_a_crash(seed: int) -> None:
    content = spoilt(pdf([certificate(), certificate("Bob Instance")]), seed)
    try:
        words = pdf_words(content)
        for page in range(len(words.pages)):
            page_alone(content, page)
    except PdfError as error:
        assert error.fault in PdfFault


def test_a_page_that_unpacks_to_far_more_than_a_certificate_is_not_read() -> None:
    large = pdf(["y" * 4_500_000])
    assert len(large) < 100_000
    with pytest.raises(PdfError) as caught:
        pdf_words(large, clock=lambda: 0.0)
    assert caught.value.fault is PdfFault.TOO_LONG


def test_a_drawing_that_a_page_takes_in_counts_as_the_page_does() -> None:
    written = BytesIO()
    canvas = Canvas(written, invariant=1)
    canvas.beginForm("inner")
    for _ in range(50):
        canvas.drawString(72, 700, "y" * 90_000)
    canvas.endForm()
    canvas.doForm("inner")
    canvas.save()
    with pytest.raises(PdfError) as caught:
        pdf_words(written.getvalue(), clock=lambda: 0.0)
    assert caught.value.fault is PdfFault.TOO_LONG


def test_one_text_that_the_clock_could_not_break_off_is_not_read() -> None:
    with pytest.raises(PdfError) as caught:
        pdf_words(pdf(["y" * 150_000]), clock=lambda: 0.0)
    assert caught.value.fault is PdfFault.TOO_LONG


def test_one_page_alone_is_the_same_bytes_each_time_and_holds_no_other() -> None:
    content = pdf([certificate(), certificate("Bob Instance")])
    first = page_alone(content, 1)
    assert first == page_alone(content, 1)
    (page,) = PdfReader(BytesIO(first)).pages
    assert "Bob Instance" in page.extract_text()
    assert "Ann Sample" not in page.extract_text()


# Nothing of another page, whatever leads to it.


def everything_in(content: bytes) -> str:
    """Every object of a PDF in words, what is packed unpacked."""
    reader = PdfReader(BytesIO(content))
    found = []
    for number in range(1, len(reader.xref[0]) + len(reader.xref_objStm) + 1):
        each = reader.get_object(IndirectObject(number, 0, reader))
        packed = each.get_data() if isinstance(each, StreamObject) else b""
        found.append(f"{each!r} {packed!r}")
    return "\n".join(found)


def entries(**said: PdfObject | None) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): each for key, each in said.items()})


def with_links() -> bytes:
    """Two certificates, the first of which leads to the second in every way a page can."""
    writer = PdfWriter(PdfReader(BytesIO(pdf([certificate(), certificate("Bob Instance")]))))
    first, second = writer.pages
    there = ArrayObject([second.indirect_reference, NameObject("/Fit")])
    box = ArrayObject(map(FloatObject, (0, 0, 50, 50)))
    look = DecodedStreamObject()
    look.set_data(b"BT (Filled in) Tj ET")
    look[NameObject("/PieceInfo")] = there
    looks = entries(N=writer._add_object(look))
    link = entries(Subtype=NameObject("/Link"), Rect=box, Dest=there)
    field = entries(
        Subtype=NameObject("/Widget"),
        Rect=box,
        P=second.indirect_reference,
        Parent=entries(Kids=there),
        AP=looks,
    )
    first[NameObject("/Annots")] = ArrayObject(map(writer._add_object, (link, field)))
    for key in ("/B", "/AA", "/PieceInfo", "/Next", "/PresSteps"):
        first[NameObject(key)] = ArrayObject([second.indirect_reference])
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def with_one_list_of_pictures() -> bytes:
    """Two pages that draw one picture each out of a list that both have."""
    writer = PdfWriter()
    listed = DictionaryObject()
    for name in ("Im1", "Im10"):
        picture = DecodedStreamObject()
        picture.set_data(f"drawn as {name} and no other".encode())
        picture[NameObject("/Type")] = NameObject("/XObject")
        picture[NameObject("/Subtype")] = NameObject("/Image")
        listed[NameObject(f"/{name}")] = writer._add_object(picture)
    both = writer._add_object(DictionaryObject({NameObject("/XObject"): listed}))
    for drawn in (b"q /Im1 Do Q", b"q /Im#310 Do Q"):
        page = writer.add_blank_page(200, 200)
        content = DecodedStreamObject()
        content.set_data(drawn)
        page[NameObject("/Contents")] = writer._add_object(content)
        page[NameObject("/Resources")] = both
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def test_a_page_alone_holds_no_page_that_it_leads_to() -> None:
    whole = with_links()
    assert "Bob Instance" in everything_in(whole)
    alone = everything_in(page_alone(whole, 0))
    assert "Ann Sample" in alone and "Bob Instance" not in alone
    assert alone.count("'/Type': '/Page'") == 1


def test_what_was_filled_in_on_a_page_is_kept_with_it() -> None:
    assert "Filled in" in everything_in(page_alone(with_links(), 0))


@pytest.mark.parametrize(("page", "own", "other"), [(0, "Im1", "Im10"), (1, "Im10", "Im1")])
def test_a_page_alone_holds_the_pictures_that_it_draws_and_no_other(
    page: int, own: str, other: str
) -> None:
    alone = everything_in(page_alone(with_one_list_of_pictures(), page))
    assert f"drawn as {own} and" in alone
    assert f"drawn as {other} and" not in alone


def test_a_drawing_within_a_drawing_stays_with_its_page() -> None:
    written = BytesIO()
    canvas = Canvas(written, invariant=1)
    for name, inner in (("inner", ""), ("outer", "inner")):
        canvas.beginForm(name)
        canvas.drawString(72, 700, f"words of {name}")
        if inner:
            canvas.doForm(inner)
        canvas.endForm()
    canvas.doForm("outer")
    canvas.showPage()
    canvas.drawString(72, 700, "second")
    canvas.save()
    (words,) = pdf_words(page_alone(written.getvalue(), 0)).pages
    assert "words of outer" in words and "words of inner" in words
    assert "words of inner" not in everything_in(page_alone(written.getvalue(), 1))


def written_anew(content: bytes) -> bytes:
    """The same pages as another program would write them."""
    writer = PdfWriter(PdfReader(BytesIO(content)))
    writer.add_metadata({"/Producer": "Another version"})
    for page in writer.pages:
        page.compress_content_streams()
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


@pytest.mark.parametrize(
    "whole", [pdf([certificate(), certificate("Bob Instance")]), with_one_list_of_pictures()]
)
def test_a_page_has_the_same_mark_however_it_was_written_and_no_other_has(whole: bytes) -> None:
    first, second = pages_alone(whole, 2)
    assert written_anew(first) != first
    assert page_mark(written_anew(first)) == page_mark(first) != page_mark(second)


def test_taking_pages_out_of_a_file_ends_after_its_seconds() -> None:
    ticks = iter(range(0, 1_000, 4))
    with pytest.raises(PdfError) as caught:
        list(pages_alone(pdf([certificate()] * 9), 9, clock=lambda: float(next(ticks))))
    assert caught.value.fault is PdfFault.TOO_LONG
