"""A second, slow reading of the rules of standing on plain dicts, apart from the program's own.

It is here to be compared with, so it shares nothing with ``sgdesk``: not the sums of dates,
not the reading of packs, not the order of work. An organisation is a dict::

    packs         {id: a partnership's or denomination's TOML, as ``tomllib`` reads it, ...}
    pack          the id of the partnership that was followed from the first
    topics        [key, ...]
    settings      [(key, from day or None, value), ...]; "partnership" and "denomination" are two
    roles         {name: [(from day or None, group or None, [requirement], [exempt]), ...]}
    children      {role: whether it works with children, or None where that was not said}
    courses       {name: (pack, key) in a pack's catalogue, or None for a course of one's own}
    learning      {course of one's own: whether it is safeguarding learning, or None: not said}
    equivalents   [(course, the course that it stands for), ...]
    satisfies     [(course, requirement, its pack or None for a topic), ...]
    people        {reference: the day they left, or None}
    started       {reference: their first day with the organisation, or None where not said}
    absences      [(reference, last day, the day they were back), ...]
    kinds         {reference: "staff", "volunteer", …}
    elsewhere     [(reference, start or None, end or None) of being a lead in another place, ...]
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


def pack_on(org: Org, on: date) -> dict[str, Any]:
    """The document that is followed on a day."""
    found: dict[str, Any] = org["packs"][setting(org, "partnership", on, org["pack"])]
    return found


def asked_of_pack(org: Org, key: str, on: date) -> dict[str, Any] | None:
    for each in pack_on(org, on)["requirement"]:
        if each["key"] == key:
            found: dict[str, Any] = each
            return found
    return None


def with_lower_levels(org: Org, keys: list[str], on: date) -> set[str]:
    wanted = set(keys)
    while True:
        more = set(wanted)
        for key in wanted:
            more.update((asked_of_pack(org, key, on) or {}).get("includes", []))
        if more == wanted:
            return wanted
        wanted = more


def role_on(org: Org, role: str, on: date) -> tuple[str | None, set[str]]:
    """A role's target group and what it calls for on a day."""
    held = value_on(org["roles"][role], on)
    if held is None:
        return None, set()
    return held[1], with_lower_levels(org, held[2], on)


def role_is_exempt(org: Org, role: str, key: str, on: date) -> bool:
    held = value_on(org["roles"][role], on)
    return held is not None and key in held[3]


def away(org: Org, who: str, on: date) -> bool:
    left = org["people"][who]
    if left is not None and on > left:
        return True
    return any(person == who and last_day < on < back for person, last_day, back in org["absences"])


def active_posts(org: Org, who: str, on: date) -> list[tuple[str, date | None]]:
    if away(org, who, on):
        return []
    return [
        (role, start)
        for person, role, start, end in org["posts"]
        if person == who and covers(start, end, on)
    ]


def own_or_packs(org: Org, key: str, on: date) -> tuple[int | None, str | None, str | None]:
    """Months until the refresher, whose rule it is, and its force, denominations apart."""
    asked = asked_of_pack(org, key, on) or {}
    packs = asked.get("refresh_months")
    text = setting(org, f"interval:{key}", on, "")
    own = int(text) if text else None
    if pack_on(org, on)["kind"] == "generic":
        months = packs if own is None else own
        return (None, None, None) if months is None else (months, "organisation", None)
    longer = asked.get("force") == "recommended" or asked.get("allows_statutory", False)
    if own is not None and (packs is None or own < packs or (own > packs and longer)):
        return own, "organisation", None
    return (None, None, None) if packs is None else (packs, "partnership", asked.get("force"))


def denomination_level(org: Org, key: str, on: date) -> dict[str, Any] | None:
    """The level that the denomination of the day sets beside a requirement, if it is refreshed."""
    body = setting(org, "denomination", on, "")
    wanted = setting(org, f"denomination:{key}", on, "")
    for level in org["packs"][body]["requirement"] if body else []:
        if level["key"] == wanted and "refresh_months" in level:
            found: dict[str, Any] = level
            return found
    return None


def interval(org: Org, who: str, key: str, on: date) -> tuple[int | None, str | None, str | None]:
    """The same with the denomination's where it is shorter and holds for this person's level."""
    months, source, force = own_or_packs(org, key, on)
    level = denomination_level(org, key, on)
    if level is not None:
        body = org["packs"][setting(org, "denomination", on, "")]
        levels = [denomination_level(org, each, on) for each in asked_of(org, who, on)]
        ranks = [each.get("rank", 0) for each in levels if each is not None]
        applies = not body.get("applies_to_highest_only") or level.get("rank", 0) == max(ranks)
        if applies and (months is None or level["refresh_months"] < months):
            return level["refresh_months"], "denomination", level.get("force")
    if source == "partnership" and key in one_clock(org, on):
        callers = [r for r, _ in active_posts(org, who, on) if key in role_on(org, r, on)[1]]
        if all(org["children"][role] is False for role in callers):
            return months, "organisation", None
    return months, source, force


