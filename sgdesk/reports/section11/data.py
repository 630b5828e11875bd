"""The words and tables of the summary, the same on paper, in the browser and in the workbook."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from sgdesk.domain.returns import (
    GroupedFigures,
    NamedRow,
    RequirementFigures,
    ReturnDocument,
    Sender,
)
from sgdesk.domain.standing import IntervalSource
from sgdesk.domain.tallies import Counts
from sgdesk.domain.words import interval_words, whose_words
from sgdesk.reports.section11.plain import one_line

COUNT_HEADINGS: dict[str, str] = {
    "required": "Required",
    "exempt": "Exempt",
    "in_date": "In date",
    "due_soon": "Due soon",
    "overdue": "Overdue",
    "new_starter": "New starter",
    "not_done": "Not done",
}
"""The counts that are columns of every table, with the field's words over them."""

COUNTS_ONLY = "Counts only: no names"
PERSONAL_DATA = "Contains personal data"
NOBODY = "n/a"
FROM_TITLE = "Who this is from"
OVERVIEW_TITLE = "Overview"
LEFT_OUT_TITLE = "Who is left out"
NOT_A_CERTIFICATE = (
    "It states what our own training file says on that day. "
    "It is not a certificate and does not say that anybody has checked it."
)

_KINDS: dict[str, tuple[str, str]] = {
    "staff": ("member of staff", "members of staff"),
    "volunteer": ("volunteer", "volunteers"),
    "trustee": ("trustee", "trustees"),
    "contractor": ("contractor", "contractors"),
    "student": ("student on placement", "students on placement"),
}


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One requirement's counts, with a second line under its title where there is one."""

    title: str
    note: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """Rows that stand under one heading: a role or a group; blank in the main table."""

    label: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """One table of counts: what it is called, how it was counted, and its blocks of rows."""

    key: str
    title: str
    how: str
    empty: str
    blocks: tuple[FigureBlock, ...]


def n_of_n(counts: Counts) -> str:
    """``31 of 36``: completed, of those required and not exempt."""
    return f"{counts.completed} of {counts.required - counts.exempt}"


def n_of_people(counts: Counts) -> str:
    """``31 of 36 people``."""
    people = "person" if counts.required - counts.exempt == 1 else "people"
    return f"{n_of_n(counts)} {people}"


def percent_text(counts: Counts) -> str:
    """``86.1 %``, held together by a no-break space, or ``n/a`` where nobody counts."""
    return NOBODY if counts.percent is None else f"{counts.percent:.1f}\u00a0%"


def people_words(count: int) -> str:
    """``1 person`` or ``36 people``."""
    return "1 person" if count == 1 else f"{count} people"


def kind_words(kind: str, count: int) -> str:
    """``4 trustees``, ``1 member of staff``."""
    one, many = _KINDS.get(kind, (kind, kind))
    return f"{count} {one if count == 1 else many}"


def kind_heading(kind: str) -> str:
    """The kind as the heading of a row: ``Volunteers``."""
    many = _KINDS.get(kind, (kind, kind))[1]
    return many[:1].upper() + many[1:]


def how_often(figures: RequirementFigures, sender: Sender) -> str:
    """How often and whose rule: ``every 3 years (Herefordshire, Appendix 1, Level 2)``.

    A document that names no refresher is not given as the source of "once".
    """
    words = interval_words(figures.interval_months)
    if figures.interval_months is None:
        return words
    whose = whose_words(figures.interval_source, sender.partnership_short, "our denomination")
    paragraph = figures.source_paragraph
    if figures.interval_source is IntervalSource.PARTNERSHIP and paragraph:
        whose = f"{whose}, {paragraph}"
    return f"{words} ({whose})" if whose else words


def met_by(figures: RequirementFigures) -> str:
    """The courses that are all needed, in words; blank where the pack names none."""
    return _listed(figures.courses)


def identification(document: ReturnDocument) -> tuple[tuple[str, str], ...]:
    """Who sends the summary, to whom and by which document: label and value, line by line.

    The organisation and the day stand in the title of every file, and the lead and the deputy in
    the annex alone.
    """
    sender = document.sender
    contact = (sender.contact_name, sender.contact_email, sender.contact_phone)
    lines = [
        ("Charity number", sender.charity_number),
        ("Address", ", ".join(filter(None, map(str.strip, sender.address.splitlines())))),
        ("Contact", "\n".join(filter(None, map(one_line, contact)))),
        *_measured_by(sender),
    ]
    return tuple((label, value) for label, value in lines if value)


def leads(document: ReturnDocument) -> tuple[tuple[str, str], ...]:
    """The safeguarding lead and the deputy by name, for the annex."""
    sender = document.sender
    lines = (("Safeguarding lead", sender.lead_name), ("Deputy", sender.deputy_name))
    return tuple((label, value) for label, value in lines if value)


