"""Halls to bring answers into: with a session, with everybody at it, and with anonymous forms."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sgdesk.services.courses import courses
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)
HELD = date(2025, 11, 30)
COURSE = "right-help-right-time"


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Hall]:
    """A hall without a session."""
    made = make_hall(tmp_path, "hscp", TODAY)
    yield made
    made.workspace.close()


@pytest.fixture
def session(bare: Hall) -> int:
    """A session that two of the hall came to."""
    return bare.hold(COURSE, HELD)


@pytest.fixture
def hall(bare: Hall, session: int) -> Hall:
    """A hall with that session."""
    return bare


@pytest.fixture
def everybody(bare: Hall) -> tuple[Hall, int]:
    """A hall with one session that all four came to, and its number."""
    return bare, bare.hold(COURSE, HELD, came=4)


@pytest.fixture
def anonymous(bare: Hall) -> Hall:
    """A hall whose course has anonymous forms, and no session yet."""
    view = courses.course_view(bare.workspace, bare.courses[COURSE])
    details = replace(view.details, anonymous_forms=True)
    courses.change_course(bare.workspace, bare.courses[COURSE], details)
    return bare
