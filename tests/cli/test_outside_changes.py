"""A file that another program wrote to: exit 3 with what was found, and a way to keep it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sgdesk.cli.codes import DONE, NO_FILE
from tests.cli.conftest import Run
from tests.services.file.damaged import spoil

CHANGE = "UPDATE person SET family_name = 'Other' WHERE id <= 2"
FOUND = "2 people changed"


@pytest.fixture
def changed(run: Run, file: Path, sheet: Callable[[str, str], Path]) -> Path:
    people = sheet("few.csv", "given name,family name\nAnn,Sample\nBen,Sample\n")
    assert run("import", file, "people", people).code == DONE
    spoil(file, CHANGE)
    return file


@pytest.mark.parametrize("command", ["standing", "summary", "undo", "backup"])
def test_no_command_uses_it_and_each_names_the_way_on(
    run: Run, changed: Path, command: str
) -> None:
    before = changed.read_bytes()

    said = run(command, changed)

    assert said.code == NO_FILE
    assert said.out == ""
    assert FOUND in said.err
    assert "sgdesk check FILE --accept-outside-changes" in said.err
    assert changed.read_bytes() == before


def test_check_names_the_rows_and_the_way_on(run: Run, changed: Path) -> None:
    said = run("check", changed)

    assert said.code == NO_FILE
    assert said.err.startswith(f"Another program changed {changed.name} ")
    assert FOUND in said.err
    assert "damaged" not in said.err
    assert "a person (number 1)" in said.err
    assert "sgdesk check FILE --accept-outside-changes" in said.err


def test_it_is_kept_when_that_is_asked_for(run: Run, changed: Path) -> None:
    said = run("check", changed, "--accept-outside-changes")

    assert said.code == DONE
    assert said.out.startswith(f"Kept and noted in the history: {FOUND}.\n")
    assert "is sound" in said.out
    assert run("standing", changed).code == DONE


def test_where_there_is_nothing_to_keep_it_says_so(run: Run, file: Path) -> None:
    said = run("check", file, "--accept-outside-changes")

    assert said.code == DONE
    assert "There was nothing to note" in said.out
