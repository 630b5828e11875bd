"""Every text is read and written in a named encoding: the computer's own differs from the next.

What the source does not show, such as ``path.open()``, is told by the interpreter itself where
``PYTHONWARNDEFAULTENCODING=1`` is set, as it is where the tests run for a merge; a warning is an
error there.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = ("sgdesk", "tests", "scripts", "packaging", "benchmarks")
OPENERS = {"open", "fdopen", "NamedTemporaryFile", "TemporaryFile", "TextIOWrapper"}
STARTERS = {"run", "Popen", "check_output"}


def guesses(call: ast.Call) -> bool:
    """Whether a call leaves it to the computer how letters are written."""
    named = {each.arg for each in call.keywords}
    if named & {"encoding", None}:
        return False
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if name == "read_text":
        return not call.args
    if name == "write_text":
        return len(call.args) < 2
    if name in STARTERS:
        return bool(named & {"text", "universal_newlines"})
    return name in OPENERS and opens_text(call, is_ours=isinstance(function, ast.Name))


def opens_text(call: ast.Call, *, is_ours: bool) -> bool:
    """Whether a file is opened as text; a dialog that opens has no mode and is none of it."""
    words = [*call.args, *(each.value for each in call.keywords if each.arg == "mode")]
    modes = [
        each.value
        for each in words
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
        if each.value and set(each.value) <= set("rwaxbt+")
    ]
    return "b" not in modes[-1] if modes else is_ours


def found(source: str) -> Iterator[int]:
    for each in ast.walk(ast.parse(source)):
        if isinstance(each, ast.Call) and guesses(each):
            yield each.lineno


def test_no_text_is_read_or_written_in_the_encoding_of_the_computer() -> None:
    left = [
        f"{path.relative_to(ROOT)}:{line}"
        for top in OURS
        for path in sorted((ROOT / top).rglob("*.py"))
        for line in found(path.read_text(encoding="utf-8"))
    ]
    assert left == []


@pytest.mark.parametrize(
    ("source", "is_told"),
    [
        ("path.read_text()", True),
        ("path.write_text(words)", True),
        ("open(path)", True),
        ("path.open('w')", True),
        ("run(command, text=True)", True),
        ("path.write_text(words, 'utf-8')", False),
        ("path.read_text(encoding='utf-8')", False),
        ("open(path, 'rb')", False),
        ("dialog.open()", False),
        ("archive.open(name)", False),
        ("run(command)", False),
    ],
)
def test_what_is_told_and_what_is_not(source: str, is_told: bool) -> None:
    assert list(found(source)) == ([1] if is_told else [])
