"""What a pack has to hold together: names that exist, names that differ, facts with a source."""

from collections.abc import Iterable

from sgdesk.data.packs.faults import PackSource
from sgdesk.data.packs.lines import Path
from sgdesk.domain.courses.course_names import course_key
from sgdesk.domain.dates import Period
from sgdesk.domain.organisation.pack import Pack, PackKind

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
    for at, requirement in enumerate(pack.requirements):
        where: Path = ("requirement", at)
        _known(source, (*where, "courses"), requirement.courses, courses, "course")
        _known(source, (*where, "recommended"), requirement.recommended, courses, "course")
        _known(
            source,
            (*where, "includes"),
            requirement.includes,
            requirements,
            "requirement",
        )
    for at, group in enumerate(pack.groups):
        where = ("group", at)
        _known(
            source,
            (*where, "requirements"),
            group.requirements,
            requirements,
            "requirement",
        )
        _known(source, (*where, "recommended"), group.recommended, courses, "course")
    for at, course in enumerate(pack.courses):
        _known(source, ("course", at, "needs_first"), course.needs_first, courses, "course")
    if pack.lead_renewal:
        where = ("lead_renewal", "requirements")
        _known(source, where, pack.lead_renewal.requirements, requirements, "requirement")


def _known(source: PackSource, path: Path, keys: Iterable[str], known: set[str], kind: str) -> None:
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
        interval = requirement.refresh_months is not None
        if requirement.force and not interval:
            template = "force is given, but there is no refresh_months for it to speak of."
            raise source.fault(("requirement", at, "force"), template)
        if interval and pack.kind is not PackKind.GENERIC:
            path = ("requirement", at, "refresh_months")
            _sourced(
                source,
                path,
                requirement.source and requirement.force,
                "source and force",
            )
    if pack.kind is PackKind.GENERIC:
        return
    _sourced(source, ("name",), pack.document, "document")
    if pack.gate:
        _sourced(source, ("gate",), pack.gate.source, "source")
    if pack.impact_window:
        _sourced(source, ("impact_window",), pack.impact_window.source, "source")
    if pack.lead_renewal:
        _sourced(source, ("lead_renewal",), pack.lead_renewal.source, "source")
    if pack.higher_renews:
        _sourced(
            source,
            ("higher_renews",),
            pack.higher_renews_source,
            "higher_renews_source",
        )


def _sourced(source: PackSource, path: Path, value: str | None, needed: str) -> None:
    if not value:
        template = "{name} stands here without {needed}, so nobody could tell whose rule it is."
        raise source.fault(path, template, name=path[-1], needed=needed)


def _window_is_in_order(pack: Pack, source: PackSource) -> None:
    window = pack.impact_window
    if window and _rough_days(window.due) < _rough_days(window.opens):
        template = "due is before opens, so the form would be late before it could be filled in."
        raise source.fault(("impact_window", "due"), template)


def _rough_days(period: Period) -> float:
    return period.months * _DAYS_A_MONTH + period.days
