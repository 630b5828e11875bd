"""Long work counts its steps on the terminal of whoever looks on, and says nothing to a file."""

import io
import os
import sys
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from benchmarks.sent import made_return, signed, write
from sgdesk.cli import main, printing
from sgdesk.cli.printing import progress
from tests.cli.conftest import Run


class Screen(io.StringIO):
    """A terminal that somebody looks at."""

    def isatty(self) -> bool:
        return True

    def shown(self) -> str:
        """What stands in its line now."""
        line: list[str] = []
        place = 0
        for letter in self.getvalue():
            if letter == "\r":
                place = 0
            elif letter == "\b":
                place -= 1
            else:
                line[place : place + 1] = letter
                place += 1
        return "".join(line).rstrip()


class Watch:
    """A clock that is set by hand."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def shown_on(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """The terminal that is standard error from now on."""
    made = Screen()
    monkeypatch.setattr(sys, "stderr", made)
    return made


def test_the_steps_of_long_work_are_counted_and_wiped_out_at_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = shown_on(monkeypatch)
    watch = Watch()
    with progress(watch) as tell:
        watch.now += printing.QUIET
        tell("certificates drawn", 1_200, 12_000)
        assert screen.shown() == "certificates drawn: 1,200 of 12,000"
        watch.now += 1
        tell("files made", 1, 6)
        assert screen.shown() == "files made: 1 of 6"
    assert screen.shown() == ""


def test_what_cannot_be_counted_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = shown_on(monkeypatch)
    watch = Watch()
    with progress(watch, begins="reading people.csv …") as tell:
        assert screen.shown() == "reading people.csv …"
        watch.now += printing.QUIET
        tell("rows gone through", 0, 2)
        assert screen.shown() == "rows gone through: 0 of 2"
    assert screen.shown() == ""


def test_quick_work_says_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = shown_on(monkeypatch)
    with progress(Watch()) as tell:
        tell("certificates drawn", 3, 3)
    assert screen.getvalue() == ""


def test_the_terminal_is_not_written_to_at_every_step(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = shown_on(monkeypatch)
    watch = Watch()
    with progress(watch) as tell:
        watch.now += printing.QUIET
        for done in range(500):
            tell("certificates drawn", done, 500)
        assert screen.shown() == "certificates drawn: 0 of 500"


def test_work_that_is_cut_off_leaves_no_line_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = shown_on(monkeypatch)
    watch = Watch()
    work = ExitStack()
    tell = work.enter_context(progress(watch))
    watch.now += printing.QUIET
    tell("certificates drawn", 1, 3)
    assert screen.shown() != ""
    with pytest.raises(KeyboardInterrupt), work:
        raise KeyboardInterrupt
    assert screen.shown() == ""


def test_what_is_piped_has_no_such_line(monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Watch()
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    with progress(watch) as tell:
        watch.now += printing.QUIET
        tell("certificates drawn", 1, 3)
    assert pipe.getvalue() == ""


def test_where_there_is_no_standard_error_nobody_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    with progress(Watch()) as tell:
        tell("certificates drawn", 1, 3)


def told_on_a_terminal(*words: object) -> str:
    """What a command says on standard error where that is a terminal."""
    ours, theirs = os.openpty()
    with (
        pytest.MonkeyPatch.context() as patch,
        os.fdopen(theirs, "w", encoding="utf-8") as terminal,
    ):
        patch.setattr(printing, "QUIET", 0.0)
        patch.setattr(printing, "_EVERY", 0.0)
        patch.setattr(sys, "stderr", terminal)
        assert main([str(word) for word in words]) == 0
    heard = b""
    with os.fdopen(ours, "rb", buffering=0) as screen, suppress(OSError):  # its end, on Linux
        while part := screen.read(4096):
            heard += part
    return heard.decode("utf-8")


@pytest.mark.needs("terminal")
def test_a_return_with_names_counts_its_people_and_then_its_files(
    filled: Path, tmp_path: Path
) -> None:
    said = told_on_a_terminal("return", filled, "--out", tmp_path / "out", "--named")
    told = ("people laid out: 2 of 2", "people drawn: 2 of 2", "files made: 5 of 6")
    assert [said.index(each) for each in told] == sorted(said.index(each) for each in told)
    assert said.endswith("\r")


@pytest.mark.needs("terminal")
def test_certificates_are_counted_as_they_are_issued_and_as_they_are_drawn(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = told_on_a_terminal("certificates", filled, "--out", tmp_path / "out")
    for told in ("certificates issued: 1 of 2", "certificates drawn: 2 of 2"):
        assert told in said
    assert "certificates drawn" not in capsys.readouterr().out


@pytest.mark.needs("terminal")
def test_an_import_says_that_it_reads_and_counts_its_rows(filled: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "people.csv"
    sheet.write_text("First name,Last name\nAnn,Sample\nBo,Sample\n", "utf-8")
    said = told_on_a_terminal("import", filled, "people", sheet, "--dry-run")
    assert said.index("reading people.csv …") < said.index("rows gone through: 0 of 2")


@pytest.mark.needs("terminal")
def test_a_roll_up_counts_the_files_that_it_reads(tmp_path: Path) -> None:
    folder = tmp_path / "sent"
    folder.mkdir()
    write(folder / "one.json", signed(made_return("One Club", 1), 1))
    said = told_on_a_terminal("rollup", folder, "--out", tmp_path / "out")
    assert "files read: 1 of 1" in said


def test_no_command_counts_where_nobody_looks_on(
    run: Run, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "QUIET", 0.0)
    said = run("certificates", filled, "--out", tmp_path / "out")
    assert (said.code, said.err) == (0, "")
