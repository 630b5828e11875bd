"""The day on which a form came back: within the training and today, in one order."""

from datetime import date
from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.imports.answers import (
    AnswersDraft,
    AnswersWish,
    RowFate,
    read_answers,
)
from tests.services.hall import Hall
from tests.services.imports.answers.conftest import COURSE
from tests.services.imports.answers.sheets import EVALUATION, google, microsoft
from tests.services.imports.answers.wishes import ADA, answer_all, sheet_wish


def test_days_outside_the_training_and_today_are_refused_and_listed(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = google(
        tmp_path / "a.csv",
        ["Email Address", EVALUATION[0]],
        ["2025/11/29 9:00:00 am GMT", "ada@example.org", "5"],
        ["2026/04/01 9:00:00 am GMT", "bo@example.org", "5"],
    )
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    assert [str(each.code) for each in draft.left_out] == ["before_the_training", "after_today"]
    with pytest.raises(InputError, match="no forms of this kind"):
        read_answers(hall.workspace, AnswersWish(session, FormKind.TRAINER, path))


def test_an_impact_form_that_is_not_open_yet_is_refused(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    heading = "How much have you used what you learned?"
    path = microsoft(tmp_path / "a.xlsx", [heading], (*ADA, 5))
    draft = read_answers(hall.workspace, AnswersWish(session, FormKind.IMPACT, path))
    assert [str(each.code) for each in draft.left_out] == ["not_open_yet"]


@pytest.mark.parametrize(
    ("stamps", "day"),
    [
        (("12/13/2025 19:41:22", "12/2/2025 8:00:00"), date(2025, 12, 2)),
        (("13/12/2025 19:41:22", "02/12/2025 08:00"), date(2025, 12, 2)),
        (("02/12/2025 19:41:22", "2/12/2025 8:00:00 pm"), date(2025, 12, 2)),
    ],
)
def test_the_order_of_day_and_month_is_the_one_in_which_every_day_is_possible(
    hall: Hall, session: int, tmp_path: Path, stamps: tuple[str, str], day: date
) -> None:
    rows = [[stamps[0], "ada@example.org", "5"], [stamps[1], "bo@example.org", "5"]]
    path = google(tmp_path / "a.csv", ["Email Address", EVALUATION[0]], *rows)
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    assert draft.rows[1].received_on == day and draft.questions == ()


def test_days_that_are_possible_in_both_orders_are_asked_about(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    row = ["01/02/2026 9:00:00", "ada@example.org", "5"]
    path = google(tmp_path / "a.csv", ["Email Address", EVALUATION[0]], row)
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    assert draft.count(RowFate.COMES) == 0
    said = answer_all(draft, "reading", "mdy")
    assert read_answers(hall.workspace, sheet_wish(session, path, **said)).rows[
        0
    ].received_on == date(2026, 1, 2)


def _of_day(hall: Hall, session: int, folder: Path, *held: str, **said: str) -> AnswersDraft:
    """Two of a session answer, each with the day of the course as it is written."""
    people = ("ada@example.org", "bo@example.org")
    rows = [
        ["2026/03/02 7:41:22 pm GMT", who, day, "5"] for who, day in zip(people, held, strict=True)
    ]
    path = google(folder / "a.csv", ["Email Address", "Date of the course", EVALUATION[0]], *rows)
    return read_answers(hall.workspace, sheet_wish(session, path, **said))


def test_a_day_of_the_course_is_read_day_first_where_month_first_it_is_no_day_of_ours(
    bare: Hall, tmp_path: Path
) -> None:
    session = bare.hold(COURSE, date(2025, 12, 11))
    draft = _of_day(bare, session, tmp_path, "11/12/2025", "10/12/2025")
    assert [row.fate for row in draft.rows] == [RowFate.COMES, RowFate.PASSED]
    assert draft.questions == ()


def test_a_day_of_the_course_that_is_ours_month_first_alone_is_asked_about(
    bare: Hall, tmp_path: Path
) -> None:
    session = bare.hold(COURSE, date(2025, 12, 11))
    draft = _of_day(bare, session, tmp_path, "12/11/2025", "12/11/2025")
    assert draft.count(RowFate.ASKED) == 2
    assert [each.guess for each in draft.questions] == ["mdy"]


def test_a_day_of_the_course_that_is_ours_in_both_orders_is_asked_about(
    bare: Hall, tmp_path: Path
) -> None:
    session = bare.hold(COURSE, date(2025, 12, 11))
    bare.hold(COURSE, date(2025, 11, 12))
    for held in (("11/12/2025", "11/12/2025"), ("11/12/2025", "10/12/2025")):
        draft = _of_day(bare, session, tmp_path, *held)
        assert draft.count(RowFate.ASKED) == 2
        assert [each.asks for each in draft.questions] == [
            "In “11/12/2025”, which comes first, the day or the month?"
        ]
    said = answer_all(draft, "reading", "dmy")
    assert (
        _of_day(bare, session, tmp_path, "11/12/2025", "11/12/2025", **said).count(RowFate.COMES)
        == 2
    )
    said = answer_all(draft, "reading", "mdy")
    assert (
        _of_day(bare, session, tmp_path, "11/12/2025", "11/12/2025", **said).count(RowFate.PASSED)
        == 2
    )


def test_days_of_the_course_in_two_orders_are_asked_about_and_never_taken_for_none(
    bare: Hall, tmp_path: Path
) -> None:
    session = bare.hold(COURSE, date(2025, 11, 30))
    draft = _of_day(bare, session, tmp_path, "30/11/2025", "11/30/2025")
    assert draft.count(RowFate.ASKED) == 2
    said = answer_all(draft, "reading", "dmy")
    draft = _of_day(bare, session, tmp_path, "30/11/2025", "11/30/2025", **said)
    assert [row.fate for row in draft.rows] == [RowFate.COMES, RowFate.REFUSED]
    assert draft.rows[1].why == "the day of the course could not be read: correct it"


def test_a_day_of_the_course_that_no_calendar_holds_keeps_its_row_out(
    bare: Hall, tmp_path: Path
) -> None:
    session = bare.hold(COURSE, date(2025, 11, 30))
    draft = _of_day(bare, session, tmp_path, "30 November 2025", "31 November 2025")
    assert [row.fate for row in draft.rows] == [RowFate.COMES, RowFate.REFUSED]
