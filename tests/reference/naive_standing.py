"""A second, slow reading of docs/rules.md on plain dicts, written apart from the program's own.

It is here to be compared with, so it shares nothing with ``sgdesk``: not the sums of dates,
not the reading of packs, not the order of work. An organisation is a dict::

    pack          a partnership's TOML, as ``tomllib`` reads it
    topics        [key, ...]
    settings      [(key, from day or None, value), ...]
    roles         {name: [(from day or None, group or None, [requirement, ...]), ...]}
    courses       {name: key in the pack's catalogue, or None for a course of one's own}
    equivalents   [(course, the course that it stands for), ...]
    satisfies     [(course, requirement), ...]
    people        {reference: the day they left, or None}
    kinds         {reference: "staff", "volunteer", …}
    posts         [(reference, role, start or None, end or None), ...]
    training      [(reference, course, day, outcome, voided), ...]
    exemptions    [(reference, requirement, start, review day, last day or None), ...]
    reasons       [(reference, requirement, reason, noted on, cleared on or None), ...]

Every day is a ``datetime.date``, used only as a holder of year, month and day.
"""

from datetime import date
from typing import Any

Org = dict[str, Any]

STATES = ("exempt", "in_date", "due_soon", "overdue", "new_starter", "not_done")


def leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    if month == 2:
        return 29 if leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def day_number(day: date) -> int:
    """Days since the first of January of the year 1, counted out year by year."""
    before = day.year - 1
    whole = before * 365 + before // 4 - before // 100 + before // 400
    months = sum(month_length(day.year, month) for month in range(1, day.month))
    return whole + months + day.day - 1


def months_later(day: date, months: int) -> date:
    year, month = day.year, day.month
    for _ in range(months):
        month += 1
        if month == 13:
            year, month = year + 1, 1
    return date(year, month, min(day.day, month_length(year, month)))


def covers(start: date | None, end: date | None, on: date) -> bool:
    return not (start is not None and on < start) and not (end is not None and on > end)


def value_on(versions: list[tuple[Any, ...]], on: date) -> tuple[Any, ...] | None:
    """Of versions that begin with their first day, the one that holds on a day."""
    best: tuple[Any, ...] | None = None
    for version in versions:
        begins = version[0]
        if begins is not None and begins > on:
            continue
        if best is None or best[0] is None or (begins is not None and begins >= best[0]):
            best = version
    return best


def setting(org: Org, key: str, on: date, usual: str) -> str:
    held = value_on([(day, value) for each, day, value in org["settings"] if each == key], on)
    return usual if held is None else str(held[1])


def asked_of_pack(org: Org, key: str) -> dict[str, Any] | None:
    for each in org["pack"]["requirement"]:
        if each["key"] == key:
            found: dict[str, Any] = each
            return found
    return None


def with_lower_levels(org: Org, keys: list[str]) -> set[str]:
    wanted = set(keys)
    while True:
        more = set(wanted)
        for key in wanted:
            more.update((asked_of_pack(org, key) or {}).get("includes", []))
        if more == wanted:
            return wanted
        wanted = more


def role_on(org: Org, role: str, on: date) -> tuple[str | None, set[str]]:
    """A role's target group and what it calls for on a day."""
    held = value_on(org["roles"][role], on)
    if held is None:
        return None, set()
    return held[1], with_lower_levels(org, held[2])


def active_posts(org: Org, who: str, on: date) -> list[tuple[str, date | None]]:
    left = org["people"][who]
    if left is not None and on > left:
        return []
    return [
        (role, start)
        for person, role, start, end in org["posts"]
        if person == who and covers(start, end, on)
    ]


def interval(org: Org, key: str, on: date) -> tuple[int | None, str | None]:
    """Months until the refresher, and whose rule it is."""
    asked = asked_of_pack(org, key)
    packs = asked.get("refresh_months") if asked else None
    text = setting(org, f"interval:{key}", on, "")
    own = int(text) if text else None
    if org["pack"]["kind"] == "generic":
        months = packs if own is None else own
        return (None, None) if months is None else (months, "organisation")
    if packs is None and own is None:
        return None, None
    if packs is None or (own is not None and own < packs):
        return own, "organisation"
    return packs, "partnership"


def completions(org: Org, who: str, courses: set[str], on: date) -> list[date]:
    return [
        day
        for person, course, day, outcome, voided in org["training"]
        if person == who
        and course in courses
        and day <= on
        and outcome == "completed"
        and not voided
    ]


