"""What the picture says in sentences and tables: the same on paper, in a browser and in sheets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from sgdesk.domain.dates import long_date, short_date
from sgdesk.domain.figures import counted, figure, listed, share_text
from sgdesk.domain.returns.rollup.gathering import Part, RollUp, Total
from sgdesk.domain.returns.rollup.sent import SentReturn, Why
from sgdesk.domain.returns.words import kind_heading
from sgdesk.domain.training.states import STATES, State
from sgdesk.domain.training.titles import shortest_title
from sgdesk.domain.training.words import interval_words

TITLE = "Safeguarding training: returns gathered"
COUNTS_ONLY = "Counts only; no person is named"

WHY_WORDS = {
    Why.ALTERED: "Altered",
    Why.UNREADABLE: "Not readable",
    Why.UNDECIDED: "Not decided",
    Why.DOUBLE: "Double",
    Why.OUT_OF_DATE: "Out of date",
    Why.AHEAD: "Lies ahead",
    Why.NOT_OPENED: "Not opened",
}
if set(WHY_WORDS) != set(Why):
    raise TypeError("Every reason has to have its word")

Cell = str | int | float | None
"""A word, a count, or a percentage; ``None`` is a percentage of nobody."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: ``name`` is short, ``numbers`` are its last columns that hold figures.

    ``empty`` is said where it has no row. ``part`` is the heading of the part that it is of.
    """

    key: str
    name: str
    title: str
    how: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: int = 0
    empty: str = ""
    part: str = ""

    @property
    def full_title(self) -> str:
        """What it is called where it stands alone."""
        return f"{self.part}: {self.title[:1].lower()}{self.title[1:]}" if self.part else self.title


def cell_text(cell: Cell) -> str:
    """A cell as it is read: ``1,234``, ``86.1%`` or the words themselves."""
    if isinstance(cell, str):
        return cell
    return figure(cell) if isinstance(cell, int) else share_text(cell)


def lead(picture: RollUp) -> str:
    """``97 returns of 103 files, gathered on 30 November 2026``."""
    returns = counted(picture.counted, "return")
    return f"{returns} of {counted(picture.files, 'file')}, gathered on {day(picture)}"


def day(picture: RollUp) -> str:
    """The day of the picture, in words."""
    return long_date(picture.made_on)


def told(picture: RollUp) -> tuple[str, ...]:
    """What somebody has to know before any figure, in short sentences."""
    return (*facts(picture), *picture.doubts)


def facts(picture: RollUp) -> tuple[str, ...]:
    """The same without what somebody should look at again, which may be long."""
    return tuple(_facts(picture))


def _facts(picture: RollUp) -> Iterable[str]:
    added = f"{counted(picture.counted, 'return is', 'returns are')} added up"
    if picture.left_out:
        others = counted(len(picture.left_out), "file is", "files are")
        yield f"{added}, and {others} in no sum; each is named below with its reason."
    else:
        yield f"{added}; no file is left out."
    live = sum(len(each.returns) - each.signed for each in picture.parts)
    if live:
        yield (
            f"{counted(live, 'of these returns is', 'of these returns are')} live: not made final, "
            "so nothing proves that nobody changed what it says."
        )
    if len(picture.parts) > 1:
        yield (
            f"They are in {figure(len(picture.parts))} parts, each added up by itself: another "
            "partnership, document, requirement, year or rule makes other figures."
        )
    if picture.missing is not None:
        yield _sent_words(picture)
    if picture.other_files:
        yield (
            f"{counted(picture.other_files, 'other file')} in the folder "
            f"{'was' if picture.other_files == 1 else 'were'} left alone."
        )


def _sent_words(picture: RollUp) -> str:
    missing, vain = len(picture.missing or ()), len(picture.sent_in_vain)
    if not missing and not vain:
        return "Everybody on your list has sent a return that is counted."
    said = f"{counted(missing, 'organisation')} on your list sent nothing"
    if vain:
        return f"{said}, and {figure(vain)} sent a file that is in no sum."
    return f"{said}."


def how_counted() -> tuple[str, ...]:
    """How the figures came about, and what they are not."""
    return (
        "Each organisation counts once in a part, with its latest return. A return that was made "
        "final is checked against its signature. In every return the totals, percentages and kinds "
        "of people have to add up.",
        "A signature shows that nothing was changed since it was made final. Whose key it is, only "
        "the organisation can confirm.",
        "People who serve in two organisations are counted in both: nobody is named, so nobody can "
        "be matched.",
        "A topic that an organisation added for itself is in no sum. Percentages are worked out "
        "again from the sums: completed, of those required and not exempt.",
    )


def tables(picture: RollUp) -> tuple[Table, ...]:
    """Every table, in the order in which it is read."""
    return (
        _parts(picture),
        *(
            replace(table, part=part_title(part))
            for part in picture.parts
            for table in _of_part(part)
        ),
        _left_out(picture),
        *_lists(picture),
    )


def _parts(picture: RollUp) -> Table:
    headings = ("Part", "Document", "As at", "Returns", "Signed", "People", "No role")
    return Table(
        "parts",
        "Parts",
        "What can be compared",
        "Returns by one document, of one year, counted by equal rules. People are those in scope; "
        "without a role somebody is in no count.",
        headings,
        tuple(_part_row(each) for each in picture.parts),
        4,
        "No return could be added up.",
    )


def _part_row(part: Part) -> tuple[Cell, ...]:
    return (
        f"{part.number}. {partnership_words(part)}",
        document_words(part),
        day_span(part),
        len(part.returns),
        part.signed,
        part.people,
        part.no_role,
    )


def partnership_words(part: Part) -> str:
    """Whose document the part goes by; organisations of none go by rules of their own."""
    return part.partnership_name if part.rules.document else "No partnership"


def document_words(part: Part) -> str:
    """The document that the figures were counted by, with the version of its rules."""
    rules = part.rules
    version = "" if rules.pack_version in rules.document else f" ({rules.pack_version})"
    return f"{rules.document or 'their own rules'}{version}"


def day_span(part: Part) -> str:
    """``31 Mar 2026``, or the first and the last of several days."""
    first, last = part.days
    if first == last:
        return short_date(first)
    return f"{short_date(first)} to {short_date(last)}"


def part_title(part: Part) -> str:
    """``Part 1: Example Partnership, 2026``."""
    return f"Part {part.number}: {partnership_words(part)}, {part.year}"


def rules_words(part: Part) -> str:
    """What one part was counted by, in a line: this is what tells it from another."""
    rules = part.rules
    renews = (
        "A higher level renews a lower one" if rules.higher_renews else "No level renews another"
    )
    titles = {key: shortest_title(title) for key, title, _ in rules.asked}
    own = "".join(f", {titles[key]} {days}" for key, days in rules.allowed)
    return (
        f"Counted by {document_words(part)}. Due soon for {rules.window_days} days; new for "
        f"{rules.allowance_days} days, induction {rules.induction_days}{own}. {renews}."
    )


FIGURES = (
    "Required",
    *(STATES[state].word for state in State),
    "Completed",
    "Percent",
    "Ever completed",
)


def _of_part(part: Part) -> Iterable[Table]:
    yield Table(
        f"figures-{part.number}",
        f"Figures {part.number}",
        "People in each state",
        rules_words(part),
        ("Requirement", *FIGURES),
        tuple((each.title, *_figures(each)) for each in part.totals),
        len(FIGURES),
    )
    yield Table(
        f"beside-{part.number}",
        f"Beside {part.number}",
        "How often, and what falls due",
        "Equal: they have it by another course that their organisation counts as equal.",
        ("Requirement", "How often", "Falls due in 12 months", "By an equal course"),
        tuple(
            (each.title, _often(each, part), each.falls_due, each.equivalent)
            for each in part.totals
        ),
        2,
    )
    yield Table(
        f"people-{part.number}",
        f"People {part.number}",
        "People in scope",
        "By how they belong to their organisation.",
        ("Kind of person", "People"),
        tuple((kind_heading(kind), count) for kind, count in part.workforce),
        1,
        "Nobody is in scope.",
    )
    if len(part.returns) > 1:
        yield _compared(part)
    yield _organisations(part)


def _compared(part: Part) -> Table:
    """How far the organisations lie apart, requirement by requirement."""
    return Table(
        f"compared-{part.number}",
        f"Compared {part.number}",
        "How the organisations compare",
        "Completed, of those who count. Middle: as many organisations have more as have less. An "
        "organisation where nobody counts is left out of the line.",
        ("Requirement", "Organisations", "Lowest", "Middle", "Highest", "All completed"),
        tuple(_spread(part, place, each) for place, each in enumerate(part.totals)),
        5,
    )


def _spread(part: Part, place: int, total: Total) -> tuple[Cell, ...]:
    found = [each.requirements[place].counts for each in part.returns]
    shares = sorted(each.percent for each in found if each.percent is not None)
    if not shares:
        return (total.title, 0, None, None, None, 0)
    whole = sum(0 < each.required - each.exempt == each.completed for each in found)
    middle = round(median(shares), 1)
    return (total.title, len(shares), shares[0], middle, shares[-1], whole)


def _figures(each: Total) -> tuple[Cell, ...]:
    counts = each.counts
    states = tuple(getattr(counts, state.value) for state in State)
    return (counts.required, *states, counts.completed, counts.percent, counts.ever_completed)


def _often(each: Total, part: Part) -> str:
    """The interval, or that there is none: a return of no partnership has no document to state it.

    The words are those of a return (``not_stated``), but for whose choice it was.
    """
    if each.interval_months is None:
        return "refresh not stated; none set" if part.rules.document else "no refresh set"
    return interval_words(each.interval_months)


def _organisations(part: Part) -> Table:
    asked = tuple(place for place, each in enumerate(part.totals) if each.counts.required)
    return Table(
        f"organisations-{part.number}",
        f"Organisations {part.number}",
        "Organisation by organisation",
        _joined(
            "Of those who count, how many have completed each requirement.",
            _nobody_asked(part, asked),
        ),
        (
            "Organisation",
            "Return",
            "As at",
            "People",
            *(shortest_title(part.totals[place].title) for place in asked),
        ),
        tuple(_organisation(each, asked) for each in part.returns),
        1 + len(asked),
    )


def _nobody_asked(part: Part, asked: Sequence[int]) -> str:
    """Which requirements have no column, since no organisation asks anybody for them."""
    titles = [shortest_title(t.title) for place, t in enumerate(part.totals) if place not in asked]
    return f"Nobody is asked for {listed(titles, last='or')}." if titles else ""


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _organisation(each: SentReturn, asked: Sequence[int]) -> tuple[Cell, ...]:
    return (
        each.organisation,
        each.number or "live",
        short_date(each.as_at),
        each.people,
        *(each.requirements[place].counts.percent for place in asked),
    )


def _left_out(picture: RollUp) -> Table:
    return Table(
        "left-out",
        "Left out",
        "Not added up",
        "Nothing of these files is in any figure.",
        ("File", "Organisation", "Why", "What to know"),
        tuple(
            (each.file, each.organisation or "not known", WHY_WORDS[each.why], each.said)
            for each in picture.left_out
        ),
        empty="None: every file is counted.",
    )


def _lists(picture: RollUp) -> Iterable[Table]:
    """What a list of names tells; nothing where none was given."""
    if picture.missing is None:
        return
    rows = [(each.organisation, "sent nothing") for each in picture.missing]
    rows += [(each.organisation, "sent a file that is in no sum") for each in picture.sent_in_vain]
    yield Table(
        "missing",
        "Not in",
        "On your list, and not counted",
        "Names are compared without regard to case, stops and “Saint”.",
        ("Organisation", "What is missing"),
        tuple(rows),
        empty="Everybody on your list is counted.",
    )
    yield Table(
        "unexpected",
        "Not on the list",
        "Counted, and not on your list",
        "They may be written otherwise on your list: compare before you remind anybody.",
        ("Organisation", "File"),
        tuple((each.organisation, each.file) for each in picture.unexpected),
        empty="Everybody who is counted is on your list.",
    )


def texts(table: Table) -> Sequence[Sequence[str]]:
    """The cells of a table as they are read."""
    return [[cell_text(cell) for cell in row] for row in table.rows]
