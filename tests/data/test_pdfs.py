"""The words of PDFs from somebody else's hands: broken in any way, they end in one plain fault."""

from io import BytesIO
from random import Random

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from sgdesk.data.pdfs import PdfError, PdfFault, page_alone, pdf_words
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
