"""A return shows how coverage moved where that is ticked, and keeps it when it is made final."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.domain.returns.over_year import OverYear
from sgdesk.domain.returns.progress import Work
from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.services.organisation.following import choose_partnership
from sgdesk.services.returns import document as returns
from sgdesk.services.returns import final as frozen
from sgdesk.services.returns import verification
from sgdesk.services.returns.document import Shown, return_document, return_files
from sgdesk.services.returns.rollup.gathering import gather_returns
from sgdesk.services.training import recording
from sgdesk.services.training.recording import TrainingDetails
from sgdesk.services.views.over_time import coverage_over_time
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.services.opened import files_in, short_names

YEAR = Shown(over_year=True)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    made = make_hall(tmp_path, "hscp", TODAY, ("level1", "level2"), 6)
    for people, days in ((made.people[:2], 300), (made.people[2:5], 40)):
        details = TrainingDetails(made.courses[next(iter(made.courses))], TODAY - timedelta(days))
        recording.record_training(made.workspace, people, details)
    return made


def year_in(hall: Hall) -> OverYear:
    found = return_document(hall.workspace, shown=YEAR).over_year
    assert found is not None
    return found


def test_each_day_says_what_the_window_says_of_it(hall: Hall) -> None:
    ends = coverage_over_time(hall.workspace).ends
    year = year_in(hall)
    assert year.days == tuple(each.day for each in ends)
    assert {each.key for each in year.asked} == set(ends[-1].counts)
    moved = set()
    for asked in year.asked:
        for share, end in zip(asked.days, ends, strict=True):
            counts = end.counts.get(asked.key, Counts())
            assert share.completed == counts.completed
            assert share.counted == counts.required - counts.exempt
            moved.add(share.completed)
    assert len(moved) > 1


def test_the_last_day_is_the_return_itself(hall: Hall) -> None:
    document = return_document(hall.workspace, shown=YEAR)
    assert document.over_year is not None
    counts = {each.key: each.counts for each in document.requirements}
    for asked in document.over_year.asked:
        assert asked.days[-1].percent == counts[asked.key].percent


def test_without_the_tick_every_file_is_as_it_was_and_the_name_tells_which_is_which(
    hall: Hall,
) -> None:
    plain = return_document(hall.workspace)
    assert plain.over_year is None
    assert not plain.shows
    with_it = return_document(hall.workspace, shown=YEAR)
    assert "showing-year" in with_it.file_stem
    made = json.loads(short_names(return_files(with_it))["summary.json"])
    without = json.loads(short_names(return_files(plain))["summary.json"])
    del made["over_year"]
    assert made == without


def test_days_of_another_partnerships_rules_are_left_out(hall: Hall) -> None:
    hall.go_to(TODAY + timedelta(days=70))
    choose_partnership(hall.workspace, "hscb")
    hall.go_to(TODAY + timedelta(days=140))
    year = year_in(hall)
    assert year.other_rules
    assert 1 < len(year.days) < 13
    assert min(year.days) >= TODAY + timedelta(days=70)


def test_whoever_waits_is_told_how_far_the_days_are(hall: Hall, tmp_path: Path) -> None:
    told: list[tuple[Work, int, int]] = []
    returns.export_return(
        hall.workspace, tmp_path / "out", shown=YEAR, step=lambda *step: told.append(step)
    )
    assert [each for each in told if each[0] is Work.MONTHS] == [
        (Work.MONTHS, done, 13) for done in range(13)
    ]


def test_a_final_return_keeps_it_can_be_checked_and_is_gathered(hall: Hall, tmp_path: Path) -> None:
    made = frozen.freeze_return(hall.workspace, shown=YEAR)
    before = _final(hall, made.id, tmp_path / "one")
    recording.void_training(hall.workspace, 1, "Entered twice")
    assert _final(hall, made.id, tmp_path / "two") == before
    assert len(before["over_year"]["requirements"][0]["days"]) == 13
    files = files_in(tmp_path / "two" / made.number)
    for name in ("summary.json", "summary.pdf", "summary.html"):
        assert verification.check_file(hall.workspace, files[name]).result is CheckResult.STANDS
    altered = tmp_path / "altered.json"
    before["over_year"]["requirements"][0]["days"][0]["completed"] += 1
    altered.write_text(json.dumps(before), "utf-8")
    assert verification.check_file(hall.workspace, altered).result is CheckResult.ALTERED
    sent = tmp_path / "sent"
    sent.mkdir()
    (sent / "one.json").write_bytes(files["summary.json"].read_bytes())
    (part,) = gather_returns(sent, date(2027, 4, 1)).parts
    assert [each.file for each in part.returns] == ["one.json"]


def _final(hall: Hall, number: int, folder: Path) -> Any:
    made = frozen.export_frozen(hall.workspace, number, folder)
    found = next(each for each in made.files if each.suffix == ".json")
    return json.loads(found.read_text("utf-8"))
