"""One wrong byte garbles one cell and names it, never the file and never another cell."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sgdesk.data.sheets import Cell, GarbledCell, SheetError, open_book
from sgdesk.data.sheets.decoding import decode
from sgdesk.data.sheets.delimited import read_rows

HEAD = b"First name,Surname,Level 1\n"
ZOE = "Zoë,Łukasz,12/03/2024\n".encode()
ANN = "Ann,O’Sample,13/03/2024\n".encode()


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "sheet.csv"


def rows(path: Path, data: bytes) -> list[tuple[Cell, ...]]:
    path.write_bytes(data)
    return [row.cells for row in read_rows(path)]


def garbled(found: list[tuple[Cell, ...]]) -> list[tuple[int, int, str]]:
    """Row, column and text of each garbled cell."""
    return [
        (row, column, cell.text)
        for row, cells in enumerate(found)
        for column, cell in enumerate(cells)
        if isinstance(cell, GarbledCell)
    ]


def test_one_odd_byte_in_utf_8_garbles_its_own_cell(sheet: Path) -> None:
    found = rows(sheet, HEAD + ZOE + ANN + b"Bob,O\x92Instance,14/03/2024\n")
    assert found[1][:2] == ("Zoë", "Łukasz")
    assert found[2][1] == "O’Sample"
    assert found[3] == ("Bob", GarbledCell("O\ufffdInstance"), "14/03/2024")
    assert len(garbled(found)) == 1
    assert str(found[3][1]) == "O\ufffdInstance"


@pytest.mark.parametrize("piece", [b"\xc3", b"\xe2\x80", b"\xff", b"\x80", b"\xed\xa0\x80"])
def test_half_a_letter_takes_no_separator_with_it(sheet: Path, piece: bytes) -> None:
    found = rows(sheet, HEAD + ZOE + ANN + b"Bo" + piece + b",Instance,14/03/2024\n")
    assert [place[:2] for place in garbled(found)] == [(3, 0)]
    assert found[3][1:] == ("Instance", "14/03/2024")


def test_a_letter_that_was_lost_before_is_the_same(sheet: Path) -> None:
    found = rows(sheet, HEAD + ZOE + "Bob,O\ufffdInstance,14/03/2024\n".encode())
    assert garbled(found) == [(2, 1, "O\ufffdInstance")]


def test_a_mark_at_the_start_of_the_file_says_utf_8(sheet: Path) -> None:
    found = rows(sheet, b"\xef\xbb\xbf" + HEAD + b"Zo\xeb,Sample,\nRen\xe9,Sample,\n")
    assert [place[:2] for place in garbled(found)] == [(1, 0), (2, 0)]


@pytest.mark.parametrize(
    ("broken", "first"),
    [
        (b"Bob\xffInstance,14/03/2024\n", 0),  # a separator
        (b'Bob,\xff"Instance, Mr",14/03/2024\n', 1),  # before a quotation mark
        (b"Bob,Instance,14/03/2024\xffCy,Sample,15/03/2024\n", 2),  # a line end
    ],
)
def test_where_the_damage_may_have_moved_cells_none_after_it_is_read(
    sheet: Path, broken: bytes, first: int
) -> None:
    found = rows(sheet, HEAD + ZOE + ANN + broken)
    assert len(found) == 4
    assert all(isinstance(cell, GarbledCell) for cell in found[3][first:])
    assert not any(isinstance(cell, GarbledCell) for cell in found[3][:first])


def test_a_true_windows_file_is_read_as_such(sheet: Path) -> None:
    found = rows(sheet, "Zoë,O’Sample,£5\nRenée,Ångström,–\n".encode("cp1252"))
    assert found == [("Zoë", "O’Sample", "£5"), ("Renée", "Ångström", "–")]


def test_a_cell_of_utf_8_in_a_windows_file_is_garbled_and_not_misread(sheet: Path) -> None:
    data = "Zoë,Sample\nRenée,Ångström\n".encode("cp1252") + "Chloé,Sample\n".encode()
    found = rows(sheet, data)
    assert found[:2] == [("Zoë", "Sample"), ("Renée", "Ångström")]
    assert garbled(found) == [(2, 0, "Chlo\ufffd")]


NAMES = "Renée,Zoë,François,Müller,Éamon,Jürgen,Ångström,Inès,Siân,Löwe,O'Sample"


@pytest.mark.parametrize("encoding", ["mac-roman", "cp850", "cp437", "cp1252"])
def test_letters_of_old_macs_and_of_dos_are_known_where_no_other_make_sense(
    sheet: Path, encoding: str
) -> None:
    assert rows(sheet, f"{NAMES}\n".encode(encoding)) == [tuple(NAMES.split(","))]


@pytest.mark.parametrize(
    "name",
    [
        "Renée",
        "Seán",
        "Ciarán",
        "Ramón",
        "López",
        "Peña",
        "Muñoz",
        "Níamh Ó Sampla née Renée",
        "Bjørn Renée",
    ],
)
def test_a_file_of_an_old_mac_is_read_as_one(sheet: Path, name: str) -> None:
    assert rows(sheet, f"{name},Level 1\n".encode("mac-roman")) == [(name, "Level 1")]


def test_signs_of_an_old_mac_are_signs(sheet: Path) -> None:
    text = "Renée,O’Sample,“Jim” Sample,Ann – Bob,£5"
    assert rows(sheet, f"{text}\n".encode("mac-roman")) == [tuple(text.split(","))]


@pytest.mark.parametrize(
    "data",
    [
        b"Zo\x89",  # "Zoâ" of a Mac, "Zoë" of DOS, and a sign at the end of a word of Windows
        b"J\x8arg",  # "Järg" of a Mac, "Jèrg" of DOS
        b"Crist\x97bal",  # "Cristóbal" of a Mac, or two words with a dash between
        b"Bob\x8eSample",
    ],
)
def test_letters_that_may_be_of_several_are_never_read_as_another(sheet: Path, data: bytes) -> None:
    found = rows(sheet, data + b",Level 1\n")[0]
    right = {"Zo\xeb", "J\xe4rg", "Crist\xf3bal"}
    assert isinstance(found[0], GarbledCell) or found[0] in right


def test_a_pound_behind_a_word_makes_no_file_that_of_dos(sheet: Path) -> None:
    assert garbled(rows(sheet, b"Ann Sample,paid\xa310\n")) == [(0, 1, "paid\ufffd10")]


@pytest.mark.parametrize("data", [b"ill\x97away", b"Ren\x8ee,part\x96time"])
def test_a_dash_between_two_words_makes_no_file_that_of_a_mac(sheet: Path, data: bytes) -> None:
    found = rows(sheet, data + b",Level 1\n")[0]
    assert isinstance(found[0], GarbledCell)
    assert found[1:] in (("Level 1",), ("part–time", "Level 1"))


@pytest.mark.parametrize(
    "text",
    [
        "part–time,Monday–Friday,O’Brien,“Jim”,Sample†,€5,Smith—Jones,co.–op,Ann…,£5",
        "Renée,D’Arcy,½ day,Sample™,3°,ÉAMON,MÜLLER,Straße,Łukasz".replace("Ł", "L"),
        "ill…back soon,Sa’id,Ra’ed,José María,Anne–Marie,A–Z",
    ],
)
def test_what_windows_writes_is_read_as_such(sheet: Path, text: str) -> None:
    assert rows(sheet, f"{text}\n".encode("cp1252")) == [tuple(text.split(","))]


@pytest.mark.parametrize("noise", [b"a" * 400_000, b"\x8e" * 400_000, b"a\x8e" * 200_000])
def test_a_word_without_end_is_looked_at_once(noise: bytes) -> None:
    """Looked at again from each of its letters, it would take hours."""
    text = decode(b"Name," + noise + b",Ren\xe9e\n", "sheet.csv")

    assert text.endswith(",Renée\n")


def test_one_zero_byte_garbles_its_own_cell(sheet: Path) -> None:
    found = rows(sheet, HEAD + ANN + b"Bo\0b,Instance,14/03/2024\n")
    assert garbled(found) == [(2, 0, "Bo\ufffdb")]


def test_half_a_letter_of_utf_16_garbles_its_own_cell(sheet: Path) -> None:
    text = "First name,Surname\n" + "Ann,Sample\n" * 5 + "Bob,Inst"
    found = rows(
        sheet, text.encode("utf-16") + b"\x00\xd8" + "ance\nCy,Sample\n".encode("utf-16-le")
    )
    assert garbled(found) == [(6, 1, "Inst\ufffdance")]
    assert found[7] == ("Cy", "Sample")


def test_utf_16_out_of_step_is_refused(sheet: Path) -> None:
    data = ("Name,Role\n" + "Ann,Cook\n" * 9).encode("utf-16")
    with pytest.raises(SheetError, match="a part of a letter is missing"):
        rows(sheet, data[:31] + data[32:] + b"\0")


def test_a_packed_file_of_another_kind_is_no_sheet(sheet: Path) -> None:
    noise = bytes(range(256)) * 4
    with pytest.raises(SheetError, match="neither a CSV file nor a workbook"):
        rows(sheet, b"\x1f\x8b\x08" + noise.replace(b"\0", b"x"))


@given(data=st.binary(max_size=400))
@example(data=b"sep=\xff\n1")
@example(data=b'sep="\n1')
@example(data=b'a,"b\n\xff')
@example(data=b"\xff\xfe\x00")
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(data)
    try:
        book = open_book(path)
        found = [row for name in book.names() for row in book.sheet(name).rows]
    except SheetError as refused:
        assert "{" not in str(refused)
        return
    for row in found:
        assert not any(isinstance(cell, str) and "\ufffd" in cell for cell in row.cells)


@given(place=st.integers(0), value=st.sampled_from(b"\xc0\xc1\xf5\xff"))
def test_a_byte_that_went_wrong_changes_no_other_row(
    tmp_path_factory: pytest.TempPathFactory, place: int, value: int
) -> None:
    """The values are those of no letter: which other letter was meant nobody could tell."""
    data = bytearray(HEAD + ZOE + ANN + "Jürgen,Ørsted,15/03/2024\n".encode())
    path = tmp_path_factory.getbasetemp() / "wrong.csv"
    sound = rows(path, bytes(data))
    data[place % len(data)] = value
    found = rows(path, bytes(data))
    read = [cells for cells in found if not any(isinstance(cell, GarbledCell) for cell in cells)]
    assert len(found) - len(read) <= 1
    assert [cells for cells in read if cells not in sound] == []
