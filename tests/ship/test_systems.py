"""The tables of systems: what has no wheel is named, and the rest is still looked at."""

import pytest

from scripts.ship.systems import (
    PYTHONS,
    SYSTEMS,
    Found,
    System,
    blocks_of,
    look,
    table,
    with_tables,
)

LOCK = (
    "Alpha==1.0 \\\n    --hash=sha256:aa\n    # via sgdesk\n"
    "beta==2.0 ; sys_platform == 'win32' \\\n    --hash=sha256:bb\n"
)
HERE = System("A computer", "some-platform")
BEGIN = "<!-- tables: python -m scripts.ship.systems -->"
END = "<!-- end of the tables -->"


def test_a_lock_is_parted_into_its_packages() -> None:
    blocks = blocks_of(LOCK)
    assert list(blocks) == ["alpha", "beta"]
    assert "".join(blocks.values()) == LOCK


def test_what_has_no_wheel_is_named_and_the_rest_is_asked_about_again() -> None:
    asked = []

    def ask(wanted: str, system: System, python: str) -> tuple[bool, str]:
        asked.append(wanted)
        if "Alpha" in wanted:
            return False, "Because alpha==1.0 has no usable wheels and you require alpha==1.0"
        return True, "Would install 1 package\n + beta==2.0\n"

    found = look(blocks_of(LOCK), HERE, "3.13", ask)
    assert found == Found(1, ("alpha",))
    assert str(found) == "no alpha"
    assert [text.count("==") for text in asked] == [3, 2]


def test_anything_else_that_goes_wrong_is_no_answer() -> None:
    with pytest.raises(RuntimeError, match="no network"):
        look(blocks_of(LOCK), HERE, "3.13", lambda *_: (False, "no network"))


def test_a_table_has_a_row_for_each_system_and_a_column_for_each_python() -> None:
    found = {(system, python): Found(3, ()) for system in SYSTEMS for python in PYTHONS}
    lines = table("All", found).splitlines()
    assert len(lines) == 2 + len(SYSTEMS)
    assert {line.count("|") for line in lines} == {len(PYTHONS) + 2}


def test_tables_take_the_place_of_those_before_and_of_nothing_else() -> None:
    page = f"Before\n{BEGIN}\nold\n{END}\nafter\n"
    assert with_tables(page, ["new"]) == f"Before\n{BEGIN}\nnew\n{END}\nafter\n"
    with pytest.raises(RuntimeError):
        with_tables("no marks", ["new"])