def asked_of(org: Org, who: str, on: date) -> set[str]:
    """Everything that a person's roles call for and the document or the organisation knows."""
    keys = {each["key"] for each in pack_on(org, on)["requirement"]} | set(org["topics"])
    posts = active_posts(org, who, on)
    return {key for role, _ in posts for key in role_on(org, role, on)[1]} & keys


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


def course_sets(org: Org, key: str, on: date) -> list[set[str]]:
    """For each course that the requirement needs, all that can stand for it."""
    followed = pack_on(org, on)["id"]
    whole = {
        course
        for course, wanted, pack in org["satisfies"]
        if wanted == key and pack in (None, followed)
    }
    asked = asked_of_pack(org, key, on)
    if asked is None:
        return [whole]
    sets = []
    for needed in asked["courses"]:
        in_catalogue = (pack_on(org, on)["id"], needed)
        named = {course for course, in_pack in org["courses"].items() if in_pack == in_catalogue}
        instead = {course for course, stands_for in org["equivalents"] if stands_for in named}
        sets.append(named | instead | whole)
    return sets


def own_completion(org: Org, who: str, key: str, on: date) -> date | None:
    """The day by which every course of the set was last done, or None."""
    latest = []
    for courses in course_sets(org, key, on):
        done = completions(org, who, courses, on)
        if not done:
            return None
        latest.append(max(done))
    return min(latest) if latest else None


def is_induction(org: Org, key: str, on: date) -> bool:
    return bool((asked_of_pack(org, key, on) or {}).get("is_induction", False))


def higher_levels(org: Org, key: str, on: date) -> list[str]:
    asked = asked_of_pack(org, key, on)
    if asked is None or is_induction(org, key, on) or "rank" not in asked:
        return []
    return [
        each["key"]
        for each in pack_on(org, on)["requirement"]
        if "rank" in each and each["rank"] > asked["rank"]
    ]


def counts_from(org: Org, who: str, key: str, on: date) -> date | None:
    own = own_completion(org, who, key, on)
    if own is None or due_again(org, who, key, on) is not None:
        return None
    found = own
    follows = setting(org, "higher_renews", on, "")
    renews = pack_on(org, on).get("higher_renews", False) if not follows else follows == "yes"
    if renews:
        for higher in higher_levels(org, key, on):
            done = own_completion(org, who, higher, on)
            if done is not None and done > found:
                found = done
    if key in one_clock(org, on):
        found = max([found, *completions(org, who, learning(org, on), on)])
    return found


def one_clock(org: Org, on: date) -> list[str]:
    """Harrow: what is kept up to date by safeguarding learning of any kind."""
    keys: list[str] = pack_on(org, on).get("one_clock", {}).get("requirements", [])
    return keys


def meeting(org: Org, on: date, *, inductions: bool) -> set[str]:
    """The courses that meet an induction, or anything else that is asked."""
    keys = [each["key"] for each in pack_on(org, on)["requirement"]] + org["topics"]
    chosen = [key for key in keys if is_induction(org, key, on) == inductions]
    return {course for key in chosen for each in course_sets(org, key, on) for course in each}


def learning(org: Org, on: date) -> set[str]:
    """The courses that are safeguarding learning: a pack's events, what meets something else than
    induction, and what the organisation has marked so.
    """
    other = meeting(org, on, inductions=False)
    found = set()
    for course, in_pack in org["courses"].items():
        marked = org["learning"].get(course)
        if in_pack is None:
            event = marked is True
        else:
            rows = org["packs"][in_pack[0]]["course"]
            event = next(row for row in rows if row["key"] == in_pack[1]).get(
                "is_learning_event", True
            )
        inducts = course in meeting(org, on, inductions=True) and course not in other
        if marked is not False and (event or course in other) and not inducts:
            found.add(course)
    return found


def lead_roles(org: Org, on: date) -> list[str]:
    """The roles in the pack's group of leads, or that call for every course of a lead's."""
    wanted = set(pack_on(org, on)["lead_renewal"]["requirements"])
    groups = [each["key"] for each in pack_on(org, on)["group"] if each.get("is_lead_group")]
    return [
        role
        for role in org["roles"]
        if role_on(org, role, on)[0] in groups or wanted <= role_on(org, role, on)[1]
    ]


