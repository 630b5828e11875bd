"""Nobody under 18 stands in the To or Bcc of any draft, even if the file once said otherwise."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk.data.file import schema
from sgdesk.domain.addresses import NotReached, WhyNot
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.people.reminders import reminder_view
from sgdesk.services.sessions import bookings, invitations
from sgdesk.services.sessions.giving_out_forms import form_drafts
from sgdesk.services.views.overview import today_view
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.services.opened import uncompressed

COURSE = "right-help-right-time"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = make_hall(tmp_path, "hscp", TODAY, ("level1", "level2"))
    yield made
    made.workspace.close()


def make_young(hall: Hall, person: int) -> None:
    """As an older file may have it: under 18, and "may be e-mailed" left on."""
    with hall.workspace.file.writing("change_person") as writer:
        writer.update(schema.person, person, under_18=True, may_email=True)


def mails(*files: bytes) -> str:
    """The headers as they stand, and what the parts say."""
    said = (each + b"\n" + uncompressed("x.eml", each) for each in files)
    return "\n".join(each.decode(errors="replace") for each in said)


def test_an_invitation_passes_a_helper_under_18_over_and_names_them(hall: Hall) -> None:
    number = hall.plan(COURSE, TODAY + timedelta(days=9))
    ada, bo = hall.people[:2]
    bookings.book(hall.workspace, number, [ada, bo])
    make_young(hall, ada)

    said = mails(invitations.invitation_draft(hall.workspace, number))

    assert "bo@example.org" in said
    assert "ada@example.org" not in said
    assert invitations.not_reached(hall.workspace, number) == (
        NotReached("Ada Sample", WhyNot.NO_EMAIL),
    )


def test_no_form_is_mailed_to_a_helper_under_18(hall: Hall) -> None:
    number = hall.hold(COURSE, TODAY)
    ids = [each.id for each in hall.forms(number, FormKind.EVALUATION)]
    make_young(hall, hall.people[0])

    drafts = form_drafts(hall.workspace, ids, reminder=False)

    said = mails(*(each.content for each in drafts))
    assert len(drafts) == 1
    assert "bo@example.org" in said
    assert "ada@example.org" not in said


def test_no_reminder_is_made_for_a_helper_under_18(hall: Hall) -> None:
    hall.hold(COURSE, TODAY)
    hall.go_to(TODAY + timedelta(days=36 * 30))
    make_young(hall, hall.people[0])

    why_not = {each.name: each.why_not for each in reminder_view(hall.workspace).reminders}

    assert why_not["Ada Sample"] == "no_email"
    assert why_not["Bo Sample"] == ""


def test_helpers_under_18_are_counted_apart_among_those_who_count(hall: Hall) -> None:
    make_young(hall, hall.people[0])
    view = today_view(hall.workspace)
    assert (view.people, view.under_18) == (4, 1)
