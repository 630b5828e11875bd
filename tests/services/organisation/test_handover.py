"""The pack for whoever comes next, and the privacy notice: true, whole, and without secrets."""

from datetime import timedelta
from pathlib import Path

import pypdf
import pytest

from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.domain.dates import add_months
from sgdesk.domain.organisation.decisions import DecisionKind
from sgdesk.domain.organisation.organisation import OrganisationDetails
from sgdesk.domain.organisation.plain_paper import plain_text
from sgdesk.domain.people.keeping.retention import Period
from sgdesk.domain.sessions.trainer import TrainerDetails
from sgdesk.services.courses.trainers import add_trainer, withdraw_trainer
from sgdesk.services.file.safety.passphrase import NewPassphrase, change
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.services.organisation.decisions import decide, decision_list
from sgdesk.services.organisation.handover import (
    handover_pack,
    handover_paper,
    notice_of,
    save_notice,
)
from sgdesk.services.organisation.organisation import (
    Leads,
    change_organisation,
    change_settings,
)
from sgdesk.services.people.absence import leave
from sgdesk.services.people.induction import begin_induction
from sgdesk.services.people.people import PersonDetails, add_person, person_view
from sgdesk.services.people.rights.requests import note_request
from sgdesk.services.people.rights.retention import keep_periods, set_hold
from sgdesk.services.people.roles import add_role
from sgdesk.services.returns.final import freeze_return, mark_sent
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from tests.factories import TODAY, make_workspace
from tests.services.hall import make_hall


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path, "hsscp")
    role, _ = add_role(made, "Helper", None, ["level1"])
    add_person(made, PersonDetails("Ann", "Lead"), role, TODAY - timedelta(days=900))
    return made


def test_a_lead_who_left_is_not_told_as_one(workspace: Workspace) -> None:
    change_settings(workspace, {"lead_person": "1"}, None)
    leave(workspace, 1, TODAY - timedelta(days=1))
    text = plain_text(handover_paper(workspace))
    assert "Safeguarding lead | nobody since Ann Lead left on" in text
    assert "Ann Lead | Safeguarding lead, until they left" in text
    assert "No lead is chosen, so certificates have a line for the trainer alone" in text


