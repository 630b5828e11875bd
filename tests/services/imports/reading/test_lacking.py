"""A sheet from which nothing can be read is refused, with what it lacks."""

import pytest

from sgdesk.data.sheets import SheetError
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
