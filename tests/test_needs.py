"""What is not tried on a computer is said by one mark and told, never passed over in silence."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.needs import NEEDS, is_met

TESTS = Path(__file__).parent
CALLS = {"mkfifo": "pipes", "symlink_to": "links", "chmod": "rights", "st_mode": "rights"}
SILENT = {"skip", "skipif", "importorskip", "xfail"}


@cache
def trees() -> list[tuple[Path, ast.Module]]:
    """Every file of tests, parsed once for all that look at it."""
    return [
        (path, ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(TESTS.rglob("*.py"))
        if path.name not in ("needs.py", "test_needs.py")
    ]


def asked(function: ast.FunctionDef) -> set[str]:
    """What a test's own marks name."""
    return {
        str(word.value)
        for mark in function.decorator_list
        if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.needs"
        for word in mark.args
        if isinstance(word, ast.Constant)
    }


def used(function: ast.FunctionDef) -> set[str]:
    """What a test does that not every computer can, as far as it does it itself."""
    names = {each.attr for each in ast.walk(function) if isinstance(each, ast.Attribute)}
    return {CALLS[name] for name in names & CALLS.keys()}


def test_a_test_that_makes_pipes_or_links_or_looks_at_rights_says_so() -> None:
    silent = [
        f"{path.relative_to(TESTS)}: {each.name} needs {', '.join(sorted(missing))}"
        for path, tree in trees()
        for each in ast.walk(tree)
        if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")
        if (missing := used(each) - asked(each))
    ]
    assert silent == []


def test_nothing_is_passed_over_in_another_way() -> None:
    found = [
        f"{path.relative_to(TESTS)}:{each.lineno}"
        for path, tree in trees()
        for each in ast.walk(tree)
        if isinstance(each, ast.Attribute)
        and each.attr in SILENT
        and ast.unparse(each.value) in ("pytest", "pytest.mark")
    ]
    assert found == []


def test_what_is_needed_is_known_and_a_linux_box_has_all_of_it() -> None:
    named = {name for _, tree in trees() for each in marks(tree) for name in each}
    assert named <= NEEDS.keys()
    if sys.platform == "linux":
        assert {name for name in NEEDS if not is_met(name)} == set()


def marks(tree: ast.Module) -> Iterator[list[str]]:
    for each in ast.walk(tree):
        if isinstance(each, ast.Call) and ast.unparse(each.func) == "pytest.mark.needs":
            yield [str(ast.literal_eval(word)) for word in each.args]


def test_what_could_not_be_tried_is_told_at_the_end_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(
        "import pytest\n"
        "from tests.needs import NEEDS, Need\n"
        "NEEDS['pipes'] = Need('a thing that nobody has', lambda: False)\n",
        encoding="utf-8",
    )
    (tmp_path / "test_it.py").write_text(
        "import pytest\n"
        "@pytest.mark.needs('pipes')\n"
        "def test_that_waits():\n    raise AssertionError\n"
        "def test_that_runs():\n    pass\n",
        encoding="utf-8",
    )
    own = os.environ | {"PYTHONPATH": str(TESTS.parent), "PYTEST_ADDOPTS": ""}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.needs", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, "--strict-markers", "-c", os.devnull, str(tmp_path)],
        env=own,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed, 1 skipped" in done.stdout
    told = done.stdout.partition("not tried on this computer")[2]
    assert "needs a thing that nobody has:" in told
    assert "test_it.py::test_that_waits" in told
