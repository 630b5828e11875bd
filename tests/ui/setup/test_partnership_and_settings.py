"""Set-up, Partnership and Settings: the pack, following another, what is set by us."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from sgdesk.services.file.workspace import Workspace, all_packs
from sgdesk.services.organisation import following, organisation
from sgdesk.services.organisation.organisation import (
    organisation_view,
)
from sgdesk.services.people import roles
from sgdesk.ui.context import Context
from sgdesk.ui.setup.number_box import NumberBox
from sgdesk.ui.setup.partnership.follow import FollowDialog
from sgdesk.ui.setup.partnership.pack_text import pack_html
from sgdesk.ui.setup.partnership.section import PackView, PartnershipSection
from sgdesk.ui.setup.settings import SettingsSection
from sgdesk.ui.setup.topics import TopicDialog
from tests.factories import TODAY
from tests.ui.setup.finding import words


def test_a_pack_is_read_with_its_paragraphs_and_nothing_in_it_is_markup(
    open_section: Callable[[type[PartnershipSection]], PartnershipSection],
) -> None:
    section = open_section(PartnershipSection)
    text = section.findChildren(PackView)[0].toPlainText()
    for said in (
        "Level 2: regular contact [Appendix 1, Level 2]",
        "The impact form opens 3 months after completion and is due by 6 months. [8.3]",
        "What the document leaves to you",
        "Replaced since 15 December 2023: Working Together to Safeguard Children 2023.",
        "Replaced since 18 March 2026: Working Together to Safeguard Children 2026.",
    ):
        assert said in text
    for pack in all_packs().packs.values():
        assert "<script" not in pack_html(pack)


def test_following_another_partnership_says_first_whom_it_turns(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    dialog = FollowDialog(context)
    dialog.show()
    combo = dialog.findChildren(QComboBox)[0]
    combo.setCurrentIndex(combo.findText("Worcestershire Safeguarding Children Partnership"))
    effect = following.preview_partnership(workspace, "wscp")
    said = " ".join(each.text() for each in dialog.findChildren(QLabel))
    assert effect.roles[0].name in said
    assert "needs its group" in said or "need their groups" in said
    assert organisation_view(workspace).pack.id == "hscp"
    dialog.verb.click()
    assert organisation_view(workspace).pack.id == "wscp"
    moved = {each.id: each.suggested for each in effect.roles if each.suggested}
    held = {each.role.id: each.role.group for each in roles.roles_view(workspace)}
    assert moved
    assert {number: held[number] for number in moved} == moved


def test_a_document_whose_time_is_over_is_told_before_it_is_followed(
    qtbot: QtBot, context: Context
) -> None:
    dialog = FollowDialog(context)
    combo = dialog.findChildren(QComboBox)[0]
    for name, is_over in (("Sandwell", True), ("Worcestershire", False)):
        combo.setCurrentIndex(combo.findText(name, Qt.MatchFlag.MatchStartsWith))
        assert dialog._passed.isVisibleTo(dialog) is is_over
    dialog.drop()


@pytest.mark.parametrize("nonsense", ["soon", "0", "99999", "-3", "²"])
def test_settings_refuse_nonsense_on_save_only(
    open_section: Callable[[type[SettingsSection]], SettingsSection],
    workspace: Workspace,
    nonsense: str,
) -> None:
    section = open_section(SettingsSection)
    box = section.boxes()["window_days"]
    assert isinstance(box, NumberBox)
    box.edit.setText(nonsense)
    section.preview()
    assert "There is a problem" not in words(section)
    section.save()
    assert "Enter a whole number from 1 to 366" in words(section)
    assert box.text() == nonsense
    assert organisation_view(workspace).settings.window_days == 90


def test_an_interval_may_be_shorter_and_never_longer(
    open_section: Callable[[type[SettingsSection]], SettingsSection], workspace: Workspace
) -> None:
    section = open_section(SettingsSection)
    box = section.boxes()["interval:level2"]
    assert isinstance(box, NumberBox)
    box.edit.setText("48")
    section.save()
    assert "Herefordshire asks for every 3 years: yours can be shorter" in words(section)
    box.edit.setText("12")
    section.preview()
    turned = organisation.preview_settings(workspace, {"interval:level2": "12"}).turned
    assert f"{len(turned)} people would become overdue" in words(section)
    section.save()
    assert organisation_view(workspace).settings.intervals == {"level2": 12}
    assert organisation.settings_since(workspace)["interval:level2"] == TODAY


def test_each_setting_says_whose_rule_it_is_and_from_when(
    open_section: Callable[[type[SettingsSection]], SettingsSection], workspace: Workspace
) -> None:
    organisation.change_setting(workspace, "window_days", "60", TODAY)
    section = open_section(SettingsSection)
    said = words(section)
    assert "No document says. Set by us. Holds since 31 Mar 2026." in said
    assert "Herefordshire asks for every 3 years (Appendix 1, Level 2)." in said


def test_a_topic_of_our_own_can_be_added(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    dialog = TopicDialog(context)
    dialog._title.setText("Online safety")
    dialog.verb.click()
    assert organisation_view(workspace).topics == (("online-safety", "Online safety"),)