def due_again(org: Org, who: str, key: str, on: date) -> date | None:
    """Harrow's leads: the day from which a course has to be done again itself, or None."""
    if key not in pack_on(org, on).get("lead_renewal", {}).get("requirements", []):
        return None
    own = own_completion(org, who, key, on)
    leads = lead_roles(org, on)
    if own is None or not any(role in leads for role, _ in active_posts(org, who, on)):
        return None
    back = came_back(org, who, leads, own, on)
    touch = setting(org, "lead_touch_months", on, "")
    if back is not None or not touch:
        return back
    days = sorted({day for day in completions(org, who, learning(org, on), on) if day > own})
    last = own
    for day in [*days, on]:
        if day_number(day) > day_number(months_later(last, int(touch))):
            return months_later(last, int(touch))
        last = day
    return None


def came_back(org: Org, who: str, leads: list[str], own: date, on: date) -> date | None:
    """The first day after the latest gap out of the role that was too long."""
    gap = int(setting(org, "lead_gap_months", on, "12"))
    here = [
        (start, end) for person, role, start, end in org["posts"] if person == who and role in leads
    ]
    there = [(start, end) for person, start, end in org["elsewhere"] if person == who]
    held = [span for span in here + there if span[0] is None or span[0] <= on]
    found = None
    for start, _ in held:
        if start is None:
            continue
        before = [end for begins, end in held if begins is None or begins < start]
        if not before or any(
            end is None or day_number(end) >= day_number(start) - 1 for end in before
        ):
            continue
        since = max([own, *[end for end in before if end is not None]])
        if since < start and day_number(months_later(since, gap)) <= day_number(start):
            found = start if found is None else max(found, start)
    return found


def exempted(org: Org, who: str, key: str, on: date) -> bool:
    callers = [role for role, _ in active_posts(org, who, on) if key in role_on(org, role, on)[1]]
    if all(role_is_exempt(org, role, key, on) for role in callers):
        return True
    return any(
        person == who
        and wanted == key
        and covers(start, review, on)
        and (ended is None or on <= ended)
        for person, wanted, start, review, ended in org["exemptions"]
    )


def allowed_days(org: Org, key: str, on: date) -> int:
    own = setting(org, f"allowance:{key}", on, "")
    if own:
        return int(own)
    if is_induction(org, key, on):
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
    done = [bool(completions(org, who, courses, on)) for courses in course_sets(org, key, on)]
    return done.count(False) if any(done) else 0


def standing(org: Org, who: str, key: str, on: date) -> dict[str, Any] | None:
    """One row of the table of states, or None where nothing calls for it."""
    callers = [role for role, _ in active_posts(org, who, on) if key in role_on(org, role, on)[1]]
    if not callers:
        return None
    last = own_completion(org, who, key, on)
    since = counts_from(org, who, key, on)
    months, source, force = interval(org, who, key, on)
    due = months_later(since, months) if since is not None and months is not None else None
    window = int(setting(org, "window_days", on, "90"))
    again = due_again(org, who, key, on)
    if exempted(org, who, key, on):
        state = "exempt"
    elif again is not None:
        state, due = "due_soon" if on == again else "overdue", again
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
        "force": force,
    }


def everybody(org: Org, on: date) -> dict[str, dict[str, dict[str, Any]]]:
    """The standings of everyone in scope, by person and requirement."""
    keys = [each["key"] for each in pack_on(org, on)["requirement"]] + org["topics"]
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
    keys = [each["key"] for each in pack_on(org, on)["requirement"]] + org["topics"]
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
            known = {each["key"] for each in pack_on(org, on)["group"]}
            for group in {role_on(org, role, on)[0] for role in calling} & known:
                assert group is not None
                by_group.setdefault((group, key), []).append(row["state"])
            if row["state"] in ("overdue", "new_starter", "not_done"):
                held = (key, reason_held(org, who, key, on))
                reasons[held] = reasons.get(held, 0) + 1
    return {
        "people": len(people),
        "no_role": sum(1 for who in org["people"] if who not in people and not away(org, who, on)),
        "requirements": {
            key: counted([rows[key]["state"] for rows in people.values() if key in rows])
            for key in keys
        },
        "by_role": {row: counted(states) for row, states in by_role.items()},
        "by_group": {row: counted(states) for row, states in by_group.items()},
        "by_kind": {row: counted(states) for row, states in by_kind.items()},
        "reasons": reasons,
    }
