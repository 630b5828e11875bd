"""The sample organisation and the demo on it."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from sgdesk.domain.certificates.certificate import CertificateState
from sgdesk.domain.organisation.asked import OutsideFacts
from sgdesk.domain.training.states import State
from sgdesk.services.certificates.issuing import certificate_lines
from sgdesk.services.file.safety.checking import check
from sgdesk.services.organisation.organisation import organisation_view
from sgdesk.services.people.asked import asked_facts
from sgdesk.services.sample.making import make_demo, make_sample
from sgdesk.services.training.snapshot import snapshot
from sgdesk.services.training.standing import standing_report, summary_report
from tests.factories import clock_at
from tests.services.opened import short_names


@pytest.mark.parametrize("day", [date(2026, 3, 31), date(2028, 2, 29), date(2031, 12, 31)])
def test_every_state_shows_on_whatever_day_it_is_made(tmp_path: Path, day: date) -> None:
    workspace = make_sample(tmp_path / "s.sgdesk", tmp_path, clock=clock_at(day))
    report = standing_report(workspace)
    assert {each.state for _, found in report.people for each in found.standings} == set(State)
    assert 35 <= len(report.people) <= 45
    assert len(report.no_role) == 1
    workspace.close()


def test_it_is_marked_as_the_sample_and_has_reasons_and_waiting_certificates(
    tmp_path: Path,
) -> None:
    workspace = make_sample(tmp_path / "s.sgdesk", tmp_path, clock=clock_at())
    assert organisation_view(workspace).is_sample
    reasons = {row.reason for row in summary_report(workspace).summary.reasons}
    assert {"long-term absence", "no place available", "barrier to access"} <= reasons
    states = [line.state for line in certificate_lines(workspace)]
    assert states.count(CertificateState.WAITING) == 2
    workspace.close()


def test_the_demo_makes_every_paper_and_names_each(tmp_path: Path) -> None:
    made = make_demo(tmp_path / "out", clock=clock_at())
    assert set(short_names({path.name: path for path in made})) == {
        "roles.csv",
        "people.csv",
        "training.csv",
        "st-example.sgdesk",
        "certificates.pdf",
        "summary.pdf",
        "summary.html",
        "summary.xlsx",
        "summary.csv",
        "summary.json",
        "summary.eml",
        "sign-in-sheet.pdf",
        "evaluation-report.pdf",
        "training-plan.pdf",
        "person-record.pdf",
    }
    assert all(path.stat().st_size > 0 for path in made)
    assert check(tmp_path / "out" / "st-example.sgdesk").faults == ()
    words = {path.name: _words(path) for path in made if path.suffix == ".pdf"}
    assert "Beatrice Testerton" in words["sign-in-sheet.pdf"]
    assert "15 of 17 (88.2%)" in words["evaluation-report.pdf"]


def _words(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return " ".join(page.get_textpage().get_text_bounded() for page in document)


def test_a_second_demo_writes_over_nobodys_file(tmp_path: Path) -> None:
    make_demo(tmp_path, clock=clock_at())
    before = (tmp_path / "st-example.sgdesk").read_bytes()
    make_demo(tmp_path, clock=clock_at())
    kept = list(tmp_path.glob("st-example before *.sgdesk"))
    assert [path.read_bytes() for path in kept] == [before]


def test_the_sample_has_noted_what_partnerships_ask_beside_training(tmp_path: Path) -> None:
    workspace = make_sample(tmp_path / "s.sgdesk", tmp_path, clock=clock_at())
    with snapshot(workspace) as moment:
        facts = asked_facts(moment)
    workspace.close()
    assert len(facts.learning) == 2
    assert facts.policy is not None
    assert facts.concerns.yes == 2
    assert facts.outside == OutsideFacts(people=1, confirmed=1, to_ask=0)
    assert facts.recruiting.roles == ("Churchwarden", "Youth worker")
    assert facts.recruiting.people == 4
