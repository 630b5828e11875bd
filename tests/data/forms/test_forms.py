"""What a form is read with: the names, the address and the leaving of those whom it is about."""

from datetime import date
from pathlib import Path

import pytest

from sgdesk.data.forms.forms import read_forms
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.forms.record import FormRecord
from sgdesk.services.forms.dip_sample import draw_dip_sample
from sgdesk.services.people.absence import leave
from sgdesk.services.people.people import PersonDetails, change_person
from sgdesk.services.people.several.managing import set_line_manager
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)
EARLY, LATE = date(2026, 3, 1), date(2026, 3, 20)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    """Ada attended and is in a dip sample; Dov is her line manager."""
    made = make_hall(tmp_path, "scsp", TODAY)
    session = made.hold(next(iter(made.courses)), date(2026, 2, 1), came=1)
    draw_dip_sample(made.workspace, session, 1, TODAY)
    set_line_manager(made.workspace, made.people[0], made.people[3])
    return made


def form(hall: Hall, kind: FormKind) -> FormRecord:
    with hall.workspace.file.reading() as connection:
        return next(each for each in read_forms(connection) if each.kind is kind)


@pytest.mark.parametrize(
    ("learner", "manager", "first"),
    [
        (None, None, None),
        (EARLY, None, EARLY),
        (None, LATE, LATE),
        (LATE, EARLY, EARLY),
        (EARLY, LATE, EARLY),
    ],
)
def test_whoever_of_the_two_left_first_is_what_counts(
    hall: Hall, learner: date | None, manager: date | None, first: date | None
) -> None:
    for place, day in ((0, learner), (3, manager)):
        if day is not None:
            leave(hall.workspace, hall.people[place], day)
    assert form(hall, FormKind.MANAGER).left_on == first
    assert form(hall, FormKind.IMPACT).left_on == learner


def test_a_name_of_one_word_has_no_blank_about_it(hall: Hall) -> None:
    change_person(hall.workspace, hall.people[0], PersonDetails("", "Sukarno"))
    change_person(hall.workspace, hall.people[3], PersonDetails("Dov", ""))
    set_line_manager(hall.workspace, hall.people[0], hall.people[3])
    found = form(hall, FormKind.MANAGER)
    assert (found.about, found.who) == ("Sukarno", "Dov")


def test_where_nobody_is_named_nobody_is_asked(hall: Hall) -> None:
    set_line_manager(hall.workspace, hall.people[0], None)
    found = form(hall, FormKind.MANAGER)
    assert (found.who, found.email, found.may_email) == ("", None, None)
    assert found.about == "Ada Sample"


def test_whether_somebody_wants_e_mail_stands_beside_the_address(hall: Hall) -> None:
    found = form(hall, FormKind.MANAGER)
    assert (found.email, found.may_email) == ("dov@example.org", True)
    details = PersonDetails("Dov", "Sample", email="dov@example.org", may_email=False)
    change_person(hall.workspace, hall.people[3], details)
    assert form(hall, FormKind.MANAGER).may_email is False
