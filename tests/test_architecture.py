"""What import-linter cannot hold: what a start may import, that rules ask no clock, and that
nothing asks what language the computer speaks."""

import ast
import importlib
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

import sgdesk

PACKAGE = Path(sgdesk.__file__).parent
SLOW = ("alembic", "PySide6", "python_calamine", "reportlab", "sqlalchemy", "xlsxwriter")


def modules_after(statement: str) -> set[str]:
    """What is imported, in a Python of its own, once the statement has run."""
    told = f"{statement}\nimport sys\nprint(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return {name.split(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize("module", ["sgdesk.cli", "sgdesk.app"])
def test_a_start_imports_nothing_slow(module: str) -> None:
    assert modules_after(f"import {module}").isdisjoint(SLOW)


def test_reading_the_standing_needs_neither_paper_nor_sheets_nor_migrations() -> None:
    found = modules_after("import sgdesk.cli.commands")
    assert found.isdisjoint({"alembic", "PySide6", "python_calamine", "reportlab", "xlsxwriter"})


def sources(folder: Path = PACKAGE) -> Iterator[tuple[str, str]]:
    """The modules in a folder, each with its place in the package and its text."""
    for path in sorted(folder.rglob("*.py")):
        if "versions" not in path.parts:
            yield path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8")


ASKS_THE_DAY = {"today", "now", "utcnow"}


def days_asked(source: str) -> Iterator[str]:
    """The calls of a module that ask what day it is."""
    if not re.search("|".join(ASKS_THE_DAY), source):
        return  # what is not in its letters is in none of its parts
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Attribute(attr=name)) if name in ASKS_THE_DAY:
                yield ast.unparse(node)


def test_a_rule_never_asks_what_day_it_is() -> None:
    asking = {name: [*days_asked(source)] for name, source in sources(PACKAGE / "domain")}
    assert len(asking) > 1
    assert {name: calls for name, calls in asking.items() if calls} == {}


NAMES_OF_THE_SYSTEM = re.compile(r"%[AaBbcpXx]")
ASKS_THE_SYSTEM = {
    "month_name",
    "month_abbr",
    "day_name",
    "day_abbr",
    "setlocale",
    "strcoll",
    "strxfrm",
    "localeAwareCompare",
}
ASKS_OR_NAMES = re.compile(
    "|".join([NAMES_OF_THE_SYSTEM.pattern, "strftime", *sorted(ASKS_THE_SYSTEM)])
)


def languages_asked(source: str) -> Iterator[str]:
    """What a module takes from the language of the system: names of days, an order of words."""
    if not ASKS_OR_NAMES.search(source):
        return
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(attr=name) if name in ASKS_THE_SYSTEM:
                yield name
            case ast.FormattedValue(format_spec=ast.expr() as wanted):
                yield from NAMES_OF_THE_SYSTEM.findall(ast.unparse(wanted))
            case ast.Call() if name_called(node).endswith("strftime"):
                yield from NAMES_OF_THE_SYSTEM.findall(ast.unparse(node))


def test_no_word_and_no_order_comes_from_the_systems_language() -> None:
    asking = {name: [*languages_asked(source)] for name, source in sources()}
    assert len(asking) > 1
    assert {name: asked for name, asked in asking.items() if asked} == {}


def name_called(call: ast.Call) -> str:
    """The last name of what is called; empty where it is called by no name."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def keywords_for_qt(source: str) -> Iterator[str]:
    """The calls of a module that set something of Qt's up by a keyword."""
    if not re.search(r"\bQ[A-Z]", source):
        return
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call() if re.match(r"Q[A-Z]\w*$", name_called(node)):
                if not {each.arg for each in node.keywords} <= {"parent", "context"}:
                    yield ast.unparse(node)


def test_qt_is_set_up_by_setters_because_its_keywords_fail_in_turkish() -> None:
    calls = {name: [*keywords_for_qt(source)] for name, source in sources()}
    assert len(calls) > 1
    assert {name: found for name, found in calls.items() if found} == {}


HANDLES = {
    "OrganisationFile",
    "Connection",
    "Reader",
    "Writer",
    "BeforeWriting",
    "Clock",
    "FileKey",
    "Target",
}
"""What services work with and hand on to each other: no rows."""


INSIDE = (
    "sgdesk.services.imports.answers.steps",
    "sgdesk.services.imports.attendance.drafting",
    "sgdesk.services.imports.attendance.bare",
    "sgdesk.services.imports.attendance.presence",
    "sgdesk.services.imports.attendance.reading",
    "sgdesk.services.imports.drafting",
    "sgdesk.services.imports.reading",
)
"""The steps of an import, which only the import itself asks."""


def _service_modules() -> list[str]:
    paths = (PACKAGE / "services").rglob("*.py")
    parts = (path.relative_to(PACKAGE.parent).with_suffix("").parts for path in paths)
    names = (".".join(each).removesuffix(".__init__") for each in parts)
    return sorted(each for each in names if not each.startswith(INSIDE))


def _named_in(hint: object) -> set[type]:
    """The classes in an annotation, however deep they stand in it."""
    found = {hint} if isinstance(hint, type) and not get_args(hint) else set()
    return found.union(*(_named_in(each) for each in get_args(hint)))


def _named_for_types(name: str) -> dict[str, object]:
    """What a module imports for its annotations alone, under ``TYPE_CHECKING``, by name."""
    path = PACKAGE.parent.joinpath(*name.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return {
        each.asname or each.name: getattr(importlib.import_module(str(found.module)), each.name)
        for block in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(block, ast.If)
        for found in block.body
        if isinstance(found, ast.ImportFrom)
        for each in found.names
    }


def rows_told(name: str) -> Iterator[str]:
    """The public functions and classes of a module whose annotations name a row of data."""
    module, known = importlib.import_module(name), _named_for_types(name)
    for key, each in vars(module).items():
        if key.startswith("_") or getattr(each, "__module__", None) != name:
            continue
        if isinstance(each, type) or inspect.isfunction(each):
            told = {
                cls
                for hint in get_type_hints(each, localns=known).values()
                for cls in _named_in(hint)
            }
            rows = {cls.__name__ for cls in told if cls.__module__.startswith("sgdesk.data")}
            if not rows <= HANDLES:
                yield f"{name}.{key}"


def test_a_row_never_leaves_data() -> None:
    names = _service_modules()
    assert len(names) > 1
    assert [told for name in names for told in rows_told(name)] == []
