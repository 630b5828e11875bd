"""A set of courses that is half done says so wherever its state is shown or previewed."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sgdesk.domain.dates import long_date
from sgdesk.domain.training.standing import Standing
from sgdesk.domain.training.states import State
from sgdesk.services.training.foreseen import SetBegun
from sgdesk.services.training.recording import (
    TrainingDetails,
    course_choices,
    record_training,
)
from sgdesk.services.training.unmoved import Unmoved, WhyStill
from sgdesk.services.views.overview import matrix
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.people.matrix.lines import make_lines
from sgdesk.ui.people.matrix.model import BELOW_ROLE, MatrixModel
from sgdesk.ui.people.recording.effect_words import set_sentences, still_sentences
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


def test_why_nothing_changes_is_said_with_the_day_for_one_and_together_for_many() -> None:
    title, met = "Level 2: overview", ["Level 2: overview"]
    first = Unmoved(WhyStill.LATER_ONE, 1, title, TODAY)
    other = Unmoved(WhyStill.LATER_ONE, 2, title, TODAY - timedelta(days=1))
    day = long_date(TODAY)
    assert still_sentences([first], met, 1) == [
        f"Level 2 stays as it is: it was done on {day} already, and the latest day counts."
    ]
    assert still_sentences([first, other, Unmoved(WhyStill.NOT_ASKED, 1)], met, 4) == [
        "Level 2 stays as it is for 3 people: it was done on that day or later already.",
        "It changes no state of 1 person: no role of theirs calls for what this course meets "
        "(Level 2).",
    ]


def test_every_reason_has_words_for_one_and_for_many() -> None:
    for why in WhyStill:
        found = [Unmoved(why, 2, "Level 2: overview", TODAY, ("One",))]
        for people in (1, 2):
            (said,) = still_sentences(found, ["Level 2"], people)
            assert said.endswith(".")
            assert "{" not in said
