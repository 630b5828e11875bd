"""The tables of counts of the summary, the same on paper, in the browser and in the workbook."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from sgdesk.domain.figures import NOBODY, figure, listed
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.returns.document import GroupedFigures, RequirementFigures, ReturnDocument
from sgdesk.domain.returns.small_numbers import (
    MERGED,
    OTHER,
    small_groups,
    small_kinds,
    small_roles,
    small_words,
)
from sgdesk.domain.returns.words import (
    equivalents_note,
    how_often,
    kind_heading,
    n_of_n,
    n_of_people,
    not_asked,
    notes_beside,
    percent_text,
    recommended_note,
)
from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.domain.training.states import STATES
from sgdesk.domain.training.titles import shortest_title

COUNT_HEADINGS: dict[str, str] = {"required": "Required"} | {
    state.value: facts.word for state, facts in STATES.items()
}
"""The counts that are columns of every table, with the field's words over them."""

EVER_HEADING = "Ever completed"

FIGURE_HEADINGS: tuple[str, ...] = (
    *COUNT_HEADINGS.values(),
    "Completed",
    "Percent",
    EVER_HEADING,
)
"""What stands over the figures of :func:`row_texts`."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One requirement's counts, with a second line under its title where there is one."""

    title: str
    note: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """Rows that stand under one heading: a kind, a role or a group; blank in the main table."""

    label: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """One table of counts: what it is called, how it was counted, and its blocks of rows.

    ``notes`` are what else has to stand under it, a sentence each: on paper a text has its end.
    """

    key: str
    title: str
    how: str
    empty: str
    blocks: tuple[FigureBlock, ...]
    notes: tuple[str, ...] = ()


def figure_tables(document: ReturnDocument) -> tuple[FigureTable, ...]:
    """The tables of counts in the order in which they are printed, that by role if asked for."""
    found = (by_requirement(document), _by_kind(document), _by_group(document))
    return (*found, _by_role(document)) if document.shows_roles else found


def asked_for(document: ReturnDocument) -> tuple[RequirementFigures, ...]:
    """The requirements that a role calls for: what nobody is asked for has no row."""
    return tuple(each for each in document.requirements if each.counts.required)


def shown_in_chart(document: ReturnDocument) -> tuple[RequirementFigures, ...]:
    """The requirements with a bar: what nobody is asked for only where nobody is asked at all."""
    return asked_for(document) or document.requirements


def share_words(counts: Counts) -> str:
    """What stands beside a bar: ``35 of 38 people (92.1%)``."""
    if counts.percent is None:
        return f"nobody counts ({NOBODY})"
    return f"{n_of_people(counts)} ({percent_text(counts)})"


def by_requirement(document: ReturnDocument) -> FigureTable:
    """The table that everything else is a part of."""
    rows = tuple(
        FigureRow(each.title, how_often(each, document.sender), each.counts)
        for each in asked_for(document)
    )
    how = (
        "Everybody counts once in each requirement that an active role of theirs calls for. "
        "Completed is in date and due soon together, of those required and not exempt; ever "
        "completed counts the overdue too. What has no refresh is done once, and counts under In "
        "date."
    )
    return FigureTable(
        "requirements",
        "By requirement",
        _joined(how, recommended_note(document)),
        not_asked(document) or "There is no requirement on this day.",
        (FigureBlock("", rows),) if rows else (),
        (
            *filter(None, [not_asked(document)]),
            *notes_beside(document),
            *equivalents_note(document),
        ),
    )


def _by_kind(document: ReturnDocument) -> FigureTable:
    titles = document.titles
    blocks = tuple(
        FigureBlock(
            document.other_kinds if kind == OTHER else kind_heading(PersonKind(kind)),
            tuple(
                FigureRow(shortest_title(titles[each.requirement]), "", each.counts)
                for each in rows
            ),
        )
        for kind, rows in groupby(document.by_kind, key=lambda each: each.label)
    )
    how = (
        "Everybody counts once, by what is noted as their kind, so the rows add up to the table of "
        "requirements."
    )
    few = small_words(small_kinds(document), "row")
    return FigureTable(
        "by_kind",
        "By kind of person",
        _joined(how, few, recommended_note(document)),
        "Nobody counts on this day.",
        blocks,
    )


_OVERLAP = (
    "The rows overlap: somebody with two {0}s counts once in each, so the rows can add up to more "
    "than the table of requirements."
)


def _by_group(document: ReturnDocument) -> FigureTable:
    few = small_words(small_groups(document), "group")
    return FigureTable(
        "by_group",
        "By group",
        _joined(_OVERLAP.format("group"), few, recommended_note(document)),
        "No role is mapped to a group.",
        _blocks(document.by_group),
    )


def _by_role(document: ReturnDocument) -> FigureTable:
    few = small_words(small_roles(document), "role")
    merged = listed(document.merged_roles)
    together = f"{MERGED}: {merged}." if merged else ""
    return FigureTable(
        "by_role",
        "By role",
        _joined(_OVERLAP.format("role"), few, together, recommended_note(document)),
        "Nobody holds a role that calls for training on this day.",
        _blocks(document.by_role),
    )


def row_texts(counts: Counts) -> tuple[str, ...]:
    """The figures of one row as they are read, in the order of the columns."""
    numbers = (figure(getattr(counts, key)) for key in COUNT_HEADINGS)
    share = (n_of_n(counts), percent_text(counts))
    return (*numbers, *share, figure(counts.ever_completed))


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _blocks(rows: Iterable[GroupedFigures]) -> tuple[FigureBlock, ...]:
    return tuple(
        FigureBlock(
            label,
            tuple(
                FigureRow(shortest_title(each.requirement_title), "", each.counts) for each in block
            ),
        )
        for (label, _), block in groupby(rows, key=lambda each: (each.label, each.key))
    )
