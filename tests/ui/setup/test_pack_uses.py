"""No fact of a pack is dead: each is told to a person, and each list is asked for by its name.

A field that is added to a pack's values and that nobody reads, a key that is read into no field, or
a list that nothing asks for turns one of these tests red.
"""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sgdesk.data.packs import load_packs
from sgdesk.domain.dates import Period
from sgdesk.domain.organisation.pack import (
    CourseScope,
    FollowUpWindow,
    Gate,
    GateKind,
    GuidanceEdition,
    LeadRenewal,
    OneClock,
    Pack,
    PackCourse,
    PackGroup,
    PackItem,
    PackKind,
    PackList,
    PackRequirement,
    Recognition,
    RoleExemption,
    edition_to_cite,
    period_has_passed,
)
from sgdesk.domain.training.rule_book import Force
from sgdesk.ui.setup.partnership.pack_text import pack_html, passed_words

ROOT = Path(__file__).parents[3]
DAY = date(2026, 3, 31)

ITEM = PackItem("line text", "line source", "line-key", "XXX-01", signed=False)
FULL = Pack(
    id="anytown",
    kind=PackKind.PARTNERSHIP,
    name="Anytown Partnership",
    short_name="Anytown",
    version="first version",
    document="Anytown Strategy",
    period="2020 to 2021",
    requirements=(
        PackRequirement("low", "Low level", ("basics",), 36, Force.MUST, "low source", rank=1),
        PackRequirement(
            key="high",
            title="High level",
            courses=("core",),
            refresh_months=24,
            force=Force.MUST,
            source="high source",
            rank=2,
            is_induction=False,
            includes=("low",),
            audience="high audience",
            outcomes=(ITEM,),
            recommended=("basics",),
            note="high note",
            allows_statutory=True,
            statutory_note="or as statute says",
            statutory_source="statute source",
        ),
    ),
    groups=(
        PackGroup(
            "all",
            "Everybody",
            ("high",),
            aliases=("All alias",),
            audience="group audience",
            examples=("Group example",),
            source="group source",
            requirements_source="asked source",
            note="group note",
            is_lead_group=True,
        ),
    ),
    courses=(
        PackCourse("basics", "Basics"),
        PackCourse(
            "core",
            "Core",
            aliases=("Core alias",),
            scope=CourseScope.MULTI,
            method="core method",
            provider="core provider",
            duration="core duration",
            frequency="core frequency",
            description="core description",
            source="core source",
            needs_first=("basics",),
            needs_first_source="first source",
            is_learning_event=False,
            for_leads=True,
        ),
    ),
    higher_renews=True,
    higher_renews_source="higher source",
    gate=Gate(GateKind.EVALUATION, "gate source", "gate scope"),
    impact_window=FollowUpWindow(Period(months=3), Period(months=6), "window source"),
    lead_renewal=LeadRenewal(("high",), "renewal source"),
    one_clock=OneClock(("high",), 36, Force.RECOMMENDED, "clock source", "clock people"),
    role_exemptions=(
        RoleExemption("minder", "Minder", ("Minder alias",), "high", "minder source", "a note"),
    ),
    period_ends=date(2021, 12, 31),
    applies_to_highest_only=True,
    applies_to_highest_only_source="highest source",
    recognises=(Recognition("cofe", "foundation", "core", "other source", "other note"),),
    lists=(PackList("list-key", "List title", "list source", (ITEM,)),),
    guidance=(
        GuidanceEdition(
            "Guidance",
            "first",
            "guidance source",
            "Guidance third",
            date(2026, 1, 1),
            "third note",
            "Guidance second",
            date(2023, 1, 1),
        ),
    ),
    left_open=(replace(ITEM, text="left open"),),
    contradictions=(replace(ITEM, text="contradicts"),),
    report=(replace(ITEM, text="reported"),),
    expects=(replace(ITEM, text="expected"),),
)

READ_ELSEWHERE = {
    "Pack.id": "which pack it is",
    "Pack.name": "the heading of the page",
    "Pack.short_name": "whose an interval or a paragraph is, wherever one stands",
    "PackRequirement.key": "what sheets and JSON call it",
    "PackRequirement.rank": "renewal by a higher level",
    "PackRequirement.is_induction": "its own allowance, its own checklist",
    "PackGroup.key": "what sheets call it",
    "PackCourse.key": "what sheets call it",
    "PackItem.key": "what a tick is kept under",
    "PackItem.ref": "the table of docs/partnerships.md",
    "PackList.key": "what asks for the list",
    "RoleExemption.key": "what an exemption is kept under",
}
"""What stands elsewhere than on that page, or is no fact but a handle; each with where."""


def told(pack: Pack) -> str:
    """All that a person can read of a pack on the page of the partnership."""
    edition = edition_to_cite(pack.guidance[0], DAY) if pack.guidance else ""
    return f"{pack_html(pack)}{passed_words(pack, DAY)}{edition}"


OTHERWISE: dict[type, Callable[[Any], object]] = {
    bool: lambda value: not value,
    Force: lambda value: Force.MUST if value is Force.RECOMMENDED else Force.RECOMMENDED,
    GateKind: lambda _: GateKind.IMPACT_EVALUATION,
    PackKind: lambda _: PackKind.GENERIC,
    CourseScope: lambda _: CourseScope.SINGLE,
    str: lambda value: f"another {value}",
    int: lambda value: value + 12,
    date: lambda _: date(2040, 1, 1),
    Period: lambda value: Period(months=value.months + 1),
    tuple: lambda _: (),
}
"""Another value of each kind."""


