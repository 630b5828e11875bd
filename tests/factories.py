"""Organisations for tests, made out of nothing and written into real files.

``organisation`` builds the plain dict that ``tests.reference.naive_standing`` describes, and
``write`` puts it into a file through the program's own unit of work.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from sgdesk import paths
from sgdesk.data.file import schema
from sgdesk.data.file.accepting import accept_unnoted
from sgdesk.data.file.damage.sums import seal
from sgdesk.data.file.engine import connect
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.services.file.workspace import Workspace, new_workspace
from tests.kept import made_once
from tests.reference.naive_standing import Org, month_length

TODAY = date(2026, 3, 31)
PACKS = ("generic", "hsscp", "hscp", "hscb", "scsp", "wscp")
DENOMINATIONS = ("cofe", "methodist", "urc")

Dump = Mapping[str, list[tuple[Any, ...]]]


def clock_at(day: date = TODAY, hour: int = 10) -> Callable[[], datetime]:
    """A clock that stands still."""
    moment = datetime(day.year, day.month, day.day, hour, 42, tzinfo=UTC)
    return lambda: moment


def make_workspace(
    folder: Path, partnership: str = "generic", today: date = TODAY, name: str = "St Example's"
) -> Workspace:
    """A new organisation in a file of its own, on a day that does not move."""
    clock = clock_at(today)
    return made_once(
        folder / f"{partnership}.sgdesk",
        ("new", partnership, today, name),
        clock,
        lambda path: new_workspace(path, name=name, partnership=partnership, clock=clock),
    )


def accept_changes(path: Path) -> str:
    """Have what a test wrote past the program kept and noted, as whoever did it honestly would."""
    return accept_unnoted(path, clock=clock_at(), actor="Sample")


def reseal(path: Path) -> None:
    """Give a file sums that fit what is in it, as only somebody who knows how would."""
    engine = connect(path)
    seal(engine, path)
    engine.dispose()


@cache
def pack_values(partnership: str) -> dict[str, Any]:
    """A pack as its TOML stands, read without the program."""
    path = paths.resource("partnerships", f"{partnership}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def denomination_values(name: str) -> dict[str, Any]:
    """A denomination's pack as its TOML stands, read without the program."""
    return tomllib.loads(
        paths.resource("denominations", f"{name}.toml").read_text(encoding="utf-8")
    )


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids under which an organisation was written."""

    people: Mapping[str, int]
    roles: Mapping[str, int]
    courses: Mapping[str, int]


def write(workspace: Workspace, org: Org, action: str = "make_organisation") -> Ids:
    """Write all of an organisation as one action."""
    with workspace.file.writing(action) as writer:
        courses = _write_courses(writer, org)
        roles = _write_roles(writer, org)
        people = _write_people(writer, org, roles)
        _write_training(writer, org, people, courses)
    return Ids(people, roles, courses)


def _write_courses(writer: Writer, org: Org) -> dict[str, int]:
    _write_catalogue(writer, org)
    in_file = {
        (row.pack, row.key): row.id for row in writer.connection.execute(schema.course.select())
    }
    ids = {name: in_file[key] for name, key in org["courses"].items() if key is not None}
    own = [name for name, key in org["courses"].items() if key is None]
    rows = [
        {"title": name, "match_key": name, "is_safeguarding": org["learning"].get(name)}
        for name in own
    ]
    ids.update(zip(own, writer.insert_many(schema.course, rows), strict=True))
    writer.insert_many(
        schema.course_equivalence,
        [
            {"course_id": ids[course], "stands_for_id": ids[other], "decided_on": TODAY}
            for course, other in org["equivalents"]
        ],
    )
    writer.insert_many(
        schema.course_satisfies,
        [
            {"course_id": ids[course], "requirement": wanted, "pack": pack}
            for course, wanted, pack in org["satisfies"]
        ],
    )
    writer.insert_many(schema.topic, [{"key": key, "title": key} for key in org["topics"]])
    writer.insert_many(
        schema.setting,
        [{"key": key, "from_date": day, "value": value} for key, day, value in org["settings"]],
    )
    return ids


def _write_catalogue(writer: Writer, org: Org) -> None:
    """Courses of the partnership that is followed later, which a new file does not have."""
    query = schema.course.select().where(schema.course.c.pack.is_not(None))
    there = {(row.pack, row.key) for row in writer.connection.execute(query)}
    writer.insert_many(
        schema.course,
        [
            {"pack": each[0], "key": each[1], "title": name, "match_key": name}
            for name, each in org["courses"].items()
            if each is not None and each not in there
        ],
    )


def _write_roles(writer: Writer, org: Org) -> dict[str, int]:
    names = list(org["roles"])
    rows = [
        {"name": name, "match_key": name, "with_children": org["children"][name]} for name in names
    ]
    ids = dict(zip(names, writer.insert_many(schema.role, rows), strict=True))
    writer.insert_many(
        schema.role_rule,
        [
            {
                "role_id": ids[name],
                "from_date": day,
                "group_key": group,
                "requirements": " ".join(keys),
                "exempt": " ".join(exempt),
            }
            for name, versions in org["roles"].items()
            for day, group, keys, exempt in versions
        ],
    )
    return ids


def _write_people(writer: Writer, org: Org, roles: Mapping[str, int]) -> dict[str, int]:
    references = list(org["people"])
    rows = [
        {
            "reference": reference,
            "given_name": "Sample",
            "family_name": reference,
            "match_key": reference,
            "started": org["started"][reference],
            "left_on": org["people"][reference],
            "kind": org["kinds"][reference],
        }
        for reference in references
    ]
    ids = dict(zip(references, writer.insert_many(schema.person, rows), strict=True))
    writer.insert_many(
        schema.post,
        [
            {"person_id": ids[who], "role_id": roles[role], "start": start, "end": end}
            for who, role, start, end in org["posts"]
        ],
    )
    writer.insert_many(
        schema.absence,
        [
            {"person_id": ids[who], "last_day": last_day, "back_on": back}
            for who, last_day, back in org["absences"]
        ],
    )
    writer.insert_many(
        schema.lead_elsewhere,
        [
            {"person_id": ids[who], "start": start, "end": end}
            for who, start, end in org["elsewhere"]
        ],
    )
    return ids


def _write_training(
    writer: Writer, org: Org, people: Mapping[str, int], courses: Mapping[str, int]
) -> None:
    writer.insert_many(
        schema.training,
        [
            {
                "person_id": people[who],
                "course_id": courses[course],
                "completed_on": day,
                "outcome": outcome,
                "voided_on": TODAY if voided else None,
            }
            for who, course, day, outcome, voided in org["training"]
        ],
    )
    writer.insert_many(
        schema.exemption,
        [
            {
                "person_id": people[who],
                "requirement": wanted,
                "reason": "away at sea",
                "agreed_by": "The trustees",
                "start": start,
                "review_on": review,
                "ended_on": ended,
            }
            for who, wanted, start, review, ended in org["exemptions"]
        ],
    )
    writer.insert_many(
        schema.non_completion,
        [
            {
                "person_id": people[who],
                "requirement": wanted,
                "reason": reason,
                "noted_on": noted,
                "cleared_on": cleared,
            }
            for who, wanted, reason, noted, cleared in org["reasons"]
        ],
    )


def dump(workspace: Workspace, *, history: bool = False) -> Dump:
    """Every row of every table, so that two moments of a file can be compared.

    What the file says of itself is left out, and the history unless it is asked for.
    """
    of_itself = {schema.page_sum, schema.file_facts} | (set() if history else {schema.history})
    with workspace.file.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(table.select())]
            for table in schema.metadata.sorted_tables
            if table not in of_itself
        }


class Dice:
    """Draws from a seeded generator, leaning towards the days on which a state turns."""

    def __init__(self, random: Random, as_ats: tuple[date, ...]) -> None:
        self.random = random
        self.as_ats = as_ats

    def chance(self, percent: int) -> bool:
        """True that many times in a hundred."""
        return self.random.randrange(100) < percent

    def some(self, things: list[str], least: int, most: int) -> list[str]:
        """A few of them, without repeats."""
        count = min(self.random.randint(least, most), len(things))
        return self.random.sample(things, count)

    def any_day(self) -> date:
        """A day of about eight years."""
        return date(2019, 6, 1) + timedelta(days=self.random.randrange(3000))

    def day(self) -> date:
        """A day: by turns any, a month's end, or one that lies a likely span before an as-at."""
        turn = self.random.randrange(4)
        if turn == 0:
            return self.any_day()
        if turn == 1:
            found = self.any_day()
            return found.replace(day=month_length(found.year, found.month))
        as_at = self.random.choice(self.as_ats)
        if turn == 2:
            spans = (0, 14, 28, 60, 90, 182)
            return as_at - timedelta(days=self.random.choice(spans) + self._near())
        back = as_at + timedelta(days=self.random.choice((0, 0, 60, 90)))
        years = self.random.choice((1, 2, 3, 3, 3))
        held = min(back.day, month_length(back.year - years, back.month))
        return back.replace(year=back.year - years, day=held) + timedelta(days=self._near())

    def _near(self) -> int:
        return self.random.choice((-2, -1, -1, 0, 0, 0, 1, 1, 2))

    def maybe_day(self, percent: int) -> date | None:
        """A day, or none."""
        return self.day() if self.chance(percent) else None


