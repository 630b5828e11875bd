"""One rule for the names of organisation files."""

from datetime import date
from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError
from sgdesk.domain.file.names import (
    completed,
    is_reserved,
    made_stem,
    paper_name,
    stem_of,
    stem_of_copies,
)


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("safeguarding", "safeguarding.sgdesk"),
        ("St. Mary's", "St. Mary's.sgdesk"),
        ("St. Mary's.sgdesk", "St. Mary's.sgdesk"),
        ("CHURCH.SGDESK", "CHURCH.SGDESK"),
        ("Church.SgDesk", "Church.SgDesk"),
        ("notes.txt", "notes.txt.sgdesk"),
        ("2026.", "2026..sgdesk"),
    ],
)
def test_a_name_ends_in_sgdesk_in_any_case_of_letters(typed: str, whole: str) -> None:
    assert completed(Path("folder") / typed) == Path("folder") / whole
    assert completed(completed(Path(typed))) == completed(Path(typed))


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("St. Mary's.sgdesk", "St. Mary's"),
        ("CHURCH.SGDESK", "CHURCH"),
        ("St. Mary's", "St. Mary's"),
    ],
)
def test_what_follows_a_full_stop_is_part_of_the_name(name: str, stem: str) -> None:
    assert stem_of(Path("folder") / name) == stem


@pytest.mark.parametrize("name", ["con", "NUL.sgdesk", "com1.2026", "Lpt9", "aux .sgdesk"])
def test_a_name_that_windows_keeps_is_refused_everywhere(name: str) -> None:
    assert is_reserved(name)
    with pytest.raises(InputError, match="Windows keeps for itself"):
        completed(Path(name))


@pytest.mark.parametrize("name", ["Conrad.sgdesk", "nullify", "com10", "St. Aux"])
def test_a_name_that_only_begins_so_is_none(name: str) -> None:
    assert not is_reserved(name)


@pytest.mark.parametrize("name", [".sgdesk", " .sgdesk", "..sgdesk"])
def test_a_blank_name_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="needs a name"):
        completed(Path(name))


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("St Mary’s, Leominster", "st-marys-leominster"),
        ("Con", "con-file"),
        ("!!!", "organisation"),
        ("x" * 100, "x" * 60),
        ("પ્રિયા મંડળ", "પ્રિયા-મંડળ"),
        ("می\u200cخواهم", "میخواهم"),
        ("snake_case club", "snake-case-club"),
    ],
)
def test_a_name_that_the_program_makes_is_plain(text: str, stem: str) -> None:
    assert made_stem(text) == stem


def test_a_name_that_leaves_no_room_for_its_backups_is_refused() -> None:
    assert completed(Path("é" * 96)).name == "é" * 96 + ".sgdesk"
    with pytest.raises(InputError, match="too long"):
        completed(Path("é" * 97))


def test_copies_of_a_file_with_a_very_long_name_have_a_shorter_one() -> None:
    assert stem_of_copies(Path("St. Mary's.sgdesk")) == "St. Mary's"
    assert stem_of_copies(Path("é" * 120)) == "é" * 100


DAY = date(2026, 3, 31)


def test_a_paper_is_called_by_what_it_is_whose_and_of_which_day() -> None:
    assert paper_name("training-plan", "St Example’s", DAY) == (
        "training-plan-st-examples-2026-03-31.pdf"
    )
    assert paper_name("sign-in-sheet", "St Example’s", DAY, "Level 2: update", "xlsx") == (
        "sign-in-sheet-st-examples-level-2-update-2026-03-31.xlsx"
    )
    assert paper_name("everything", "Con", DAY, ending="") == "everything-con-file-2026-03-31"


def test_organisations_in_other_letters_are_told_apart() -> None:
    names = {paper_name("forms", each, DAY) for each in ("清真寺", "મંદિર", "Храм", "مسجد", "!")}
    assert len(names) == 5
    assert "forms-મંદિર-2026-03-31.pdf" in names


@pytest.mark.parametrize("letter", ["x", "é", "清", "𠮷"])
def test_no_name_of_a_paper_is_longer_than_a_system_takes(letter: str) -> None:
    name = paper_name("everything-held", letter * 300, DAY, letter * 300)
    assert len(name.encode()) < 230
    assert name.startswith("everything-held-") and name.endswith("-2026-03-31.pdf")


@pytest.mark.parametrize("device", ["con", "NUL", "com1", "LPT9", "aux"])
def test_no_paper_has_a_name_that_windows_keeps(device: str) -> None:
    assert not is_reserved(paper_name("certificate", device, DAY, device))