@pytest.mark.needs("rights")
def test_the_pack_holds_a_copy_that_opens_and_the_note(
    workspace: Workspace, tmp_path: Path
) -> None:
    made = handover_pack(workspace, tmp_path / "out")
    copy = open_workspace(made.copy, writable=False)
    assert person_view(copy, 1).person.name == "Ann Lead"
    copy.close()
    text = "".join(page.extract_text() for page in pypdf.PdfReader(made.note).pages)
    assert made.copy.name in " ".join(text.split())
    for path in (made.folder, *made.folder.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


def test_the_note_says_what_waits_what_is_decided_and_how_long_people_are_kept(
    workspace: Workspace,
) -> None:
    asked = next(
        each.key
        for each in decision_list(workspace).open
        if each.kind is DecisionKind.REFRESH and "24" in each.offers
    )
    change_settings(workspace, {"lead_person": "1", asked: "24"}, None)
    keep_periods(workspace, [Period("volunteer", 72)])
    note_request(workspace, TODAY, person_id=1)
    set_hold(workspace, holds=True)
    text = plain_text(handover_paper(workspace))
    for said in (
        "Safeguarding lead | Ann Lead",
        "need training now: 1",
        "every 2 years",
        "Ann Lead asked to see what is held",
        "Volunteers | 6 years after they leave",
        "Staff, trustees, contractors, students on placement and workers from outside | not dec",
        "A hold stands",
        str(workspace.path),
    ):
        assert said in text, said
    (open_ones,) = (each for each in text.splitlines() if each.startswith("Nobody has decided"))
    assert (
        "days for an induction (Mandatory induction); days for a new lead (Level 3);" in open_ones
    )
    assert "| not decided yet" not in text.partition("What is decided")[2]


def test_the_note_says_that_no_passphrase_is_in_it(workspace: Workspace) -> None:
    assert "not encrypted" in plain_text(handover_paper(workspace))


def test_whoever_takes_over_a_file_with_a_passphrase_is_told_to_change_it(
    workspace: Workspace,
) -> None:
    assert "change the passphrase" not in plain_text(handover_paper(workspace))
    change(workspace, NewPassphrase(FileKey(bytes(range(32)), bytes(range(16)))))
    opening = handover_paper(workspace).sections[0]
    assert "change the passphrase and print the new recovery sheet" in " ".join(opening.points)


def test_the_notice_is_filled_in_and_says_where_it_is_not(
    workspace: Workspace, tmp_path: Path
) -> None:
    text = plain_text(notice_of(workspace))
    assert "[name of the contact]" in text
    assert "[how long]" in text
    details = OrganisationDetails("St <Example>", contact_name="Pat Contact")
    change_organisation(workspace, details)
    keep_periods(workspace, [Period("volunteer", 18, "Our denomination’s guide")])
    text = plain_text(notice_of(workspace))
    assert "Ask Pat Contact: [e-mail]" in text
    assert "Volunteers | 18 months after you leave | Our denomination’s guide" in text
    assert "Information Commissioner" in text
    page, paper = save_notice(workspace, tmp_path)
    assert "St &lt;Example&gt;" in page.read_text("utf-8")
    assert "Your rights" in "".join(each.extract_text() for each in pypdf.PdfReader(paper).pages)


def test_the_note_says_who_signs_whom_to_ask_what_is_open_and_what_falls_due_next(
    tmp_path: Path,
) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level1", "level2"))
    workspace = hall.workspace
    details = OrganisationDetails(
        "St Example's", contact_name="Old Hand", contact_phone="01234 567890"
    )
    change_organisation(workspace, details, Leads(lead=hall.people[0]))
    add_trainer(workspace, TrainerDetails("Tess Trainer"))
    hall.hold("right-help-right-time", TODAY, came=2)
    hall.plan("right-help-right-time", TODAY + timedelta(days=30))
    freeze_return(workspace, TODAY - timedelta(days=300))
    text = plain_text(handover_paper(workspace))
    for said in (
        "certificates have a line for Ada Sample and for the trainer",
        "Old Hand | Contact until now | 01234 567890",
        "Tess Trainer | Trainer",
        "End-of-course forms: 2 open",
        "Certificates: 0 ready to issue, 2 wait for a form",
        "the session is planned",
        "The next return",
        str(workspace.path),
    ):
        assert said in text, said


def test_the_note_counts_what_falls_due_soon_and_names_no_trainer_who_has_stopped(
    workspace: Workspace,
) -> None:
    decide(workspace, {"interval:level1": "36"})
    add_person(workspace, PersonDetails("Bo", "Later"), 1, TODAY - timedelta(days=900))
    level1 = next(each.id for each in course_choices(workspace) if "Level 1" in each.title)
    for person, months in ((1, -34), (2, -27)):
        day = add_months(TODAY, months)
        record_training(workspace, [person], TrainingDetails(level1, day))
    gone, _ = add_trainer(workspace, TrainerDetails("Gone Trainer"))
    withdraw_trainer(workspace, gone, TODAY - timedelta(days=1))
    text = plain_text(handover_paper(workspace))
    assert text.count("Training to be done again: 1") == 1
    assert text.count("Training to be done again") == 1, "what is due in nine months is not next"
    assert "Gone Trainer" not in text


def test_the_note_names_what_is_begun_and_what_new_starters_have_still_to_do(
    workspace: Workspace,
) -> None:
    asked = decision_list(workspace).decisions
    window = [each.key for each in asked if each.kind is DecisionKind.IMPACT_WINDOW]
    decide(workspace, dict.fromkeys(window, "P6W P6M"))
    role, _ = add_role(workspace, "New helper", None, ["induction"])
    person, _ = add_person(workspace, PersonDetails("Bo", "New"), role, TODAY)
    begin_induction(workspace, person, TODAY)
    made = freeze_return(workspace, TODAY)
    text = plain_text(handover_paper(workspace))
    for said in (
        "Inductions that are begun and not finished: Bo New",
        f"Return {made.number} as at",
        "is final and not noted as sent",
        "Inductions and training of new starters to be done: ",
        "from 6 weeks after the course, by 6 months",
    ):
        assert said in text, said
    mark_sent(workspace, made.id, TODAY, "the partnership")
    assert "not noted as sent" not in plain_text(handover_paper(workspace))


def test_what_falls_due_next_stands_in_the_order_of_its_days(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level1", "level2"))
    hall.plan("right-help-right-time", TODAY + timedelta(days=100))
    freeze_return(hall.workspace, TODAY - timedelta(days=200))
    day = add_months(TODAY + timedelta(days=40), -36)
    for key in ("working-together-2", "right-help-right-time"):
        details = TrainingDetails(hall.courses[key], day)
        record_training(hall.workspace, hall.people[:1], details)

    paper = handover_paper(hall.workspace)

    (due,) = [each for each in paper.sections if each.title == "What falls due next"]
    assert [row[0] for row in due.rows] == ["May 2026", "9 July 2026", "12 September 2026"]
