"""The notes and comments of an XLSX worksheet are told by their cells, whoever wrote them."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from sgdesk.data.sheets import open_book
from tests.data.sheets.sheet_reading import read_sheet
from tests.data.sheets.test_workbooks import repack


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "People"
    sheet.append(["Name", "Level 1"])
    sheet["A1"].comment = Comment("Jan Clerk:\ndid not\nattend", "Jan Clerk")
    sheet["B1"].comment = Comment("Note: ask again", "Jan Clerk")
    sheet["C4"].comment = Comment("  ", "Jan Clerk")
    other = book.create_sheet("Other")
    other["A1"] = "x"
    other["A1"].comment = Comment("of another worksheet", "Jan Clerk")
    path = tmp_path / "noted.xlsx"
    book.save(path)
    return path


def test_notes_are_told_without_the_name_of_whoever_wrote_them(noted: Path) -> None:
    assert read_sheet(noted).comments == {(1, 0): "did not attend", (1, 1): "Note: ask again"}
    assert open_book(noted).sheet("Other").comments == {(1, 0): "of another worksheet"}


def test_a_thread_of_comments_is_told_whole_and_instead_of_its_stand_in(noted: Path) -> None:
    thread = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
        'threadedcomments"><threadedComment ref="A1" id="{1}"><text>booked?</text>'
        '</threadedComment><threadedComment ref="A1" id="{2}" parentId="{1}"><text>she never came'
        "</text></threadedComment></ThreadedComments>"
    )
    relation = (
        '<Relationship Id="rIdT" Type="http://schemas.microsoft.com/office/2017/10/relationships/'
        'threadedComment" Target="../charts/thread.xml"/></Relationships>'
    )

    def change(entry: str, old: bytes) -> bytes:
        if entry == "xl/worksheets/_rels/sheet1.xml.rels":
            return old.replace(b"</Relationships>", relation.encode())
        if "comment" in entry and entry.endswith(".xml"):
            stand_in = b"[Threaded comment] Your version lets you read this. Comment: booked?"
            return old.replace(b"Jan Clerk:\ndid not\nattend", stand_in)
        return old

    path = repack(noted, change, "thread.xlsx")
    with_part(path, "xl/charts/thread.xml", thread)
    assert read_sheet(path).comments[1, 0] == "booked?; she never came"


def with_part(path: Path, name: str, text: str) -> None:
    from zipfile import ZipFile

    with ZipFile(path, "a") as archive:
        archive.writestr(name, text)


def test_a_part_of_notes_that_is_not_there_is_no_fault(noted: Path) -> None:
    def change(entry: str, old: bytes) -> bytes:
        return old.replace(b"comment1.xml", b"gone.xml").replace(b"comments/comment", b"c/c")

    path = repack(noted, change, "gone.xlsx")
    assert read_sheet(path).rows[0].cells == ("Name", "Level 1")
