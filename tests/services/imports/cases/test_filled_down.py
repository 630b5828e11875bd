"""What cells take from those above them: merged over several rows, or a ditto."""

from datetime import date
from pathlib import Path

import pytest

from .trying import bring
from .workbooks import DAY, TRACKER, Value, asked, listed, workbook


def test_what_is_merged_over_several_rows_holds_for_each(tmp_path: Path) -> None:
    rows = (
        TRACKER,
        ("Hana Pretend", "Leader", DAY, None),
        ("Idris Madeup", None, None, DAY),
        ("Joan Dummy", "Trustee", None, DAY),
    )
    came = bring(tmp_path, "tracker", workbook(tmp_path, *rows, merged=["B2:B3", "C2:C3"]))

    assert came.completed == {
        "hana pretend: level1 2024-06-04",
        "idris madeup: level1 2024-06-04",
        "idris madeup: level2 2024-06-04",
        "joan dummy: level2 2024-06-04",
    }
    assert ("idris madeup", "Leader") in came.stored.posts


@pytest.mark.parametrize("kind", ["tracker", "training"])
def test_a_name_merged_over_several_rows_is_one_person(tmp_path: Path, kind: str) -> None:
    if kind == "tracker":
        rows: tuple[tuple[Value, ...], ...] = (
            ("Name", "Level 1", "Level 2"),
            ("Hana Pretend", DAY, None),
            (None, None, DAY),
            ("Idris Madeup", DAY, None),
        )
    else:
        rows = (
            ("Name", "Date", "Course"),
            ("Hana Pretend", DAY, "Level 1"),
            (None, DAY, "Level 2"),
            ("Idris Madeup", DAY, "Level 1"),
        )
    came = bring(tmp_path, kind, workbook(tmp_path, *rows, merged=["A2:A3"]))

    assert came.people == {"hana pretend": 1, "idris madeup": 1}
    assert came.completed == {
        "hana pretend: level1 2024-06-04",
        "hana pretend: level2 2024-06-04",
        "idris madeup: level1 2024-06-04",
    }
    assert not came.report.questions


def test_a_merged_name_that_stands_elsewhere_too_is_asked_about(tmp_path: Path) -> None:
    rows = (
        ("Name", "Level 1", "Level 2"),
        ("Hana Pretend", DAY, None),
        (None, None, DAY),
        ("Hana Pretend", date(2025, 6, 4), None),
    )
    came = bring(tmp_path, "tracker", workbook(tmp_path, *rows, merged=["A2:A3"]))

    assert came.completed == set()
    assert asked(came) == {"person:twice hana pretend": [(2, "A"), (3, "A"), (4, "A")]}


def test_merged_headings_are_headings_alone(tmp_path: Path) -> None:
    rows = (
        ("Name", "Level 1", None),
        (None, "Done", "Expires"),
        ("Hana Pretend", DAY, date(2027, 6, 4)),
    )
    path = workbook(tmp_path, *rows, merged=["A1:A2", "B1:C1"])
    came = bring(tmp_path, "tracker", path)

    assert came.people == {"hana pretend": 1}
    assert came.completed == {"hana pretend: level1 2024-06-04"}


@pytest.mark.parametrize("ditto", ['"', "''", "ditto", "Do.", "as above", "〃", "↓", "↑"])
def test_a_ditto_of_a_role_a_course_or_a_provider_is_the_cell_above(
    tmp_path: Path, ditto: str
) -> None:
    rows = (
        ("Name", "Course", "Date", "Provider", "Role"),
        ("Hana Pretend", "Level 1", DAY, "Diocese of Nowhere", "Leader"),
        ("Idris Madeup", ditto, date(2024, 6, 5), ditto, ditto),
    )
    came = bring(tmp_path, "training", workbook(tmp_path, *rows))

    assert came.completed == {
        "hana pretend: level1 2024-06-04",
        "idris madeup: level1 2024-06-05",
    }
    assert {(3, "B", "as_above"), (3, "D", "as_above"), (3, "E", "as_above")} <= listed(came)
    assert came.stored.text.count("Diocese of Nowhere") >= 2


@pytest.mark.parametrize("ditto", ['"', "ditto", "↓"])
def test_a_ditto_of_a_day_is_asked_about_with_the_day_shown(tmp_path: Path, ditto: str) -> None:
    rows = (
        ("Name", "Level 1"),
        ("Hana Pretend", DAY),
        ("Idris Madeup", ditto),
        ("Joan Dummy", ditto),
    )
    came = bring(tmp_path, "tracker", workbook(tmp_path, *rows))

    assert came.completed == {"hana pretend: level1 2024-06-04"}
    (question,) = came.report.questions
    assert [cell.value for cell in question.cells] == [f"{ditto} (04/06/2024)"] * 2


def test_a_ditto_with_nothing_above_it_is_none(tmp_path: Path) -> None:
    came = bring(tmp_path, "tracker", 'Name,Level 1\nHana Pretend,""""\n')

    assert came.completed == set()
    assert not came.report.questions


def test_a_comment_on_a_merged_cell_speaks_of_all_its_rows(tmp_path: Path) -> None:
    rows = (("Name", "Level 1"), ("Hana Pretend", DAY), ("Idris Madeup", None))
    comments = {"B2": "did not attend"}
    came = bring(
        tmp_path, "tracker", workbook(tmp_path, *rows, merged=["B2:B3"], comments=comments)
    )

    assert came.completed == set()
    assert asked(came) == {"word:did not attend": [(2, "B"), (3, "B")]}


@pytest.mark.parametrize("said", ["booked, not done yet", "all at the hall"])
def test_a_comment_on_the_heading_of_a_course_may_speak_of_all_below(
    tmp_path: Path, said: str
) -> None:
    rows = (("Name", "Level 1"), ("Hana Pretend", DAY), ("Idris Madeup", DAY))
    came = bring(tmp_path, "tracker", workbook(tmp_path, *rows, comments={"B1": said}))

    if said.startswith("booked"):
        assert came.completed == set()
        assert list(asked(came).values()) == [[(2, "B"), (3, "B")]]
        assert (1, "B", "comment") not in listed(came)
    else:
        assert len(came.completed) == 2
        assert (1, "B", "comment") in listed(came)


def test_a_ditto_of_a_name_is_the_person_above_and_told(tmp_path: Path) -> None:
    rows = (
        ("First name", "Surname", "Course", "Date"),
        ("Hana", "Pretend", "Level 1", DAY),
        ('"', '"', "Level 2", DAY),
        ("Idris", '"', "Level 1", DAY),
    )
    came = bring(tmp_path, "training", workbook(tmp_path, *rows))

    assert came.completed == {
        "hana pretend: level1 2024-06-04",
        "hana pretend: level2 2024-06-04",
        "idris pretend: level1 2024-06-04",
    }
    assert {(3, "A", "as_above"), (3, "B", "as_above"), (4, "B", "as_above")} <= listed(came)


def test_a_ditto_of_a_name_in_a_tracker_is_a_name_that_stands_twice(tmp_path: Path) -> None:
    rows = (("Name", "Level 1"), ("Hana Pretend", DAY), ('"', date(2025, 6, 4)))
    came = bring(tmp_path, "tracker", workbook(tmp_path, *rows))

    assert came.completed == set()
    assert asked(came) == {"person:twice hana pretend": [(2, "A"), (3, "A")]}
