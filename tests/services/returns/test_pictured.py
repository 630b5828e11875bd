"""A return shows what falls due by month, and knowledge before and after, where that is ticked."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.domain.dates import add_months
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.returns import final as frozen
from sgdesk.services.returns import verification
from sgdesk.services.returns.document import Shown, return_document, return_files
from sgdesk.services.returns.rollup.gathering import gather_returns
from sgdesk.services.training import recording
from sgdesk.services.training.recording import TrainingDetails
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.services.opened import files_in, short_names

BOTH = Shown(due_by_month=True, before_after=True)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    """Level 2 of five falls due within a year and that of one later; five marked what they knew."""
    made = make_hall(tmp_path, "hscp", TODAY, ("level2",), 6)
    for number, ahead in zip(made.people, (0, 3, 3, 11, 12, 13), strict=True):
        day = add_months(TODAY, ahead - 36)
        for course in made.courses.values():
            recording.record_training(made.workspace, [number], TrainingDetails(course, day))
    session = made.hold(next(iter(made.courses)), TODAY - timedelta(days=7), came=6)
    forms = made.forms(session, FormKind.EVALUATION)
    made.hand_in(forms[:3], TODAY, before=1, after=4)
    made.hand_in(forms[3:5], TODAY, before=3, after=5)
    return made


def test_the_months_add_up_to_what_falls_due_in_a_year(hall: Hall) -> None:
    document = return_document(hall.workspace, shown=BOTH)
    assert document.due_by_month is not None
    due = {each.key: each.falls_due for each in document.requirements}
    (asked,) = document.due_by_month.asked
    assert sum(asked.counts) == due[asked.key] == 5
    assert asked.counts[0] == 1
    assert max(asked.counts) == 2


def test_the_marks_are_those_of_the_forms_that_the_return_counts(hall: Hall) -> None:
    document = return_document(hall.workspace, shown=BOTH)
    found, facts = document.before_after, document.parts.evaluation
    assert found is not None
    assert found.people == facts.compared == 5
    assert [each.before for each in found.marks] == [3, 0, 2, 0, 0]
    assert [each.after for each in found.marks] == [0, 0, 0, 3, 2]
    assert (found.start, found.end) == (document.parts.period_from, TODAY)
    assert (found.low, found.high) == ("very little", "a great deal")


def test_without_the_ticks_every_file_is_as_it_was_and_the_name_tells_which_is_which(
    hall: Hall,
) -> None:
    plain = return_document(hall.workspace)
    assert (plain.due_by_month, plain.before_after) == (None, None)
    both = return_document(hall.workspace, shown=BOTH)
    assert "showing-months-knowledge" in both.file_stem
    made = json.loads(short_names(return_files(both))["summary.json"])
    without = json.loads(short_names(return_files(plain))["summary.json"])
    del made["due_by_month"], made["before_after"]
    assert made == without


def test_a_final_return_keeps_them_can_be_checked_compared_and_gathered(
    hall: Hall, tmp_path: Path
) -> None:
    first = frozen.freeze_return(hall.workspace, shown=BOTH)
    before = _final(hall, first.id, tmp_path / "one")
    recording.void_training(hall.workspace, 1, "Entered twice")
    assert _final(hall, first.id, tmp_path / "two") == before
    assert len(before["before_after"]["marks"]) == 5
    files = files_in(tmp_path / "two" / first.number)
    for name in ("summary.json", "summary.pdf", "summary.html"):
        assert verification.check_file(hall.workspace, files[name]).result is CheckResult.STANDS
    altered = tmp_path / "altered.json"
    before["due_by_month"]["requirements"][0]["months"][0]["falls_due"] += 1
    altered.write_text(json.dumps(before), "utf-8")
    assert verification.check_file(hall.workspace, altered).result is CheckResult.ALTERED
    hall.go_to(TODAY + timedelta(days=30))
    moved = return_document(hall.workspace, shown=BOTH).moved
    assert moved is not None
    assert moved.earlier.number == first.number
    sent = tmp_path / "sent"
    sent.mkdir()
    (sent / "one.json").write_bytes(files["summary.json"].read_bytes())
    (part,) = gather_returns(sent, date(2027, 4, 1)).parts
    assert [each.file for each in part.returns] == ["one.json"]


def _final(hall: Hall, number: int, folder: Path) -> Any:
    made = frozen.export_frozen(hall.workspace, number, folder)
    found = next(each for each in made.files if each.suffix == ".json")
    return json.loads(found.read_text("utf-8"))
