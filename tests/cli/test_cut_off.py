"""A full disk and Ctrl+C end every command with one sentence, and never as if rows were refused."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sgdesk.cli.codes import CUT_OFF

STOPPED = "Stopped. What was saved before is safe.\n"

CUT = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background ignores it
at, *words = sys.argv[1:]
def hook(event, given):
    if event == "import" and given[0] == at:
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(hook)
sys.argv = ["sgdesk", *words]
from sgdesk.cli import main
sys.exit(main())
"""

LATE = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.argv = ["sgdesk", "partnerships"]
from sgdesk.cli import main
code = main()
os.kill(os.getpid(), signal.SIGINT)
sys.exit(code)
"""


def ended(code: str, *words: object) -> subprocess.CompletedProcess[str]:
    own = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=own,
    )


@pytest.mark.needs("stop")
@pytest.mark.parametrize(
    "at", ["sgdesk.cli.run", "sgdesk.cli.commands", "sqlalchemy", "dataclasses", "sgdesk.data"]
)
def test_ctrl_c_while_the_program_is_loaded_is_one_sentence(at: str, file: Path) -> None:
    done = ended(CUT, at, "standing", file)
    assert (done.returncode, done.stderr) == (CUT_OFF, STOPPED)


@pytest.mark.needs("stop")
def test_ctrl_c_after_the_answer_changes_nothing() -> None:
    done = ended(LATE)
    assert (done.returncode, done.stderr) == (0, "")
    assert "hscp" in done.stdout


@pytest.mark.needs("full disk")
@pytest.mark.parametrize(
    "words", [("partnerships",), ("partnerships", "--json"), ("--help",), ("standing", "--help")]
)
def test_an_answer_that_finds_no_room_is_told_and_is_no_defect(words: tuple[str, ...]) -> None:
    own = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "sgdesk", *words],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
            env=own,
        )
    assert done.returncode == CUT_OFF
    assert done.stderr.startswith("The disk is full, so not all of the answer could be written.")
    assert done.stderr.count("\n") == 1
