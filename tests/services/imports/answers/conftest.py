"""Halls that are made once and copied for each test: with a session, and with anonymous forms."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from shutil import copy

import pytest

from sgdesk.services.courses import courses
from sgdesk.services.file.workspace import open_workspace
from tests import factories
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)
HELD = date(2025, 11, 30)
COURSE = "right-help-right-time"


@dataclass(frozen=True, slots=True)
class Kept:
    """A hall as it was made once: its file, and the hall with one session, whose number it is."""

    bare: Path
    held: Path
    hall: Hall
    session: int


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Made once; each test works on a copy."""
    folder = tmp_path_factory.mktemp("hall")
    made = make_hall(folder, "hscp", TODAY)
    file = made.workspace.file.path
    bare = copy(file, folder / "bare.sgdesk")
    session = made.hold(COURSE, HELD)
    made.workspace.close()
    return Kept(Path(bare), file, made, session)


def _opened(kept: Kept, path: Path, folder: Path) -> Iterator[Hall]:
    file = Path(copy(path, folder / "hall.sgdesk"))
    workspace = open_workspace(file, writable=True, clock=factories.clock_at(TODAY))
    yield replace(kept.hall, workspace=workspace)
    workspace.close()


@pytest.fixture
def hall(kept: Kept, tmp_path: Path) -> Iterator[Hall]:
    """A hall with one session that two came to."""
    yield from _opened(kept, kept.held, tmp_path)


@pytest.fixture
def session(kept: Kept) -> int:
    return kept.session


@pytest.fixture
def anonymous(kept: Kept, tmp_path: Path) -> Iterator[Hall]:
    """A hall whose course has anonymous forms, and no session yet."""
    for made in _opened(kept, kept.bare, tmp_path):
        view = courses.course_view(made.workspace, made.courses[COURSE])
        details = replace(view.details, anonymous_forms=True)
        courses.change_course(made.workspace, made.courses[COURSE], details)
        yield made


@pytest.fixture(scope="module")
def full(kept: Kept, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A file with a session that all four came to; made once."""
    for made in _opened(kept, kept.bare, tmp_path_factory.mktemp("full")):
        session = made.hold(COURSE, HELD, came=4)
        path = made.workspace.path
    return path, session


@pytest.fixture
def everybody(kept: Kept, full: tuple[Path, int], tmp_path: Path) -> Iterator[tuple[Hall, int]]:
    """A hall with one session that all four came to, and its number."""
    for made in _opened(kept, full[0], tmp_path):
        yield made, full[1]
