"""Write docs/partnerships.md from the packs, so that the page can never say something else.

Run ``python scripts/partnerships_table.py`` after a change to a pack or to requirements.csv.
"""

import csv
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path

from sgdesk.data.packs import load_packs
from sgdesk.domain.dates import Period
from sgdesk.domain.organisation.decisions import DecisionKind, decisions_of
from sgdesk.domain.organisation.pack import Pack, PackItem, PackKind, PackRequirement

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "partnerships.md"
REQUIREMENTS = ROOT / "scripts" / "requirements.csv"
SILENT = "–"

INTRODUCTION = """\
# What the partnerships ask

This page is made from the packs by `python scripts/partnerships_table.py`; change the packs, not
the page. A dash means that the document is silent, and then the program shows nothing as that
document's rule. Paragraphs stand in brackets; where a document numbers none (Harrow's), it is the
heading. Every document here may have been replaced by a newer one: ask your
partnership.

How it is done in the window, step by step and with pictures: [Harrow](walks/harrow.md),
[Hartlepool and Stockton-on-Tees](walks/hartlepool-and-stockton.md),
[Herefordshire](walks/herefordshire.md), [Sandwell](walks/sandwell.md) and
[Worcestershire](walks/worcestershire.md). \
How a tracker becomes a list of everybody's standing: [a tracker](walks/tracker.md).
How many actions each job takes, with a mouse and without: [counts](walks/counts.md).
"""

DENOMINATIONS = """\
A denomination's interval can stand beside the partnership's; the shorter one wins, and says
whose it is. Which of its courses meets which of your requirements is for you to decide: the program
claims no equivalence but where one body itself recognises another's course (the second table).
Most of these were read from a diocese's, synod's or district's pages, so ask
your own.
"""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), "utf-8", newline="\n")


def page() -> str:
    """The whole page as Markdown."""
    packs = list(load_packs(ROOT / "resources" / "partnerships").packs.values())
    denominations = list(load_packs(ROOT / "resources" / "denominations").packs.values())
    partnerships = [pack for pack in packs if pack.kind is PackKind.PARTNERSHIP]
    sections = (
        INTRODUCTION,
        "## Side by side\n",
        _side_by_side(partnerships),
        "## Requirements, courses and refreshers\n",
        _requirements(packs),
        "## Groups\n",
        _groups(packs),
        *_told("What is reported", partnerships, lambda pack: pack.report),
        *_told("What is expected, without a report of it", partnerships, lambda pack: pack.expects),
        *_told("What the documents leave open", partnerships, lambda pack: pack.left_open),
        *_told("Where they contradict themselves", partnerships, lambda pack: pack.contradictions),
        "## National guidance cited, and what has replaced it\n",
        _guidance(partnerships),
        "## Denominations and national bodies\n",
        DENOMINATIONS,
        _requirements(denominations),
        _recognised(denominations),
        "## Every requirement, and where the program serves it\n",
        _served(),
    )
    return "\n".join(sections)


def _side_by_side(packs: list[Pack]) -> str:
    rows: dict[str, Callable[[Pack], str]] = {
        "Document": lambda pack: pack.document or SILENT,
        "Period": lambda pack: pack.period or SILENT,
        "Levels or groups": _levels,
        "Refresh": _refresh,
        "Levels are cumulative": _cumulative,
        "Leads need not repeat": _lead_renewal,
        "One clock": _one_clock,
        "A statute may take the interval's place": _statutory,
        "Exempt roles": _exempt,
        "Induction": lambda pack: _lines_in(pack, "induction"),
        "Signed for": _signed,
        "Before the certificate": _gate,
        "Impact form": _window,
        "Charges": lambda pack: _all(pack, "fees"),
        "Line manager's form": lambda pack: _first(pack, "line-manager"),
        "Left to you to decide": _decisions,
        "Recommended courses": _recommended,
        "Outcomes of training": _outcomes,
        "Priorities": lambda pack: _texts(pack, "priorities"),
        "Group size": lambda pack: _first(pack, "group-size"),
        "Single-agency training first": lambda pack: _first(pack, "order"),
        "Equivalent courses": lambda pack: _first(pack, "equivalents"),
        "Observing courses": lambda pack: _first(pack, "observation"),
        "Sources of training needs": lambda pack: _lines_in(pack, "needs"),
        "Ways of learning": lambda pack: _lines_in(pack, "methods"),
    }
    head = ("", *(pack.short_name for pack in packs))
    return _table(head, ((title, *map(cell, packs)) for title, cell in rows.items()))


