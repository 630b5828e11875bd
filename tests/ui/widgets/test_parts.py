"""The parts of pages are found by their names, and each module is imported by itself."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from sgdesk.ui import widgets


def named_for_types() -> set[str]:
    """What the type checker is told that the folder gives."""
    tree = ast.parse(Path(str(widgets.__file__)).read_text(encoding="utf-8"))
    typed = next(each for each in tree.body if isinstance(each, ast.If))
    return {
        str(name.asname)
        for each in typed.body
        if isinstance(each, ast.ImportFrom)
        for name in each.names
    }


def test_the_type_checker_and_the_program_are_told_of_the_same_parts() -> None:
    told = {part for parts in widgets._PARTS.values() for part in parts.split()}
    assert named_for_types() == told
    assert all(getattr(widgets, part) is not None for part in told)


def test_what_is_no_part_is_missed() -> None:
    with pytest.raises(AttributeError, match="Cushion"):
        widgets.Cushion  # noqa: B018


def test_one_part_does_not_bring_the_others() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from sgdesk.ui.widgets import Note\n"
            "print(sorted(each for each in sys.modules if each.startswith('sgdesk.ui.widgets.')))",
        ],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout.strip() == "['sgdesk.ui.widgets.labels']"
