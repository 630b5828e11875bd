"""One file for several people, a course that is not there yet, and what is left out for good."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sgdesk.services.file.undo import actions
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.decisions import decisions
from sgdesk.services.people.evidence import evidence_of
from sgdesk.services.people.people import person_view
from sgdesk.services.training.recording import course_choices
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.imports.asking.answers import decision_about, decision_words
from sgdesk.ui.people.received.dialog import ReceivedDialog
from sgdesk.ui.people.received.new_course import NewCourseDialog
from sgdesk.ui.people.received.several import SeveralDialog
from sgdesk.ui.people.received.states import Standing
from tests.pictures import png
from tests.services.imports.received.making import certificate, write_pdf
from tests.services.imports.received.test_sharing import GROUP
from tests.ui.people.received.conftest import Open
from tests.ui.people.received.test_dialog import ANN, BOB, press_enter, standings

ZOE = 3


def several(dialog: ReceivedDialog) -> SeveralDialog:
    dialog.parts.fields.several.click()
    return dialog.findChildren(SeveralDialog)[-1]


def whose(dialog: ReceivedDialog) -> list[str]:
    return [each.more for each in dialog.parts.files.entries]


def tick(chooser: SeveralDialog, name: str, *, on: bool = True) -> None:
    (item,) = chooser.people.list.findItems(name, Qt.MatchFlag.MatchExactly)
    item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def test_a_group_file_is_given_to_all_it_names_in_one_place_each_with_a_line(
    look: Open, workspace: Workspace, tmp_path: Path
) -> None:
    dialog = look(write_pdf(tmp_path / "g.pdf", GROUP))
    chooser = several(dialog)
    assert chooser.people.ticked() == (ANN, BOB)
    assert chooser.verb.text() == "Take 2 people"
    tick(chooser, "Zoë Example")
    chooser.verb.click()
    assert standings(dialog) == [Standing.CONFIRM] * 3
    assert [each.more for each in dialog.parts.files.entries] == [
        "Ann Sample",
        "Bob Instance",
        "Zoë Example",
    ]
    for _ in range(3):
        press_enter(dialog)
    assert standings(dialog) == [Standing.READY] * 3
    press_enter(dialog)
    for who in (ANN, BOB, ZOE):
        (row,) = (each.row for each in person_view(workspace, who).training)
        assert len(evidence_of(workspace, row.id)) == 1
    assert actions(workspace)[0].details["certificates"] == 3


def test_what_was_typed_goes_to_every_line_but_the_number_and_the_notes(
    look: Open, tmp_path: Path
) -> None:
    (tmp_path / "g.png").write_bytes(png(8, 8))
    dialog = look(tmp_path / "g.png")
    fields = dialog.parts.fields
    fields.person.setEditText("Ann Sample")
    fields.course.setEditText("Safeguarding Level 2")
    fields.day.edit.setText("12 March 2025")
    fields.number.setText("X1")
    chooser = several(dialog)
    assert chooser.people.ticked() == (ANN,)
    tick(chooser, "Bob Instance")
    chooser.verb.click()
    assert fields.person.currentText() == "Ann Sample" and fields.number.text() == "X1"
    dialog.parts.files.setCurrentRow(1)
    assert fields.person.currentText() == "Bob Instance" and fields.number.text() == ""
    assert fields.day.edit.text() == "12 March 2025"
    assert several(dialog).people.ticked() == (ANN, BOB)


def test_nobody_ticked_is_asked_for_and_nobody_gets_two_lines(look: Open, tmp_path: Path) -> None:
    dialog = look(write_pdf(tmp_path / "a.pdf", certificate()))
    chooser = several(dialog)
    tick(chooser, "Ann Sample", on=False)
    chooser.verb.click()
    assert chooser.form.summary.isVisible()
    tick(chooser, "Ann Sample")
    chooser.verb.click()
    assert len(dialog.parts.files.entries) == 1


def test_whoever_is_taken_off_again_has_no_line_any_more(look: Open, tmp_path: Path) -> None:
    other = write_pdf(tmp_path / "a.pdf", certificate("Zoë Example"))
    dialog = look(other, write_pdf(tmp_path / "g.pdf", GROUP))
    dialog.parts.files.setCurrentRow(1)
    several(dialog).verb.click()
    assert [each.name for each in dialog.parts.files.entries] == ["a.pdf", "g.pdf", "g.pdf"]
    dialog.parts.files.setCurrentRow(2)
    chooser = several(dialog)
    tick(chooser, "Ann Sample", on=False)
    tick(chooser, "Zoë Example")
    chooser.verb.click()
    assert whose(dialog) == ["Zoë Example", "Zoë Example", "Bob Instance"]
    chooser = several(dialog)
    tick(chooser, "Bob Instance", on=False)
    chooser.verb.click()
    assert whose(dialog) == ["Zoë Example", "Zoë Example"]
    assert dialog.row == 1 and dialog.parts.fields.person.currentText() == "Zoë Example"


def test_where_those_who_are_left_have_their_line_the_first_one_is_left_out(
    look: Open, tmp_path: Path
) -> None:
    dialog = look(write_pdf(tmp_path / "g.pdf", GROUP))
    several(dialog).verb.click()
    chooser = several(dialog)
    tick(chooser, "Ann Sample", on=False)
    chooser.verb.click()
    assert standings(dialog) == [Standing.LEFT_OUT, Standing.CONFIRM]
    assert whose(dialog) == ["", "Bob Instance"]


def test_the_list_is_narrowed_by_a_name_without_its_marks(look: Open, tmp_path: Path) -> None:
    dialog = look(write_pdf(tmp_path / "a.pdf", certificate()))
    chooser = several(dialog)
    QTest.keyClicks(chooser.people.search, "zoe")
    shown = chooser.people.list
    assert [
        shown.item(row).text() for row in range(shown.count()) if not shown.item(row).isHidden()
    ] == ["Zoë Example"]
    assert chooser.people.ticked() == (ANN,)


def test_a_course_that_is_not_there_is_added_here_and_stands_chosen(
    look: Open, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = look(write_pdf(tmp_path / "a.pdf", certificate(course="Fire Safety Awareness")))
    dialog.parts.fields.new_course.click()
    (adding,) = dialog.findChildren(NewCourseDialog)
    assert adding.course_title.text() == "Fire Safety Awareness"
    assert adding.towards.currentText() == "Nothing until that is set"
    adding.verb.click()
    course = dialog.parts.fields.course.person()
    assert course is not None and course[1] == "Fire Safety Awareness"
    (new,) = [each for each in course_choices(workspace) if each.id == course[0]]
    assert new.requirements == () and not new.is_own
    dialog.confirm()
    assert standings(dialog) == [Standing.READY]
    dialog.bring_in()
    (row,) = (each.row for each in person_view(workspace, ANN).training)
    assert row.course_id == course[0]


def test_a_course_that_is_there_already_is_refused_and_nothing_is_lost(
    look: Open, tmp_path: Path
) -> None:
    dialog = look(write_pdf(tmp_path / "a.pdf", certificate(course="Fire Safety Awareness")))
    dialog.parts.fields.notes.setText("Seen")
    dialog.parts.fields.new_course.click()
    (adding,) = dialog.findChildren(NewCourseDialog)
    adding.course_title.setText("Safeguarding Level 2")
    adding.verb.click()
    assert "called Safeguarding Level 2 already" in adding.form.summary.accessibleName()
    adding.reject()
    assert dialog.parts.fields.notes.text() == "Seen"


def test_what_is_left_out_alone_is_remembered_and_not_asked_again(
    look: Open, workspace: Workspace, tmp_path: Path
) -> None:
    path = write_pdf(tmp_path / "Ann.pdf", certificate(course="Fire Safety Awareness"))
    dialog = look(path)
    dialog.leave_out()
    assert dialog.parts.bring_in.text() == "&Leave 1 out, and ask no more"
    dialog.bring_in()
    again = look(path)
    assert standings(again) == [Standing.LEFT_OUT]
    assert not again.parts.bring_in.isEnabled()
    assert again.parts.sum.text() == "None of them waits for you."
    assert "You left it out on" in again.parts.more.text()
    (decision,) = decisions(workspace)
    assert decision_about(decision).startswith("A PDF of ")
    assert decision_words(decision).startswith("left out on ")
    again.leave_out()
    assert standings(again) == [Standing.ASKS]
    again.parts.fields.course.setEditText("Safeguarding Level 2")
    again.confirm()
    again.bring_in()
    assert QUESTIONS_OF_PAPERS not in {each.kind.value for each in decisions(workspace)}


QUESTIONS_OF_PAPERS = "paper"


def test_closing_asks_before_it_forgets_what_was_left_out(
    look: Open, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    dialog = look(write_pdf(tmp_path / "a.pdf", certificate()))
    dialog.leave_out()
    alerts.answers.append(False)
    dialog.reject()
    assert len(alerts.asked) == 1 and dialog.isVisible()


def test_one_of_several_people_left_out_leaves_the_file_to_the_others(
    look: Open, workspace: Workspace, tmp_path: Path
) -> None:
    dialog = look(write_pdf(tmp_path / "g.pdf", GROUP))
    several(dialog).verb.click()
    dialog.confirm()
    dialog.leave_out()
    assert standings(dialog) == [Standing.READY, Standing.LEFT_OUT]
    dialog.bring_in()
    assert decisions(workspace) == ()
    assert person_view(workspace, BOB).training == ()
