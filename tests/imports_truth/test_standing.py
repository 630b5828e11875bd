"""The second reading of a sheet knows what stands in it for whom, and what does not."""

from datetime import date, datetime

import pytest

from .canvas import Saying, Value
from .sheets import LAYOUTS, make
from .standing import days_in, stands


@pytest.mark.parametrize(
    "cell",
    [
        "04/06/2024", "4.6.24", "4-6-2024", "2024-06-04", "4 June 2024", "4th June 2024",
        "04-Jun-24", "June 4, 2024", "Tue 4 June 2024, 7pm", "04/06/2024 9.30-12", "cert 4/6/24",
        "2024-06-04T19:30:00Z", date(2024, 6, 4), datetime(2024, 6, 4, 19, 30),
    ],
)  # fmt: skip
def test_a_day_is_found_however_it_is_written(cell: Value) -> None:
    assert days_in(cell) == {date(2024, 6, 4)}


@pytest.mark.parametrize("cell", ["June 2024", "Jun 2024", "06/2024"])
def test_a_month_is_its_first_day(cell: str) -> None:
    assert days_in(cell) == {date(2024, 6, 1)}


@pytest.mark.parametrize(
    "cell", ["1O/03/2024", "12//03/2024", "12/0 3/2024", "31/02/2024", "Yes", None, 45000, "50%"]
)
def test_what_is_no_day_is_none(cell: Value) -> None:
    assert days_in(cell) == set()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_whatever_a_made_sheet_says_stands_in_it_and_on_no_other_day(layout: str) -> None:
    for seed in range(15):
        made = make(layout, seed)
        everybody = [each.partition(" <")[0] for each in made.may_be]
        for claim in made.claims:
            if claim.day is None or claim.saying not in (Saying.SAYS, Saying.MAY):
                continue
            who = claim.person.partition(" <")[0]
            other = claim.day.replace(year=2016, day=1)
            assert stands(made.rows, who, claim.course, claim.day, everybody)
            assert not stands(made.rows, who, claim.course, other, everybody)


SIDE_BY_SIDE = (
    ("Name", "Level 1", "Level 2", "Name", "Level 1"),
    ("Hana Pretend", "04/06/2024", None, "Idris Madeup", "01/02/2023"),
)


def test_a_day_of_somebody_else_or_of_another_course_does_not_stand() -> None:
    both = ("hana pretend", "idris madeup")
    first, second = date(2024, 6, 4), date(2023, 2, 1)

    assert stands(SIDE_BY_SIDE, "hana pretend", "level1", first, both)
    assert stands(SIDE_BY_SIDE, "idris madeup", "level1", second, both)
    assert not stands(SIDE_BY_SIDE, "hana pretend", "level1", second, both)
    assert not stands(SIDE_BY_SIDE, "idris madeup", "level1", first, both)
    assert not stands(SIDE_BY_SIDE, "hana pretend", "level2", first, both)
