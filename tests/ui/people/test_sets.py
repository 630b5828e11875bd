"""A set of courses that is half done says so wherever its state is shown or previewed."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sgdesk.domain.training.standing import Standing
from sgdesk.domain.training.states import State
from sgdesk.services.training.foreseen import SetBegun
from sgdesk.services.training.recording import (
    TrainingDetails,
    course_choices,
    record_training,
)
from sgdesk.services.views.overview import matrix
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.people.matrix.lines import make_lines
from sgdesk.ui.people.matrix.model import BELOW_ROLE, MatrixModel
from sgdesk.ui.people.recording.effect_words import set_sentences
from sgdesk.ui.people.recording.record_dialog import RecordDialog
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.words import standing_word
from tests.factories import TODAY
from tests.services.hall import make_hall
from tests.ui.conftest import RecordingShell

COURSE = "working-together-2"


def test_the_box_before_saving_and_the_cell_after_it_say_what_is_missing(
    qtbot: QtBot, tmp_path: Path, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    context = Context(hall.workspace, InlineTasks(alerts.refuse), alerts, shell)
    who = [(hall.people[0], "Ada Sample")]
    dialog = RecordDialog(context, who, course_choices(hall.workspace))
    qtbot.addWidget(dialog)
    dialog.picker.choose(hall.courses[COURSE])
    dialog.show_preview()
    assert "Level 2: 1 of 2 courses; Right Help, Right Time is missing." in dialog.effect.text()
    record_training(hall.workspace, hall.people[:1], TrainingDetails(hall.courses[COURSE], TODAY))
    found = matrix(hall.workspace)
    model = MatrixModel()
    model.set_matrix(found.columns, found.roles, make_lines(found), found.reasons)
    model.narrow(list)
    column = 1 + [key for key, _ in found.columns].index("level2")
    cell, role = model.index(0, column), Qt.ItemDataRole
    assert cell.data(BELOW_ROLE) == "1 of 2 courses"
    said = cell.data(role.AccessibleTextRole)
    assert said.endswith("; 1 of 2 courses; Right Help, Right Time is missing")
    for each in (role.AccessibleDescriptionRole, role.ToolTipRole):
        why = " ".join(cell.data(each).split())
        assert "1 of 2 courses; Right Help, Right Time is missing." in why
        assert "The role Helper calls for it." in why
        assert "Every 3 years (Herefordshire Appendix 1, Level 2)." in why
        assert "To put it right: Right Help, Right Time." in why
    assert "Level 2: Not done" in model.index(0, 0).data(role.AccessibleTextRole)
    hall.workspace.close()


def test_for_several_people_it_says_for_how_many() -> None:
    begun = SetBegun("Level 2: overview", 1, 3, ("One", "Two"), 4)
    assert set_sentences([begun], 5) == [
        "Level 2: 1 of 3 courses; One and Two are missing. So for 4 people."
    ]


def test_what_has_no_refresh_is_done_and_never_in_date() -> None:
    def standing(due: bool) -> Standing:
        return Standing("x", State.IN_DATE, TODAY, TODAY if due else None, None, None)

    assert standing_word(standing(due=False)) == "Done"
    assert standing_word(standing(due=True)) == "In date"
