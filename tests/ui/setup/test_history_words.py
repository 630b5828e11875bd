"""A line of the history names what and whom."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk.domain.courses.need import NeedDetails
from sgdesk.domain.courses.quality import NeedKind
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.organisation.settings import ALLOWANCE_PREFIX, DEFAULTS, INTERVAL_PREFIX
from sgdesk.services.courses.needs import raise_need
from sgdesk.services.file.undo import Action, undo
from sgdesk.services.organisation.following import choose_partnership
from sgdesk.services.organisation.organisation import change_settings
from sgdesk.services.people.absence import leave
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.training.correcting import correct_training
from sgdesk.services.training.exemptions import exempt
from sgdesk.services.training.recording import TrainingDetails, record_training, void_training
from sgdesk.services.views.history_page import HistoryLine, history_lines
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
    assert newest(hall) == "Setting saved: days before the due day that “due soon” begins: 60"
    change_settings(made, {"higher_renews": "no"}, None)
    assert newest(hall) == "Setting saved: a higher level renews: no"
    made.close()


KEYS = re.compile(r"[a-z]+\d?[_:][a-z]|level\d|interval|allowance|\bP\d+[MDW]\b")
"""What only the file calls something."""


@pytest.mark.parametrize(
    "key", [*DEFAULTS, f"{INTERVAL_PREFIX}level3", f"{ALLOWANCE_PREFIX}level3"]
)
@pytest.mark.parametrize("value", ["", "yes", "28", "-", "P3M P6M", "90 30 0", "level3 level2"])
def test_every_setting_and_its_value_are_said_in_words(key: str, value: str) -> None:
    details = {"setting": key, "value": value}
    action = Action(1, "2026-03-01T10:00:00", "Cleo", "change_setting", details)
    said = line_sentence(HistoryLine(action, titles={"level3": "Level 3: Leads"}))
    assert said.startswith("Setting saved: ")
    assert not KEYS.search(said)
    assert said.count("Level 3") == ("level3" in key)


def test_several_settings_of_one_action_are_each_named_with_what_they_became(
    tmp_path: Path,
) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    wishes = {"allowance:level3": "28", "reminder_days": "60, 30", "impact_window": "P3M P6M"}
    change_settings(hall.workspace, wishes, None)
    assert newest(hall) == (
        "Setting saved: days for Level 3, days before the due day for reminders, "
        "when impact forms are due"
    )
    change_settings(hall.workspace, wishes | {"reminder_days": "60 30"}, None)
    assert newest(hall) == (
        "Setting saved: days for Level 3: 28, days before the due day for reminders: 60 and 30, "
        "when impact forms are due: from 3 months after it, by 6 months"
    )
    undo(hall.workspace)
    assert newest(hall).startswith("Taken back: change a setting: days for Level 3: 28, ")
    hall.workspace.close()


def test_a_requirement_of_a_partnership_that_was_left_keeps_its_title(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "scsp", TODAY, ())
    change_settings(hall.workspace, {"interval:lead-professional": "24"}, None)
    before = newest(hall)
    choose_partnership(hall.workspace, "hscp")
    (line,) = [each for each in history_lines(hall.workspace) if "setting" in each.action.details]
    assert line_sentence(line) == before
    assert "lead-professional" not in before
    hall.workspace.close()


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
