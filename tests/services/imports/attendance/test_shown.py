"""What a list shows beside its words: comments, strokes, hidden rows and columns, dittos."""

from pathlib import Path

import pytest

from sgdesk.services.imports.attendance import ListDraft
from tests.services.imports.attendance.lists import doubts, effects, evening, line
from tests.services.imports.cases.workbooks import workbook

ROWS = (("Name", "Attended"), ("Ada Sample", "Yes"), ("Bo Sample", "Yes"))


def codes(draft: ListDraft) -> list[str]:
    """Why each thing beside the lines is told."""
    return [each.code.value for each in draft.unseen]


@pytest.mark.parametrize("place", ["A3", "B3"])
@pytest.mark.parametrize("words", ["No – did not come in the end", "had a cold", "see Jan"])
def test_a_comment_on_a_row_is_asked_about(tmp_path: Path, place: str, words: str) -> None:
    draft = evening(tmp_path).read(workbook(tmp_path, *ROWS, comments={place: words}))

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "asked"}
    assert doubts(draft, "Bo Sample") == {"comment"}
    assert line(draft, "Bo Sample").words == words
    assert draft.unseen == ()


def test_a_comment_of_what_is_not_kept_here_is_asked_about_without_its_words(
    tmp_path: Path,
) -> None:
    draft = evening(tmp_path).read(workbook(tmp_path, *ROWS, comments={"B3": "DBS came back"}))

    assert effects(draft)["Bo Sample"] == "asked"
    assert line(draft, "Bo Sample").words == ""
    assert codes(draft) == ["comment_not_kept"]


def test_a_comment_on_a_heading_is_told(tmp_path: Path) -> None:
    draft = evening(tmp_path).read(workbook(tmp_path, *ROWS, comments={"B1": "ask Jan"}))

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "yes"}
    assert [(each.row, each.column, each.value) for each in draft.unseen] == [(1, "B", "ask Jan")]


def test_hidden_rows_are_told(tmp_path: Path) -> None:
    draft = evening(tmp_path).read(workbook(tmp_path, *ROWS, hidden=[3]))

    assert [(each.code.value, each.value) for each in draft.unseen] == [("hidden_rows", "1 row: 3")]


def test_a_name_that_is_struck_through_is_asked_about(tmp_path: Path) -> None:
    draft = evening(tmp_path).read(workbook(tmp_path, *ROWS, struck=["A3"]))

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "asked"}
    assert "struck" in doubts(draft, "Bo Sample")


@pytest.mark.parametrize("heading", ["Attended", "Tick if here"])
def test_a_yes_that_is_struck_through_is_asked_about(tmp_path: Path, heading: str) -> None:
    rows = (("Name", heading), *ROWS[1:])

    draft = evening(tmp_path).read(workbook(tmp_path, *rows, struck=["B3"]))

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "asked"}
