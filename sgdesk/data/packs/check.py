"""What a pack has to hold together: names that exist, names that differ, facts with a source."""

from collections.abc import Iterator

from sgdesk.data.packs.faults import PackSource
from sgdesk.data.packs.lines import Path
from sgdesk.domain.courses.course_names import course_key
from sgdesk.domain.dates import Period
from sgdesk.domain.organisation.pack import (
    FollowUpWindow,
    Gate,
    LeadRenewal,
    OneClock,
    Pack,
    PackKind,
    PackRequirement,
)

_DAYS_A_MONTH = 30.5


def check_pack(pack: Pack, source: PackSource) -> None:
    """Raise for the first thing in ``pack`` that contradicts itself or points nowhere.

    :raises PackError: with the line in ``source`` on which the fault stands.
    """
    for check in (
        _keys_differ,
        _references_exist,
        _levels_make_no_circle,
        _course_names_differ,
        _requirements_name_their_course,
        _group_names_differ,
        _facts_have_sources,
        _window_is_in_order,
    ):
        check(pack, source)


def _keys_differ(pack: Pack, source: PackSource) -> None:
    named = {
        "requirement": [each.key for each in pack.requirements],
        "group": [each.key for each in pack.groups],
        "course": [each.key for each in pack.courses],
        "list": [each.key for each in pack.lists],
        "role_exemption": [each.key for each in pack.role_exemptions],
    }
    for table, keys in named.items():
        _differ(source, keys, (table,), ("key",))
    for at, listed in enumerate(pack.lists):
        _differ(source, [item.key for item in listed.items], ("list", at, "items"), ("key",))


def _differ(source: PackSource, keys: list[str], above: Path, below: Path) -> None:
    for at, key in enumerate(keys):
        if key and key in keys[:at]:
            path = (*above, at, *below)
            raise source.fault(path, "the key '{key}' stands here a second time.", key=key)


def _references_exist(pack: Pack, source: PackSource) -> None:
    requirements = {each.key for each in pack.requirements}
    courses = {each.key for each in pack.courses}
    for path, keys in _requirements_named(pack):
        _known(source, path, keys, requirements, "requirement")
    for path, keys in _courses_named(pack):
        _known(source, path, keys, courses, "course")


_Named = Iterator[tuple[Path, tuple[str, ...]]]


def _requirements_named(pack: Pack) -> _Named:
    """Where the pack names requirements of its own, and which."""
    for at, requirement in enumerate(pack.requirements):
        yield ("requirement", at, "includes"), requirement.includes
    for at, group in enumerate(pack.groups):
        yield ("group", at, "requirements"), group.requirements
    if pack.lead_renewal:
        yield ("lead_renewal", "requirements"), pack.lead_renewal.requirements
    if pack.one_clock:
        yield ("one_clock", "requirements"), pack.one_clock.requirements
    for at, exemption in enumerate(pack.role_exemptions):
        yield ("role_exemption", at, "requirement"), (exemption.requirement,)


def _courses_named(pack: Pack) -> _Named:
    """Where the pack names courses of its own, and which."""
    for at, requirement in enumerate(pack.requirements):
        yield ("requirement", at, "courses"), requirement.courses
        yield ("requirement", at, "recommended"), requirement.recommended
    for at, course in enumerate(pack.courses):
        yield ("course", at, "needs_first"), course.needs_first
    for at, recognition in enumerate(pack.recognises):
        yield ("recognises", at, "our_course"), (recognition.our_course,)


def _known(
    source: PackSource, path: Path, keys: tuple[str, ...], known: set[str], kind: str
) -> None:
    for at, key in enumerate(keys):
        if key not in known:
            template = "{name} speaks of '{key}', but this pack has no {kind} with that key."
            raise source.fault((*path, at), template, name=path[-1], key=key, kind=kind)


def _levels_make_no_circle(pack: Pack, source: PackSource) -> None:
    includes = {each.key: each.includes for each in pack.requirements}
    for at, requirement in enumerate(pack.requirements):
        reached = list(requirement.includes)
        for key in reached:
            reached += [lower for lower in includes[key] if lower not in reached]
        if requirement.key in reached:
            template = (
                "includes leads from '{key}' back to itself, so no level would be the lowest."
            )
            raise source.fault(("requirement", at, "includes"), template, key=requirement.key)


def _course_names_differ(pack: Pack, source: PackSource) -> None:
    owners: dict[str, str] = {}
    for at, course in enumerate(pack.courses):
        names = [("key", course.key), ("title", course.title)]
        places: list[tuple[Path, str]] = [((name,), value) for name, value in names]
        places += [(("aliases", place), alias) for place, alias in enumerate(course.aliases)]
        for place, name in places:
            _claim_name(source, owners, ("course", at, *place), name, course.key)


