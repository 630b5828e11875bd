"""The short version of ``make torture``: some of each fault, on a plain and an encrypted file."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.deeds import DEEDS
from tests.torture.table import Line, as_text, is_whole

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "torture.py"


FEW = ("record",)
"""Kinds of write of which a failing disk is tried here; ``make torture`` tries all."""


@pytest.mark.parametrize(
    ("parts", "deeds"),
    [
        (("kills",), ()),
        (("disk",), ("--deeds", *FEW)),
        (("flips", "mutants", "outside"), ()),
    ],
)
def test_nothing_is_lost_half_done_or_left_untold(
    parts: tuple[str, ...], deeds: tuple[str, ...]
) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--quick", "--only", *parts, *deeds],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "everything held" in done.stdout
    if "kills" in parts:
        assert all(f"  {deed.name} " in done.stdout for deed in DEEDS)


def test_a_line_with_something_broken_ends_the_run_with_a_fault_and_names_it() -> None:
    line = Line("killed", "record", encrypted=False)
    line.count([], "call 1")
    assert is_whole([line])

    line.count(["I1 lost: 2 acknowledged, the file has 1"], "call 2")

    assert not is_whole([line])
    assert line.times == 2
    assert "call 2: I1 lost: 2 acknowledged, the file has 1" in as_text([line])
