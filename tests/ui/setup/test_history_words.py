"""A line of the history names what and whom."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sgdesk.domain.courses.need import NeedDetails
from sgdesk.domain.courses.quality import NeedKind
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.courses.needs import raise_need
from sgdesk.services.file.undo import undo
from sgdesk.services.organisation.organisation import change_settings
from sgdesk.services.people.absence import leave
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.training.correcting import correct_training
from sgdesk.services.training.exemptions import exempt
from sgdesk.services.training.recording import TrainingDetails, record_training, void_training
from sgdesk.services.views.history_page import history_lines
from sgdesk.ui.setup.history_words import line_sentence
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.services.people.rights.zelda import erase

COURSE = "working-together-2"


def newest(hall: Hall) -> str:
    return line_sentence(history_lines(hall.workspace)[0])


def test_each_line_says_of_whom_and_of_what_it_is(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    made, people = hall.workspace, hall.people
    said = TrainingDetails(hall.courses[COURSE], TODAY)
    number = record_training(made, people[:1], said).training_ids[0]
    assert newest(hall).startswith("Recorded Working Together")
    assert newest(hall).endswith("for 1 person: Ada Sample")
    record_training(made, people, TrainingDetails(hall.courses[COURSE], TODAY - timedelta(days=9)))
    assert newest(hall).endswith("for 4 people: Ada Sample, Bo Sample, Cleo Sample, 1 more")
    void_training(made, number, "Typed twice")
    assert newest(hall).startswith("Struck out: Ada Sample, Working Together")
    exempt(
        made,
        people[1],
        "level2",
        reason="Away",
        agreed_by="Cleo",
        start=TODAY,
        review_on=TODAY + timedelta(days=99),
    )
    assert newest(hall) == "Exemption agreed: Bo Sample, Level 2"
    leave(made, people[1], TODAY)
    assert newest(hall) == "Noted the last day: Bo Sample, Helper"
    undo(made)
    assert newest(hall) == "Taken back: note that somebody left: Bo Sample, Helper"
    change_settings(made, {"window_days": "60"}, None)
    assert newest(hall) == "Setting saved: “due soon” in days: 60"
    change_settings(made, {"higher_renews": "no"}, None)
    assert newest(hall) == "Setting saved: a higher level renews: no"
    made.close()


def test_a_number_that_was_given_again_names_nobody_else(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    said = TrainingDetails(hall.courses[COURSE], TODAY)
    (first,) = record_training(hall.workspace, hall.people[:1], said).training_ids
    correct_training(hall.workspace, first, replace(said, notes="At the hall"))
    undo(hall.workspace)
    undo(hall.workspace)
    (again,) = record_training(hall.workspace, hall.people[1:2], said).training_ids
    void_training(hall.workspace, again, "Not he")
    assert first == again
    named = [each.people for each in history_lines(hall.workspace)[:6]]
    assert named == [("Bo Sample",)] * 2 + [("Ada Sample",)] * 4
    hall.workspace.close()


def test_the_number_of_somebody_who_was_erased_names_nobody_else(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    made, number = hall.workspace, hall.people[-1]
    raise_need(made, NeedDetails(NeedKind.NEED, "A lift to the hall", TODAY, person_id=number))
    erase(made, "Dov Sample")
    again, _ = add_person(made, PersonDetails("Eve", "Example"))
    assert again == number
    (line,) = [each for each in history_lines(made) if each.action.code == "raise_need"]
    assert (line.people, line.things) == ((), ("A lift to the hall",))
    made.close()


def test_who_filled_a_form_in_is_not_for_the_history_to_say(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    session = hall.hold(COURSE, TODAY)
    hall.hand_in(hall.forms(session, FormKind.EVALUATION), TODAY)
    forms = [each for each in history_lines(hall.workspace) if "form" in each.action.code]
    assert forms
    assert {each.people for each in forms} == {()}
    hall.workspace.close()
