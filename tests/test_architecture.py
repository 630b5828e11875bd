"""What import-linter cannot hold: what a start may import, and that rules ask no clock."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import sgdesk

PACKAGE = Path(sgdesk.__file__).parent
SLOW = ("alembic", "PySide6", "python_calamine", "reportlab", "sqlalchemy", "xlsxwriter")


def modules_after(statement: str) -> set[str]:
    """What is imported, in a Python of its own, once the statement has run."""
    told = f"{statement}\nimport sys\nprint(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize("module", ["sgdesk.cli", "sgdesk.app"])
def test_a_start_imports_nothing_slow(module: str) -> None:
    assert modules_after(f"import {module}").isdisjoint(SLOW)


def test_reading_the_standing_needs_neither_paper_nor_sheets_nor_migrations() -> None:
    found = modules_after("import sgdesk.cli.commands")
    assert found.isdisjoint({"alembic", "PySide6", "python_calamine", "reportlab", "xlsxwriter"})


@pytest.mark.parametrize(
    "path", sorted((PACKAGE / "domain").rglob("*.py")), ids=lambda path: path.stem
)
def test_a_rule_never_asks_what_day_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = {
        node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert calls.isdisjoint({"today", "now", "utcnow"})
