"""Namesakes of the same roles are told apart in the annex; of nobody else is more said there."""

from datetime import date
from pathlib import Path

import pytest

from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import NewRole, add_roles, roles_view
from sgdesk.services.returns.document import return_document
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall

START = date(2020, 1, 1)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "wscp", TODAY, ("induction",))


def names_of(hall: Hall) -> list[str]:
    document = return_document(hall.workspace, named=True)
    return sorted({row.name for row in document.named if row.name.startswith("Eve ")})


def add_eve(hall: Hall, role: int, **details: object) -> None:
    add_person(
        hall.workspace,
        PersonDetails("Eve", "Sample", **details),  # type: ignore[arg-type]
        role,
        START,
    )


def test_by_reference_or_by_the_day_since_when_but_never_by_address(hall: Hall) -> None:
    add_eve(hall, hall.role, reference="V12", email="eve@example.org")
    add_eve(hall, hall.role, started=START)
    assert names_of(hall) == ["Eve Sample (V12)", "Eve Sample (since 1 January 2020)"]


def test_by_a_number_where_nothing_is_known_of_them(hall: Hall) -> None:
    add_eve(hall, hall.role, email="one@example.org")
    add_eve(hall, hall.role, email="two@example.org")
    assert names_of(hall) == ["Eve Sample (1)", "Eve Sample (2)"]


def test_not_where_their_roles_beside_it_do_so(hall: Hall) -> None:
    add_roles(hall.workspace, [NewRole("Driver", None)])
    (other,) = (each.role.id for each in roles_view(hall.workspace) if each.role.name == "Driver")
    add_eve(hall, hall.role)
    add_eve(hall, other)
    assert names_of(hall) == ["Eve Sample"]