def parts(owner: Any) -> Iterator[tuple[str, str, Any, Any]]:
    """Each field below ``owner``: its class and name, and ``owner`` with that field changed."""
    for field in fields(owner):
        if field.name.startswith("_"):
            continue
        value = getattr(owner, field.name)
        name = f"{type(owner).__name__}.{field.name}"
        if is_dataclass(value) and not isinstance(value, Period):
            yield name, "", owner, replace(owner, **{field.name: None})
            for inner, path, _, other in parts(value):
                yield inner, f"{field.name}/{path}", owner, replace(owner, **{field.name: other})
        elif isinstance(value, tuple) and value and is_dataclass(value[0]):
            yield name, "", owner, replace(owner, **{field.name: ()})
            *others, last = value
            for inner, path, _, other in parts(last):
                yield (
                    inner,
                    f"{field.name}/{path}",
                    owner,
                    replace(owner, **{field.name: (*others, other)}),
                )
        else:
            yield name, "", owner, replace(owner, **{field.name: OTHERWISE[type(value)](value)})


CHANGES = [(name, path, other) for name, path, _, other in parts(FULL)]
FACTS = [each for each in CHANGES if each[0] not in READ_ELSEWHERE]


@pytest.mark.parametrize(
    ("name", "path", "other"), FACTS, ids=[f"{path}{name}" for name, path, _ in FACTS]
)
def test_a_fact_that_changes_changes_what_a_person_reads(name: str, path: str, other: Pack) -> None:
    assert told(other) != told(FULL), f"{path}{name} is read by nobody"


def test_what_only_rules_and_sheets_read_is_there_still() -> None:
    assert READ_ELSEWHERE.keys() <= {name for name, _, _ in CHANGES}


def empty_fields(owner: Any) -> Iterator[str]:
    """Fields with nothing in them; of several of a kind the last is the full one."""
    for field in fields(owner):
        value = getattr(owner, field.name)
        last = value[-1] if isinstance(value, tuple) and value else value
        if field.name.startswith("_"):
            continue
        if value is None or value in ("", ()):
            yield f"{type(owner).__name__}.{field.name}"
        elif is_dataclass(last):
            yield from empty_fields(last)


def test_the_pack_that_this_is_tried_with_leaves_no_field_empty() -> None:
    assert list(empty_fields(FULL)) == []


def test_a_period_that_is_over_is_told_and_one_that_is_not_is_not() -> None:
    assert period_has_passed(FULL, DAY)
    assert "2020 to 2021" in passed_words(FULL, DAY)
    assert passed_words(replace(FULL, period_ends=DAY), DAY) == ""


@cache
def shipped() -> tuple[Pack, ...]:
    found = [load_packs(ROOT / "resources" / each) for each in ("partnerships", "denominations")]
    return tuple(pack for loaded in found for pack in loaded.packs.values())


ASKING = {"listed", "_listed", "_asked"}
"""Functions that hand out the list whose key they are given."""

HAND_OUT = re.compile(rf"\b(?:{'|'.join(ASKING)})\(|_LISTS\b|content-")
"""A module without any of these asks for no list."""


@cache
def lists_that_are_asked_for() -> frozenset[str]:
    """The keys that the program asks for by name, outside the reading of packs.

    A key counts where it is given to a function that hands out a list, or stands in a tuple whose
    name ends in ``_LISTS``, from which such keys are taken.
    """
    found: set[str] = set()
    for path in (ROOT / "sgdesk").rglob("*.py"):
        source = path.read_text("utf-8")
        if "data/packs" not in path.as_posix() and HAND_OUT.search(source):
            for node in ast.walk(ast.parse(source)):
                found.update(_keys(node))
    return frozenset(found)


def _keys(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in ASKING:
            asked: list[ast.expr] = node.args
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Tuple(elts=asked)):
            asked = asked if name.endswith("_LISTS") else []
        case ast.JoinedStr(values=[ast.Constant(value="content-"), *_]):
            yield "content-"
            return
        case _:
            return
    for each in asked:
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


LIST_KEYS = sorted({each.key for pack in shipped() for each in pack.lists})


@pytest.mark.parametrize("key", LIST_KEYS)
def test_a_list_of_a_pack_is_asked_for_where_somebody_can_act_on_it(key: str) -> None:
    asked = "content-" if key.startswith("content-") else key
    assert asked in lists_that_are_asked_for(), f"nothing asks for the list {key}"


@pytest.mark.parametrize("pack", shipped(), ids=[each.id for each in shipped()])
def test_no_line_of_a_copy_is_named_to_a_person(pack: Pack) -> None:
    assert re.findall(r"\bL\d{1,3}(?:\b|-)[^<]{0,20}", visible_sources(pack)) == []


def visible_sources(pack: Pack) -> str:
    """All that is said of a pack but for names in sheets, where L1 is Level 1."""
    return re.sub(r"In sheets also: [^<]*", "", pack_html(pack))
