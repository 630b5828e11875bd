"""Words of a section: saved, kept while moving about, never lost without a question."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from sgdesk.domain.returns.facts import facts_of
from sgdesk.domain.returns.parts import SectionKey, SectionText
from sgdesk.domain.returns.sections import Completeness
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.returns.words import return_workspace, save_section
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.returns.page import ReturnPage
from sgdesk.ui.widgets import IconButton
from tests.factories import TODAY

IMPACT, GRADE, SIGN_OFF = SectionKey.IMPACT, SectionKey.GRADE, SectionKey.SIGN_OFF


def type_in(page: ReturnPage, key: SectionKey, words: str) -> None:
    page.hand.list.choose(key)
    page.hand.view.words.body.setPlainText(words)


def line_of(page: ReturnPage, key: SectionKey) -> str:
    page.hand.list.choose(key)
    return page.hand.list.currentItem().text()


def test_words_are_saved_and_the_list_says_that_the_section_is_complete(
    page: ReturnPage, context: Context
) -> None:
    assert line_of(page, IMPACT) == "Impact: empty"
    type_in(page, IMPACT, "Helpers ask sooner.")
    assert line_of(page, IMPACT) == "Impact: not saved"
    page.hand.view.words.save.click()
    page.refresh(context)
    found = return_workspace(context.workspace)
    assert found.typed[IMPACT] == SectionText("Helpers ask sooner.")
    section = next(each for each in found.sections if each.key is IMPACT)
    assert section.completeness is Completeness.COMPLETE
    assert line_of(page, IMPACT) == "Impact: filled in"
    assert not page.hand.view.words.save.isEnabled()
    assert page.may_leave()


def test_a_draft_stays_while_one_looks_at_another_section_or_the_page_is_loaded_anew(
    page: ReturnPage, context: Context
) -> None:
    type_in(page, IMPACT, "half a thou")
    page.hand.list.choose(SectionKey.GAPS)
    assert page.hand.view.words.body.toPlainText() == ""
    page.refresh(context)
    page.hand.list.choose(IMPACT)
    assert page.hand.view.words.body.toPlainText() == "half a thou"
    assert page.hand.view.words.save.isEnabled()


def test_leaving_asks_and_names_the_sections(page: ReturnPage, alerts: RecordingAlerts) -> None:
    type_in(page, IMPACT, "one")
    type_in(page, SectionKey.EVIDENCE, "two")
    assert not page.may_leave()
    assert "Impact and Evidence" in alerts.choices[-1].text
    assert page.hand.view.words.body.toPlainText() == "two"
    alerts.ways.append(1)
    assert page.may_leave()
    assert page.hand.view.words.body.toPlainText() == ""
    assert page.may_leave()


def test_words_of_every_section_are_saved_before_one_goes_on(
    page: ReturnPage, context: Context, alerts: RecordingAlerts
) -> None:
    type_in(page, IMPACT, "one")
    type_in(page, SectionKey.EVIDENCE, "two ")
    went_on: list[int] = []
    alerts.ways.append(0)
    assert not page.may_leave(lambda: went_on.append(1))
    typed = return_workspace(context.workspace).typed
    assert (typed[IMPACT].body, typed[SectionKey.EVIDENCE].body) == ("one", "two")
    assert went_on == [1]
    assert page.unsaved() is None


@pytest.mark.parametrize("button", ["_export", "_mail", "_final"])
def test_no_file_is_made_without_the_words_unless_that_is_wanted(
    page: ReturnPage, alerts: RecordingAlerts, button: str
) -> None:
    type_in(page, IMPACT, "not saved")
    alerts.answers.append(False)
    getattr(page, button).click()
    assert "will not be in it" in alerts.asked[-1].text
    assert alerts.shown == []
    assert page.hand.drafts.unsaved == (IMPACT,)


def test_the_grade_is_one_of_ours_or_own_words(page: ReturnPage, workspace: Workspace) -> None:
    page.hand.list.choose(IMPACT)
    assert not page.hand.view.words.grade.isVisible()
    page.hand.list.choose(GRADE)
    box = page.hand.view.words.grade
    assert box.isVisible()
    assert box.currentText() == ""
    box.setEditText("Effective")
    page.hand.view.words.save.click()
    assert return_workspace(workspace).typed[GRADE] == SectionText("", "Effective")


def test_who_signs_can_be_put_in_by_office(page: ReturnPage) -> None:
    type_in(page, SIGN_OFF, "Agreed by the trustees.")
    assert page.hand.view.words.lines.isVisible()
    page.hand.view.words.lines.click()
    said = page.hand.view.words.body.toPlainText().splitlines()
    assert said[0] == "Agreed by the trustees."
    assert [line.partition(":")[0] for line in said[1:]] == [
        "Safeguarding lead",
        "For the trustees",
    ]
    page.hand.list.choose(IMPACT)
    assert not page.hand.view.words.lines.isVisible()


def test_as_at_another_day_words_are_for_reading(
    page: ReturnPage, workspace: Workspace, context: Context, alerts: RecordingAlerts
) -> None:
    save_section(workspace, IMPACT, SectionText("Kept."))
    earlier = Context(
        workspace, context.tasks, alerts, context.shell, TODAY.replace(year=TODAY.year - 1)
    )
    page.refresh(earlier)
    page.hand.list.choose(IMPACT)
    assert page.hand.view.words.body.toPlainText() == "Kept."
    assert page.hand.view.words.body.isReadOnly()
    assert not page.hand.view.words.save.isEnabled()
    page.hand.list.choose(SectionKey.ACTIONS)
    assert not page.hand.view.to_do.add.isEnabled()


def test_each_fact_is_copied_alone_and_all_of_a_section_together(
    page: ReturnPage, workspace: Workspace
) -> None:
    page.hand.list.choose(SectionKey.REQUIREMENTS)
    QApplication.processEvents()
    facts = facts_of(SectionKey.REQUIREMENTS, return_workspace(workspace).document)
    buttons = [
        each
        for each in page.findChildren(IconButton)
        if each.isVisible() and each.accessibleName().startswith("Copy: ")
    ]
    assert [each.accessibleName() for each in buttons] == [f"Copy: {each}" for each in facts]
    buttons[1].click()
    assert QGuiApplication.clipboard().text() == facts[1]
    page.hand.view._copy_all.click()
    assert QGuiApplication.clipboard().text() == "\n".join(facts)
    assert any(each.text() == facts[0] for each in page.findChildren(QLabel))


def test_names_are_kept_in_the_box_and_taken_out_of_what_is_copied(
    page: ReturnPage, context: Context
) -> None:
    type_in(page, IMPACT, "Bob Example now asks sooner.")
    page.hand.view.words.save.click()
    page.refresh(context)
    page.hand.list.choose(IMPACT)
    assert "Bob Example" in page.hand.view.words.body.toPlainText()
    page.hand.view._copy_all.click()
    copied = QGuiApplication.clipboard().text()
    assert "Bob" not in copied
    assert "now asks sooner." in copied
