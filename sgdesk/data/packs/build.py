"""From the tables of a pack file to a :class:`Pack`."""

from sgdesk.data.packs.table import PackTable
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
)
from sgdesk.domain.training.rule_book import Force

LONGEST_INTERVAL = 120
"""Months; beyond ten years an interval is a slip of the pen."""


def build_pack(top: PackTable) -> Pack:
    """The pack that the file says, each part read and every unknown key refused.

    :raises PackError: at the first value that is missing, unknown or of the wrong kind.
    """
    notes = top.table("notes")
    requirements = tuple(_requirement(each) for each in top.tables("requirement"))
    lead_renewal = _lead_renewal(top.table("lead_renewal"))
    lead_courses = _courses_of(requirements, lead_renewal)
    pack = Pack(
        id=top.key("id"),
        kind=top.needed_choice("kind", PackKind),
        name=top.needed_text("name"),
        short_name=top.needed_text("short_name"),
        version=top.needed_text("version"),
        document=top.text("document"),
        period=top.words("period"),
        requirements=requirements,
        groups=tuple(_group(each) for each in top.tables("group")),
        courses=tuple(_course(each, lead_courses) for each in top.tables("course")),
        higher_renews=top.flag("higher_renews"),
        higher_renews_source=top.text("higher_renews_source"),
        gate=_gate(top.table("gate")),
        impact_window=_window(top.table("impact_window")),
        lead_renewal=lead_renewal,
        one_clock=_one_clock(top.table("one_clock")),
        role_exemptions=tuple(_role_exemption(each) for each in top.tables("role_exemption")),
        period_ends=top.day("period_ends"),
        applies_to_highest_only=top.flag("applies_to_highest_only"),
        applies_to_highest_only_source=top.text("applies_to_highest_only_source"),
        recognises=tuple(_recognition(each) for each in top.tables("recognises")),
        lists=tuple(_list(each) for each in top.tables("list")),
        guidance=tuple(_guidance(each) for each in top.tables("guidance")),
        left_open=_items(notes, "left_open"),
        contradictions=_items(notes, "contradictions"),
        report=_items(notes, "report"),
        expects=_items(notes, "expects"),
    )
    if notes:
        notes.finish()
    top.finish()
    return pack


def _requirement(table: PackTable) -> PackRequirement:
    source = table.text("source")
    requirement = PackRequirement(
        key=table.key(),
        title=table.needed_text("title"),
        courses=table.texts("courses"),
        refresh_months=table.whole("refresh_months", 1, LONGEST_INTERVAL, "months"),
        force=table.choice("force", Force),
        source=source,
        rank=table.whole("rank", 1, 20, "steps"),
        is_induction=table.flag("is_induction"),
        includes=table.texts("includes"),
        audience=table.words("audience"),
        outcomes=_items(table, "outcomes", source),
        recommended=table.texts("recommended"),
        note=table.words("note"),
        allows_statutory=table.flag("allows_statutory"),
        statutory_note=table.words("statutory_note"),
        statutory_source=table.text("statutory_source"),
    )
    table.finish()
    return requirement


def _group(table: PackTable) -> PackGroup:
    group = PackGroup(
        key=table.key(),
        title=table.needed_text("title"),
        requirements=table.texts("requirements"),
        aliases=table.texts("aliases"),
        audience=table.words("audience"),
        examples=table.texts("examples"),
        source=table.text("source"),
        requirements_source=table.text("requirements_source"),
        note=table.words("note"),
        is_lead_group=table.flag("is_lead_group"),
    )
    table.finish()
    return group


def _courses_of(
    requirements: tuple[PackRequirement, ...], renewal: LeadRenewal | None
) -> frozenset[str]:
    """The courses that leads need not repeat: those of the requirements that are named there."""
    named = renewal.requirements if renewal else ()
    return frozenset(key for each in requirements if each.key in named for key in each.courses)


def _course(table: PackTable, lead_courses: frozenset[str]) -> PackCourse:
    key = table.key()
    course = PackCourse(
        key=key,
        title=table.needed_text("title"),
        aliases=table.texts("aliases"),
        scope=table.choice("scope", CourseScope),
        method=table.text("method"),
        provider=table.text("provider"),
        duration=table.text("duration"),
        frequency=table.text("frequency"),
        description=table.words("description"),
        source=table.text("source"),
        needs_first=table.texts("needs_first"),
        needs_first_source=table.text("needs_first_source"),
        is_learning_event=table.flag("is_learning_event", default=True),
        for_leads=key in lead_courses,
    )
    table.finish()
    return course


def _gate(table: PackTable | None) -> Gate | None:
    if table is None:
        return None
    gate = Gate(
        kind=table.needed_choice("kind", GateKind),
        source=table.text("source"),
        scope=table.words("scope"),
    )
    table.finish()
    return gate


def _window(table: PackTable | None) -> FollowUpWindow | None:
    if table is None:
        return None
    opens, due, source = (
        table.period("opens"),
        table.period("due"),
        table.text("source"),
    )
    table.finish()
    return FollowUpWindow(opens=opens, due=due, source=source)


def _lead_renewal(table: PackTable | None) -> LeadRenewal | None:
    if table is None:
        return None
    renewal = LeadRenewal(requirements=table.texts("requirements"), source=table.text("source"))
    table.finish()
    return renewal


def _one_clock(table: PackTable | None) -> OneClock | None:
    if table is None:
        return None
    clock = OneClock(
        requirements=table.texts("requirements"),
        months=table.needed_whole("months", 1, LONGEST_INTERVAL, "months"),
        force=table.needed_choice("force", Force),
        source=table.text("source"),
        speaks_of=table.words("speaks_of"),
    )
    table.finish()
    return clock


def _role_exemption(table: PackTable) -> RoleExemption:
    exemption = RoleExemption(
        key=table.key(),
        title=table.needed_text("title"),
        aliases=table.texts("aliases"),
        requirement=table.needed_text("requirement"),
        source=table.text("source"),
        note=table.words("note"),
    )
    table.finish()
    return exemption


def _recognition(table: PackTable) -> Recognition:
    recognition = Recognition(
        pack=table.key("pack"),
        their_course=table.key("their_course"),
        our_course=table.key("our_course"),
        source=table.text("source"),
        note=table.words("note"),
    )
    table.finish()
    return recognition


def _list(table: PackTable) -> PackList:
    source = table.text("source")
    listed = PackList(
        key=table.key(),
        title=table.needed_text("title"),
        source=source,
        items=_items(table, "items", source),
    )
    table.finish()
    return listed


def _guidance(table: PackTable) -> GuidanceEdition:
    edition = GuidanceEdition(
        title=table.needed_text("title"),
        edition=table.needed_text("edition"),
        source=table.text("source"),
        superseded_by=table.words("superseded_by"),
        superseded_from=table.day("superseded_from"),
        superseded_note=table.words("superseded_note"),
        first_superseded_by=table.words("first_superseded_by"),
        first_superseded_from=table.day("first_superseded_from"),
    )
    table.finish()
    return edition


def _items(table: PackTable | None, name: str, source: str | None = None) -> tuple[PackItem, ...]:
    """The lines of a list; one without a paragraph of its own has that of the list."""
    if table is None:
        return ()
    return tuple(_item(each, source) for each in table.lines(name))


def _item(table: PackTable, source: str | None) -> PackItem:
    item = PackItem(
        text=table.needed_text("text"),
        source=table.text("source") or source,
        key=table.words("key"),
        ref=table.words("ref"),
        signed=table.flag("signed"),
    )
    table.finish()
    return item