def _levels(pack: Pack) -> str:
    named = [group.title for group in pack.groups if group.source]
    return "; ".join(named) or SILENT


def _refresh(pack: Pack) -> str:
    refreshed = [each for each in pack.requirements if each.refresh_months]
    told = [
        f"{', '.join(each.key for each in alike)}: {what}"
        for what, alike in groupby(
            refreshed, lambda each: f"{_interval(each)}{_where(each.source)}"
        )
    ]
    return "; ".join(told) or SILENT


def _interval(requirement: PackRequirement) -> str:
    if requirement.refresh_months is None:
        return SILENT
    force = f", {requirement.force}" if requirement.force else ""
    return f"{requirement.refresh_months} months{force}"


def _cumulative(pack: Pack) -> str:
    told = [
        f"{each.key} with {', '.join(each.includes)}{_where(each.source)}"
        for each in pack.requirements
        if each.includes
    ]
    return "; ".join(told) or SILENT


def _lead_renewal(pack: Pack) -> str:
    renewal = pack.lead_renewal
    if renewal is None:
        return SILENT
    return f"{', '.join(renewal.requirements)}{_where(renewal.source)}"


def _one_clock(pack: Pack) -> str:
    clock = pack.one_clock
    if clock is None:
        return SILENT
    about = f"{', '.join(clock.requirements)}: {clock.months} months, {clock.force}"
    return f"{about}, of {clock.speaks_of}{_where(clock.source)}"


def _statutory(pack: Pack) -> str:
    told = [
        f"{each.key}: {each.statutory_note}{_where(each.statutory_source)}"
        for each in pack.requirements
        if each.allows_statutory
    ]
    return "; ".join(told) or SILENT


def _exempt(pack: Pack) -> str:
    told = [f"{each.note}{_where(each.source)}" for each in pack.role_exemptions]
    return " ".join(told) or SILENT


def _all(pack: Pack, key: str) -> str:
    items = pack.listed(key)
    return " ".join(f"{item.text}{_where(item.source)}" for item in items) or SILENT


_ASKED = {
    DecisionKind.REFRESH: "how often {title} is done again",
    DecisionKind.HIGHER_RENEWS: "whether a higher level keeps the lower ones up to date",
    DecisionKind.INDUCTION_DAYS: "days for the induction",
    DecisionKind.LEAD_DAYS: "days for {title}",
    DecisionKind.OTHER_DAYS: "days for everything else",
    DecisionKind.LEAD_GAP: "how long out of the role a lead begins again",
    DecisionKind.LEAD_TOUCH: "when a lead is out of touch",
    DecisionKind.SENT_IS_ENOUGH: "whether a form that was sent is enough for the certificate",
    DecisionKind.IMPACT_WINDOW: "when impact is asked for",
}


def _decisions(pack: Pack) -> str:
    """What the program asks to be decided, at the first start and on Today until it is."""
    asked = (
        _ASKED[each.kind].format(title=each.title.partition(" (")[0])
        for each in decisions_of(pack, {}, {})
    )
    return "; ".join(asked) or SILENT


def _recommended(pack: Pack) -> str:
    """The courses that a document recommends beside those that it requires."""
    keys = {key for each in pack.requirements for key in each.recommended}
    titles = [course.title for course in pack.courses if course.key in keys]
    return "; ".join(titles) or SILENT


def _outcomes(pack: Pack) -> str:
    told = [
        f"{each.key}: {len(each.outcomes)}{_where(each.source)}"
        for each in pack.requirements
        if each.outcomes
    ]
    return "; ".join(told) or SILENT


def _texts(pack: Pack, key: str) -> str:
    listed = next((each for each in pack.lists if each.key == key), None)
    if listed is None:
        return SILENT
    return f"{'; '.join(item.text for item in listed.items)}{_where(listed.source)}"


