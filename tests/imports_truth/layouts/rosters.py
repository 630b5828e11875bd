"""Layouts of lists of people, and of roles."""

from collections.abc import Sequence

from tests.imports_truth import headings
from tests.imports_truth.canvas import (
    ODD,
    Canvas,
    Form,
    PersonClaim,
    PostClaim,
    RoleClaim,
    Saying,
    Value,
    key_of,
)
from tests.imports_truth.cells import day_cell, habits, text_day
from tests.imports_truth.dice import Dice, Habits
from tests.imports_truth.names import Invented, people, written

from .bands import NEW_ROLES, ROLES

_STYLES = ("spoken", "comma", "titled", "two", "two", "capitals_comma")
_NO_ADDRESS = (
    "anonymous", "none", "see office", "{a} at example.org", "{a}@example.org; second@example.org",
    "{a}@example", "c/o the office", "07700 900123", "{a}@example.org / {a}2@example.org",
    "@example.org", "{a}.example.org", "{a} @ example . org?", "{a}@@example.org",
)  # fmt: skip
_NO_ANSWER = ("", "", "n/a", "N/A", "-", None)
_JOINED = ("; ", ";", ", ", "/", " / ", " & ", " and ", "\n")


def several_roles(dice: Dice) -> Canvas:
    """People with one role, two or three, parted in every way."""
    canvas, habit = Canvas(), habits(dice, _STYLES)
    extras = dice.some(("email", "kind", "role_start", "role_end", "started", "left", "hall"), 0, 3)
    return _roster(canvas, dice, habit, ["role", *extras])


def addresses(dice: Dice) -> Canvas:
    """People whose addresses are none, two, or something else."""
    canvas, habit = Canvas(), habits(dice, _STYLES)
    return _roster(canvas, dice, habit, dice.mixed(["email", *dice.some(("role", "kind"), 0, 1)]))


def leavers_and_starters(dice: Dice) -> Canvas:
    """People with days of starting and leaving, in words too."""
    canvas, habit = Canvas(), habits(dice, _STYLES)
    fields = dice.some(("role_start", "role_end", "started", "left"), 2, 4)
    return _roster(canvas, dice, habit, dice.mixed(["role", *fields]))


def _roster(canvas: Canvas, dice: Dice, habit: Habits, fields: list[str]) -> Canvas:
    names = ["given", "family"] if habit.name_style == "two" else ["name"]
    if dice.chance(25):
        fields = [*fields, dice.of(("private", "born"))]
    every = [*names, *fields]
    heads = {each: dice.of(_HEADS[each]) for each in every}
    if "name" in heads:
        heads["name"] = headings.name_heading(dice, habit.name_style)
    canvas.line(0, *(heads[each] for each in every))
    for row, who in enumerate(people(dice, dice.number(2, 9), habit.name_style), start=1):
        spots = tuple((row, place) for place in range(len(names)))
        canvas.allow(who.key)
        canvas.people.append(PersonClaim(who.key, spots))
        for column, each in enumerate(every):
            canvas.put(row, column, _cell(canvas, dice, habit, who, each, (row, column)))
    return canvas


_HEADS = {
    "name": headings.NAME,
    "given": headings.GIVEN,
    "family": headings.FAMILY,
    "email": headings.EMAIL,
    "role": headings.ROLE,
    "kind": ("Kind", "Type", "Staff/volunteer", "Kind of person", "Type of person"),
    "role_start": ("Role start", "In post since", "Appointed", "Date appointed", "role_start"),
    "role_end": ("Role end", "role_end", "Post ended", "End of role", "Role to"),
    "started": ("Joined", "Date joined", "Member since", "Started", "Date of joining"),
    "left": ("Left", "Leaver", "Date left", "Leaving date", "Left on"),
    "hall": headings.UNKNOWABLE["junk"],
    "private": headings.PRIVATE,
    "born": headings.BIRTH,
}


def _cell(
    canvas: Canvas, dice: Dice, habit: Habits, who: Invented, what: str, at: tuple[int, int]
) -> Value:
    if what in ("name", "given", "family"):
        whole = written(dice, who, habit.name_style, habit.asides)
        return {"name": whole, "given": who.given, "family": who.family}[what]
    if what == "email":
        return _address(canvas, dice, who, at)
    if what == "role":
        return _roles(canvas, dice, who, at)
    if what == "private":
        number = f"0019{dice.number(10_000_000, 99_999_999)}"
        canvas.secrets.append(number)
        return number
    if what == "born":
        return text_day(dice, habit, dice.day().replace(year=dice.number(1951, 2004), day=7))
    return _about_time(dice, habit, what)


def _address(canvas: Canvas, dice: Dice, who: Invented, at: tuple[int, int]) -> Value:
    if dice.chance(50):
        canvas.emails[who.key] = who.email
        return who.email
    if dice.chance(30):
        return dice.of(_NO_ANSWER)
    canvas.told.append(at)
    return dice.of(_NO_ADDRESS).format(a=who.given.split()[0].lower())


