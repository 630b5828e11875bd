"""What a command does with a wrong clock, with Ctrl+C, and with what nobody foresaw."""

import io
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from sgdesk.cli import commands
from sgdesk.cli.codes import CUT_OFF, DEFECT, DONE, NO_FILE, SOME_REFUSED, UNUSABLE
from sgdesk.paths import log_folder
from sgdesk.services.file.workspace import open_workspace
from sgdesk.services.people.people import PersonDetails, add_person
from tests.cli.conftest import Run
from tests.data.file.test_migrate import FOLDER
from tests.factories import clock_at
from tests.services.file.damaged import sound_file, spoil

PEOPLE = "given name,family name\nAnn,Sample\n"


def test_a_wrong_clock_is_told_once_and_only_where_something_is_written(
    run: Run, file: Path, sheet: Callable[[str, str], Path]
) -> None:
    workspace = open_workspace(file, writable=True, clock=clock_at(date(2098, 1, 1)))
    add_person(workspace, PersonDetails("Late", "Sample"))
    workspace.close()
    people = sheet("people.csv", PEOPLE)

    assert run("standing", file).err == ""
    assert run("import", file, "people", people, "--dry-run").err == ""
    said = run("import", file, "people", people)

    assert said.code == DONE
    assert said.err.count("This computer's clock says") == 1


def test_what_nobody_foresaw_is_one_sentence_with_where_the_log_is(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> int:
        raise ZeroDivisionError("Ann Sample")

    monkeypatch.setitem(commands.COMMANDS, "standing", fail)

    said = run("standing", file)

    assert said.code == DEFECT
    assert said.err.count("\n") == 1
    assert str(log_folder()) in said.err
    assert "Ann Sample" not in said.err
    written = (log_folder() / "sgdesk.log").read_text("utf-8")
    assert "ZeroDivisionError" in written
    assert "Ann Sample" not in written


def test_ctrl_c_is_an_answer_and_no_traceback(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(commands.COMMANDS, "standing", stop)

    assert run("standing", file).code == CUT_OFF


def test_half_a_letter_on_the_command_line_is_refused(run: Run, tmp_path: Path) -> None:
    said = run("new", tmp_path / "a.sgdesk", "--name", "St \ud800", "--partnership", "generic")

    assert said.code == UNUSABLE
    assert "half a letter" in said.err
    assert not list(tmp_path.glob("*a.sgdesk"))


def test_a_damaged_file_is_exit_three_for_every_command(run: Run, file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096 * 3 : 4096 * 4] = bytes(4096)
    file.write_bytes(content)

    for words in (["standing"], ["summary"], ["check"], ["backup"], ["verify"]):
        said = run(*words, file, *(["X"] if words == ["verify"] else []))
        assert (said.code, said.out) == (NO_FILE, "")
        assert "is damaged" in said.err


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A file with a date that is no day."""
    path = tmp_path / "damaged.sgdesk"
    path.write_bytes(sound_file())
    spoil(path, "UPDATE training SET completed_on = 'soon' WHERE id = 3")
    return path


def test_check_says_what_is_damaged_where_and_the_way_on(run: Run, damaged: Path) -> None:
    said = run("check", damaged)

    assert (said.code, said.out) == (NO_FILE, "")
    first, *others = said.err.splitlines()
    assert first.startswith("damaged.sgdesk is damaged and was left as it is (")
    assert "--save-what-can-be-read NEWFILE" in first
    assert "an entry of training (number 3): a date is no day of the calendar" in said.err
    assert all(line.startswith("- ") for line in others)


def test_what_can_be_read_is_saved_from_the_command_line(run: Run, damaged: Path) -> None:
    before = damaged.read_bytes()
    new = damaged.with_name("saved.sgdesk")

    said = run("check", damaged, "--save-what-can-be-read", new)

    assert said.code == SOME_REFUSED
    assert said.out.startswith("40 of 40 people could be read.\n")
    assert f"Saved and checked: {new}" in said.out
    assert damaged.read_bytes() == before
    assert run("check", new).code == DONE
    again = run("check", damaged, "--save-what-can-be-read", new)
    assert (again.code, again.out) == (UNUSABLE, "")


def later(file: Path, older: Path) -> bytes:
    """A file of an older schema that was begun on a day that is yet to come."""
    file.write_bytes(older.read_bytes())
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("UPDATE organisation SET created_on = '2098-01-01'")
        raw.commit()
    return file.read_bytes()


@pytest.mark.parametrize(
    "words", [("passphrase", "set"), ("undo",), ("check", "--accept-outside-changes")]
)
def test_somebody_who_says_that_the_clock_is_wrong_leaves_an_older_file_as_it_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    file = tmp_path / "older.sgdesk"
    before = later(file, FOLDER / "schema-3.sgdesk")
    for answer in ("no\n", "\n", ""):
        monkeypatch.setattr("sys.stdin", Typed(answer))

        said = run(words[0], file, *words[1:])

        assert said.code == NO_FILE
        assert "Is the clock right?" in said.err and "was not opened" in said.err
        assert file.read_bytes() == before
    monkeypatch.setattr("sys.stdin", Typed("yes\n"))
    run("undo", file)
    assert file.read_bytes() != before


class Typed(io.StringIO):
    """Somebody at a keyboard."""

    def isatty(self) -> bool:
        return True
