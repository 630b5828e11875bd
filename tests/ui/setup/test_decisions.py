"""Decisions left to you: a list with offers, in Set-up and at the first start."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.services.file.workspace import Workspace, all_packs
from sgdesk.services.organisation.decisions import decision_list, possible_decisions
from sgdesk.services.organisation.organisation import organisation_view
from sgdesk.ui.context import Context
from sgdesk.ui.setup.partnership.decisions import DecisionForm, DecisionsDialog
from sgdesk.ui.setup.partnership.section import PartnershipSection
from tests.ui.setup.names import nameless


def test_what_is_usual_is_chosen_only_when_asked_and_kept_as_set_by_us(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    dialog = DecisionsDialog(context)
    qtbot.addWidget(dialog)
    boxes = dialog.decisions.boxes
    assert {box.currentText() for box in boxes.values()} == {"Not decided yet"}

    dialog.decisions.usual_button.click()
    boxes["induction_days"].setCurrentIndex(boxes["induction_days"].findText("56 days"))
    dialog.verb.click()

    assert decision_list(workspace).open == ()
    assert organisation_view(workspace).settings.induction_days == 56


def test_what_is_left_open_stays_open_and_what_was_decided_is_shown_again(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    first = DecisionsDialog(context)
    qtbot.addWidget(first)
    box = first.decisions.boxes["induction_days"]
    box.setCurrentIndex(box.findText("14 days"))
    first.verb.click()
    again = DecisionsDialog(context)
    qtbot.addWidget(again)

    assert again.decisions.boxes["induction_days"].currentText() == "14 days"
    assert again.decisions.boxes["allowance_days"].currentText() == "Not decided yet"
    assert again.decisions.answers() == {}


def test_every_offer_of_every_partnership_has_words_and_every_box_a_name(qtbot: QtBot) -> None:
    for pack in all_packs().packs.values():
        form = DecisionForm()
        qtbot.addWidget(form)
        form.show_list(possible_decisions(pack))
        form.show()
        assert form.boxes
        assert nameless(form) == []
        for box in form.boxes.values():
            offers = [box.itemText(row) for row in range(box.count())]
            assert len(set(offers)) == len(offers) >= 3


def test_the_list_opens_from_the_partnership(
    open_section: Callable[[type[PartnershipSection]], PartnershipSection], tmp_path: Path
) -> None:
    section = open_section(PartnershipSection)
    section._decide.click()

    assert section.findChildren(DecisionsDialog)


def test_the_usual_answers_are_shown_before_they_are_kept_and_opened_again_at_once(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    dialog = DecisionsDialog(context, page)
    dialog.show()
    form = dialog.decisions
    form.usual_button.click()
    assert form.filled.isVisible() and form.filled.text().startswith(f"{len(form.boxes)} usual")
    form.open_button.click()
    assert form.answers() == {}
    form.usual_button.click()
    dialog.verb.click()
    assert len(decision_list(workspace).for_now) == len(form.boxes)

    again = DecisionsDialog(context, page)
    again.show()
    assert again.settle.isVisible()
    again.reopen.click()
    assert len(decision_list(workspace).open) == len(decision_list(workspace).decisions)


def test_each_usual_answer_and_whose_it_is_stand_there_before_it_is_filled_in(
    qtbot: QtBot, workspace: Workspace
) -> None:
    form = DecisionForm()
    qtbot.addWidget(form)
    form.show_list(decision_list(workspace))
    said = " ".join(each.text() for each in form.findChildren(QLabel))
    for key, box in form.boxes.items():
        usual = box.itemText(box.findData(form._usual[key]))
        assert f"The usual answer: {usual}." in said
    assert "ours, of this program, and no document’s" in form.whose.text()