def some_as_ats(random: Random, count: int) -> tuple[date, ...]:
    """Days to ask about; the ends of February are among them often."""
    favourites = (date(2024, 2, 29), date(2025, 2, 28), date(2026, 3, 31), date(2027, 2, 28))
    days = [
        random.choice(favourites)
        if random.randrange(2)
        else date(2023, 1, 1) + timedelta(days=random.randrange(1700))
        for _ in range(count)
    ]
    return tuple(dict.fromkeys(days))


def organisation(
    random: Random, partnership: str, as_ats: tuple[date, ...], people: int = 6
) -> Org:
    """A small organisation in which everything that a rule speaks of turns up now and then."""
    dice = Dice(random, as_ats)
    later = random.choice([each for each in PACKS if each != partnership])
    packs = {each: pack_values(each) for each in (partnership, later)}
    packs |= {each: denomination_values(each) for each in DENOMINATIONS}
    topics = dice.some(["first-aid", "online-safety"], 0, 2)
    keys = [each["key"] for each in packs[partnership]["requirement"]] + topics
    own = ("own one", "own two", "own three")
    courses = _courses(partnership, 9) | _courses(later, 3) | dict.fromkeys(own)
    who = [f"P{number}" for number in range(1, people + 1)]
    roles = {
        f"Role {number}": _role(dice, packs[partnership], packs[later], keys)
        for number in range(1, 5)
    }
    needed = [key for each in packs[partnership]["requirement"] for key in each["courses"]]
    return {
        "packs": packs,
        "pack": partnership,
        "topics": topics,
        "settings": [
            *_settings(dice, keys),
            *_partnership_settings(dice, packs[partnership], later),
        ],
        "roles": roles,
        "children": {each: random.choice((True, None, None, False)) for each in roles},
        "courses": courses,
        "learning": {each: random.choice((None, True, False)) for each in own},
        "equivalents": [("own one", each) for each in dice.some(needed, 0, 2)],
        "satisfies": [
            ("own two", each, None if each in topics else partnership)
            for each in dict.fromkeys([*topics, *dice.some(keys, 0, 1)])
            if dice.chance(80)
        ],
        "people": {each: dice.maybe_day(12) for each in who},
        "absences": [absence for each in who for absence in _absences(dice, each)],
        "kinds": {
            each: list(PersonKind)[place % len(PersonKind)] for place, each in enumerate(who)
        },
        "elsewhere": [(each, *_span(dice)) for each in who if dice.chance(10)],
        "posts": [_post(dice, each, list(roles)) for each in who for _ in range(dice_posts(dice))],
        "training": [
            (
                each,
                dice.random.choice([*needed, *courses]),
                dice.day(),
                "completed" if dice.chance(88) else "not_completed",
                dice.chance(8),
            )
            for each in who
            for _ in range(random.randrange(9))
        ],
        "exemptions": [
            (each, random.choice(keys), *_exempt_days(dice)) for each in who if dice.chance(25)
        ],
        "reasons": [
            (
                each,
                random.choice(keys),
                random.choice(("no_place", "barrier", "other")),
                dice.day(),
                dice.maybe_day(40),
            )
            for each in who
            for _ in range(2)
            if dice.chance(40)
        ],
        "started": {each: dice.maybe_day(30) for each in who},
    }


