"""A certificate refused before its form and issued after it, under three partnerships."""

from datetime import date
from pathlib import Path

import pytest

from sgdesk.domain.certificates.certificate import CertificateState, WaitingFor
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.certificates import issuing as certificates
from sgdesk.services.certificates.issuing import CertificateLine
from sgdesk.services.certificates.register import contents
from sgdesk.services.organisation import organisation
from sgdesk.services.sessions import giving_out_forms as sending
from tests.services.hall import Hall, make_hall

HELD = date(2026, 1, 31)
EVERY_GATE = [
    ("hscp", "right-help-right-time", FormKind.EVALUATION, WaitingFor.EVALUATION, HELD),
    ("scsp", "level1", FormKind.EVALUATION, WaitingFor.EVALUATION, HELD),
    ("hscb", "introduction", FormKind.IMPACT, WaitingFor.IMPACT_EVALUATION, date(2026, 3, 14)),
]


def _line(hall: Hall) -> CertificateLine:
    return certificates.issue_certificates(hall.workspace).lines[0]


@pytest.mark.parametrize(("partnership", "course", "kind", "waiting_for", "opens"), EVERY_GATE)
def test_the_certificate_waits_for_its_form_and_is_issued_after_it(
    tmp_path: Path,
    partnership: str,
    course: str,
    kind: FormKind,
    waiting_for: WaitingFor,
    opens: date,
) -> None:
    hall = make_hall(tmp_path, partnership, HELD)
    number = hall.hold(course, HELD, came=1)
    refused = _line(hall)
    assert refused.state is CertificateState.WAITING
    assert (refused.waiting_for, refused.fillable_from) == (waiting_for, opens)
    other = FormKind.IMPACT if kind is FormKind.EVALUATION else FormKind.EVALUATION
    hall.go_to(date(2026, 9, 30))
    hall.hand_in(hall.forms(number, other), date(2026, 9, 30))
    assert _line(hall).state is CertificateState.WAITING
    hall.hand_in(hall.forms(number, kind), date(2026, 9, 30))
    issued = _line(hall)
    assert issued.state is CertificateState.ISSUED
    content = contents(hall.workspace, [issued.number or ""])[0]
    assert (content.completed_on, content.issued_on) == (HELD, date(2026, 9, 30))


def test_an_anonymous_form_opens_the_gate_as_any_other(tmp_path: Path) -> None:
    from dataclasses import replace

    from sgdesk.services.courses import courses

    hall = make_hall(tmp_path, "hscp", HELD)
    course = hall.courses["right-help-right-time"]
    details = replace(courses.course_view(hall.workspace, course).details, anonymous_forms=True)
    courses.change_course(hall.workspace, course, details)
    number = hall.hold("right-help-right-time", HELD, came=3)
    hall.hand_in(hall.forms(number, FormKind.EVALUATION)[:1], HELD, after=4)
    lines = certificates.issue_certificates(hall.workspace).lines
    assert [line.state for line in lines] == [
        CertificateState.ISSUED,
        CertificateState.WAITING,
        CertificateState.WAITING,
    ]


def test_in_harrow_a_form_that_was_sent_is_enough_where_the_organisation_says_so(
    tmp_path: Path,
) -> None:
    hall = make_hall(tmp_path, "hscb", HELD)
    form = hall.forms(hall.hold("introduction", HELD, came=1), FormKind.IMPACT)[0]
    hall.go_to(date(2026, 3, 14))
    sending.mark_sent(hall.workspace, [form.id])
    assert _line(hall).state is CertificateState.WAITING
    organisation.change_setting(hall.workspace, "sent_is_enough", "yes")
    assert _line(hall).state is CertificateState.ISSUED
