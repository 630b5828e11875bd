"""Certificates as one PDF: a page each, made to be framed, and its back where that is asked for."""

from collections.abc import Callable, Sequence
from typing import BinaryIO

from sgdesk.domain.certificates.certificate import CertificateContent
from sgdesk.domain.certificates.dress import Dress
from sgdesk.reports.certificates.back import draw_back, outcomes_of
from sgdesk.reports.certificates.bands import draw_bands
from sgdesk.reports.certificates.border import draw_border
from sgdesk.reports.certificates.foot import foot_of
from sgdesk.reports.certificates.sheet import HEIGHT, WIDTH, Sheet, sheet_of
from sgdesk.reports.tagging import About, Element, TaggedCanvas, artifact, tagged
from sgdesk.reports.text import fonts
from sgdesk.reports.text.typesetting import clean

_FORM = "frame"
_USUAL = Dress()


def write_certificates(
    contents: Sequence[CertificateContent],
    out: BinaryIO,
    dress: Dress = _USUAL,
    step: Callable[[int, int], object] | None = None,
) -> None:
    """Write one PDF with a page for each face; the same faces in one dress give the same bytes.

    Text is set as it was typed, in any script, and made to fit; nothing in it is markup. With
    outcomes each has a back, as soon as one has any: so two sides of a sheet are of one person.
    ``step`` hears after each how many of how many are drawn.
    """
    fonts.font(fonts.SANS)
    sheet = sheet_of(dress)
    canvas = TaggedCanvas(
        out,
        about=_about(contents, dress),
        pagesize=sheet.size,
        initialFontName=fonts.SANS,
        pageCompression=1,
        repeats=True,
    )
    canvas.beginForm(_FORM, 0, 0, WIDTH, HEIGHT)
    draw_border(canvas, sheet)
    canvas.endForm()
    has_backs = dress.outcomes and any(map(outcomes_of, contents))
    for done, content in enumerate(contents, 1):
        _draw_front(canvas, content, sheet)
        canvas.showPage()
        if has_backs:
            sheet.begin(canvas)
            with tagged(canvas, Element("Sect"), holds_content=False):
                draw_back(canvas, content, sheet)
            canvas.showPage()
        if step is not None:
            step(done, len(contents))
    canvas.save()


def _draw_front(canvas: TaggedCanvas, content: CertificateContent, sheet: Sheet) -> None:
    sheet.begin(canvas)
    with artifact(canvas):
        canvas.doForm(_FORM)
    canvas.name_part(content.person_name, 0, HEIGHT)
    foot = foot_of(content, sheet)
    with tagged(canvas, Element("Sect"), holds_content=False):
        draw_bands(canvas, content, sheet, foot.top)
        foot.draw(canvas)


def _about(contents: Sequence[CertificateContent], dress: Dress) -> About:
    numbers = ", ".join(content.number for content in contents)
    return About(
        "Certificates" if len(contents) > 1 else "Certificate",
        contents[0].organisation if contents else "",
        "Safeguarding training",
        max((each.issued_on for each in contents), default=None),
        "; ".join(filter(None, (numbers, dress.mark()))),
    )


def letters_without_font(name: str) -> str:
    """The letters of a text that would be printed as a mark for a missing one."""
    return fonts.letters_without_font(clean(name), fonts.DISPLAY)
