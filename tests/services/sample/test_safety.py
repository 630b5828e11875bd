"""What a look through the sample counts."""

from pathlib import Path

from sgdesk.services.file.safety.checking import check
from tests.services.sample.made import a_sample


def test_a_look_through_counts_people_and_training(tmp_path: Path) -> None:
    made = a_sample(tmp_path / "s.sgdesk")
    found = check(made.path)
    made.close()
    assert found.people > 30
    assert found.training > found.people
    assert not found.faults