def _courses(partnership: str, most: int) -> dict[str, tuple[str, str] | None]:
    """The first courses of a pack; those that are followed from the first by their key alone."""
    keys = [each["key"] for each in pack_values(partnership)["course"][:most]]
    prefix = "" if most > 3 else f"{partnership} "
    return {f"{prefix}{key}": (partnership, key) for key in keys}


def _absences(dice: Dice, who: str) -> list[tuple[str, date, date]]:
    found = []
    for _ in range(2):
        last_day, back = sorted((dice.day(), dice.day()))
        if dice.chance(12) and last_day < back:
            found.append((who, last_day, back))
    return found


def dice_posts(dice: Dice) -> int:
    """How many posts somebody holds: most hold one, some none, a few several."""
    return dice.random.choice((0, 1, 1, 1, 2, 2, 3))


def _role(
    dice: Dice, pack: dict[str, Any], later: dict[str, Any], keys: list[str]
) -> list[tuple[date | None, str | None, list[str], list[str]]]:
    days = [None, *sorted({dice.day() for _ in range(2)} if dice.chance(35) else ())]
    versions: list[tuple[date | None, str | None, list[str], list[str]]] = []
    for day in days:
        in_force = pack if day is None or dice.chance(70) else later
        group = dice.random.choice(in_force["group"]) if dice.chance(85) else None
        if group is not None and dice.chance(75):
            asked = list(group["requirements"])
        else:
            asked = dice.some(keys, 0, 3)
        exempt = dice.some(asked, 1, 1) if asked and dice.chance(8) else []
        versions.append((day, group["key"] if group else None, asked, exempt))
    return versions


