"""Set-up, Organisation: details, leads, the duty and the logo; what is half typed is kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from sgdesk.domain.errors import InputError
from sgdesk.domain.organisation.duty import Section11Duty
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation import organisation
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
from sgdesk.ui.setup.logo import LARGEST_SIDE, read_logo
from sgdesk.ui.setup.organisation import OrganisationSection
from sgdesk.ui.setup.section import SetupSection
from tests.factories import TODAY
from tests.ui.setup.finding import button, words

Opener = Callable[[type[SetupSection]], SetupSection]


def test_a_name_left_empty_is_refused_on_save_and_stays_as_typed(
    open_section: Callable[[type[OrganisationSection]], OrganisationSection], workspace: Workspace
) -> None:
    section = open_section(OrganisationSection)
    section._name.setText(" ")
    section._email.setText("nobody")
    assert "There is a problem" not in words(section)
    section.save()
    assert "Enter the name of the organisation" in words(section)
    assert "Enter an e-mail address" in words(section)
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


def test_enter_takes_the_one_who_fits_and_what_was_wrong_goes(
    open_section: Callable[[type[OrganisationSection]], OrganisationSection], workspace: Workspace
) -> None:
    add_person(workspace, PersonDetails("Gurpreet", "Kaur"))
    add_person(workspace, PersonDetails("Gurdas", "Kaur"))
    section = open_section(OrganisationSection)
    section._lead.setEditText("kaur")
    section.save()
    assert "Choose somebody from the list" in words(section)
    QTest.keyClick(section._lead.edit, Qt.Key.Key_Return)
    assert section._lead.person() is None, "there are two"
    section._lead.setEditText("preet kau")
    QTest.keyClick(section._lead.edit, Qt.Key.Key_Return)
    assert section._lead.currentText() == "Gurpreet Kaur"
    assert "Choose somebody from the list" not in words(section)


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
    assert "Choose somebody from the list" in words(section)
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
    assert "their role is no lead’s" not in words(section)
    section._lead.setCurrentIndex(section._lead.findData(helper))
    section.save()
    section.refresh(section.context)
    assert "Ann Sample is your safeguarding lead, and their role is no lead’s" in words(section)


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
    button(section, "Choose a picture").click()
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
    button(section, "Choose a picture").click()
    assert "not a picture that can be used here" in words(section)


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