def course_sets(org: Org, key: str) -> list[set[str]]:
    """For each course that the requirement needs, all that can stand for it."""
    whole = {course for course, wanted in org["satisfies"] if wanted == key}
    asked = asked_of_pack(org, key)
    if asked is None:
        return [whole]
    sets = []
    for needed in asked["courses"]:
        named = {course for course, in_pack in org["courses"].items() if in_pack == needed}
        instead = {course for course, stands_for in org["equivalents"] if stands_for in named}
        sets.append(named | instead | whole)
    return sets


def own_completion(org: Org, who: str, key: str, on: date) -> date | None:
    """The day by which every course of the set was last done, or None."""
    latest = []
    for courses in course_sets(org, key):
        done = completions(org, who, courses, on)
        if not done:
            return None
        latest.append(max(done))
    return min(latest) if latest else None


def is_induction(org: Org, key: str) -> bool:
    return bool((asked_of_pack(org, key) or {}).get("is_induction", False))


def higher_levels(org: Org, key: str) -> list[str]:
    asked = asked_of_pack(org, key)
    if asked is None or is_induction(org, key) or "rank" not in asked:
        return []
    return [
        each["key"]
        for each in org["pack"]["requirement"]
        if "rank" in each and each["rank"] > asked["rank"]
    ]


def counts_from(org: Org, who: str, key: str, on: date) -> date | None:
    own = own_completion(org, who, key, on)
    if own is None:
        return None
    found = own
    follows = setting(org, "higher_renews", on, "")
    renews = org["pack"].get("higher_renews", False) if not follows else follows == "yes"
    if renews:
        for higher in higher_levels(org, key):
            done = own_completion(org, who, higher, on)
            if done is not None and done > found:
                found = done
    if key in org["pack"].get("lead_renewal", {}).get("requirements", []):
        event = renewing_event(org, who, on)
        if event is not None and event > found:
            found = event
    return found


def renewing_event(org: Org, who: str, on: date) -> date | None:
    """Harrow's leads: once both courses are done, any later learning event, a course done again
    included, unless the person has been out of the role since.
    """
    wanted = org["pack"]["lead_renewal"]["requirements"]
    leads = [role for role in org["roles"] if set(wanted) <= role_on(org, role, on)[1]]
    if not any(role in leads for role, _ in active_posts(org, who, on)):
        return None
    done = [own_completion(org, who, each, on) for each in wanted]
    known = [each for each in done if each is not None]
    if len(known) < len(done) or was_out_of(org, who, leads, max(known), on):
        return None
    inductions = {
        course
        for asked in org["pack"]["requirement"]
        if asked.get("is_induction")
        for each in course_sets(org, asked["key"])
        for course in each
    }
    both_done = max(first_completion(org, who, each, on) for each in wanted)
    events = completions(org, who, set(org["courses"]) - inductions, on)
    return max((each for each in events if each > both_done), default=None)


def first_completion(org: Org, who: str, key: str, on: date) -> date:
    """When every course of a requirement had been completed for the first time."""
    return max(min(completions(org, who, each, on)) for each in course_sets(org, key))


def was_out_of(org: Org, who: str, roles: list[str], since: date, on: date) -> bool:
    """Whether a gap between two posts in these roles began on or after a day."""
    spans = sorted(
        (
            day_number(start) if start else -1,
            day_number(end) if end else 10**9,
        )
        for person, role, start, end in org["posts"]
        if person == who and role in roles and (start is None or start <= on)
    )
    reached = -1
    for start, end in spans:
        if reached >= day_number(since) and start > reached + 1:
            return True
        reached = max(reached, end)
    return False


def exempted(org: Org, who: str, key: str, on: date) -> bool:
    return any(
        person == who
        and wanted == key
        and covers(start, review, on)
        and (ended is None or on <= ended)
        for person, wanted, start, review, ended in org["exemptions"]
    )


def allowed_days(org: Org, key: str, on: date) -> int:
    if is_induction(org, key):
        return int(setting(org, "induction_days", on, "28"))
    return int(setting(org, "allowance_days", on, "182"))


def start_of_run(org: Org, who: str, key: str, on: date) -> int | None:
    """The day, by its number, on which posts that call for it began to follow each other without
    a day between them, up to one that is held on the day; None where that is not known.
    """
    spans = sorted(
        (day_number(start) if start else -1, day_number(end) if end else 10**9)
        for person, role, start, end in org["posts"]
        if person == who and (start is None or start <= on) and key in role_on(org, role, on)[1]
    )
    runs: list[list[int]] = []
    for first, last in spans:
        if runs and first <= runs[-1][1] + 1:
            runs[-1][1] = max(runs[-1][1], last)
        else:
            runs.append([first, last])
    now = day_number(on)
    found = next(first for first, last in runs if first <= now <= last)
    return None if found < 0 else found


