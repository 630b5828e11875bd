"""What a look through the sample counts."""

from pathlib import Path

from sgdesk.services.file.safety.checking import check
from sgdesk.services.sample import making as sample
from tests.factories import clock_at


def test_a_look_through_counts_people_and_training(tmp_path: Path) -> None:
    made = sample.make_sample(tmp_path / "s.sgdesk", tmp_path / "sheets", clock=clock_at())
    found = check(made.path)
    made.close()
    assert found.people > 30
    assert found.training > found.people
    assert not found.faults
