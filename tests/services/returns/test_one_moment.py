"""What leaves or shows together is read in one transaction, and so of one moment."""

import json
import threading
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.returns.document import export_return
from sgdesk.services.returns.final import freeze_return
from sgdesk.services.returns.words import return_workspace
from sgdesk.services.training.recording import TrainingDetails, record_training
from sgdesk.services.views.overview import matrix, today_view
from sgdesk.services.views.person_page import person_page
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.services.opened import files_in
from tests.services.watching import watching

PASSPHRASE = "four plain words here"


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "hscp", TODAY, ("level1", "level2"))


def _record(hall: Hall, _: Path) -> object:
    course = next(iter(hall.courses.values()))
    day = date(2026, 3, 1)
    return record_training(hall.workspace, hall.people[:3], TrainingDetails(course, day))


ACTIONS: dict[str, tuple[Callable[[Hall, Path], object], int]] = {
    "Today": (lambda hall, _: today_view(hall.workspace), 18),
    "the matrix of People": (lambda hall, _: matrix(hall.workspace), 19),
    "a person's page": (lambda hall, _: person_page(hall.workspace, hall.people[0]), 40),
    "the page of the return": (lambda hall, _: return_workspace(hall.workspace), 41),
    "an export": (lambda hall, to: export_return(hall.workspace, to), 40),
    "an export with names": (lambda hall, to: export_return(hall.workspace, to, named=True), 40),
    "an annex under a passphrase": (
        lambda hall, to: export_return(hall.workspace, to, named=True, passphrase=PASSPHRASE),
        60,
    ),
    "a final return": (lambda hall, _: freeze_return(hall.workspace), 52),
    "recording training": (_record, 30),
}


@pytest.mark.parametrize("action", ACTIONS)
def test_it_is_one_transaction(hall: Hall, tmp_path: Path, action: str) -> None:
    act, most = ACTIONS[action]
    with watching(hall.workspace) as seen:
        act(hall, tmp_path / "out")

    assert seen.transactions == 1
    assert len(seen.statements) <= most


@pytest.mark.parametrize("action", ["Today", "the matrix of People", "an export", "a final return"])
def test_nothing_is_asked_twice(hall: Hall, tmp_path: Path, action: str) -> None:
    act, _ = ACTIONS[action]
    with watching(hall.workspace) as seen:
        act(hall, tmp_path / "out")

    reads = Counter(each for each in seen.statements if each.startswith("SELECT"))
    assert not {statement: n for statement, n in reads.items() if n > 1}


def test_a_return_that_is_exported_while_a_window_writes_is_of_one_moment(
    hall: Hall, tmp_path: Path
) -> None:
    reader = open_workspace(hall.workspace.path, writable=False, clock=hall.workspace.file.clock)
    stop = threading.Event()

    def keep_adding(workspace: Workspace) -> None:
        number = 0
        while not stop.is_set():
            number += 1
            add_person(workspace, PersonDetails("Sample", f"Number {number}"), hall.role, TODAY)

    writer = threading.Thread(target=keep_adding, args=(hall.workspace,))
    writer.start()
    try:
        for number in range(3):
            export_return(reader, tmp_path / str(number), named=True)
    finally:
        stop.set()
        writer.join()
        reader.close()

    for number in range(3):
        found = json.loads(files_in(tmp_path / str(number))["summary.json"].read_text("utf-8"))
        workforce = sum(each["count"] for each in found["workforce"])
        assert workforce == found["people"]
