"""A sheet from which nothing can be read is refused, with what it lacks."""

import pytest

from sgdesk.data.sheets import Cell, SheetError
from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import read

DAY = "12/03/24"


def test_a_sheet_without_a_table_is_refused_by_what_it_lacks() -> None:
    with pytest.raises(SheetError, match="no heading for the name"):
        read(SheetKind.TRACKER, ("Level 1", "Level 2"), (DAY, None))
    with pytest.raises(SheetError, match="Swimming"):
        read(SheetKind.TRACKER, ("Name", "Swimming"), ("Asha Sample", DAY))
    with pytest.raises(SheetError, match="has no column for completed_on"):
        read(SheetKind.TRAINING, ("Name", "Course"), ("Asha Sample", "Level 1"))
    with pytest.raises(SheetError, match="no column for role"):
        read(SheetKind.ROLES, ("a", "b"))
    with pytest.raises(SheetError, match="no column for given name and family name"):
        read(SheetKind.PEOPLE, ("Ref", "Swimming"), ("8", "yes"))
    with pytest.raises(SheetError, match="holds nothing"):
        read(SheetKind.PEOPLE)


@pytest.mark.parametrize(
    ("kind", "rows", "says"),
    [
        (SheetKind.PEOPLE, (("Ref", "Who is it"), ("8", "Asha Sample")), ("First name", "B=given")),
        (SheetKind.TRAINING, (("Name", "Course"), ("Asha Sample", "Level 1")), ("Date completed",)),
        (SheetKind.ROLES, (("a", "b"), ("c", "d")), ("(Role)", '--columns "A=role"')),
        (SheetKind.TRACKER, (("Name", "Swim"), ("Asha Sample", DAY)), ('"B=Induction"', "window")),
        (SheetKind.TRACKER, (("x", "Level 1"), (None, DAY)), ("=name", "window")),
    ],
)
def test_a_refusal_names_a_heading_that_would_do_and_how_to_say_what_a_column_is(
    kind: SheetKind, rows: tuple[tuple[Cell, ...], ...], says: tuple[str, ...]
) -> None:
    with pytest.raises(SheetError) as refused:
        read(kind, *rows)
    assert [each for each in says if each not in str(refused.value)] == []


@pytest.mark.parametrize("kind", [SheetKind.TRACKER, SheetKind.TRAINING])
@pytest.mark.parametrize("corner", ["Course", None, "Training"])
def test_a_sheet_with_people_side_by_side_is_to_be_turned_round(
    kind: SheetKind, corner: Cell
) -> None:
    head = (corner, "Asha Sample", "Ben Example")
    with pytest.raises(SheetError, match="turn it round"):
        read(kind, head, ("Level 1", DAY, DAY), ("Level 2", DAY, None))


@pytest.mark.parametrize(
    "heading",
    ["Date", "Level 9 valid until", "Sunday 3 March", "Child attended", "Timestamp", "Booked for"],
)
def test_a_refusal_names_no_column_of_ends_of_other_days_or_of_children_for_a_course(
    heading: str,
) -> None:
    with pytest.raises(SheetError, match="name the courses") as refused:
        read(SheetKind.TRACKER, ("Name", heading), ("Asha Sample", DAY), ("Bob Instance", DAY))
    assert "--columns" not in str(refused.value)


@pytest.mark.parametrize(
    "rows",
    [
        (("Name", "2022", "2023", "2024"), ("Ann Sample", "L1", None, "L2")),
        (("Level 1 attendance",), ("Name", "12/03/2024", "19/03/2024"), ("Ann Sample", "✓", None)),
    ],
)
def test_a_row_with_a_heading_for_the_name_is_never_said_to_have_none(
    rows: tuple[tuple[Cell, ...], ...],
) -> None:
    with pytest.raises(SheetError, match="headed with a course"):
        read(SheetKind.TRACKER, *rows)
