"""What a number format shows of a value is what the sheet says, and nothing more."""

from datetime import date, datetime

import pytest

from sgdesk.data.sheets import Cell, UnshownCell
from sgdesk.data.sheets.shown.formats import hides_year, is_plain, shown

DAY = date(2023, 10, 5)


@pytest.mark.parametrize(
    "code",
    [
        "dd/mm/yyyy",
        "m/d/yy h:mm",
        "dd/mm/yyyy;@",
        "[$-809]dd mmmm yyyy",
        "d\\-mmm\\-yy;@",
        "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
        'd"th "mmmm" of "yyyy',
        'd" of "mmmm yyyy',
        "yyyy-mm-dd",
        "General",
        "",
        "x" * 300,
    ],
)
def test_a_format_that_shows_the_whole_date_leaves_it_as_it_is(code: str) -> None:
    assert shown(DAY, code) == DAY
    assert is_plain(code)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("mmm-yy", "October 2023"),
        ("[$-409]mmm\\-yy;@", "October 2023"),
        ("mmmm", "October"),
        ("yyyy", "2023"),
        ("yy", "2023"),
        ("dddd", "Thursday"),
        ("hh:mm", "00:00"),
        ('"booked"', "booked"),
        ("\\b\\o\\o\\k\\e\\d dd/mm/yyyy", "booked 5 October 2023"),
        ('"booked" dd/mm/yyyy', "booked 5 October 2023"),
        ('dd/mm/yyyy" (expires)"', "5 October 2023 (expires)"),
        ("dd/mm/yyyy\\?", "5 October 2023 ?"),
        ('mmm yy" planned"', "October 2023 planned"),
        ('[<40000]dd/mm/yyyy;"lapsed"', "lapsed"),
        ("dd/mm/yyyy;;;", DAY),
        (";;;", UnshownCell("05/10/2023")),
        ('" "', UnshownCell("05/10/2023")),
    ],
)
def test_what_a_format_hides_of_a_date_or_adds_to_it_is_handed_on(code: str, said: Cell) -> None:
    assert shown(DAY, code) == said


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [
        (7, "0000", "0007"),
        (12345, "0000", "12345"),
        (7, '0" hrs"', "7 hrs"),
        (2, '"Level "0', "Level 2"),
        (7, '0"/10"', "7/10"),
        (0.5, "0%", "50%"),
        (1, "0.00%", "100%"),
        (7, "#,##0.00", 7),
        (7, '[$£-809]#,##0;"£"#,##0', 7),
        (0, "0;-0;;@", None),
        (1, '"Yes";"Yes";"No"', "Yes"),
        (0, '"Yes";"Yes";"No"', "No"),
        (-1, '"up";"down"', "down"),
        (7, ";;;", UnshownCell("7")),
        (True, ";;;", True),
        ("Ann", "@", "Ann"),
        ("Ann", "0;0;0", "Ann"),
        ("Ann", '@" (left)"', "Ann (left)"),
        ("Ann", '0;0;0;"gone"', "gone"),
        ("Ann", ";;;", UnshownCell("Ann")),
        (None, ";;;", None),
    ],
)
def test_what_a_format_makes_of_numbers_and_words_is_handed_on(
    value: Cell, code: str, said: Cell
) -> None:
    assert shown(value, code) == said


def test_a_time_of_day_alone_is_no_date() -> None:
    assert shown(datetime(2023, 10, 5, 9, 30), "h:mm AM/PM") == "09:30"
    assert shown(datetime(2023, 10, 5, 9, 30), "dd/mm/yyyy hh:mm") == datetime(2023, 10, 5, 9, 30)


def test_a_year_that_is_not_shown_is_known_and_the_date_stands() -> None:
    assert hides_year("d-mmm")
    assert shown(DAY, "d-mmm") == DAY
    assert not hides_year("d-mmm-yy")
    assert not hides_year("mmm")