def missing(org: Org, who: str, key: str, on: date) -> int:
    """How many courses of a set that is begun are not done."""
    done = [bool(completions(org, who, courses, on)) for courses in course_sets(org, key)]
    return done.count(False) if any(done) else 0


def standing(org: Org, who: str, key: str, on: date) -> dict[str, Any] | None:
    """One row of the table of states, or None where nothing calls for it."""
    callers = [role for role, _ in active_posts(org, who, on) if key in role_on(org, role, on)[1]]
    if not callers:
        return None
    last = own_completion(org, who, key, on)
    since = counts_from(org, who, key, on)
    months, source = interval(org, key, on)
    due = months_later(since, months) if since is not None and months is not None else None
    window = int(setting(org, "window_days", on, "90"))
    if exempted(org, who, key, on):
        state = "exempt"
    elif last is not None and due is None:
        state = "in_date"
    elif due is not None:
        left = day_number(due) - day_number(on)
        state = "overdue" if left < 0 else "due_soon" if left <= window else "in_date"
    else:
        first = start_of_run(org, who, key, on)
        within = first is not None and day_number(on) - first <= allowed_days(org, key, on)
        state = "new_starter" if within else "not_done"
    return {
        "state": state,
        "last_completed": last,
        "counts_from": since,
        "missing": missing(org, who, key, on),
        "due": due,
        "interval_months": months,
        "interval_source": source,
    }


def everybody(org: Org, on: date) -> dict[str, dict[str, dict[str, Any]]]:
    """The standings of everyone in scope, by person and requirement."""
    keys = [each["key"] for each in org["pack"]["requirement"]] + org["topics"]
    found = {}
    for who in org["people"]:
        if active_posts(org, who, on):
            rows = {key: standing(org, who, key, on) for key in keys}
            found[who] = {key: row for key, row in rows.items() if row is not None}
    return found


def half_up(part: int, whole: int) -> float | None:
    """A percentage with one decimal, worked out in whole numbers."""
    if whole == 0:
        return None
    return (part * 2000 + whole) // (2 * whole) / 10


def counted(states: list[str]) -> dict[str, Any]:
    counts: dict[str, Any] = {state: states.count(state) for state in STATES}
    required = len(states)
    completed = counts["in_date"] + counts["due_soon"]
    return {
        "required": required,
        **counts,
        "completed": completed,
        "percent": half_up(completed, required - counts["exempt"]),
        "ever_completed": completed + counts["overdue"],
    }


def reason_held(org: Org, who: str, key: str, on: date) -> str | None:
    held = [
        (noted, number, reason)
        for number, (person, wanted, reason, noted, cleared) in enumerate(org["reasons"])
        if person == who and wanted == key and noted <= on and (cleared is None or on < cleared)
    ]
    return max(held)[2] if held else None


def summary(org: Org, on: date) -> dict[str, Any]:
    """The figures; rows in which nobody counts are left out of the two breakdowns."""
    people = everybody(org, on)
    keys = [each["key"] for each in org["pack"]["requirement"]] + org["topics"]
    by_role: dict[tuple[str, str], list[str]] = {}
    by_group: dict[tuple[str, str], list[str]] = {}
    by_kind: dict[tuple[str, str], list[str]] = {}
    reasons: dict[tuple[str, str | None], int] = {}
    for who, rows in people.items():
        roles = {role for role, _ in active_posts(org, who, on)}
        for key, row in rows.items():
            by_kind.setdefault((org["kinds"][who], key), []).append(row["state"])
            calling = [role for role in roles if key in role_on(org, role, on)[1]]
            for role in calling:
                by_role.setdefault((role, key), []).append(row["state"])
            for group in {role_on(org, role, on)[0] for role in calling} - {None}:
                assert group is not None
                by_group.setdefault((group, key), []).append(row["state"])
            if row["state"] in ("overdue", "new_starter", "not_done"):
                held = (key, reason_held(org, who, key, on))
                reasons[held] = reasons.get(held, 0) + 1
    return {
        "people": len(people),
        "no_role": sum(
            1
            for who, left in org["people"].items()
            if who not in people and (left is None or left >= on)
        ),
        "requirements": {
            key: counted([rows[key]["state"] for rows in people.values() if key in rows])
            for key in keys
        },
        "by_role": {row: counted(states) for row, states in by_role.items()},
        "by_group": {row: counted(states) for row, states in by_group.items()},
        "by_kind": {row: counted(states) for row, states in by_kind.items()},
        "reasons": reasons,
    }
