"""What a certificate says to a stranger, as it is drawn up on the day of issue."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from sgdesk.data.certificates.register import read_face
from sgdesk.data.file.schema import certificate
from sgdesk.domain.certificates.certificate import (
    HEADING,
    CertificateContent,
    CertificateState,
    CheckResult,
)
from sgdesk.domain.certificates.dress import Design, Dress, PaperSize
from sgdesk.domain.certificates.verification import face_message
from sgdesk.domain.courses.course import CourseDetails
from sgdesk.domain.errors import InputError
from sgdesk.domain.sessions.trainer import TrainerDetails
from sgdesk.services.certificates.content import Unprintable, names_in
from sgdesk.services.certificates.dressing import certificate_dress, change_dress
from sgdesk.services.certificates.issuing import certificate_lines, issue_certificates
from sgdesk.services.certificates.register import certificates_pdf, check_number, contents
from sgdesk.services.courses import courses
from sgdesk.services.courses.trainers import add_trainer
from sgdesk.services.file import undo
from sgdesk.services.organisation.organisation import (
    Leads,
    change_organisation,
    change_setting,
    organisation_view,
)
from sgdesk.services.people.absence import leave
from sgdesk.services.training.recording import TrainingDetails, record_training
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    made = make_hall(tmp_path, "hscp", TODAY)
    change_setting(made.workspace, "follow_gate", "no")
    return made


def printed(
    hall: Hall, course: int, *, person: int = 0, trainer: str = "", provider: str = "In-house"
) -> CertificateContent:
    """A new certificate for the course."""
    details = TrainingDetails(course, TODAY, provider=provider, trainer=trainer)
    chosen = [hall.people[person]]
    (number,) = record_training(hall.workspace, chosen, details).training_ids
    numbers = issue_certificates(hall.workspace, None, [number]).new_numbers
    return contents(hall.workspace, numbers)[0]


def own_course(hall: Hall, *satisfies: str, **details: object) -> int:
    about = CourseDetails(str(details.pop("title", "Our evening")), **details)  # type: ignore[arg-type]
    return courses.add_course(hall.workspace, about, satisfies)[0]


def lead_with(hall: Hall, lead: int | None, deputy: int | None = None) -> None:
    details = organisation_view(hall.workspace).details
    change_organisation(hall.workspace, details, Leads(lead, deputy))


def test_safeguarding_is_in_the_title_whatever_the_course_is_called(hall: Hall) -> None:
    assert printed(hall, own_course(hall)).heading == "Certificate of safeguarding training"


def test_what_the_organisation_calls_no_safeguarding_does_not_claim_to_be(hall: Hall) -> None:
    other = own_course(hall, title="Fire drill", is_safeguarding=False)
    assert printed(hall, other).heading == "Certificate of training"


def test_how_to_reach_whoever_issued_it_is_frozen_with_it(hall: Hall) -> None:
    about = organisation_view(hall.workspace).details
    told = replace(about, contact_email="office@example.org", contact_phone="01568 000000")
    change_organisation(hall.workspace, told)
    first = printed(hall, own_course(hall))
    change_organisation(hall.workspace, about)
    assert contents(hall.workspace, [first.number])[0].reach == "office@example.org or 01568 000000"


@pytest.mark.parametrize(
    ("partnership", "course", "day", "rule"),
    [
        ("generic", "level2", date(2029, 3, 31), "every 3 years, set by St Example's"),
        ("hscp", "induction", None, ""),
        ("hscp", "level3", date(2029, 3, 31), "every 3 years, Herefordshire"),
        ("hscb", "introduction", date(2029, 3, 31), "every 3 years, recommended, Harrow"),
        ("scsp", "level1", None, ""),
    ],
)
def test_when_to_refresh_is_told_with_whose_rule_it_is(
    tmp_path: Path, partnership: str, course: str, day: date | None, rule: str
) -> None:
    hall = make_hall(tmp_path, partnership, TODAY)
    change_setting(hall.workspace, "follow_gate", "no")
    found = printed(hall, own_course(hall, course))
    assert (found.refresh_by, found.refresh_rule) == (day, rule)


def test_an_interval_of_our_own_is_told_by_our_name_and_not_as_us(hall: Hall) -> None:
    change_setting(hall.workspace, "interval:level1", "12")
    found = printed(hall, own_course(hall, "level1"))
    assert found.refresh_by == date(2027, 3, 31)
    assert found.refresh_rule == "every year, set by St Example's"


def test_of_several_rules_the_first_that_falls_due_is_told_with_what_it_is_of(hall: Hall) -> None:
    change_setting(hall.workspace, "interval:level1", "24")
    change_setting(hall.workspace, "interval:level3", "12")
    found = printed(hall, own_course(hall, "level1", "level3"))
    assert found.refresh_by == date(2027, 3, 31)
    assert found.refresh_rule.startswith("Level 3: safeguarding lead: every year, ")


def test_a_part_of_a_set_is_not_said_to_last(hall: Hall) -> None:
    assert printed(hall, hall.courses["right-help-right-time"]).refresh_by is None


def test_a_length_without_our_note_is_printed(hall: Hall) -> None:
    course = own_course(hall, duration="2 hours (our choice)")
    assert printed(hall, course).duration_hours == "2 hours"


def test_trainers_whom_we_know_have_a_line_each_and_a_firm_has_one(hall: Hall) -> None:
    for name in ("Pat One", "Sam Two"):
        add_trainer(hall.workspace, TrainerDetails(name))
    course = own_course(hall)
    lead_with(hall, hall.people[1])
    assert printed(hall, course, trainer="Pat One and Sam Two").signatories == (
        ("Pat One", "Trainer"),
        ("Sam Two", "Trainer"),
        ("Bo Sample", "Designated safeguarding lead"),
    )
    assert names_in("Sample and Partners", ("Pat One",)) == ("Sample and Partners",)
    assert names_in("Pat One, Sam Two", ("Pat One", "Sam Two")) == ("Pat One", "Sam Two")
    assert names_in("", ()) == ()


def test_the_lead_s_own_certificate_is_signed_by_the_deputy(hall: Hall) -> None:
    lead_with(hall, hall.people[0], hall.people[1])
    course = own_course(hall)
    own = printed(hall, course, trainer="Ada Sample")
    assert own.signatories == (("Bo Sample", "Deputy safeguarding lead"),)
    theirs = printed(hall, course, person=2)
    assert theirs.signatories == (("Ada Sample", "Designated safeguarding lead"),)


def test_whoever_has_left_signs_nothing(hall: Hall) -> None:
    lead_with(hall, hall.people[0], hall.people[1])
    leave(hall.workspace, hall.people[0], TODAY - timedelta(days=1))
    signed = printed(hall, own_course(hall), person=2).signatories
    assert signed == (("Bo Sample", "Deputy safeguarding lead"),)


@pytest.mark.parametrize(
    ("details", "part"),
    [
        ({"title": "Our evening 𠮷"}, Unprintable.COURSE),
        ({"objectives": "Listen 🎉"}, Unprintable.OUTCOMES),
        ({"duration": "2 hours ⏰"}, Unprintable.OTHER),
    ],
)
def test_a_letter_that_no_font_has_is_named_wherever_it_stands_and_the_others_are_issued(
    hall: Hall, details: dict[str, str], part: Unprintable
) -> None:
    bad, good = own_course(hall, **details), own_course(hall, title="Another evening")
    for course in (bad, good):
        training = TrainingDetails(course, TODAY, provider="In-house")
        record_training(hall.workspace, hall.people[:1], training)
    assert len(issue_certificates(hall.workspace).new_numbers) == 1
    lines = {line.course_title: line for line in certificate_lines(hall.workspace)}
    left_out = lines[details.get("title", "Our evening")]
    assert (left_out.state, left_out.unprintable_in) == (CertificateState.UNPRINTABLE, part)
    assert left_out.unprintable in "".join(details.values())


def test_whoever_signs_all_of_them_is_looked_at_too(hall: Hall) -> None:
    details = TrainingDetails(own_course(hall), TODAY, provider="In-house", trainer="Li 𠮷")
    record_training(hall.workspace, hall.people[:1], details)
    (line,) = certificate_lines(hall.workspace)
    assert (line.unprintable, line.unprintable_in) == ("𠮷", Unprintable.TRAINER)
    about = organisation_view(hall.workspace).details
    change_organisation(hall.workspace, replace(about, name="St Example's 𠮷"))
    plain = TrainingDetails(own_course(hall, title="B"), TODAY, provider="In-house")
    record_training(hall.workspace, hall.people[:1], plain)
    parts = {each.course_title: each.unprintable_in for each in certificate_lines(hall.workspace)}
    assert parts["B"] is Unprintable.ORGANISATION


def test_what_was_kept_before_certificates_said_more_is_read_and_still_signed(hall: Hall) -> None:
    """The face of a certificate of the first release, letter for letter, and what was signed."""
    face = {
        "number": "RBD5-YKRX-6NQF",
        "organisation": "St Example's",
        "person_name": "Ada Sample",
        "course_title": "Induction",
        "completed_on": "2026-03-04",
        "issued_on": "2026-03-05",
        "charity_number": "",
        "level": "Level 1",
        "duration_hours": "2 hours",
        "provider": "St Example's",
        "trainer": "",
        "method": "",
        "learning_points": ["Know whom to ring"],
        "signatories": [["Ann Lead", "Designated safeguarding lead"]],
        "replaces": "",
        "verification": "sgdesk:RBD5-YKRX-6NQF",
        "partnership_note": "",
    }
    earlier = read_face(json.dumps(face))
    assert (earlier.heading, earlier.reach, earlier.refresh_by) == (HEADING, "", None)
    signed = {name: value for name, value in face.items() if name != "verification"}
    message = json.dumps(
        ["sgdesk certificate 2", signed | {"logo_sha256": ""}],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    assert face_message(earlier) == message.encode()


def test_all_that_is_said_is_kept_and_comes_back(hall: Hall) -> None:
    change_setting(hall.workspace, "interval:level1", "12")
    found = printed(hall, own_course(hall, "level1", objectives="Listen\nWrite it down"))
    with hall.workspace.file.reading() as connection:
        kept = connection.execute(select(certificate.c.face)).scalar_one()
    assert read_face(kept) == found
    assert found.outcomes == ("Listen", "Write it down")
    assert check_number(hall.workspace, found.number).result is CheckResult.STANDS


def test_the_dress_is_kept_in_the_file_and_can_be_taken_back(hall: Hall) -> None:
    number = printed(hall, own_course(hall)).number
    first = certificates_pdf(hall.workspace, [number])
    other = Dress(Design.PLAIN, PaperSize.A5, "#7b1e3a", outcomes=True)
    change_dress(hall.workspace, other)
    assert certificate_dress(hall.workspace) == other
    assert certificates_pdf(hall.workspace, [number]) != first
    undo.undo(hall.workspace)
    assert certificate_dress(hall.workspace) == Dress()
    assert certificates_pdf(hall.workspace, [number]) == first


def test_a_colour_that_is_none_is_refused_and_nothing_is_changed(hall: Hall) -> None:
    with pytest.raises(InputError, match="Enter a colour"):
        change_dress(hall.workspace, Dress(Design.PLAIN, colour="red"))
    assert certificate_dress(hall.workspace) == Dress()
