"""A day that lies ahead is a projection: said everywhere, and never made final."""

import io
import json
from datetime import date
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from sgdesk.domain.errors import InputError
from sgdesk.services.returns.document import return_document, return_files
from sgdesk.services.returns.final import freeze_return, frozen_returns
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.services.opened import short_names
from tests.services.returns.words_of import words_of

AHEAD = date(2028, 3, 31)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "hscp", TODAY, ("level1",))


@pytest.fixture
def files(hall: Hall) -> dict[str, bytes]:
    return short_names(return_files(return_document(hall.workspace, AHEAD)))


def test_every_page_of_the_paper_says_so(files: dict[str, bytes]) -> None:
    pages = [
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(files["summary.pdf"])
    ]
    assert len(pages) > 2
    assert all("Projection: this day lies ahead." in page for page in pages)


def test_every_sheet_says_so_on_top_and_at_its_foot(files: dict[str, bytes]) -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(files["summary.xlsx"])):
        assert str(sheet["A1"].value).startswith("Projection: ")
        assert str(sheet["A2"].value).startswith("Projection: 31 March 2028 lies ahead.")
        assert sheet.oddFooter is not None
        assert "Projection" in str(sheet.oddFooter.left.text)


def test_every_other_file_says_so(files: dict[str, bytes]) -> None:
    assert json.loads(files["summary.json"])["projection"] is True
    assert files["summary.csv"].decode("utf-8-sig").splitlines()[1].count("Projection") == 2
    page = files["summary.html"].decode()
    assert "<title>Projection: safeguarding training summary" in page
    assert page.rindex("Projection: this day lies ahead.") > page.index("<footer>")
    assert b"Subject: Projection: Training summary as at 31 March 2028" in files["summary.eml"]


def test_the_first_page_says_what_the_figures_are(hall: Hall) -> None:
    said = words_of(return_document(hall.workspace, AHEAD))
    assert "These are the figures if nothing is done until then; they are no return." in said
    assert "Projection" not in words_of(return_document(hall.workspace))


def test_today_is_none(hall: Hall) -> None:
    found = short_names(return_files(return_document(hall.workspace, TODAY)))
    assert json.loads(found["summary.json"])["projection"] is False
    for name in ("summary.csv", "summary.html", "summary.eml"):
        assert b"Projection" not in found[name]


def test_it_cannot_be_made_final(hall: Hall) -> None:
    with pytest.raises(InputError, match="a projection and cannot be made final"):
        freeze_return(hall.workspace, AHEAD)
    assert frozen_returns(hall.workspace) == ()