def _signed(pack: Pack) -> str:
    signed = [item for item in pack.listed("induction") if item.signed]
    return "; ".join(f"{item.text}{_where(item.source)}" for item in signed) or SILENT


def _gate(pack: Pack) -> str:
    if pack.gate is None:
        return SILENT
    return f"{pack.gate.kind.replace('_', ' ')}{_where(pack.gate.source)}"


def _window(pack: Pack) -> str:
    window = pack.impact_window
    if window is None:
        return SILENT
    return f"{_length(window.opens)} to {_length(window.due)}{_where(window.source)}"


def _length(period: Period) -> str:
    return f"{period.months} months" if period.months else f"{period.days // 7} weeks"


def _first(pack: Pack, key: str) -> str:
    items = pack.listed(key)
    return f"{items[0].text}{_where(items[0].source)}" if items else SILENT


def _lines_in(pack: Pack, key: str) -> str:
    listed = next((each for each in pack.lists if each.key == key), None)
    return f"{len(listed.items)} items{_where(listed.source)}" if listed else SILENT


def _requirements(packs: list[Pack]) -> str:
    head = ("Pack", "Key", "Title", "Courses", "Refresh", "Paragraph")
    rows = (
        (
            pack.short_name,
            f"`{each.key}`",
            each.title,
            "; ".join(course.title for course in pack.courses if course.key in each.courses),
            _interval(each),
            each.source or SILENT,
        )
        for pack in packs
        for each in pack.requirements
    )
    return _table(head, rows)


def _groups(packs: list[Pack]) -> str:
    told = (
        "The last two columns say where the document tells who belongs to the group, and what\n"
        "they are asked for. A dash there marks a suggestion of the pack.\n"
    )
    head = ("Pack", "Key", "Who", "Asked for", "Group", "Asked for in")
    rows = (
        (
            pack.short_name,
            f"`{each.key}`",
            each.audience,
            ", ".join(each.requirements),
            each.source or SILENT,
            each.requirements_source or SILENT,
        )
        for pack in packs
        for each in pack.groups
    )
    return f"{told}\n{_table(head, rows)}"


def _told(
    title: str, packs: list[Pack], items: Callable[[Pack], tuple[PackItem, ...]]
) -> Iterable[str]:
    yield f"## {title}\n"
    for pack in packs:
        lines = [f"- {item.text}{_where(item.source)}{_handle(item)}" for item in items(pack)]
        yield "\n".join((f"### {pack.short_name}\n", *(lines or [SILENT]), ""))


def _handle(item: PackItem) -> str:
    """The line of the last table that says where the program serves it."""
    return f", {item.ref}" if item.ref else ""


def _guidance(packs: list[Pack]) -> str:
    head = ("Partnership", "Guidance", "Edition cited", "Where", "Now")
    rows = (
        (pack.short_name, each.title, each.edition, each.source or SILENT, each.superseded_by)
        for pack in packs
        for each in pack.guidance
    )
    return _table(head, rows)


def _recognised(packs: list[Pack]) -> str:
    """Which courses of one body another lets stand for its own."""
    known = {pack.id: pack for pack in packs}
    rows = []
    for pack in packs:
        for each in pack.recognises:
            theirs, ours = known[each.pack].course(each.their_course), pack.course(each.our_course)
            if theirs and ours:
                rows.append((pack.short_name, theirs.title, ours.title, each.source or SILENT))
    return _table(("Recognised by", "Course", "Counts as", "Source"), rows)


def _served() -> str:
    told = (
        "The handles are ours: HSS is Hartlepool and Stockton-on-Tees, WOR Worcestershire, HAR\n"
        "Harrow, HER Herefordshire, SAN Sandwell. The last column names the page of the window.\n"
        "Each “yes” was done there by hand; “partly” and “no” say what is missing.\n"
    )
    with REQUIREMENTS.open(encoding="utf-8", newline="") as file:
        rows = [tuple(row) for row in csv.reader(file)][1:]
    head = ("", "Where", "Falls on", "What is asked", "Served", "Where, or why not")
    return f"{told}\n{_table(head, rows)}"


def _where(source: str | None) -> str:
    return f" ({source})" if source else ""


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(map(_cell, line))} |\n" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    main()
