"""Each section of Set-up: what it shows, what it saves, and when it asks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sgdesk.domain.errors import InputError
from sgdesk.domain.organisation.duty import Section11Duty
from sgdesk.services.file.safety import backing_up
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace, all_packs
from sgdesk.services.organisation import following, organisation
from sgdesk.services.organisation.organisation import (
    Leads,
    change_organisation,
    organisation_view,
)
from sgdesk.services.people import roles
from sgdesk.services.people.absence import leave
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.training import standing
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.imports.dialog import ImportDialog
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.setup.history import HistorySection
from sgdesk.ui.setup.history_words import line_sentence
from sgdesk.ui.setup.logo import LARGEST_SIDE, read_logo
from sgdesk.ui.setup.number_box import NumberBox
from sgdesk.ui.setup.organisation import OrganisationSection
from sgdesk.ui.setup.page import SetupPage
from sgdesk.ui.setup.partnership.follow import FollowDialog
from sgdesk.ui.setup.partnership.pack_text import pack_html
from sgdesk.ui.setup.partnership.section import PackView, PartnershipSection
from sgdesk.ui.setup.roles.role_dialog import Choices, RoleDialog
from sgdesk.ui.setup.roles.section import RolesSection
from sgdesk.ui.setup.roles.template_dialog import TemplateDialog
from sgdesk.ui.setup.safety.section import SafetySection
from sgdesk.ui.setup.section import SetupSection
from sgdesk.ui.setup.settings import SettingsSection
from sgdesk.ui.setup.topics import TopicDialog
from sgdesk.ui.widgets import Banner, Table
from tests.factories import TODAY
from tests.ui.conftest import RecordingShell
from tests.ui.setup.names import nameless

Opener = Callable[[type[SetupSection]], SetupSection]


def _button(widget: QWidget, text: str) -> QPushButton:
    found = widget.findChildren(QPushButton)
    return next(each for each in found if each.text().replace("&", "").startswith(text))


def _words(section: SetupSection) -> str:
    return " ".join(each.text() for each in section.findChildren(QLabel) if each.isVisible())


def test_a_name_left_empty_is_refused_on_save_and_stays_as_typed(
    open_section: Callable[[type[OrganisationSection]], OrganisationSection], workspace: Workspace
) -> None:
    section = open_section(OrganisationSection)
    section._name.setText(" ")
    section._email.setText("nobody")
    assert "There is a problem" not in _words(section)
    section.save()
    assert "Enter the name of the organisation" in _words(section)
    assert "Enter an e-mail address" in _words(section)
    assert section._email.text() == "nobody"
    assert organisation_view(workspace).details.name == "St Example's, Leominster"


def test_the_way_from_today_goes_to_the_box_of_the_lead_itself(
    open_section: Callable[[type[OrganisationSection]], OrganisationSection],
) -> None:
    section = open_section(OrganisationSection)
    section.go_to("lead")
    assert section.window().focusWidget() is section._lead
    section._kept = None
    section.go_to("deputy")
    section.refresh(section.context)
    assert section.window().focusWidget() is section._deputy, "once it is filled"


def test_two_of_one_name_can_be_told_apart_where_the_lead_is_chosen(
    open_section: Callable[[type[OrganisationSection]], OrganisationSection], workspace: Workspace
) -> None:
    for reference in ("K1", "K2"):
        add_person(workspace, PersonDetails("Gurpreet", "Kaur", reference=reference))
    section = open_section(OrganisationSection)
    shown = [section._lead.itemText(row) for row in range(section._lead.count())]
    assert {"Gurpreet Kaur (no role, K1)", "Gurpreet Kaur (no role, K2)"} <= set(shown)


def test_the_lead_is_found_by_any_part_of_the_name_and_half_a_name_chooses_nobody(
    open_section: Callable[[type[OrganisationSection]], OrganisationSection], workspace: Workspace
) -> None:
    for names in (("Tariq", "Mahmood"), ("Mohammed Iqbal", "Chaudhry")):
        add_person(workspace, PersonDetails(*names))
    section = open_section(OrganisationSection)
    section._lead.edit.selectAll()
    QTest.keyClicks(section._lead.edit, "Mohammed I")
    assert section._lead.person() is None
    assert section.unsaved() is not None
    section.save()
    assert "Choose somebody from the list" in _words(section)
    assert [name for _, name in section._lead.matches()] == ["Mohammed Iqbal Chaudhry"]
    section._lead.setEditText("Mohammed Iqbal Chaudhry")
    section.save()
    chosen = organisation_view(workspace).settings.lead_person
    assert {each.id: each.name for each in standing.everyone(workspace)}[chosen or 0] == (
        "Mohammed Iqbal Chaudhry"
    )


def test_whoever_holds_a_role_of_the_lead_is_offered_first(
    open_section: Callable[[type[OrganisationSection]], OrganisationSection], workspace: Workspace
) -> None:
    role, _ = roles.add_role(workspace, "Second safeguarding lead", None, ())
    add_person(workspace, PersonDetails("Zed", "Zimmer"), role)
    section = open_section(OrganisationSection)
    names = [section._deputy.itemText(row) for row in range(section._deputy.count())]
    leading = {"Siân Fictional", "Łukasz Sample", "Zed Zimmer"}
    assert set(names[:3]) == leading
    assert names.count("Zed Zimmer") == 1


def test_details_and_leads_are_saved_as_one_action(
    open_section: Callable[[type[OrganisationSection]], OrganisationSection], workspace: Workspace
) -> None:
    section = open_section(OrganisationSection)
    before = organisation_view(workspace)
    section._name.setText("St Example’s")
    section._lead.setCurrentIndex(2)
    section.save()
    after = organisation_view(workspace)
    assert after.details.name == "St Example’s"
    assert (after.settings.lead_person, section._lead.currentText()) == section._lead.person()
    undo(workspace)
    assert organisation_view(workspace) == before


def test_a_lead_whose_role_is_no_lead_s_is_told_once_they_are_chosen(
    open_section: Callable[[type[OrganisationSection]], OrganisationSection], workspace: Workspace
) -> None:
    section = open_section(OrganisationSection)
    helper = add_person(workspace, PersonDetails("Ann", "Sample"))[0]
    section.refresh(section.context)
    assert "their role is no lead’s" not in _words(section)
    section._lead.setCurrentIndex(section._lead.findData(helper))
    section.save()
    section.refresh(section.context)
    assert "Ann Sample is your safeguarding lead, and their role is no lead’s" in _words(section)


def test_a_lead_who_leaves_or_has_left_stays_chosen_and_nothing_seems_typed(
    open_section: Callable[[type[OrganisationSection]], OrganisationSection], workspace: Workspace
) -> None:
    lead, deputy = (each.id for each in standing.everyone(workspace)[:2])
    change_organisation(workspace, organisation_view(workspace).details, Leads(lead, deputy))
    leave(workspace, lead, TODAY - timedelta(days=3))
    leave(workspace, deputy, TODAY + timedelta(days=30))
    section = open_section(OrganisationSection)
    chosen = [box.person() for box in (section._lead, section._deputy)]
    assert [each and each[0] for each in chosen] == [lead, deputy]
    assert section.unsaved() is None
    undo(workspace)
    section.refresh(section.context)
    assert section.unsaved() is None


def test_whether_section_11_names_us_is_one_of_three_and_kept_by_its_key(
    open_section: Callable[[type[OrganisationSection]], OrganisationSection], workspace: Workspace
) -> None:
    section = open_section(OrganisationSection)
    offered = [section._duty.itemText(place) for place in range(section._duty.count())]
    assert offered == [
        "Not known yet",
        "Section 11 names us",
        "Section 11 does not name us; sent by agreement",
    ]
    section._duty.setCurrentIndex(2)
    section.save()
    assert organisation_view(workspace).details.section11_duty == Section11Duty.BY_AGREEMENT


def test_what_was_written_of_section_11_before_there_was_a_choice_stays(
    open_section: Callable[[type[OrganisationSection]], OrganisationSection], workspace: Workspace
) -> None:
    details = organisation_view(workspace).details
    change_organisation(workspace, replace(details, section11_duty="As our funder asks"))
    section = open_section(OrganisationSection)
    assert section._duty.currentText() == "As our funder asks"
    section._name.setText("St Example’s")
    section.save()
    assert organisation_view(workspace).details.section11_duty == "As our funder asks"


def test_what_is_half_typed_is_kept_and_asked_about(
    open_section: Callable[[type[OrganisationSection]], OrganisationSection],
    context: Context,
    alerts: RecordingAlerts,
) -> None:
    section = open_section(OrganisationSection)
    assert section.may_leave()
    section._phone.setText("01432 000000")
    section.refresh(context)
    assert section._phone.text() == "01432 000000"
    alerts.ways.extend([None, 1])
    assert not section.may_leave()
    assert section.may_leave()
    assert alerts.choices[0].ways == ("Save and go on", "Drop it")
    assert section._phone.text() == ""


def test_what_is_half_typed_is_saved_before_one_goes_on(
    open_section: Callable[[type[OrganisationSection]], OrganisationSection],
    workspace: Workspace,
    alerts: RecordingAlerts,
) -> None:
    section = open_section(OrganisationSection)
    section._phone.setText("01432 000000")
    went_on: list[int] = []
    alerts.ways.append(0)
    assert not section.may_leave(lambda: went_on.append(1))
    assert went_on == [1]
    assert organisation_view(workspace).details.contact_phone == "01432 000000"


def test_a_logo_is_made_small_and_kept_as_png(
    open_section: Callable[[type[OrganisationSection]], OrganisationSection],
    workspace: Workspace,
    alerts: RecordingAlerts,
    tmp_path: Path,
) -> None:
    picture = QImage(1800, 900, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    picture.setText("Author", "somebody")
    picture.save(str(tmp_path / "logo.jpg"))
    section = open_section(OrganisationSection)
    alerts.files.append(tmp_path / "logo.jpg")
    _button(section, "Choose a picture").click()
    section.save()
    kept = organisation_view(workspace).details.logo_png
    assert kept is not None
    assert b"Author" not in kept
    assert kept.startswith(b"\x89PNG")
    read = QImage.fromData(kept)
    assert (read.width(), read.height()) == (LARGEST_SIDE, LARGEST_SIDE // 2)


def test_what_is_no_picture_is_refused_in_a_sentence(
    open_section: Callable[[type[OrganisationSection]], OrganisationSection],
    alerts: RecordingAlerts,
    tmp_path: Path,
) -> None:
    fake = tmp_path / "logo.png"
    fake.write_text("<svg/>", encoding="utf-8")
    with pytest.raises(InputError, match="PNG or JPEG"):
        read_logo(fake)
    section = open_section(OrganisationSection)
    alerts.files.append(fake)
    _button(section, "Choose a picture").click()
    assert "not a picture that can be used here" in _words(section)


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


def test_roles_that_ask_nothing_stand_first_with_a_warning(
    open_section: Callable[[type[RolesSection]], RolesSection], workspace: Workspace
) -> None:
    roles.add_role(workspace, "Zebra keeper", None, [])
    section = open_section(RolesSection)
    table = section.findChildren(Table)[0]
    assert table.model().index(0, 0).data() == "Zebra keeper"
    assert table.model().index(0, 1).data() == "nothing yet"
    banners = [each for each in section.findChildren(Banner) if each.isVisible()]
    assert banners
    assert "Zebra keeper calls for nothing yet" in _words(section)


def test_a_role_change_foretells_whom_it_turns_and_then_turns_them(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    view = next(each for each in roles.roles_view(workspace) if each.role.name == "Churchwarden")
    about = organisation_view(workspace)
    dialog = RoleDialog(context, Choices(about.pack, about.topics), view)
    dialog.show()
    dialog._group.setCurrentIndex(3)
    assert dialog._ticks.keys() == ["level3"]
    said = " ".join(each.text() for each in dialog._effect.findChildren(QLabel))
    foretold = roles.preview_role(workspace, view.role.id, ["level3"])
    assert foretold.turned
    assert all(name in said for name in foretold.turned)
    dialog.verb.click()
    report = standing.standing_report(workspace)
    wanting = {
        person.name
        for person, found in report.people
        if any(
            s.requirement == "level3" and s.state in ("overdue", "not_done")
            for s in found.standings
        )
    }
    assert set(foretold.turned) <= wanting
    assert roles.role_rules(workspace, view.role.id)[-1].from_date == TODAY


def test_a_role_can_be_added_and_is_refused_without_a_name(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    dialog = RoleDialog(context, Choices(organisation_view(workspace).pack))
    dialog.show()
    dialog.verb.click()
    assert dialog.form.summary.isVisible()
    dialog._name.setText("Crossing warden")
    dialog._group.setCurrentIndex(2)
    dialog.verb.click()
    added = next(v for v in roles.roles_view(workspace) if v.role.name == "Crossing warden")
    assert added.requirements == ("level1", "level2")


def test_templates_offer_only_roles_that_are_not_there(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    pack = organisation_view(workspace).pack
    dialog = TemplateDialog(context, pack, "mosque", frozenset({"imam"}))
    ticks = [line.tick for line in dialog._picker._lines]
    assert "Imam" not in [tick.text() for tick in ticks]
    assert not dialog.verb.isEnabled()
    ticks[0].setChecked(True)
    dialog.verb.click()
    assert ticks[0].text() in [view.role.name for view in roles.roles_view(workspace)]


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
    assert "There is a problem" not in _words(section)
    section.save()
    assert "Enter a whole number from 1 to 366" in _words(section)
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
    assert "Herefordshire asks for every 3 years: yours can be shorter" in _words(section)
    box.edit.setText("12")
    section.preview()
    turned = organisation.preview_settings(workspace, {"interval:level2": "12"}).turned
    assert f"{len(turned)} people would become overdue" in _words(section)
    section.save()
    assert organisation_view(workspace).settings.intervals == {"level2": 12}
    assert organisation.settings_since(workspace)["interval:level2"] == TODAY


def test_each_setting_says_whose_rule_it_is_and_from_when(
    open_section: Callable[[type[SettingsSection]], SettingsSection], workspace: Workspace
) -> None:
    organisation.change_setting(workspace, "window_days", "60", TODAY)
    section = open_section(SettingsSection)
    said = _words(section)
    assert "No document says. Set by us. Holds since 31 Mar 2026." in said
    assert "Herefordshire asks for every 3 years (Appendix 1, Level 2)." in said


def test_a_topic_of_our_own_can_be_added(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    dialog = TopicDialog(context)
    dialog._title.setText("Online safety")
    dialog.verb.click()
    assert organisation_view(workspace).topics == (("online-safety", "Online safety"),)


def test_a_backup_is_restored_only_after_comparing(
    open_section: Callable[[type[SafetySection]], SafetySection],
    workspace: Workspace,
    shell: RecordingShell,
) -> None:
    made = backing_up.back_up_and_thin(workspace)
    section = open_section(SafetySection)
    assert "Last backup" in _words(section)
    _button(section, "Restore the one chosen").click()
    assert not shell.paths
    assert "40" in str(section.compare._model.rows)
    _button(section, "Restore this backup").click()
    assert shell.paths == [made.path]


def test_backups_say_what_they_were_made_before(
    open_section: Callable[[type[SafetySection]], SafetySection], workspace: Workspace
) -> None:
    def told(section: SafetySection) -> list[str]:
        table = section.backups.backups.model
        last = table.columnCount() - 1
        return [str(table.index(row, last).data()) for row in range(table.rowCount())]

    backing_up.back_up_and_thin(workspace)
    section = open_section(SafetySection)
    assert told(section) == ["With all that was done so far"]
    roles.add_role(workspace, "Bell ringer", "1")
    section.refresh(section.context)
    assert told(section) == ["Before “add the role Bell ringer”"]
    backing_up.back_up_and_thin(workspace)
    section.refresh(section.context)
    assert told(section)[0] == "With all that was done so far"


def test_a_check_says_that_all_is_well(
    open_section: Callable[[type[SafetySection]], SafetySection],
) -> None:
    section = open_section(SafetySection)
    _button(section, "Check the file").click()
    assert "All is well: 40 people" in _words(section)


def test_the_history_is_in_words_and_can_be_searched(
    open_section: Callable[[type[HistorySection]], HistorySection], workspace: Workspace
) -> None:
    roles.add_role(workspace, "Bell ringer", "1")
    undo(workspace)
    section = open_section(HistorySection)
    rows = [line_sentence(line) for line in section._model.rows]
    assert rows[:2] == ["Taken back: add the role Bell ringer", "Added the role Bell ringer"]
    section._search.setText("bell taken")
    section._search.searched.emit("bell taken")
    assert len(section._model.rows) == 1


def test_set_up_opens_the_section_that_the_way_there_names(
    qtbot: QtBot, context: Context, alerts: RecordingAlerts
) -> None:
    page = SetupPage()
    qtbot.addWidget(page)
    page.show()
    for key in ("safety", "roles", "history", "partnership", "settings", "organisation"):
        page.refresh(context, Wanted(action=key))
        assert page.section.key == key
    section = page.section
    assert isinstance(section, OrganisationSection)
    section._name.setText("Half typed")
    alerts.answers.append(False)
    names = page.findChildren(QListWidget)[0]
    names.setCurrentRow(2)
    assert page.section is section
    assert names.currentRow() == 0


def test_every_widget_of_set_up_has_a_name(qtbot: QtBot, context: Context) -> None:
    backing_up.back_up(context.workspace.path)
    page = SetupPage()
    qtbot.addWidget(page)
    page.show()
    page.refresh(context)
    names = page.findChildren(QListWidget)[0]
    for row in range(names.count()):
        names.setCurrentRow(row)
        assert nameless(page.section) == []


def test_dialogs_are_named_and_let_go_of_themselves(
    qtbot: QtBot, qapp: QApplication, context: Context, workspace: Workspace
) -> None:
    about = organisation_view(workspace)
    view = roles.roles_view(workspace)[0]
    for make in (
        lambda: RoleDialog(context, Choices(about.pack), view),
        lambda: RoleDialog(context, Choices(about.pack)),
        lambda: TemplateDialog(context, about.pack, "church", frozenset()),
        lambda: FollowDialog(context),
        lambda: TopicDialog(context),
    ):
        dialog = make()
        dialog.show()
        assert nameless(dialog) == []
        dialog.reject()
        qtbot.waitUntil(lambda dialog=dialog: not isValid(dialog))  # type: ignore[misc]


def test_the_people_of_a_role_are_one_press_away(
    open_section: Callable[[type[RolesSection]], RolesSection], shell: RecordingShell
) -> None:
    section = open_section(RolesSection)
    _button(section, "Show the people").click()
    assert shell.visits == [(Place.PEOPLE, Wanted(role="Caretaker"))]


def test_in_the_past_nothing_can_be_changed(
    qtbot: QtBot, workspace: Workspace, context: Context
) -> None:
    past = Context(
        workspace, context.tasks, context.alerts, context.shell, TODAY.replace(year=2024)
    )
    page = SetupPage()
    qtbot.addWidget(page)
    for key, texts in (
        ("organisation", ["Save"]),
        ("partnership", ["Follow another"]),
        ("roles", ["Add a role", "From a template", "What it calls for", "Rename"]),
        ("settings", ["Save", "Add a topic"]),
        ("import", ["Import"]),
    ):
        page.refresh(past, Wanted(action=key))
        assert not any(_button(page.section, text).isEnabled() for text in texts)


def test_the_way_to_an_import_begins_it_and_shows_its_people(
    qtbot: QtBot, context: Context, shell: RecordingShell, tmp_path: Path
) -> None:
    page = SetupPage()
    qtbot.addWidget(page)
    page.show()
    page.refresh(context, Wanted(action="import"))
    dialog = page.findChildren(ImportDialog)[0]
    sheet = tmp_path / "people.csv"
    sheet.write_text("First name,Surname\nEve,Invented\n", encoding="utf-8")
    dialog.take(sheet)
    dialog.import_now()
    assert not shell.visits
    dialog.parts.bring_in.click()
    assert shell.visits == [(Place.PEOPLE, Wanted())]
    page.refresh(context)
    qtbot.waitUntil(lambda: not page.findChildren(ImportDialog))


def test_details_that_were_read_anew_are_not_called_unsaved(
    open_section: Opener, context: Context, workspace: Workspace
) -> None:
    section = open_section(OrganisationSection)
    told: list[bool] = []
    section.touched.connect(lambda: told.append(section.unsaved() is None))
    details = organisation_view(workspace).details
    lead = standing.everyone(workspace)[0].id
    change_organisation(workspace, details, organisation.Leads(lead, None))
    section._load()
    undo(workspace)
    section._load()
    assert told and all(told)