def _roles(canvas: Canvas, dice: Dice, who: Invented, at: tuple[int, int]) -> Value:
    if dice.chance(8):
        return dice.of(("", "-", "n/a"))
    roles, saying = dice.some(ROLES, 1, 3), Saying.SAYS
    if dice.chance(8):
        roles, saying = [dice.of(NEW_ROLES)], Saying.ASKS
    canvas.posts.extend(PostClaim(saying, who.key, role, (at,)) for role in roles)
    shown = [dice.of((each, each, each.lower(), each.upper())) for each in roles]
    return dice.of(_JOINED).join(shown)


def _about_time(dice: Dice, habit: Habits, what: str) -> Value:
    if what == "kind":
        return dice.of(("volunteer", "Staff", "Volunteer", "trustee", ""))
    if what == "hall":
        return dice.of(("yes", "hall 2", "blue", "", "12"))
    if what == "role_end":
        return dice.of(("present", "Present", "current", "ongoing", "", "", "-"))
    if what == "left":
        return dice.of(("No", "no", "N", "", "", "n/a"))
    words = dice.of(("unknown", "not known", "?", "years ago", "", "since 1998ish"))
    return words if dice.chance(25) else day_cell(dice, habit, dice.day())


_KEYS = ("induction", "level1", "level2", "level3")
_PLAIN_ROLES = (
    "Youth helper", "Welcomer", "Cook", "Organist", "Steward", "Driver", "Sound desk", "Gardener",
    "Refreshments", "Bible class", "Toddler group", "Treasurer",
)  # fmt: skip


def roles(dice: Dice) -> Canvas:
    """Roles with several requirements in a cell, in a file whose separator is another."""
    canvas = Canvas()
    inside = dice.of((";", "; ", ";"))
    separator = dice.of((",", ",", "\t"))
    even = dice.number(2, 4) if dice.chance(50) else None
    canvas.line(0, dice.of(("role", "Role", "Role name")), "group", "requirements")
    for row, role in enumerate(dice.some(_PLAIN_ROLES, 2, 6), start=1):
        keys = dice.some(_KEYS, even or 1, even or 4)
        canvas.line(row, role, dice.of((None, None, None)), inside.join(keys))
        canvas.roles.append(RoleClaim(role, frozenset(keys), ((row, 0), (row, 2))))
    canvas.form = Form(separator=separator, bare=dice.chance(50), quoted=dice.chance(30))
    return canvas


def separators(dice: Dice) -> Canvas:
    """Notes, or names, that hold as many marks as the file has separators."""
    canvas = Canvas()
    separator, mark = dice.of(((",", "; "), (",", ";"), ("\t", ", "), ("\t", "; ")))
    style = "spoken"
    if dice.chance(30):
        separator, mark, style = ";", "", "comma"
    heads = [headings.name_heading(dice, style), dice.of(headings.ROLE), dice.of(headings.NOTES)]
    canvas.line(0, *heads[: 3 if mark else 2])
    for row, who in enumerate(people(dice, dice.number(2, 7)), start=1):
        role = dice.of(ROLES)
        words = dice.some(("keys", "alarm", "rota", "minutes", "lunch", "Fridays"), 3, 3)
        canvas.line(row, written(dice, who, style, 0), role, mark.join(words) if mark else None)
        canvas.allow(who.key)
        canvas.people.append(PersonClaim(who.key, ((row, 0),)))
        canvas.posts.append(PostClaim(Saying.SAYS, who.key, role, ((row, 1),)))
    canvas.form = Form(separator=separator, bare=dice.chance(60), quoted=dice.chance(20))
    return canvas


_ODD_NAMES: Sequence[tuple[str, tuple[str, ...]]] = (
    (f"O{ODD}Sample", ("O’Sample", "O\ufffdSample", "OSample", "O\x92Sample")),
    (f"D{ODD}Example", ("D’Example", "D\ufffdExample", "DExample", "D\x92Example")),
)


def odd_byte(dice: Dice) -> Canvas:
    """One byte that the encoding lacks, in one name; every other name is right."""
    canvas = Canvas()
    canvas.line(0, dice.of(headings.GIVEN), dice.of(headings.FAMILY))
    who = people(dice, dice.number(3, 8), "two")
    broken = dice.number(1, len(who))
    for row, person in enumerate(who, start=1):
        if row == broken:
            family, readings = dice.of(_ODD_NAMES)
            canvas.line(row, "Pat", family)
            canvas.told.append((row, 1))
            for each in readings:
                canvas.allow(key_of("Pat", each))
            continue
        canvas.line(row, person.given, person.family)
        canvas.allow(person.key)
        canvas.people.append(PersonClaim(person.key, ((row, 0), (row, 1))))
    canvas.put(len(who) + 1, 0, "Zoë")
    canvas.put(len(who) + 1, 1, "Łukaszsample")
    canvas.allow(key_of("Zoë", "Łukaszsample"))
    canvas.form = Form(separator=dice.of((",", ";", "\t")))
    return canvas
