"""Every action of the services has words of its own for Undo and for the bar."""

import ast
from pathlib import Path

import pytest

import sgdesk.services
from sgdesk.ui.action_words import action_fact, action_wish

SERVICES = Path(sgdesk.services.__file__).parent
TAKING_BACK = {"undo", "redo"}


def actions() -> set[str]:
    """The codes that services hand to ``file.writing``."""
    found = set()
    for path in SERVICES.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        if ".writing" not in source:
            continue
        for node in ast.walk(ast.parse(source)):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "writing"
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                found.add(str(node.args[0].value))
    return found | {"person_left", "person_came_back"}


class Anything(dict[str, object]):
    """Details that have whatever a sentence asks for."""

    def __missing__(self, key: str) -> str:
        return "Example"


@pytest.mark.parametrize("action", sorted(actions() - TAKING_BACK))
def test_a_action_is_named_by_its_own_words(action: str) -> None:
    details = Anything(people=2, forms=2, added=2, certificates=2)
    plain = dict.fromkeys(("course", "person", "trainer", "material", "role"), "Example")
    plain |= {"partnership": "Example", "topic": "Example", "number": "Example"}
    plain |= {"section": "Example", "team": "Example", "worker": "Example"}
    assert action_wish(action, details | plain) != action_wish("no such action", {})
    assert action_fact(action, details | plain) != action_fact("no such action", {})


def test_two_entries_of_one_name_are_named_once() -> None:
    said = {"person": "Bob Example", "other": "Bob Example"}
    assert action_fact("merge_people", said) == "Two entries of Bob Example are one person now"
    said["other"] = "Bob Exampel"
    assert action_fact("merge_people", said) == (
        "Two entries are one person now: Bob Example and Bob Exampel"
    )
