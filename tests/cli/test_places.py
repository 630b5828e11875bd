"""Where backups were put, by the window or a command, is known to both when somebody is erased."""

import json
import shutil
from pathlib import Path

from sgdesk.data.erasing import ledger
from sgdesk.services.file.safety.backing_up import back_up_elsewhere
from sgdesk.services.file.workspace import open_workspace
from sgdesk.services.people.people import PersonDetails, add_person
from tests.cli.conftest import Run


def with_somebody(file: Path, stick: Path) -> None:
    """Somebody is added in the window, and at closing a backup goes to the second place."""
    stick.mkdir()
    workspace = open_workspace(file, writable=True)
    add_person(workspace, PersonDetails("Zelda", "Quillfeather", reference="P1"))
    back_up_elsewhere(workspace, stick)
    workspace.close()


def test_the_second_place_of_the_window_is_told_of_an_erasure_by_a_command(
    run: Run, file: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    with_somebody(file, stick)
    assert not ledger.beside(stick).erased

    said = run("erase", file, "P1", "--yes")

    assert (said.code, said.err) == (0, "")
    assert len(ledger.beside(stick).erased) == 1


def test_a_place_that_is_not_there_is_named(run: Run, file: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    with_somebody(file, stick)
    shutil.rmtree(stick)

    for words in (("P1",), ("P1", "--yes")):
        said = run("erase", file, *words)
        assert said.code == 0
        assert f"Backups in {stick} were not looked at" in said.err


def test_where_a_command_put_a_backup_is_known_too(run: Run, file: Path, tmp_path: Path) -> None:
    with_somebody(file, tmp_path / "stick")
    assert run("backup", file, "--to", tmp_path / "office").code == 0
    shutil.rmtree(tmp_path / "office")

    found = run("erase", file, "P1", "--json")

    assert json.loads(found.out)["places_not_looked_at"] == [str(tmp_path / "office")]
    assert run("erase", file, "P1", "--yes").code == 0
    assert len(ledger.beside(tmp_path / "stick").erased) == 1
