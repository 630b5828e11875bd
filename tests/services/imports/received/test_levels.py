"""A level that is met by courses of other names: those are offered, and found by its words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.received.gathering import gather
from sgdesk.services.imports.received.known import offers
from sgdesk.services.imports.received.proposing import propose
from tests.factories import make_workspace
from tests.services.imports.received.making import certificate, write_pdf


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "file").mkdir()
    made = make_workspace(tmp_path / "file", "hscp")
    yield made
    made.close()


def test_courses_that_count_towards_a_level_say_so_where_they_are_chosen(
    workspace: Workspace,
) -> None:
    titles = [each.title for each in offers(workspace).courses]
    assert "Organisational induction programme (Level 1)" in titles
    assert "Working Together to Safeguard Children (Level 2)" in titles


def test_a_level_on_a_paper_offers_what_counts_towards_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = write_pdf(tmp_path / "a.pdf", certificate(course="Safeguarding Children Level 1"))
    (line,) = propose(workspace, gather([path], lambda done, total: None)).lines
    assert line.course is None
    assert [each.title for each in line.courses] == ["Organisational induction programme"]
