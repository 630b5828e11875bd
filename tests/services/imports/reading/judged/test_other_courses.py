"""What stands in a column of a course that nobody knows here speaks of no other course."""

import pytest

from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import Came, read

DAY = "12/03/24"


def beside(heading: str, said: str, *others: str) -> Came:
    """Two people with Level 1, and what stands for them under another heading."""
    return read(
        SheetKind.TRACKER,
        ("Name", "Level 1", heading),
        ("Ann Sample", DAY, said),
        *(
            (f"{given} Instance", DAY, each)
            for given, each in zip("Bo Cy".split(), others, strict=True)
        ),
    )


@pytest.mark.parametrize("heading", ["First aid", "Module B", "The Tuesday one"])
@pytest.mark.parametrize("said", ["not yet", "DNA 12/04/24", "cancelled: 03/02/23", "booked"])
def test_a_no_among_the_days_of_another_course_is_none_to_the_courses_known(
    heading: str, said: str
) -> None:
    came = beside(heading, said, DAY, DAY)

    assert [row for row, *_ in came.completions] == [2, 3, 4]
    assert [key for key in came.asked if not key.startswith("column:")] == []


@pytest.mark.parametrize(
    ("heading", "others"),
    [
        ("Confirmed", (DAY, DAY)),
        ("Checked by office", (DAY, DAY)),
        ("Attended on", (DAY, DAY)),
        ("Remarks 2024", (DAY, DAY)),
        ("Level 1?", (DAY, DAY)),
        ("Hall", ("blue", "green")),
        ("First aid", ("see list", "ask Jo")),
    ],
)
def test_a_no_that_may_be_about_the_course_beside_it_is_asked(
    heading: str, others: tuple[str, str]
) -> None:
    came = beside(heading, "did not attend", *others)

    assert 2 not in [row for row, *_ in came.completions]


def test_a_no_among_the_days_of_a_list_is_asked() -> None:
    came = read(
        SheetKind.TRAINING,
        ("Name", "Course", "Date", "First aid"),
        ("Ann Sample", "Level 1", DAY, "did not attend"),
        ("Bo Instance", "Level 1", DAY, DAY),
    )

    assert [name for name, *_ in came.listed] == ["Bo Instance"]
