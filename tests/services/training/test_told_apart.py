"""Two of one name are told apart wherever one of them is named among others."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sgdesk.domain.forms.form import FormKind
from sgdesk.services.certificates.issuing import certificate_lines, issue_certificates
from sgdesk.services.certificates.register import register
from sgdesk.services.forms.typing_in import follow_ups
from sgdesk.services.people.people import PersonDetails, add_person, person_view
from sgdesk.services.people.roles import add_role
from sgdesk.services.sessions.bookings import book, candidates
from sgdesk.services.sessions.sessions import session_view
from sgdesk.services.training.snapshot import snapshot
from sgdesk.services.training.told_apart import told_apart
from sgdesk.services.views.overview import matrix, today_view
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall

COURSE = "right-help-right-time"
APART = {"Helper", "Teacher"}


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    yield made
    made.workspace.close()


@pytest.fixture
def two(hall: Hall) -> tuple[int, int]:
    """A helper and a teacher of one name."""
    teacher, _ = add_role(hall.workspace, "Teacher", None, ["level2"])
    return _add(hall, hall.role), _add(hall, teacher)


def _add(hall: Hall, role: int, email: str = "") -> int:
    details = PersonDetails("Gurpreet", "Kaur", email=email or None)
    return add_person(hall.workspace, details, role, date(2020, 1, 1))[0]


def test_the_role_stands_behind_a_name_that_two_bear_and_behind_no_other(
    hall: Hall, two: tuple[int, int]
) -> None:
    with snapshot(hall.workspace) as moment:
        assert told_apart(moment.reader, TODAY) == {two[0]: "Helper", two[1]: "Teacher"}
    assert [person_view(hall.workspace, each).apart for each in two] == ["Helper", "Teacher"]
    assert person_view(hall.workspace, hall.people[0]).apart == ""


def test_an_address_tells_two_of_one_role_apart_but_not_before_others(hall: Hall) -> None:
    one, other = _add(hall, hall.role, "one@example.org"), _add(hall, hall.role)
    with snapshot(hall.workspace) as moment:
        assert told_apart(moment.reader, TODAY) == {one: "Helper, one@example.org", other: "Helper"}
        before = told_apart(moment.reader, TODAY, before_others=True)
    assert before == {one: "Helper, 1", other: "Helper, 2"}


def test_every_list_that_names_one_of_two_says_which(hall: Hall, two: tuple[int, int]) -> None:
    workspace = hall.workspace
    told = {each.person_id: each.apart for each in today_view(workspace).to_do}
    assert {told[each] for each in two} == APART
    assert {each.apart for each in matrix(workspace).rows if each.person.id in two} == APART
    number = hall.plan(COURSE, TODAY)
    should = {each.person_id: each.apart for each in candidates(workspace, number)}
    assert {should[each] for each in two} == APART
    assert should[hall.people[0]] == ""
    book(workspace, number, [two[1]])
    assert session_view(workspace, number).apart == {two[1]: "Teacher"}


def test_certificates_and_forms_say_which_of_two_they_are_of(
    hall: Hall, two: tuple[int, int]
) -> None:
    hall.people = two
    hall.hold(COURSE, TODAY)
    lines = certificate_lines(hall.workspace)
    assert {each.apart for each in lines if each.person_id in two} == APART
    assert {each.apart for each in follow_ups(hall.workspace) if each.person_id in two} == APART
    hall.hand_in(hall.forms(1, FormKind.EVALUATION), TODAY)
    issue_certificates(hall.workspace)
    assert {each.apart for each in register(hall.workspace)} == APART
