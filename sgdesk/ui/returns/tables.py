"""The tables of the return: how each is laid out, from the figures that the exports print too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sgdesk.domain.returns.document import GroupedFigures, RequirementFigures, ReturnDocument
from sgdesk.domain.returns.renewal_words import renewal_line
from sgdesk.domain.returns.words import how_often, kind_heading, new_words, refresh_sentence
from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.domain.training.states import AS_SHOWN, State
from sgdesk.domain.training.titles import short_title
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import Column
from sgdesk.ui.words import percent_words, state_word

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """How many have not completed a requirement for one reason."""

    requirement: str
    title: str
    reason: str
    count: int


def requirement_columns(document: ReturnDocument) -> list[Column[RequirementFigures]]:
    """One row a requirement, with how often and whose rule that is."""
    sender = document.sender
    title = Column[RequirementFigures](
        tr("Requirement"), lambda row: short_title(row.title), hint=lambda row: row.title
    )
    often = Column[RequirementFigures](
        tr("How often, and whose rule"),
        lambda row: how_often(row, sender),
        hint=lambda row: refresh_sentence(row, sender),
    )
    return [title, *_count_columns(_of_requirement), often]


def grouped_columns(heading: str) -> list[Column[GroupedFigures]]:
    """One row for each role or group and requirement."""
    return [
        Column[GroupedFigures](heading, lambda row: row.label),
        Column[GroupedFigures](
            tr("Requirement"),
            lambda row: short_title(row.requirement_title),
            hint=lambda row: row.requirement_title,
        ),
        *_count_columns(_of_group),
    ]


def reason_columns() -> list[Column[ReasonLine]]:
    """Why people have not completed what is asked of them."""
    return [
        Column[ReasonLine](tr("Requirement"), lambda row: row.title),
        Column[ReasonLine](tr("Reason"), lambda row: tr(row.reason)),
        Column[ReasonLine](
            tr("People"), lambda row: f"{row.count:,}", sort=lambda row: row.count, right=True
        ),
    ]


def reason_rows(document: ReturnDocument) -> Sequence[ReasonLine]:
    """The reasons with the titles of their requirements."""
    titles = document.titles
    return [
        ReasonLine(each.requirement, titles[each.requirement], each.reason, each.count)
        for each in document.reasons
    ]


@dataclass(frozen=True, slots=True)
class KindRow:
    """How many people belong in one way; ``kind`` is empty for those without an active role."""

    kind: str
    title: str
    count: int


def workforce_columns() -> list[Column[KindRow]]:
    """One row for each kind of person."""
    return [
        Column[KindRow](tr("Kind of person"), lambda row: row.title),
        Column[KindRow](
            tr("People"), lambda row: f"{row.count:,}", sort=lambda row: row.count, right=True
        ),
    ]


def workforce_rows(document: ReturnDocument) -> Sequence[KindRow]:
    """Everybody in scope by kind, then those who are left out since they have no active role."""
    rows = [
        KindRow(each.kind, tr(kind_heading(each.kind)), each.count) for each in document.workforce
    ]
    left_out = KindRow("", tr("No active role (not counted)"), document.no_role)
    return [*rows, left_out] if document.no_role else rows


def workforce_how() -> str:
    """How the table of the workforce was counted."""
    return tr(
        "Counted how: everybody with an active role on the day counts once, by what is noted as "
        "their kind; those who had left by then are not counted."
    )


def reasons_how() -> str:
    """How the table of the reasons was counted."""
    return tr(
        "Counted how: everybody who is overdue, a new starter or not done, by the reason noted "
        "with them."
    )


def overlap_how() -> str:
    """How the tables by role and by group were counted."""
    return tr("Counted how: the rows overlap, as somebody with two roles counts in both.")


def state_under(heading: str) -> State | None:
    """The state that a column counts, by its heading; ``None`` for any other column."""
    return next((state for state in AS_SHOWN if state_word(state) == heading), None)


def counted_how(document: ReturnDocument) -> str:
    """What the figures mean, in the order in which somebody would ask."""
    sentences = [
        tr("Counted how: everybody counts once in each requirement that a role of theirs asks."),
        tr("Completed is in date or due soon (within {n} days).", n=document.window_days),
        tr("The percentage is completed of those required and not exempt."),
        tr("A new starter is {within}.", within=new_words(document)),
    ]
    _, renewed = renewal_line(document)
    sentences.append(f"{renewed[:1].upper()}{renewed[1:]}.")
    return " ".join(sentences)


def _of_requirement(row: RequirementFigures) -> Counts:
    return row.counts


def _of_group(row: GroupedFigures) -> Counts:
    return row.counts


def _count_columns(counts_of: Callable[[R], Counts]) -> list[Column[R]]:
    def number(title: str, count: Callable[[Counts], int], tip: str = "") -> Column[R]:
        def of(row: R) -> int:
            return count(counts_of(row))

        return Column[R](title, lambda row: f"{of(row):,}", sort=of, right=True, tip=tip)

    def share(row: R) -> float:
        percent = counts_of(row).percent
        return -1.0 if percent is None else percent

    completed = tr("In date or due soon")
    columns = [
        Column[R](
            tr("Percent"),
            lambda row: percent_words(counts_of(row).percent),
            sort=share,
            right=True,
            tip=tr("Completed of those required and not exempt"),
        ),
        number(tr("Completed"), lambda counts: counts.completed, completed),
        number(tr("Required"), lambda counts: counts.required),
    ]
    columns += [number(state_word(state), _counter(state)) for state in AS_SHOWN]
    return [*columns, number(tr("Ever completed"), lambda counts: counts.ever_completed)]


def _counter(state: State) -> Callable[[Counts], int]:
    return lambda counts: int(getattr(counts, state.value))
