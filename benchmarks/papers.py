"""Certificates in a batch, and a large workbook."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from time import process_time
from zipfile import ZipFile

from PIL import Image, ImageDraw
from pypdfium2 import PdfDocument
from reportlab.pdfgen.canvas import Canvas
from xlsxwriter import Workbook

from benchmarks import files
from benchmarks.measure import Line, seconds, side_by_side
from sgdesk.data.organisation.signing import Signer
from sgdesk.domain.certificates.certificate import CertificateContent, new_number
from sgdesk.domain.certificates.verification import code_text
from sgdesk.reports import returns as section11
from sgdesk.reports.certificates.certificate import write_certificates
from sgdesk.reports.text.fonts import SANS, font
from sgdesk.services.file import workspace
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.returns import document as returns

_BATCH = 1000
_SIGNER = Signer(bytes(32))


def measure(folder: Path) -> Iterator[Line]:
    """A thousand certificates as one PDF; the return's workbook with 10,000 people named."""
    contents = [_content(number) for number in range(_BATCH)]
    write_certificates(contents[:1], BytesIO())
    stream = BytesIO()
    time = seconds(lambda: write_certificates(contents, stream), process_time)
    yield Line("one certificate in a batch of 1,000", time / _BATCH * 1000, None, 8, "ms")
    yield Line("the PDF of 1,000", len(stream.getvalue()) / 1e6, None, 2.5, "MB")
    yield from _whole_certificates()
    yield _workbook(folder)
    yield from _returns(folder)


def _whole_certificates() -> Iterator[Line]:
    """The same with all that one can say: a logo, how the issuer is reached, when to do it again.

    Of its bytes most are the text, which differs from page to page, and the code, which no packing
    makes smaller than its modules: they are over the goal, and by how much is told.
    """
    contents = [_whole(_content(number)) for number in range(_BATCH)]
    stream = BytesIO()
    time = seconds(lambda: write_certificates(contents, stream), process_time)
    yield Line("one with logo, reach and refresh", time / _BATCH * 1000, None, 8, "ms")
    yield Line("the PDF of 1,000 of them", len(stream.getvalue()) / 1e6, None, 2.5, "MB")


def _whole(content: CertificateContent) -> CertificateContent:
    return replace(
        content,
        level="Level 1",
        duration_hours="3 hours",
        provider="St Example's",
        method="In person",
        trainer="Pat Trainer",
        signatories=(("Pat Trainer", "Trainer"), ("Ann Lead", "Designated safeguarding lead")),
        logo_png=_logo(),
        reach="office@example.org, 01568 000000, 1 Example Street, Leominster HR6 0AA",
        refresh_by=date(2029, 3, 12),
        refresh_rule="every 3 years, recommended, Herefordshire",
    )


@cache
def _logo() -> bytes:
    """A plain badge, as a church has one."""
    picture = Image.new("RGB", (300, 200), "white")
    ImageDraw.Draw(picture).ellipse((20, 10, 280, 190), fill="#1d5c63", outline="black", width=6)
    stream = BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def _returns(folder: Path) -> Iterator[Line]:
    """All files of a return of 400 people against their floor, and of 10,000 by name."""
    work = _opened(folder, 400)

    def make() -> dict[str, bytes]:
        return returns.return_files(returns.return_document(work))

    made = make()
    lines, cells = _lines_of(made), _cells_of(made)
    times = side_by_side(make, lambda: _bare(lines, cells), rounds=3, clock=process_time)
    work.close()
    said = f"{len(lines)} pages, {cells:,} cells"
    yield Line(f"all files of a return, 400 people, to {said} written plainly", *times, 3)
    yield Line("all files of a return, 400 people", times[0], None, 2)
    work = _opened(folder, 10_000)
    named = seconds(
        lambda: returns.return_files(returns.return_document(work, named=True)), process_time
    )
    work.close()
    yield Line("all files of a return, 10,000 people, by name", named, None, 10)


def _opened(folder: Path, people: int) -> Workspace:
    path = files.organisation(folder, people)
    return workspace.open_workspace(path, writable=False, clock=files.clock)


def _lines_of(made: Mapping[str, bytes]) -> list[list[str]]:
    """The lines of text of each page of the PDF."""
    (pdf,) = (content for name, content in made.items() if name.endswith(".pdf"))
    with PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded().splitlines() for page in document]


def _cells_of(made: Mapping[str, bytes]) -> int:
    """How many cells the workbook has."""
    (book,) = (content for name, content in made.items() if name.endswith(".xlsx"))
    with ZipFile(BytesIO(book)) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        return sum(parts.read(name).count(b"<c ") for name in sheets)


def _bare(pages: Sequence[Sequence[str]], cells: int) -> None:
    """The least that anything on the same libraries does: the same lines, and so many cells."""
    canvas = Canvas(BytesIO(), pageCompression=1)
    for lines in pages:
        canvas.setFont(font(SANS).fontName, 9)
        for place, line in enumerate(lines):
            canvas.drawString(50, 800 - 11 * place, line)
        canvas.showPage()
    canvas.save()
    with Workbook(BytesIO(), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for place in range(cells):
            sheet.write_string(place // 12, place % 12, "Sample text")


def _content(number: int) -> CertificateContent:
    code = new_number()
    return CertificateContent(
        number=code,
        organisation="St Example's",
        person_name=f"Łukasz Sample {number}",
        course_title="Safeguarding induction",
        completed_on=files.TODAY,
        issued_on=files.TODAY,
        verification=code_text(code, _SIGNER.sign(code.encode())),
    )


def _workbook(folder: Path) -> Line:
    work = workspace.open_workspace(
        files.organisation(folder, 10_000), writable=False, clock=files.clock
    )
    document = returns.return_document(work, named=True)
    work.close()
    cells = len(document.named) * 7

    def bare() -> None:
        with Workbook(BytesIO(), {"constant_memory": True}) as book:
            page = book.add_worksheet()
            for row in range(cells // 12):
                for column in range(12):
                    page.write_string(row, column, "Sample text")

    times = side_by_side(lambda: section11.as_xlsx(document), bare, 3, process_time)
    return Line(f"{cells:,} cells of XLSX, to XlsxWriter in constant memory", *times, 1.5)