def _claim_name(
    source: PackSource, owners: dict[str, str], path: Path, name: str, course: str
) -> None:
    norm = course_key(name)
    if not norm:
        template = "'{name}' has no word left by which a sheet could tell this course from others."
        raise source.fault(path, template, name=name)
    owner = owners.setdefault(norm, course)
    if owner != course:
        template = "'{name}' is a name of the course '{other}' already, read as sheets are read."
        raise source.fault(path, template, name=name, other=owner)


def _requirements_name_their_course(pack: Pack, source: PackSource) -> None:
    names = {
        course.key: {course_key(name) for name in (course.key, *course.aliases)}
        for course in pack.courses
    }
    for at, requirement in enumerate(pack.requirements):
        norm = course_key(requirement.key)
        if not requirement.courses:
            template = "courses is missing or empty: '{key}' could never be met."
            raise source.fault(("requirement", at, "courses"), template, key=requirement.key)
        if not any(norm in names[course] for course in requirement.courses):
            template = "'{key}' has to be an alias of one of the courses that meet it."
            raise source.fault(("requirement", at, "key"), template, key=requirement.key)


def _group_names_differ(pack: Pack, source: PackSource) -> None:
    owners: dict[str, str] = {}
    for at, group in enumerate(pack.groups):
        for place, name in enumerate((group.key, *group.aliases)):
            path: Path = ("group", at, "aliases", place - 1) if place else ("group", at, "key")
            norm = "".join(letter for letter in name.casefold() if letter.isalnum())
            owner = owners.setdefault(norm, group.key)
            if owner != group.key:
                template = "'{name}' is a name of the group '{other}' already."
                raise source.fault(path, template, name=name, other=owner)


def _facts_have_sources(pack: Pack, source: PackSource) -> None:
    for at, requirement in enumerate(pack.requirements):
        _requirement_has_sources(pack, source, at, requirement)
    if pack.kind is PackKind.GENERIC:
        return
    for path, there, value, needed in _facts(pack):
        if there:
            _sourced(source, path, value, needed)


def _requirement_has_sources(
    pack: Pack, source: PackSource, at: int, asked: PackRequirement
) -> None:
    interval = asked.refresh_months is not None
    if asked.force and not interval:
        template = "force is given, but there is no refresh_months for it to speak of."
        raise source.fault(("requirement", at, "force"), template)
    if interval and pack.kind is not PackKind.GENERIC:
        path = ("requirement", at, "refresh_months")
        _sourced(source, path, asked.source and asked.force, "source and force")
    if asked.allows_statutory:
        path = ("requirement", at, "allows_statutory")
        words = asked.statutory_note and asked.statutory_source
        _sourced(source, path, words, "statutory_note and statutory_source")


def _facts(pack: Pack) -> Iterator[tuple[Path, bool, str | None, str]]:
    """Each fact of the whole document: where it stands, whether it does, and its paragraph."""
    yield ("name",), True, pack.document, "document"
    parts: dict[str, Gate | FollowUpWindow | LeadRenewal | OneClock | None] = {
        "gate": pack.gate,
        "impact_window": pack.impact_window,
        "lead_renewal": pack.lead_renewal,
        "one_clock": pack.one_clock,
    }
    for name, part in parts.items():
        if part is not None:
            yield (name,), True, part.source, "source"
    for at, exemption in enumerate(pack.role_exemptions):
        yield ("role_exemption", at), True, exemption.source, "source"
    for at, recognition in enumerate(pack.recognises):
        yield ("recognises", at), True, recognition.source, "source"
    renews, highest = "higher_renews", "applies_to_highest_only"
    yield (renews,), pack.higher_renews, pack.higher_renews_source, f"{renews}_source"
    told = pack.applies_to_highest_only_source
    yield (highest,), pack.applies_to_highest_only, told, f"{highest}_source"


def _sourced(source: PackSource, path: Path, value: str | None, needed: str) -> None:
    if not value:
        template = "{name} stands here without {needed}, so nobody could tell whose rule it is."
        name = next(str(part) for part in reversed(path) if isinstance(part, str))
        raise source.fault(path, template, name=name, needed=needed)


def _window_is_in_order(pack: Pack, source: PackSource) -> None:
    window = pack.impact_window
    if window and _rough_days(window.due) < _rough_days(window.opens):
        template = "due is before opens, so the form would be late before it could be filled in."
        raise source.fault(("impact_window", "due"), template)


def _rough_days(period: Period) -> float:
    return period.months * _DAYS_A_MONTH + period.days
