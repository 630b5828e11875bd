"""The sample organisation, as a copy of one that was made once."""

from pathlib import Path

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.sample.making import make_sample
from tests.factories import clock_at
from tests.kept import made_once


def a_sample(path: Path) -> Workspace:
    """The sample at a path, on the day on which tests stand."""
    clock = clock_at()
    return made_once(
        path,
        ("sample",),
        clock,
        lambda place: make_sample(place, place.parent / "sheets", clock=clock),
    )
