"""Which certificates may be given out, what stays of them, and what the register says."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.cli import main
from sgdesk.data.file import schema
from sgdesk.data.organisation.organisation import own_names
from sgdesk.domain.certificates.certificate import CertificateState, CheckResult, WaitingFor
from sgdesk.domain.courses.course import CourseDetails
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.organisation.organisation import OrganisationDetails
from sgdesk.domain.returns.parts import OURSELVES
from sgdesk.domain.training.outcome import Outcome
from sgdesk.services.certificates import issuing as certificates
from sgdesk.services.certificates.content import unprintable_letters
from sgdesk.services.certificates.issuing import issue_certificates
from sgdesk.services.certificates.register import (
    certificates_pdf,
    check_number,
    contents,
    register,
    save_certificates,
)
from sgdesk.services.courses.courses import change_course
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation import organisation
from sgdesk.services.people import people
from sgdesk.services.people.people import PersonDetails
from sgdesk.services.returns.parts.course_use import courses_of
from sgdesk.services.training import recording as training
from sgdesk.services.training.correcting import correctable
from sgdesk.services.training.recording import TrainingDetails
from tests import factories

TODAY = factories.TODAY
DAY = timedelta(days=1)


@contextmanager
def opened(folder: Path, partnership: str) -> Iterator[Workspace]:
    workspace = factories.make_workspace(folder, partnership)
    people.add_person(workspace, PersonDetails("Łukasz", "Sample"))
    yield workspace
    workspace.close()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(tmp_path, "hscp") as made:
        yield made


def record(workspace: Workspace, title: str, provider: str = "In-house", day: date = TODAY) -> int:
    number = next(each.id for each in training.course_choices(workspace) if title in each.title)
    details = TrainingDetails(number, day, provider=provider)
    return training.record_training(workspace, [1], details).training_ids[0]


def receive(workspace: Workspace, training_id: int, kind: str, **days: date) -> None:
    with workspace.file.writing("receive_form") as writer:
        writer.insert(schema.evaluation, kind=kind, training_id=training_id, **days)


def line(
    workspace: Workspace, training_id: int, as_at: date = TODAY
) -> certificates.CertificateLine:
    return certificates.certificate_lines(workspace, as_at, [training_id])[0]


INDUCTIONS = {
    "generic": "Safeguarding induction",
    "hscp": "Organisational induction",
    "hscb": "induction",
    "scsp": "Induction",
    "wscp": "Induction",
}
OWN_COURSES = {"hscp": "Right Help", "hscb": "Advanced", "scsp": "Level 1"}


@pytest.mark.parametrize("partnership", INDUCTIONS)
def test_an_induction_has_no_gate_but_its_own_checklist(tmp_path: Path, partnership: str) -> None:
    with opened(tmp_path, partnership) as workspace:
        number = record(workspace, INDUCTIONS[partnership], provider="")
        assert line(workspace, number).state is CertificateState.READY

        with workspace.file.writing("begin_induction") as writer:
            writer.insert(schema.induction, person_id=1, begun_on=TODAY)

        waiting = line(workspace, number)
        assert waiting.waiting_for is WaitingFor.INDUCTION_CHECKLIST


@pytest.mark.parametrize(
    ("partnership", "waiting_for", "opens", "kind"),
    [
        ("hscp", WaitingFor.EVALUATION, TODAY, "evaluation"),
        ("scsp", WaitingFor.EVALUATION, TODAY, "evaluation"),
        ("hscb", WaitingFor.IMPACT_EVALUATION, TODAY + 42 * DAY, "impact"),
    ],
)
def test_each_partnerships_gate_names_the_form_that_is_missing(
    tmp_path: Path, partnership: str, waiting_for: WaitingFor, opens: date, kind: str
) -> None:
    with opened(tmp_path, partnership) as workspace:
        number = record(workspace, OWN_COURSES[partnership])

        found = line(workspace, number)
        assert (found.state, found.waiting_for, found.fillable_from) == (
            CertificateState.WAITING,
            waiting_for,
            opens,
        )
        assert issue_certificates(workspace).new_numbers == ()

        receive(workspace, number, kind, received_on=TODAY)

        assert len(issue_certificates(workspace).new_numbers) == 1


def test_harrows_sentence_may_be_read_as_sent(tmp_path: Path) -> None:
    with opened(tmp_path, "hscb") as workspace:
        number = record(workspace, OWN_COURSES["hscb"])
        receive(workspace, number, "impact", sent_on=TODAY)
        assert line(workspace, number).state is CertificateState.WAITING

        organisation.change_setting(workspace, "sent_is_enough", "yes")

        assert line(workspace, number).state is CertificateState.READY


def test_an_organisation_may_switch_the_gate_off_from_a_day(workspace: Workspace) -> None:
    number = record(workspace, OWN_COURSES["hscp"], day=TODAY - 5 * DAY)

    organisation.change_setting(workspace, "follow_gate", "no", TODAY)

    assert line(workspace, number, TODAY - DAY).state is CertificateState.WAITING
    assert line(workspace, number, TODAY).state is CertificateState.READY


@pytest.mark.parametrize(
    ("provider", "ours"),
    [("St Example’s", True), ("in house", True), ("", False), ("Herefordshire", False)],
)
def test_a_certificate_is_ours_to_give_for_our_own_training(
    workspace: Workspace, provider: str, ours: bool
) -> None:
    number = record(workspace, OWN_COURSES["hscp"], provider)

    assert (line(workspace, number).state is not CertificateState.NOT_OURS) is ours
    assert len(certificates.certificate_lines(workspace)) == int(ours)


def test_what_we_ran_under_a_former_name_stays_ours(workspace: Workspace) -> None:
    first, other = (
        record(workspace, OWN_COURSES["hscp"], provider, TODAY - age * DAY)
        for age, provider in enumerate(("St Example’s", "Somebody else"))
    )
    for name in ("St Example's and St Other's", "St Other's", "ST OTHER'S"):
        organisation.change_organisation(workspace, OrganisationDetails(name))
    joined = "St Example's and St Other's"
    under_the_second = record(workspace, OWN_COURSES["hscp"], joined, TODAY - 2 * DAY)
    assert line(workspace, first).state is not CertificateState.NOT_OURS
    assert line(workspace, under_the_second).state is not CertificateState.NOT_OURS
    assert line(workspace, other).state is CertificateState.NOT_OURS
    assert correctable(workspace, first).is_ours

    with workspace.file.reading() as connection:
        span = (TODAY - 9 * DAY, TODAY)
        (told,) = courses_of(connection, span, {1}, own_names(connection))
    assert {each.words: each.count for each in told.providers} == {
        OURSELVES: 2,
        "Somebody else": 1,
    }


def test_a_name_that_was_undone_was_never_ours(workspace: Workspace) -> None:
    organisation.change_organisation(workspace, OrganisationDetails("Wrong Name"))
    undo(workspace)
    number = record(workspace, OWN_COURSES["hscp"], "Wrong Name")

    assert line(workspace, number).state is CertificateState.NOT_OURS


def test_what_was_not_completed_has_no_certificate(workspace: Workspace) -> None:
    course = next(each.id for each in training.course_choices(workspace))
    details = TrainingDetails(course, TODAY, Outcome.NOT_COMPLETED)
    number = training.record_training(workspace, [1], details).training_ids[0]
    voided = record(workspace, INDUCTIONS["hscp"])
    training.void_training(workspace, voided, "Entered twice")

    assert line(workspace, number).state is CertificateState.NOT_COMPLETED
    assert line(workspace, voided).state is CertificateState.VOIDED
    assert issue_certificates(workspace).new_numbers == ()


def test_training_that_is_not_there_is_named(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="There is no training with the number 99"):
        issue_certificates(workspace, TODAY, [99])


def test_nothing_is_issued_on_a_day_that_lies_ahead(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="a day that lies ahead"):
        issue_certificates(workspace, TODAY + DAY)


def test_a_name_that_no_font_can_print_is_left_out_and_named(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ready = record(workspace, INDUCTIONS["hscp"])
    other, _ = people.add_person(workspace, PersonDetails("Tashi", "བོད"))
    course = training.course_choices(workspace)[0].id
    details = TrainingDetails(course, TODAY, provider="In-house")
    number = training.record_training(workspace, [other], details).training_ids[0]

    found = line(workspace, number)
    assert (found.state, found.unprintable) == (CertificateState.UNPRINTABLE, "བོད")
    issued = issue_certificates(workspace)
    assert [each.training_id for each in issued.lines if each.number] == [ready]
    assert issue_certificates(workspace, TODAY, [number]).new_numbers == ()

    people.change_person(workspace, 1, PersonDetails("Łukasz", "བོད"))
    with pytest.raises(RefusedError, match="No font here has བོད"):
        certificates.reissue(workspace, 1, "Name corrected")
    file = str(workspace.path)
    workspace.close()
    assert main(["certificates", file, "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().out
    assert "unprintable" in said
    assert "a font with བོད" in said


@pytest.mark.parametrize(
    "name",
    [
        "Łukasz Żółć",
        "محمد عبد الله",
        "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
        "क्षत्रिय",
        "李小龍",
        "Zoë O’Brien-Ångström",
        "က‍ခ"[:0],
    ],
)
def test_a_name_in_a_shipped_script_can_be_printed(name: str) -> None:
    assert unprintable_letters(name) == ""


def test_a_certificate_says_the_day_attended_and_the_day_of_issue(workspace: Workspace) -> None:
    record(workspace, INDUCTIONS["hscp"], day=TODAY - 30 * DAY)

    code = issue_certificates(workspace).new_numbers[0]

    content = contents(workspace, [code])[0]
    assert (content.completed_on, content.issued_on) == (TODAY - 30 * DAY, TODAY)
    assert (content.person_name, content.organisation) == ("Łukasz Sample", "St Example's")


def test_a_certificate_keeps_all_that_the_course_is_to_achieve(workspace: Workspace) -> None:
    title = "Organisational induction"
    number = next(each.id for each in training.course_choices(workspace) if title in each.title)
    long = "x" * 300
    outcomes = f"- Know whom to ring.\n\n• Write a worry down;\n{long}\n✅ Listen first"
    change_course(workspace, number, CourseDetails("Induction", objectives=outcomes))
    record(workspace, "Induction")

    code = issue_certificates(workspace).new_numbers[0]
    change_course(workspace, number, CourseDetails("Induction", objectives="Something else"))

    content = contents(workspace, [code])[0]
    kept = ("Know whom to ring.", "Write a worry down", long, "Listen first")
    assert (content.outcomes, content.learning_points) == (kept, ())


def test_issuing_again_gives_the_same_number(workspace: Workspace) -> None:
    record(workspace, INDUCTIONS["hscp"])
    first = issue_certificates(workspace)
    before = factories.dump(workspace, history=True)

    again = issue_certificates(workspace)

    assert again.new_numbers == ()
    assert [each.number for each in again.lines] == list(first.new_numbers)
    assert factories.dump(workspace, history=True) == before


def test_what_is_printed_is_frozen_at_issue(workspace: Workspace) -> None:
    record(workspace, INDUCTIONS["hscp"])
    code = issue_certificates(workspace).new_numbers[0]
    before = contents(workspace, [code])

    people.change_person(workspace, 1, PersonDetails("Corrected", "Name"))
    organisation.change_organisation(workspace, OrganisationDetails("St Other's"))

    assert contents(workspace, [code]) == before


def test_a_corrected_name_is_a_new_certificate_that_names_the_one_it_replaces(
    workspace: Workspace,
) -> None:
    record(workspace, INDUCTIONS["hscp"])
    first = issue_certificates(workspace).new_numbers[0]
    people.change_person(workspace, 1, PersonDetails("Lukas", "Sample"))

    second, _ = certificates.reissue(workspace, 1, "Name corrected")
    third, _ = certificates.reissue(workspace, 2, "Name corrected again")

    printed = contents(workspace, [second, third])
    assert [(content.person_name, content.replaces) for content in printed] == [
        ("Lukas Sample", first),
        ("Lukas Sample", second),
    ]
    assert check_number(workspace, first).replaced_by == second
    assert [check_number(workspace, code).result for code in (first, second, third)] == [
        CheckResult.REPLACED,
        CheckResult.REPLACED,
        CheckResult.STANDS,
    ]
    with pytest.raises(RefusedError, match=f"Certificate {first} no longer stands"):
        certificates.reissue(workspace, 1, "Again")


def test_striking_the_training_out_revokes_the_newest_of_a_chain(workspace: Workspace) -> None:
    number = record(workspace, INDUCTIONS["hscp"])
    issue_certificates(workspace)
    second, _ = certificates.reissue(workspace, 1, "Name corrected")

    training.void_training(workspace, number, "Entered twice")

    assert check_number(workspace, second).result is CheckResult.REVOKED
    with pytest.raises(RefusedError, match="no longer stands"):
        certificates.reissue(workspace, 2, "Again")


def test_revoking_needs_a_reason_and_happens_once(workspace: Workspace) -> None:
    record(workspace, INDUCTIONS["hscp"])
    code = issue_certificates(workspace).new_numbers[0]
    with pytest.raises(InputError, match="Say why the certificate is revoked"):
        certificates.revoke(workspace, 1, "")

    certificates.revoke(workspace, 1, "Sent to the wrong person")

    with pytest.raises(RefusedError, match="revoked already"):
        certificates.revoke(workspace, 1, "Another reason")
    found = check_number(workspace, code)
    assert (found.result, found.on, found.reason) == (
        CheckResult.REVOKED,
        TODAY,
        "Sent to the wrong person",
    )


def test_what_was_revoked_is_issued_again_only_where_it_is_asked_for_by_name(
    workspace: Workspace,
) -> None:
    number = record(workspace, INDUCTIONS["hscp"])
    first = issue_certificates(workspace).new_numbers[0]
    certificates.revoke(workspace, 1, "Sent to the wrong person")

    assert issue_certificates(workspace).new_numbers == ()
    found = line(workspace, number)
    assert (found.state, found.number) == (CertificateState.REVOKED, first)

    second = issue_certificates(workspace, TODAY, [number]).new_numbers
    assert len(second) == 1
    assert line(workspace, number).state is CertificateState.ISSUED
    with pytest.raises(RefusedError, match="one stands already"):
        certificates.issue_again(workspace, 1)
    certificates.revoke(workspace, 2, "Torn")
    assert certificates.issue_again(workspace, 2)[0] not in (first, *second)
    assert check_number(workspace, first).result is CheckResult.REVOKED


def test_what_undo_took_back_is_ready_as_if_it_had_never_been_issued(workspace: Workspace) -> None:
    number = record(workspace, INDUCTIONS["hscp"])
    issue_certificates(workspace)

    undo(workspace)

    assert line(workspace, number).state is CertificateState.READY
    assert len(issue_certificates(workspace).new_numbers) == 1


def test_what_was_revoked_waits_for_the_form_that_its_gate_asks_for(workspace: Workspace) -> None:
    number = record(workspace, OWN_COURSES["hscp"])
    organisation.change_setting(workspace, "follow_gate", "no", TODAY)
    issue_certificates(workspace)
    certificates.revoke(workspace, 1, "Wrong day")
    organisation.change_setting(workspace, "follow_gate", "yes", TODAY)

    assert line(workspace, number).waiting_for is WaitingFor.EVALUATION
    assert issue_certificates(workspace, TODAY, [number]).new_numbers == ()


@pytest.mark.parametrize("act", ["revoke", "reissue", "issue_again"])
def test_a_certificate_that_is_not_in_the_register_is_told_in_a_sentence(
    workspace: Workspace, act: str
) -> None:
    words = () if act == "issue_again" else ("Any reason",)
    with pytest.raises(InputError, match="no such certificate in the register"):
        getattr(certificates, act)(workspace, 99, *words)


def test_a_new_certificate_carries_none_of_our_notes(workspace: Workspace) -> None:
    number = record(workspace, OWN_COURSES["hscp"])
    receive(workspace, number, "evaluation", received_on=TODAY)
    content = contents(workspace, issue_certificates(workspace).new_numbers)[0]
    assert content.partnership_note == ""


def test_a_name_of_one_word_is_printed_without_a_blank_beside_it(workspace: Workspace) -> None:
    person, _ = people.add_person(workspace, PersonDetails("Sample", ""))
    course = training.course_choices(workspace)[0].id
    details = TrainingDetails(course, TODAY, provider="In-house")
    number = training.record_training(workspace, [person], details).training_ids[0]

    assert certificates.certificate_lines(workspace, None, [number])[0].person_name == "Sample"


def test_a_number_is_found_however_it_was_typed(workspace: Workspace) -> None:
    record(workspace, INDUCTIONS["hscp"])
    code = issue_certificates(workspace).new_numbers[0]
    content = contents(workspace, [code])[0]

    for typed in (code, code.lower(), code.replace("-", " "), content.verification):
        assert check_number(workspace, typed).content == content
    for typed in ("", "0000-0000-0000", "sgdesk:", "nonsense"):
        assert check_number(workspace, typed).result is CheckResult.UNKNOWN


def test_undoing_an_issue_revokes_and_keeps_the_number(workspace: Workspace) -> None:
    record(workspace, INDUCTIONS["hscp"])
    code = issue_certificates(workspace).new_numbers[0]

    undo(workspace)

    assert check_number(workspace, code).result is CheckResult.REVOKED
    assert len(register(workspace)) == 1
    undo(workspace)
    assert check_number(workspace, code).result is CheckResult.REVOKED
    assert len(register(workspace)) == 1


def test_the_same_certificates_are_the_same_bytes(workspace: Workspace, tmp_path: Path) -> None:
    record(workspace, INDUCTIONS["hscp"])
    codes = issue_certificates(workspace).new_numbers

    first = save_certificates(workspace, codes, tmp_path)
    assert first is not None

    assert first.read_bytes() == certificates_pdf(workspace, codes)
    assert save_certificates(workspace, (), tmp_path) is None
