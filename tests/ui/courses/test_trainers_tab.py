"""Trainers: what they gave in a year, what is missing with its paragraph, and their days."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sgdesk.domain.sessions.trainer import TrainerDetails
from sgdesk.services.courses.trainers import add_trainer, trainer_pool
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.courses.trainers.dialogs import DayDialog, StopDialog, TrainerDialog
from sgdesk.ui.courses.trainers.tab import TrainersTab
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.widgets import PushButton
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.ui.conftest import RecordingShell
from tests.ui.courses.conftest import ContextOf
from tests.ui.courses.finding import dialog, press, words


def open_tab(qtbot: QtBot, context: Context) -> TrainersTab:
    made = TrainersTab()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.refresh(context)
    return made


@pytest.fixture
def tab(qtbot: QtBot, context: Context) -> TrainersTab:
    return open_tab(qtbot, context)


def test_an_empty_list_says_what_belongs_there_and_its_button_adds(tab: TrainersTab) -> None:
    assert "No trainers yet" in words(tab)
    press(tab, "Add a trainer")
    assert dialog(tab, TrainerDialog).isVisible()


def test_somebody_from_outside_is_added_by_name_alone(tab: TrainersTab) -> None:
    tab.add_button.click()
    adding = dialog(tab, TrainerDialog)
    adding.verb.click()
    assert "Enter a name" in words(adding)
    adding.name.setEditText("Cora Visitor")
    adding.qualifications.setPlainText("Trained nurse")
    adding.verb.click()
    tab.refresh(tab.context)
    row = trainer_pool(tab.context.workspace).trainers[0].trainer
    assert (row.name, row.person_id, row.qualifications) == ("Cora Visitor", None, "Trained nurse")
    assert "From outside" in words(tab)


def test_one_of_ours_is_found_by_name(tab: TrainersTab, hall: Hall) -> None:
    tab.add_button.click()
    adding = dialog(tab, TrainerDialog)
    adding.name.choose(hall.people[1])
    adding.verb.click()
    assert trainer_pool(tab.context.workspace).trainers[0].trainer.person_id == hall.people[1]


def test_what_is_missing_stands_with_the_paragraph_that_asks(
    qtbot: QtBot, hall: Hall, context: Context
) -> None:
    add_trainer(hall.workspace, TrainerDetails("Cora Visitor"))
    said = words(open_tab(qtbot, context))
    assert "○ No train the trainers programme noted (Sandwell 10.1)." in said
    assert "○ No course observed first (Sandwell 10.3)." in said
    assert "○ 0 of at least 5 days given in a year (Sandwell 10.5)." in said
    assert "1 trainer, 1 with something missing" in said


def test_a_session_given_alone_is_said_where_all_are_given_together(
    qtbot: QtBot, hall: Hall, context: Context
) -> None:
    ids = tuple(
        add_trainer(hall.workspace, TrainerDetails(name))[0]
        for name in ("Cora Visitor", "Dan Walker")
    )
    hall.plan("level1", TODAY - timedelta(days=30), trainer_ids=ids)
    hall.plan("level1", TODAY - timedelta(days=20), trainer_ids=ids[:1])
    said = words(open_tab(qtbot, context))
    assert "○ 1 session given alone (Sandwell 10.3)." in said
    assert "2 sessions · 2 led · 1 with somebody else · 2 days given" in said


def test_nothing_is_missing_where_no_document_asks(
    qtbot: QtBot, tmp_path: Path, context_of: ContextOf
) -> None:
    herefordshire = make_hall(tmp_path, "hscp", TODAY)
    add_trainer(herefordshire.workspace, TrainerDetails("Cora Visitor"))
    tab = open_tab(qtbot, context_of(herefordshire))
    assert "Nothing that is asked for." in words(tab)
    assert "Herefordshire has no list for trainers." in words(tab)
    assert tab._list.said() == "1 trainer"


def test_harrow_asks_for_experience_and_for_nothing_of_sandwells(
    qtbot: QtBot, tmp_path: Path, context_of: ContextOf
) -> None:
    harrow = make_hall(tmp_path, "hscb", TODAY)
    add_trainer(harrow.workspace, TrainerDetails("Cora Visitor"))
    tab = open_tab(qtbot, context_of(harrow))
    assert tab._model.rows[0].missing == (
        "no experience or qualifications noted"
        " (Harrow, “The role of Safeguarding Partners/Relevant Agencies”)",
    )
    assert "experience and skill in delivering training. (Harrow, “The role of" in words(tab)


def test_changing_keeps_the_days_and_corrects_the_rest(
    qtbot: QtBot, hall: Hall, context: Context
) -> None:
    day = TODAY - timedelta(days=300)
    add_trainer(hall.workspace, TrainerDetails("Cora Visitor", trained_the_trainer_on=day))
    tab = open_tab(qtbot, context)
    tab.change_button.click()
    changing = dialog(tab, TrainerDialog)
    changing.observed.set_value(day)
    changing.verb.click()
    row = trainer_pool(hall.workspace).trainers[0].trainer
    assert (row.name, row.trained_the_trainer_on, row.observed_first_on) == (
        "Cora Visitor",
        day,
        day,
    )


def test_days_and_sessions_of_a_year_are_counted_each_day_once(
    qtbot: QtBot, hall: Hall, context: Context
) -> None:
    trainer, _ = add_trainer(hall.workspace, TrainerDetails("Cora Visitor"))
    hall.plan("level1", TODAY - timedelta(days=30), trainer_ids=(trainer,))
    tab = open_tab(qtbot, context)
    tab.day_button.click()
    noting = dialog(tab, DayDialog)
    noting.day.set_value(TODAY - timedelta(days=30))
    noting.notes.setText("Room and slides")
    noting.verb.click()
    tab.refresh(context)
    said = words(tab)
    assert "1 session · 1 led · 0 with somebody else · 1 day given" in said
    assert "1 March 2026, pool meeting" in said
    assert "Room and slides" in said


def test_who_stops_is_no_longer_listed(qtbot: QtBot, hall: Hall, context: Context) -> None:
    for name in ("Cora Visitor", "Dan Visitor"):
        add_trainer(hall.workspace, TrainerDetails(name))
    tab = open_tab(qtbot, context)
    tab.stop_button.click()
    dialog(tab, StopDialog).verb.click()
    tab.refresh(context)
    assert [line.view.trainer.name for line in tab._model.rows] == ["Dan Visitor"]
    assert "Dan Visitor" in words(tab.detail)


def test_the_past_is_read_only(
    qtbot: QtBot, hall: Hall, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    day = TODAY - timedelta(days=9)
    tab = open_tab(qtbot, Context(hall.workspace, InlineTasks(alerts.refuse), alerts, shell, day))
    assert not any(each.isEnabled() for each in tab.findChildren(PushButton))
