"""A word that may be a name is asked about text by text: when erasing, and before handing on."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.domain.people.keeping.erasing import Mention, Subject
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person, change_person, person_view
from sgdesk.services.people.rights import erasing
from sgdesk.services.people.rights.retention import set_hold
from sgdesk.services.people.subject_access import save_subject_access
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.people.rights.erase_dialog import EraseDialog
from sgdesk.ui.people.rights.held_dialog import HeldDialog, save_held
from sgdesk.ui.people.rights.mention_ticks import MentionTicks

BOB = 2


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    """What the dialogs stand on."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def grace(workspace: Workspace) -> int:
    """Somebody with one name, whom the notes of another may speak of."""
    number, _ = add_person(workspace, PersonDetails("Grace", ""))
    change_person(workspace, BOB, PersonDetails("Bob", "Example", notes="Ask Grace & co first"))
    return number


def notes(workspace: Workspace) -> str:
    return person_view(workspace, BOB).person.notes


def erase_dialog(ground: QWidget, context: Context, person_id: int) -> EraseDialog:
    whom = erasing.whom_of_person(context.workspace, person_id)
    dialog = EraseDialog(context, whom, ground)
    dialog.open()
    return dialog


def test_nothing_is_ticked_for_them_and_the_words_say_what_a_tick_does(
    ground: QWidget, context: Context, grace: int
) -> None:
    dialog = erase_dialog(ground, context, grace)
    (tick,) = dialog.look.ticks.values()
    assert not tick.isChecked()
    assert tick.accessibleName() == "People, Bob Example, Notes: “Ask Grace & co first”"
    said = "\n".join(each.text() for each in dialog.look.findChildren(QLabel))
    assert "tick where it is them" in said
    assert "These texts name them" not in said


def test_what_is_ticked_is_decided_with_the_erasure(
    ground: QWidget, context: Context, workspace: Workspace, grace: int
) -> None:
    dialog = erase_dialog(ground, context, grace)
    dialog.look.ticks["person", BOB, "notes"].setChecked(True)
    dialog.reason.setCurrentIndex(dialog.reason.findData(ErasingReason.ASKED.value))
    dialog.second.setText("Pat Trustee")
    dialog.agreed.setChecked(True)
    dialog.verb.click()
    (line,) = erasing.erasure_log(workspace).waiting
    assert line.erasure.cells == {("person", BOB, "notes")}
    assert notes(workspace) == "Ask Grace & co first", "not before its day"


def test_under_a_hold_nothing_can_be_ticked(
    ground: QWidget, context: Context, workspace: Workspace, grace: int
) -> None:
    set_hold(workspace, holds=True)
    (tick,) = erase_dialog(ground, context, grace).look.ticks.values()
    assert not tick.isEnabled()


def test_of_very_many_texts_the_rest_is_counted(qtbot: QtBot) -> None:
    ticks = MentionTicks("named", "asked")
    qtbot.addWidget(ticks)
    texts = [
        Mention("person", each, "notes", "Grace", asks=True, is_free=True) for each in range(70)
    ]
    ticks.show_texts(texts, named_are_ticked=True)
    assert len(ticks.ticks) == 60
    assert not ticks.chosen()
    assert any("10 more" in each.text() for each in ticks.findChildren(QLabel))


def held_dialogs() -> list[HeldDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, HeldDialog)]


def save(ground: QWidget, context: Context, person_id: int) -> None:
    workspace = context.workspace
    save_held(
        context,
        Subject.PERSON,
        person_id,
        "Grace",
        ground,
        lambda folder, texts: save_subject_access(workspace, person_id, folder, texts),
    )


def saved(folder: Path) -> list[str]:
    (document,) = folder.glob("everything-held-*.json")
    return [
        each["text"]
        for each in json.loads(document.read_text(encoding="utf-8"))["texts_that_name_them"]
    ]


@pytest.mark.parametrize("ticked", [True, False])
def test_before_all_that_is_held_is_saved_each_text_is_looked_at(
    ground: QWidget,
    context: Context,
    grace: int,
    alerts: RecordingAlerts,
    tmp_path: Path,
    ticked: bool,
) -> None:
    save(ground, context, grace)
    (dialog,) = held_dialogs()
    (tick,) = dialog.look.ticks.values()
    assert not tick.isChecked()
    tick.setChecked(ticked)
    alerts.files.append(tmp_path / "held")
    dialog.verb.click()
    assert saved(tmp_path / "held") == (["Ask Grace & co first"] if ticked else [])
    assert not dialog.isVisible()


def test_where_no_folder_is_chosen_the_ticks_stay(
    ground: QWidget, context: Context, grace: int, alerts: RecordingAlerts
) -> None:
    save(ground, context, grace)
    (dialog,) = held_dialogs()
    alerts.files.append(None)
    dialog.verb.click()
    assert dialog.isVisible()


def test_where_nobody_names_them_nothing_is_asked(
    ground: QWidget, context: Context, workspace: Workspace, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    number, _ = add_person(workspace, PersonDetails("Quince", "Unmentioned"))
    alerts.files.append(tmp_path / "held")
    save(ground, context, number)
    assert held_dialogs() == []
    assert saved(tmp_path / "held") == []
