"""What the dialog shows of a picture: what is added up, and what is in no sum."""

from dataclasses import dataclass

from sgdesk.domain.returns.rollup.gathering import Part, RollUp
from sgdesk.domain.returns.rollup.tables import WHY_WORDS, day_span, partnership_words
from sgdesk.domain.training.titles import short_title
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import Column
from sgdesk.ui.words import percent_words


@dataclass(frozen=True, slots=True)
class PartLine:
    """One requirement of one part, as a row."""

    part: Part
    place: int

    @property
    def total(self) -> str:
        """``117 of 168``: completed, of those who count."""
        counts = self.part.totals[self.place].counts
        whole = counts.required - counts.exempt
        return tr("{n} of {whole}", n=f"{counts.completed:,}", whole=f"{whole:,}")


@dataclass(frozen=True, slots=True)
class OutLine:
    """A file that is in no sum, or an organisation that sent nothing."""

    what: str
    organisation: str
    why: str
    said: str


def part_lines(picture: RollUp) -> list[PartLine]:
    """Every requirement of every part, in their order."""
    return [PartLine(part, at) for part in picture.parts for at, _ in enumerate(part.totals)]


def part_columns() -> list[Column[PartLine]]:
    """Which part, how many returns, which requirement, how many have completed it, and whose."""
    return [
        Column[PartLine](tr("Part"), lambda row: f"{row.part.number}", right=True),
        Column[PartLine](tr("As at"), lambda row: day_span(row.part)),
        Column[PartLine](tr("Returns"), lambda row: f"{len(row.part.returns):,}", right=True),
        Column[PartLine](
            tr("Requirement"),
            lambda row: short_title(row.part.totals[row.place].title),
            hint=lambda row: row.part.totals[row.place].title,
        ),
        Column[PartLine](tr("Completed"), lambda row: row.total, right=True),
        Column[PartLine](
            tr("Percent"),
            lambda row: percent_words(row.part.totals[row.place].counts.percent),
            right=True,
        ),
        Column[PartLine](tr("Partnership"), lambda row: partnership_words(row.part)),
    ]


def out_lines(picture: RollUp) -> list[OutLine]:
    """Files that are in no sum with their reason, who on the list sent nothing, what to look at."""
    lines = [
        OutLine(each.file, each.organisation, tr(WHY_WORDS[each.why]), each.said)
        for each in picture.left_out
    ]
    nothing = tr("No file in the folder is theirs.")
    absent = picture.missing or ()
    lines += [OutLine("", each.organisation, tr("Not sent"), nothing) for each in absent]
    return [*lines, *(OutLine("", "", tr("Look again"), each) for each in picture.doubts)]


def out_columns() -> list[Column[OutLine]]:
    """Why, which file, whose, and what to know."""
    return [
        Column[OutLine](tr("Why"), lambda row: row.why),
        Column[OutLine](tr("File"), lambda row: row.what),
        Column[OutLine](tr("Organisation"), lambda row: row.organisation),
        Column[OutLine](tr("What to know"), lambda row: row.said, hint=lambda row: row.said),
    ]
