"""Where a file lies and what a look through it counts."""

from pathlib import Path, PurePosixPath

import pytest

from sgdesk.services.file import maintenance
from sgdesk.services.sample import making as sample
from tests.factories import clock_at


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/Users/ada/OneDrive/Church", "OneDrive"),
        ("/Users/ada/OneDrive - Example Church", "OneDrive"),
        ("/home/ada/Dropbox (Personal)", "Dropbox"),
        ("/Users/ada/Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("/Users/ada/iCloudDrive", "iCloud"),
        ("/Users/ada/Library/CloudStorage/GoogleDrive-ada@example.org/My Drive", "Google Drive"),
        ("/home/ada/Documents", None),
    ],
)
def test_a_folder_that_a_service_copies_is_known_by_its_name(
    folder: str, service: str | None
) -> None:
    assert maintenance.synced_by(Path(PurePosixPath(folder) / "a.sgdesk")) == service


def test_the_name_of_the_file_itself_tells_nothing() -> None:
    assert maintenance.synced_by(Path("/home/ada/dropbox.sgdesk")) is None


def test_a_look_through_counts_people_and_training(tmp_path: Path) -> None:
    made = sample.make_sample(tmp_path / "s.sgdesk", tmp_path / "sheets", clock=clock_at())
    found = maintenance.check(made.path)
    made.close()
    assert found.people > 30
    assert found.training > found.people
    assert not found.faults
