"""One session under Harrow, from plan to impact, with everything that hangs on it."""

from datetime import date
from pathlib import Path

from sgdesk.domain.certificates.certificate import CertificateState, WaitingFor
from sgdesk.domain.forms.form import FormKind, NextStep
from sgdesk.domain.forms.results import WindowCounts
from sgdesk.domain.sessions.trainer import TrainerDetails
from sgdesk.domain.training.states import State
from sgdesk.services.certificates import issuing as certificates
from sgdesk.services.courses import trainers
from sgdesk.services.forms import dip_sample
from sgdesk.services.forms import typing_in as evaluation
from sgdesk.services.forms.results import evaluation_report
from sgdesk.services.sessions import attendance, bookings, invitations, sessions
from sgdesk.services.sessions import giving_out_forms as sending
from sgdesk.services.sessions.attendance import Mark
from sgdesk.services.sessions.papers import sign_in_sheet_pdf
from sgdesk.services.sessions.sessions import SessionDetails
from sgdesk.services.views import overview
from tests.services.hall import make_hall

PLANNED, HELD, TICKED = date(2025, 12, 1), date(2026, 1, 31), date(2026, 2, 20)
OPENS, DUE = date(2026, 3, 14), date(2026, 3, 28)


def test_a_session_from_plan_to_impact(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "hscb", PLANNED, ("introduction",))
    work, course = hall.workspace, hall.courses["introduction"]
    trainer = trainers.add_trainer(work, TrainerDetails("Tess Trainer"))[0]
    details = SessionDetails(
        course, HELD, "10:00", "13:00", "Hall", "Face to face", 2, trainer_ids=(trainer,)
    )
    session = sessions.plan_session(work, details)[0]

    due = bookings.candidates(work, session)
    assert {each.state for each in due} == {State.NOT_DONE}
    booked = bookings.book(work, session, [each.person_id for each in due[:3]])
    assert (len(booked.booked), len(booked.waiting)) == (2, 1)
    assert b"Bcc: ada@example.org" in invitations.invitation_draft(work, session)
    first = sessions.session_view(work, session).bookings[0]
    assert bookings.give_back(work, first.id).moved_up == ("Cleo Sample",)
    assert sign_in_sheet_pdf(work, session).startswith(b"%PDF")

    hall.go_to(TICKED)
    came, away = hall.people[1:3]
    marks = [Mark(came, attended=True), Mark(away, attended=False, reason="unwell")]
    marked = attendance.mark_attendance(work, session, marks)
    hall.hand_in(hall.forms(session, FormKind.EVALUATION), TICKED, before=2, after=5)
    refused = certificates.issue_certificates(work, training_ids=marked.training_ids)
    assert refused.lines[0].waiting_for is WaitingFor.IMPACT_EVALUATION
    assert (refused.lines[0].completed_on, refused.lines[0].fillable_from) == (HELD, OPENS)
    assert refused.new_numbers == ()

    hall.go_to(OPENS)
    todo = {line.kind: line for line in evaluation.follow_ups(work)}
    assert (todo[FormKind.IMPACT].step, todo[FormKind.IMPACT].due) == (NextStep.SEND, DUE)
    sending.send_forms(work, [todo[FormKind.IMPACT].id], tmp_path)
    dip_sample.draw_dip_sample(work, session, 1, OPENS)
    hall.go_to(DUE)
    impact = evaluation.find_form(work, todo[FormKind.IMPACT].code)
    assert impact.step is NextStep.REMIND
    hall.hand_in((impact,), DUE, used=4, outcomes="A family was heard sooner")
    issued = certificates.issue_certificates(work, training_ids=marked.training_ids)
    assert issued.lines[0].state is CertificateState.ISSUED

    report = evaluation_report(work, course, HELD, HELD)
    assert report.window == WindowCounts(in_time=1, sampled=1, source=report.window.source)
    ends = report.of(FormKind.EVALUATION)
    assert (ends.received, ends.is_withheld) == (1, True)  # one alone would tell whose it is
    states = {each.person_id for each in overview.today_view(work).to_do}
    assert came not in states
    assert away in states
