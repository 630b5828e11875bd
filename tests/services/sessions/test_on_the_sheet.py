"""Two of one name on one sign-in sheet."""

from datetime import date
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from sgdesk.services.sessions.bookings import book, give_back
from sgdesk.services.sessions.papers import sign_in_sheet_pdf
from sgdesk.services.sessions.sessions import session_view
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall

COURSE = "right-help-right-time"


def _add(hall: Hall, role: int, email: str) -> int:
    details = PersonDetails("Fatima", "Begum", email=email)
    return add_person(hall.workspace, details, role, date(2020, 1, 1))[0]


def test_the_paper_tells_two_of_one_name_apart_by_role_and_number_and_by_nothing_private(
    tmp_path: Path,
) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    teacher, _ = add_role(hall.workspace, "Teacher", None, ["level2"])
    roles = (hall.role, hall.role, teacher)
    three = [_add(hall, role, f"f{number}@example.org") for number, role in enumerate(roles)]
    number = hall.plan(COURSE, TODAY)
    book(hall.workspace, number, [three[1], three[2], hall.people[0], three[0]])
    text = PdfReader(BytesIO(sign_in_sheet_pdf(hall.workspace, number))).pages[0].extract_text()
    assert text.count("Begum, Fatima") == 3
    assert text.index("Begum, Fatima (1)") < text.index("Begum, Fatima (2)")
    assert "@" not in text
    view = session_view(hall.workspace, number)
    said = [view.apart[each] for each in three]
    assert said == ["Helper, 1", "Helper, 2", "Teacher"]
    assert hall.people[0] not in view.apart
    place = next(each.id for each in view.bookings if each.person_id == three[1])
    give_back(hall.workspace, place)
    assert session_view(hall.workspace, number).apart[three[0]] == "Helper"
    hall.workspace.close()
