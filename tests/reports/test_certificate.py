"""The certificate, read back by another library."""

import hashlib
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pypdf
import pytest

from sgdesk.domain.certificates import CertificateFace
from sgdesk.reports.certificate import HEIGHT, WIDTH, write_certificates

FACE = CertificateFace(
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
)


def pdf_of(*faces: CertificateFace) -> bytes:
    out = BytesIO()
    write_certificates(faces, out)
    return out.getvalue()


def text_of(pdf: bytes, page: int = 0) -> str:
    return pypdf.PdfReader(BytesIO(pdf)).pages[page].extract_text()


def test_everything_that_is_certified_stands_on_the_page() -> None:
    lines = [line.strip() for line in text_of(pdf_of(FACE)).splitlines()]
    assert lines == [
        "St Example's, Leominster",
        "Charity number 1234567",
        "Certificate of completion",
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
        "Provided by",
        "In-house",
        "Pat Trainer",
        "Trainer",
        "Ann Lead",
        "Designated safeguarding lead",
        "Certificate RBD5-YKRX-6NQF",
        "Issued on 23 November 2026, in place of SN4P-1FAB-AT5K",
        "Evaluation received before issue, as Herefordshire does (8.2), our choice",
        "Ask us to check it",
    ]


def test_the_same_face_gives_the_same_bytes() -> None:
    assert pdf_of(FACE) == pdf_of(FACE)
    assert pdf_of(FACE) != pdf_of(replace(FACE, person_name="Łukasz Żołć"))


def test_each_face_has_a_page_of_its_own_in_a4_landscape() -> None:
    reader = pypdf.PdfReader(BytesIO(pdf_of(FACE, replace(FACE, person_name="Ann Other"))))
    assert len(reader.pages) == 2
    assert "Ann Other" in reader.pages[1].extract_text()
    assert (float(reader.pages[0].mediabox.width), float(reader.pages[0].mediabox.height)) == (
        pytest.approx((WIDTH, HEIGHT), abs=0.01)
    )


@pytest.mark.parametrize("name", ["<img src='/etc/passwd'/>", "A & B <Smith>", "</para><b>"])
def test_a_hostile_name_is_printed_as_it_was_typed(name: str) -> None:
    reader = pypdf.PdfReader(BytesIO(pdf_of(replace(FACE, person_name=name))))
    page = reader.pages[0]
    assert name in page.extract_text().splitlines()
    assert "/Annots" not in page
    assert not list(page.images)


def test_names_in_other_scripts_and_very_long_ones_stay_on_one_page() -> None:
    names = (
        "محمد عبد الله",
        "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
        "李小龍",
        "Maximiliana-Alexandrina Featherstonehaugh-Cholmondeley-Smythe",
        "W" * 60,
    )
    reader = pypdf.PdfReader(BytesIO(pdf_of(*(replace(FACE, person_name=n) for n in names))))
    assert len(reader.pages) == len(names)
    for page in reader.pages:
        _assert_inside_the_frame(page)


def _assert_inside_the_frame(page: pypdf.PageObject) -> None:
    places: list[tuple[float, float]] = []

    def note(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            places.append((cm[4] + tm[4], cm[5] + tm[5]))

    page.extract_text(visitor_text=note)
    assert places
    assert all(40 < x < WIDTH - 40 and 40 < y < HEIGHT - 40 for x, y in places)


def test_every_font_is_in_the_file() -> None:
    reader = pypdf.PdfReader(BytesIO(pdf_of(FACE)))
    resources: Any = reader.pages[0]["/Resources"]
    fonts = resources["/Font"]
    for each in fonts.values():
        described = each.get_object()["/FontDescriptor"].get_object()
        assert "/FontFile2" in described


def test_what_is_not_known_is_left_out_and_not_printed_blank() -> None:
    bare = CertificateFace(
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
    assert "For Example Club" in text


def test_what_is_drawn_for_one_face_has_not_moved() -> None:
    drawn = pypdf.PdfReader(BytesIO(pdf_of(FACE))).pages[0].get_contents()
    assert drawn is not None
    assert hashlib.sha256(drawn.get_data()).hexdigest() == GOLDEN


GOLDEN = "55167c19e80fede2f82c4e3ec4a9e97d638c1cc665d2d8876262d420dc526119"
