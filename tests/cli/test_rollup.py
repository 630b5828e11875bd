"""``sgdesk rollup``: the files it writes, what it says, and its exit codes."""

from pathlib import Path

import pytest

from benchmarks.sent import made_return, signed, write
from tests.cli.conftest import Run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "sent"
    made.mkdir()
    write(made / "one.json", signed(made_return("One Club", 1), 1))
    write(made / "two.json", signed(made_return("Two Club", 2), 2))
    return made


def test_returns_are_gathered_into_four_files(folder: Path, tmp_path: Path, run: Run) -> None:
    said = run("rollup", folder, "--out", tmp_path / "out")
    assert said.code == 0
    assert "Part 1: Herefordshire Safeguarding Children Partnership, 2026: 2 returns" in said.out
    written = sorted((tmp_path / "out").iterdir())
    assert [each.suffix for each in written] == [".html", ".json", ".pdf", ".xlsx"]
    assert all(str(each) in said.out for each in written)


def test_what_is_in_no_sum_is_told_and_ends_with_1(folder: Path, tmp_path: Path, run: Run) -> None:
    (folder / "bad.json").write_text("{", "utf-8")
    said = run("rollup", folder, "--out", tmp_path / "out")
    assert said.code == 1
    assert "Not readable: bad.json. It is not the whole JSON file of a return." in said.out
    assert run("rollup", folder, "--out", tmp_path / "out", "--json").json["counted"] == 2


def test_who_sent_nothing_is_told_and_ends_with_1(folder: Path, tmp_path: Path, run: Run) -> None:
    names = tmp_path / "names.csv"
    names.write_text("Organisation\nOne Club\nTwo Club\n", "utf-8")
    command = ("rollup", folder, "--out", tmp_path / "out", "--expected", names)
    assert run(*command).code == 0
    names.write_text("Organisation\nOne Club\nTwo Club\nLate Club\n", "utf-8")
    said = run(*command)
    assert said.code == 1
    assert "Sent nothing: Late Club" in said.out
    assert run(*command, "--json").json["missing"] == ["Late Club"]


def test_an_unusable_folder_ends_with_2_and_nothing_is_made(tmp_path: Path, run: Run) -> None:
    for wrong in (tmp_path / "nowhere", tmp_path):
        said = run("rollup", wrong, "--out", tmp_path / "out")
        assert said.code == 2
        assert said.err.count("\n") == 1
    assert not (tmp_path / "out").exists()
