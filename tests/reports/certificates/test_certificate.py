"""The certificate, read back by another library."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pypdf
import pypdfium2
import pytest
from PIL import Image

from sgdesk.domain.certificates.certificate import CertificateContent
from sgdesk.domain.certificates.dress import Dress, PaperSize
from sgdesk.reports.certificates.certificate import write_certificates
from sgdesk.reports.certificates.sheet import HEIGHT, WIDTH
from sgdesk.reports.layout.styles import MM


def logo(width: int, height: int) -> bytes:
    """A plain picture in the organisation's colour."""
    stream = BytesIO()
    Image.new("RGB", (width, height), (29, 92, 99)).save(stream, "PNG")
    return stream.getvalue()


CONTENT = CertificateContent(
    number="RBD5-YKRX-6NQF",
    organisation="St Example's, Leominster",
    charity_number="1234567",
    person_name="Łukasz Żółć",
    course_title="Organisational induction programme",
    level="Level 1",
    completed_on=date(2026, 3, 4),
    issued_on=date(2026, 11, 23),
    duration_hours="2 hours",
    method="face to face",
    provider="In-house",
    trainer="Pat Trainer",
    signatories=(("Pat Trainer", "Trainer"), ("Ann Lead", "Designated safeguarding lead")),
    replaces="SN4P-1FAB-AT5K",
    verification="sgdesk:RBD5-YKRX-6NQF",
    partnership_note="Evaluation received before issue, as Herefordshire does (8.2), our choice",
    heading="Certificate of safeguarding training",
    reach="office@example.org or 01568 000000",
    refresh_by=date(2029, 3, 4),
    refresh_rule="every 3 years, Herefordshire",
    outcomes=("Recognise the signs.", "Know whom to tell."),
)


LOGO = logo(30, 20)


def pdf_of(*contents: CertificateContent, dress: Dress = Dress()) -> bytes:  # noqa: B008 - frozen
    out = BytesIO()
    write_certificates(contents, out, dress)
    return out.getvalue()


def text_of(pdf: bytes, page: int = 0) -> str:
    return pypdf.PdfReader(BytesIO(pdf)).pages[page].extract_text()


def test_everything_that_is_certified_stands_on_the_page() -> None:
    assert text_of(pdf_of(CONTENT)).split() == " ".join(PRINTED).split()


PRINTED = (
    "St Example's, Leominster",
    "Charity number 1234567",
    "Certificate of safeguarding training",
    "This is to certify that",
    "Łukasz Żółć",
    "has completed",
    "Organisational induction programme",
    "Level 1",
    "Attended on",
    "4 March 2026",
    "Length",
    "2 hours",
    "How",
    "face to face",
    "Refresh by 4 March 2029 (every 3 years, Herefordshire)",
    "Pat Trainer",
    "Trainer",
    "Ann Lead",
    "Designated safeguarding lead",
    "Certificate RBD5-YKRX-6NQF",
    "Issued on 23 November 2026, in place of SN4P-1FAB-AT5K",
    "To check this certificate, give its number or the square code to St Example's, Leominster:",
    "office@example.org or 01568 000000.",
    "They look it up in sgdesk: Certificates, Check a number.",
    "Evaluation received before issue, as Herefordshire does (8.2), our choice",
    "It records training, and is no check of anybody’s suitability to work with children.",
)


def test_the_same_content_gives_the_same_bytes() -> None:
    assert pdf_of(CONTENT) == pdf_of(CONTENT)
    assert pdf_of(CONTENT) != pdf_of(replace(CONTENT, person_name="Łukasz Żołć"))