def _measured_by(sender: Sender) -> Iterable[tuple[str, str]]:
    if sender.document is None:
        yield "Measured by", f"{sender.partnership}, version {sender.pack_version}; set by us"
        return
    yield "Partnership", sender.partnership
    yield "Measured by", f"{sender.document} (our copy of its rules: {sender.pack_version})"


def overview(document: ReturnDocument) -> tuple[str, ...]:
    """The figures in sentences: who is in scope, then each requirement."""
    return (scope_sentence(document), *map(coverage_sentence, document.requirements))


def scope_sentence(document: ReturnDocument) -> str:
    """``36 people are in scope: 4 members of staff, 28 volunteers and 4 trustees.``"""
    kinds = _listed(tuple(kind_words(each.kind, each.count) for each in document.workforce))
    verb = "is" if document.people == 1 else "are"
    scope = f"{people_words(document.people)} {verb} in scope"
    return f"{scope}: {kinds}." if kinds else f"{scope}."


def coverage_sentence(figures: RequirementFigures) -> str:
    """One requirement in words: ``… – 31 of 36 people (86.1 %) have completed it.``"""
    counts = figures.counts
    if counts.percent is None:
        return f"{figures.title} \N{EN DASH} nobody counts on this day ({NOBODY})."
    verb = "has" if counts.required - counts.exempt == 1 else "have"
    return (
        f"{figures.title} \N{EN DASH} {n_of_people(counts)} ({percent_text(counts)}) {verb} "
        f"completed it and {'is' if verb == 'has' else 'are'} in date."
    )


def left_out(document: ReturnDocument) -> tuple[str, ...]:
    """Who is in no count, and who is in the counts but in no percentage, with the reason."""
    without = document.no_role
    verb = "has" if without == 1 else "have"
    role = (
        f"{people_words(without)} {verb} no active role on this day and "
        f"{'is' if without == 1 else 'are'} in no count."
        if without
        else "Everybody who has not left has an active role, so nobody is left out of the counts."
    )
    leavers = "Those who had left by this day are not counted."
    exempt = sum(each.counts.exempt for each in document.requirements)
    if not exempt:
        return role, leavers, "Nobody is exempt."
    how_many = "1 exemption is" if exempt == 1 else f"{exempt} exemptions are"
    return (
        role,
        leavers,
        f"{how_many} agreed, each from one requirement and with a reason: "
        "counted under Exempt and left out of the percentage.",
    )


def tables(document: ReturnDocument) -> tuple[FigureTable, ...]:
    """The three tables of counts in the order in which they are printed."""
    sender = document.sender
    rows = tuple(
        FigureRow(each.title, how_often(each, sender), each.counts)
        for each in document.requirements
    )
    overlap = (
        "The rows overlap: somebody with two {0}s counts once in each, "
        "so the rows can add up to more than the table of requirements."
    )
    return (
        FigureTable(
            "requirements",
            "By requirement",
            "Everybody counts once in each requirement that an active role of theirs calls for. "
            "Completed is in date and due soon together, of those required and not exempt.",
            "There is no requirement on this day.",
            (FigureBlock("", rows),) if rows else (),
        ),
        FigureTable(
            "by_role",
            "By role",
            overlap.format("role"),
            "Nobody holds a role that calls for training on this day.",
            _blocks(document.by_role),
        ),
        FigureTable(
            "by_group",
            "By group",
            overlap.format("group"),
            "No role is mapped to a group.",
            _blocks(document.by_group),
        ),
    )


def _blocks(rows: Iterable[GroupedFigures]) -> tuple[FigureBlock, ...]:
    return tuple(
        FigureBlock(
            label,
            tuple(FigureRow(each.requirement_title, "", each.counts) for each in block),
        )
        for (label, _), block in groupby(rows, key=lambda each: (each.label, each.key))
    )


REASONS_TITLE = "Reasons for not completing"
REASONS_HOW = (
    "Everybody who is overdue, a new starter or not done, by the reason held for them; "
    "the rows of a requirement add up to those three columns."
)
NO_REASONS = "Nobody is outstanding, so there is no reason to give."


def reason_rows(document: ReturnDocument) -> tuple[tuple[str, str, int], ...]:
    """Requirement, reason and count, in the order of the requirements."""
    titles = document.titles
    return tuple(
        (titles.get(each.requirement, each.requirement), each.reason, each.count)
        for each in document.reasons
    )


def annex_people(document: ReturnDocument) -> Iterable[tuple[NamedRow, ...]]:
    """The rows of the annex person by person, in their order.

    A requirement that comes a second time begins the next person of the same name and roles.
    """
    person: list[NamedRow] = []
    for row in document.named:
        asked = {each.requirement_title for each in person}
        same = person and (row.name, row.roles) == (person[0].name, person[0].roles)
        if person and (not same or row.requirement_title in asked):
            yield tuple(person)
            person = []
        person.append(row)
    if person:
        yield tuple(person)


def _listed(parts: tuple[str, ...]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
