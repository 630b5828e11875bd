"""What waits besides training: sessions to tick in, forms that are open, the next return."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.domain.forms.form import FormKind
from sgdesk.services.organisation.organisation import change_setting
from sgdesk.services.people.induction import begin_induction
from sgdesk.services.returns.final import freeze_return, mark_sent
from sgdesk.services.views.agenda import FormsWaiting, agenda
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)
COURSE = "level1"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = make_hall(tmp_path, "hscp", TODAY)
    yield made
    made.workspace.close()


@pytest.fixture
def course(hall: Hall) -> str:
    return next(iter(hall.courses))


def test_nothing_waits_at_first(hall: Hall) -> None:
    found = agenda(hall.workspace)
    assert (found.to_tick, found.coming, found.forms) == ((), None, ())
    assert found.last_return is None
    assert found.return_due is None


def test_what_is_over_is_to_be_ticked_in_the_oldest_first(hall: Hall, course: str) -> None:
    later = hall.plan(course, TODAY - timedelta(days=2))
    sooner = hall.plan(course, TODAY - timedelta(days=9))
    hall.plan(course, TODAY + timedelta(days=40))
    coming = hall.plan(course, TODAY + timedelta(days=4))

    found = agenda(hall.workspace)
    assert [each.id for each in found.to_tick] == [sooner, later]
    assert found.coming is not None
    assert found.coming.id == coming
    assert [each.id for each in agenda(hall.workspace, TODAY - timedelta(days=5)).to_tick] == [
        sooner
    ]


def test_forms_count_once_they_are_open_and_as_late_once_they_are(hall: Hall, course: str) -> None:
    session = hall.hold(course, TODAY)
    lines = hall.forms(session, FormKind.EVALUATION)

    opened = agenda(hall.workspace, max(each.opens for each in lines)).forms
    assert FormsWaiting(FormKind.EVALUATION, len(lines), 0) in opened
    late = agenda(hall.workspace, max(each.due for each in lines) + timedelta(days=1)).forms
    assert FormsWaiting(FormKind.EVALUATION, len(lines), len(lines)) in late
    hall.hand_in(lines, TODAY, before=2, after=4)
    assert not [each for each in agenda(hall.workspace).forms if each.kind is FormKind.EVALUATION]


def test_the_next_return_counts_from_the_last_by_the_setting(hall: Hall) -> None:
    made = freeze_return(hall.workspace, TODAY - timedelta(days=31))
    found = agenda(hall.workspace)
    assert found.last_return is not None
    assert found.last_return.number == made.number
    assert found.return_due == date(2027, 2, 28)

    change_setting(hall.workspace, "return_months", "6")
    assert agenda(hall.workspace).return_due == date(2026, 8, 28)
    assert agenda(hall.workspace, TODAY - timedelta(days=1)).last_return is None


def test_an_induction_begun_and_a_final_return_wait_until_they_are_finished_and_sent(
    hall: Hall,
) -> None:
    workspace, person = hall.workspace, hall.people[0]
    begin_induction(workspace, person, TODAY)
    made = freeze_return(workspace, TODAY)
    found = agenda(workspace)
    assert list(found.inductions) == [person]
    assert [each.number for each in found.unsent] == [made.number]
    mark_sent(workspace, made.id, TODAY, "the partnership")
    assert agenda(workspace).unsent == ()
    assert agenda(workspace, TODAY - timedelta(days=1)).inductions == {}


def test_a_return_that_another_replaced_need_not_be_sent(hall: Hall) -> None:
    first = freeze_return(hall.workspace, TODAY)
    second = freeze_return(hall.workspace, TODAY, replaces=first.id)
    assert [each.number for each in agenda(hall.workspace).unsent] == [second.number]
