"""A command line to try, and a small organisation made with it."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sgdesk.cli import main


@dataclass(frozen=True, slots=True)
class Said:
    """What a command answered: exit code, standard output and standard error."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process."""

    def ran(*words: object) -> Said:
        try:
            code = main([str(word) for word in words])
        except SystemExit as end:
            code = int(str(end.code))
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return ran


@pytest.fixture
def sheet(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a CSV sheet."""

    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


_kept: dict[str, Path] = {}
"""By what was made, a folder with the file and with what its commands left in the home."""


def made_by_commands(kind: str, path: Path, own_home: Path, make: Callable[[], object]) -> Path:
    """The organisation at a path that ``make`` makes with commands: run once, and then copied."""
    if kind not in _kept:
        make()
        folder = own_home.parent / f"made by commands, {kind}"
        shutil.copytree(own_home, folder / "home")
        _kept[kind] = Path(shutil.copy2(path, folder / "file"))
    else:
        shutil.copy2(_kept[kind], path)
        shutil.copytree(_kept[kind].with_name("home"), own_home, dirs_exist_ok=True)
    return path


@pytest.fixture
def file(tmp_path: Path, own_home: Path, run: Run) -> Path:
    """A new organisation under Herefordshire's pack."""
    path = tmp_path / "example.sgdesk"

    def make() -> None:
        assert run("new", path, "--name", "Example Club", "--partnership", "hscp").code == 0

    return made_by_commands("new", path, own_home, make)


@pytest.fixture
def filled(file: Path, own_home: Path, run: Run, sheet: Callable[[str, str], Path]) -> Path:
    """Ann leads, Ben helps; both inducted, Ann's Level 2 done long ago."""
    return made_by_commands("filled", file, own_home, lambda: _fill(file, run, sheet))


def _fill(file: Path, run: Run, sheet: Callable[[str, str], Path]) -> None:
    run("import", file, "roles", sheet("roles.csv", "role,group\nHelper,2\nLead,3\n"))
    people = "reference,given_name,family_name,role,role_start\n"
    people += "P1,Ann,Example,Lead,2020-01-01\nP2,Ben,Sample,Helper,2020-01-01\n"
    run("import", file, "people", sheet("people.csv", people))
    training = "person_reference,course,completed_on,provider\n"
    training += "P1,Induction,2020-01-05,in-house\nP2,level1,2020-02-29,in-house\n"
    training += "P1,level2,2021-03-31,HSCP\nP1,RHRT,2021-06-30,HSCP\nP1,Child Neglect,2025-01-01,"
    training += "Example Club\n"
    run("import", file, "training", sheet("training.csv", training))