def _span(dice: Dice) -> tuple[date | None, date | None]:
    start, end = dice.maybe_day(75), dice.maybe_day(30)
    if start is not None and end is not None and end < start:
        return end, start
    return start, end


def _post(dice: Dice, who: str, roles: list[str]) -> tuple[str, str, date | None, date | None]:
    start, end = _span(dice)
    return who, dice.random.choice(roles), start, end


def _settings(dice: Dice, keys: list[str]) -> list[tuple[str, date | None, str]]:
    choices = {
        "window_days": ("1", "14", "60", "120"),
        "induction_days": ("7", "28", "90"),
        "allowance_days": ("28", "90", "365"),
        "higher_renews": ("yes", "no", ""),
        "lead_gap_months": ("1", "12", "24"),
        "lead_touch_months": ("", "12", "36"),
    }
    choices |= {f"interval:{key}": ("12", "24", "36", "60", "") for key in keys}
    choices |= {f"allowance:{key}": ("14", "200", "") for key in keys}
    return [each for key, values in choices.items() for each in _dated(dice, key, values, 20, 12)]


def _partnership_settings(
    dice: Dice, pack: dict[str, Any], later: str
) -> list[tuple[str, date | None, str]]:
    """Another partnership from a day on, and denominations that come and go."""
    found: list[tuple[str, date | None, str]] = []
    if dice.chance(15):
        found += [("partnership", None, pack["id"]), ("partnership", dice.day(), later)]
    if dice.chance(40):
        found += _dated(dice, "denomination", (*DENOMINATIONS, ""), 90, 40)
        levels = [
            each["key"]
            for name in DENOMINATIONS
            for each in denomination_values(name)["requirement"]
        ]
        for each in pack["requirement"]:
            found += _dated(dice, f"denomination:{each['key']}", tuple(levels), 60, 20)
    return found


def _dated(
    dice: Dice, key: str, values: tuple[str, ...], always: int, once: int
) -> list[tuple[str, date | None, str]]:
    """A value that holds since always now and then, and one from a day on."""
    found: list[tuple[str, date | None, str]] = []
    if dice.chance(always):
        found.append((key, None, dice.random.choice(values)))
    if dice.chance(once):
        found.append((key, dice.day(), dice.random.choice(values)))
    return found


def _exempt_days(dice: Dice) -> tuple[date, date, date | None]:
    start, review = sorted((dice.day(), dice.day()))
    return start, review, max(start, dice.day()) if dice.chance(25) else None