def test_papers_made_at_the_same_time_come_out_the_same() -> None:
    contents = [
        replace(CONTENT, person_name=name) for name in ("ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "محمد عبد الله", "क्षत्रिय")
    ]
    with ThreadPoolExecutor(3) as pool:
        made = list(pool.map(lambda _: pdf_of(*contents), range(6)))
    assert set(made) == {pdf_of(*contents)}


def test_each_content_has_a_page_of_its_own_in_a4_landscape() -> None:
    reader = pypdf.PdfReader(BytesIO(pdf_of(CONTENT, replace(CONTENT, person_name="Ann Other"))))
    assert len(reader.pages) == 2
    assert "Ann Other" in reader.pages[1].extract_text()
    assert (float(reader.pages[0].mediabox.width), float(reader.pages[0].mediabox.height)) == (
        pytest.approx((WIDTH, HEIGHT), abs=0.01)
    )


@pytest.mark.parametrize("name", ["<img src='/etc/passwd'/>", "A & B <Smith>", "</para><b>"])
def test_a_hostile_name_is_printed_as_it_was_typed(name: str) -> None:
    reader = pypdf.PdfReader(BytesIO(pdf_of(replace(CONTENT, person_name=name))))
    page = reader.pages[0]
    assert name in page.extract_text().splitlines()
    assert "/Annots" not in page
    assert [each.name for each in page.images] == CODE_ALONE


CODE_ALONE = [each.name for each in pypdf.PdfReader(BytesIO(pdf_of(CONTENT))).pages[0].images]
"""Of the pictures on a page: the square code."""

LONG = replace(
    CONTENT,
    person_name="Maximiliana-Alexandrina Featherstonehaugh-Cholmondeley-Smythe",
    organisation="The Example Association of Leominster and All the Villages Lying Around It, CIO",
    course_title="Safeguarding children, young people and adults at risk in faith settings: "
    "recognising, responding, recording and referring",
    provider="Example County Safeguarding Children Partnership",
    trainer="Bartholomew Featherstonehaugh-Example",
    learning_points=("Recognising the signs", "Responding to a child who tells", "Recording"),
    signatories=(("B" * 70, "Designated safeguarding lead and churchwarden " * 2), ("Ann", "")),
)


@pytest.mark.parametrize(
    "content",
    [
        CONTENT,
        LONG,
        replace(LONG, logo_png=LOGO, learning_points=("A point that takes its time " * 3,) * 6),
        replace(CONTENT, logo_png=LOGO),
        *(
            replace(CONTENT, person_name=name)
            for name in (
                "محمد عبد الله",
                "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
                "李小龍",
                "W" * 60,
                "Jo",
                "தமிழ் செல்வி",
                "😀",
            )
        ),
    ],
)
def test_every_letter_stays_within_the_border(content: CertificateContent) -> None:
    left, bottom, right, top = extent_of_text(pdf_of(content))
    border = 18 * MM
    assert left >= border
    assert bottom >= border
    assert right <= WIDTH - border
    assert top <= HEIGHT - border


def extent_of_text(pdf: bytes) -> tuple[float, float, float, float]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0].get_textpage()
        boxes = [page.get_charbox(number) for number in range(page.count_chars())]
    finally:
        document.close()
    lefts, bottoms, rights, tops = zip(*(box for box in boxes if any(box)), strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def test_what_is_above_the_signatures_leaves_room_to_sign() -> None:
    document = pypdfium2.PdfDocument(pdf_of(replace(LONG, logo_png=LOGO)))
    try:
        page = document[0].get_textpage()
        places = [page.get_charbox(number) for number in range(page.count_chars())]
        letters = page.get_text_range()
    finally:
        document.close()
    signer = next(n for n, letter in enumerate(letters) if letters[n:].startswith("BBBB"))
    line = max(top for _, _, _, top in places[signer : signer + 70])
    over = [foot for _, foot, _, top in places if any((foot, top)) and foot > line]
    assert min(over) - line > 12 * MM


def test_trainer_and_provider_are_named_where_nothing_else_names_them() -> None:
    lines = [line.strip() for line in text_of(pdf_of(LONG)).splitlines()]
    assert "Trainer" in lines
    assert "Provided by" in lines
    assert "Provided by" not in text_of(pdf_of(replace(LONG, provider="in-house")))


def test_learning_points_are_printed_in_their_order() -> None:
    text = " ".join(text_of(pdf_of(LONG)).split())
    assert "Recognising the signs · Responding to a child who tells · Recording" in text


def test_the_code_and_the_logo_are_the_only_pictures() -> None:
    with_logo = pypdf.PdfReader(BytesIO(pdf_of(replace(CONTENT, logo_png=LOGO)))).pages[0].images
    assert (len(CODE_ALONE), len(with_logo)) == (1, 2)
    bare = replace(CONTENT, verification="")
    assert not pypdf.PdfReader(BytesIO(pdf_of(bare))).pages[0].images


def test_the_title_names_nobody_and_the_language_is_told() -> None:
    reader = pypdf.PdfReader(BytesIO(pdf_of(CONTENT)))
    assert reader.metadata is not None
    assert reader.metadata.title == f"Certificate – {CONTENT.organisation}"
    assert reader.metadata.author == CONTENT.organisation
    assert str(reader.root_object["/Lang"]) == "en-GB"


def test_a_batch_shares_its_fonts_and_its_border() -> None:
    one = len(pdf_of(CONTENT))
    many = len(pdf_of(*(replace(CONTENT, person_name=f"Ann Other {n}") for n in range(21))))
    assert (many - one) / 20 < 2500


def test_every_font_is_in_the_file() -> None:
    reader = pypdf.PdfReader(BytesIO(pdf_of(CONTENT)))
    resources: Any = reader.pages[0]["/Resources"]
    fonts = resources["/Font"]
    for each in fonts.values():
        described = each.get_object()["/FontDescriptor"].get_object()
        assert "/FontFile2" in described


def test_what_is_not_known_is_left_out_and_not_printed_blank() -> None:
    bare = CertificateContent(
        number="RBD5-YKRX-6NQF",
        organisation="Example Club",
        person_name="Ann Other",
        course_title="Induction",
        completed_on=date(2026, 3, 4),
        issued_on=date(2026, 3, 5),
    )
    text = text_of(pdf_of(bare))
    assert "Charity number" not in text
    assert "Length" not in text
    assert "Trainer" not in text
    assert "For Example Club" in text


def test_what_is_drawn_for_one_content_has_not_moved() -> None:
    drawn = pypdf.PdfReader(BytesIO(pdf_of(CONTENT))).pages[0].get_contents()
    assert drawn is not None
    assert hashlib.sha256(drawn.get_data()).hexdigest() == GOLDEN


GOLDEN = "2b0910bba01bdc7897600bebc0ecfe71f30fc3ab9f491aa5d7ea4c80fd89a59e"


@pytest.mark.parametrize("paper", PaperSize)
def test_no_letter_on_a_certificate_is_under_8_points(paper: PaperSize) -> None:
    drawn = pypdf.PdfReader(BytesIO(pdf_of(CONTENT, dress=Dress(paper=paper)))).pages[0]
    sizes: list[float] = []

    def note(text: str, matrix: list[float], place: list[float], font: object, size: float) -> None:
        if text.strip():
            sizes.append(round(size * place[0] * matrix[0], 2))

    drawn.extract_text(visitor_text=note)
    assert min(sizes) >= 8
