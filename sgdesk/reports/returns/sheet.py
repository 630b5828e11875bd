"""The summary as a workbook: counts as numbers, totals and percentages as live formulas."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from sgdesk.domain.dates import long_date
from sgdesk.domain.figures import NOBODY
from sgdesk.domain.returns import words as returnwords
from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.front import SIGNERS, front_notes, front_rows, projection_words
from sgdesk.domain.returns.over_year import DayShare, OverYear
from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.domain.training.states import STATES, State
from sgdesk.reports.returns import data, method, tables
from sgdesk.reports.returns.overyear import words as yearwords
from sgdesk.reports.returns.pictured.parts import Pictured
from sgdesk.reports.returns.pictured.rows import WIDTHS, fill_sheet
from sgdesk.reports.returns.pictured.sections import pictured_in
from sgdesk.reports.sheets.worksheet import FIRST_ROW, HEADING_ROW, PrintPage, formats_of

_FIGURES = (
    *tables.COUNT_HEADINGS.values(),
    "Completed",
    "Counted",
    "Percent",
    tables.EVER_HEADING,
)
_RULE = (
    "Falls due in 12 months",
    "Over 3 years old",
    "Interval in months",
    "Whose rule",
    "Force",
    "Source",
)
_FIGURE_WIDTH = 11
_LABELS = (38, 38)


def make_xlsx(document: ReturnDocument) -> bytes:
    """The workbook; people's words are written as text, never read as a formula or a link."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    day = document.as_at
    book.set_properties(
        {
            "title": f"{document.heading}, as at {long_date(day)}",
            "created": datetime(day.year, day.month, day.day, tzinfo=UTC),
        }
    )
    _Workbook(book, document).fill()
    book.close()
    return out.getvalue()


class _Workbook:
    """The sheets of one workbook, with the formats that they share."""

    def __init__(self, book: xlsxwriter.Workbook, document: ReturnDocument) -> None:
        self._book = book
        self._document = document
        self._formats = formats_of(book)

    def fill(self) -> None:
        """Write every sheet; the names only where the annex was asked for."""
        by_requirement, by_kind, by_group, *by_role = tables.figure_tables(self._document)
        self._front()
        self._questions()
        self._actions()
        self._summary(by_requirement)
        self._grouped("By kind", "Kind of person", by_kind)
        self._grouped("By group", "Group", by_group)
        for table in by_role:
            self._grouped("By role", "Role", table)
        self._reasons()
        if self._document.over_year is not None:
            self._over_year(self._document.over_year)
        for each in pictured_in(self._document):
            self._pictured(each)
        self._moved()
        self._words()
        self._method()
        if self._document.has_annex:
            self._names()

    def _page(self, name: str, title: str, how: str, widths: Sequence[int]) -> PrintPage:
        page = PrintPage(self._book.add_worksheet(name), self._formats, widths)
        day = f"As at {long_date(self._document.as_at)}"
        whose = data.whose_and_when(self._document)
        if self._document.is_projection:
            whose = f"{projection_words(self._document)} {whose}"
        named = name == "Names"
        page.set_up(
            ((title, "title"), (whose, "bold"), (how, "warning" if named else "quiet")),
            (data.PERSONAL_DATA if named else data.foot_note(self._document).rstrip("."), day),
        )
        return page

    def _word_sheet(
        self,
        name: str,
        how: str,
        headings: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths: Sequence[int],
    ) -> None:
        """A sheet of words alone, with its heading frozen."""
        title = f"{self._document.heading}: {name[:1].lower()}{name[1:]}"
        page = self._page(name, title, how, widths)
        page.headings(headings, len(rows))
        for row, texts in enumerate(rows, FIRST_ROW):
            page.texts(row, texts)

    def _front(self) -> None:
        """What the first page of the paper says, with room to sign."""
        lines = [(row.label, line) for row in front_rows(self._document) for line in row.lines]
        lines += [("", note) for note in front_notes(self._document)]
        lines += [(f"{who}, signature and date", "") for who in SIGNERS]
        how = "; ".join(data.addressed_lines(self._document))
        self._word_sheet(data.FRONT_TITLE, how, ("About", "What our file says"), lines, (30, 120))

    def _questions(self) -> None:
        rows = [
            (asked.question, asked.source, line)
            for asked in data.questions(self._document)
            for line in asked.lines
        ]
        if rows:
            how = f"{data.questions_title(self._document)}, in the order of its document."
            headings = ("Asked", "Where", "Answer")
            self._word_sheet("Questions", how, headings, rows, (48, 30, 96))

    def _actions(self) -> None:
        rows = data.action_rows(self._document) or ((data.NO_ACTIONS, "", "", ""),)
        widths = (60, 40, 30, 30)
        self._word_sheet(data.ACTIONS_TITLE, "", data.ACTION_HEADINGS, rows, widths)

    def _moved(self) -> None:
        rows = data.moved_rows(self._document)
        if rows:
            how = data.moved_how(self._document)
            self._word_sheet("Moved", how, data.MOVED_HEADINGS, rows, (52, 20, 20, 80))

    def _summary(self, table: tables.FigureTable) -> None:
        page = self._page(
            "Summary", self._document.heading, " ".join((table.how, *table.notes)), _LABELS
        )
        rows = [((row.title, row.note), row.counts) for block in table.blocks for row in block.rows]
        self._figures(page, ("Requirement", "How often, and whose rule"), rows, _RULE)
        self._rules(page, 2 + len(_FIGURES))
        self._workforce(page, FIRST_ROW + len(rows) + 1)

    def _workforce(self, page: PrintPage, row: int) -> None:
        """Who is in scope by kind, with a live total, and who is in no count."""
        page.put(row, 0, "People", "heading")
        page.put(row, 1, "Number", "number heading")
        lines = [
            (returnwords.kind_heading(each.kind), each.count) for each in self._document.workforce
        ]
        for place, (kind, count) in enumerate(lines, row + 1):
            page.put(place, 0, kind)
            page.sheet.write_number(place, 1, count, self._formats["number"])
        total = row + len(lines) + 1
        span = f"{xl_rowcol_to_cell(row + 1, 1)}:{xl_rowcol_to_cell(total - 1, 1)}"
        formula = f"=SUM({span})" if lines else "=0"
        page.put(total, 0, "In scope")
        page.sheet.write_formula(total, 1, formula, self._formats["number"], self._document.people)
        page.put(total + 1, 0, "No active role, in no count")
        page.sheet.write_number(total + 1, 1, self._document.no_role, self._formats["number"])

    def _grouped(self, name: str, label: str, table: tables.FigureTable) -> None:
        page = self._page(
            name, f"{self._document.heading}: {table.title.lower()}", table.how, _LABELS
        )
        rows = [
            ((block.label, row.title), row.counts) for block in table.blocks for row in block.rows
        ]
        self._figures(page, (label, "Requirement"), rows)
        if not rows:
            page.put(FIRST_ROW, 0, table.empty, "quiet")

    def _figures(
        self,
        page: PrintPage,
        labels: Sequence[str],
        rows: Sequence[tuple[Sequence[str], Counts]],
        more: Sequence[str] = (),
    ) -> None:
        """A table of counts: the text columns ``labels``, the figures, then ``more`` headings."""
        figures = (*_FIGURES, *more)
        page.headings((*labels, *figures), len(rows), numbers=len(figures))
        first = len(labels)
        page.sheet.set_column(first, first + len(_FIGURES) - 1, _FIGURE_WIDTH)
        for row, (texts, counts) in enumerate(rows, FIRST_ROW):
            page.texts(row, texts)
            self._counts(page, row, first, counts)

    def _rules(self, page: PrintPage, first: int) -> None:
        """What falls due, what is old, and the interval with whose it is, beside each count."""
        page.sheet.set_column(first, first + len(_RULE) - 1, _FIGURE_WIDTH)
        page.sheet.set_column(first + len(_RULE) - 1, first + len(_RULE) - 1, 30)
        for row, each in enumerate(tables.asked_for(self._document), FIRST_ROW):
            numbers = (each.falls_due, each.over_3_years, each.interval_months)
            for column, number in enumerate(numbers, first):
                if number is None:
                    page.put(row, column, "")
                else:
                    page.sheet.write_number(row, column, number, self._formats["number"])
            source = each.interval_source.value if each.interval_source else ""
            force = each.force.value if each.force else ""
            words = (source, force, returnwords.said_at(each))
            for column, text in enumerate(words, first + len(numbers)):
                page.put(row, column, text)

    def _counts(self, page: PrintPage, row: int, first: int, counts: Counts) -> None:
        """Required, the six states, completed, counted, percent and ever completed, in this order.

        The states are the numbers; the rest are formulas with the value already worked out, for
        programs that show a workbook without calculating it.
        """
        form, write = self._formats["number"], page.sheet.write_formula
        cells = [xl_rowcol_to_cell(row, first + place) for place in range(9)]
        required, exempt, in_date, due_soon, overdue, _, not_done, completed, counted = cells
        write(row, first, f"=SUM({exempt}:{not_done})", form, counts.required)
        for place, state in enumerate(State, first + 1):
            page.sheet.write_number(row, place, getattr(counts, state), form)
        write(row, first + 7, f"={in_date}+{due_soon}", form, counts.completed)
        write(row, first + 8, f"={required}-{exempt}", form, counts.required - counts.exempt)
        share = _share_of(completed, counted)
        value = NOBODY if counts.percent is None else _fraction(counts.percent)
        write(row, first + 9, share, self._formats["percent"], value)
        write(row, first + 10, f"={completed}+{overdue}", form, counts.ever_completed)

    def _reasons(self) -> None:
        title = f"{self._document.heading}: {data.REASONS_TITLE.lower()}"
        rows = data.reason_rows(self._document)
        how = data.reasons_how(self._document) if rows else ""
        page = self._page("Reasons", title, how, (52, 52, 24))
        page.headings(("Requirement", "Reason", data.GAPS_HEADING), len(rows), numbers=1)
        for row, (requirement, reason, count) in enumerate(rows, FIRST_ROW):
            page.texts(row, (requirement, reason))
            page.sheet.write_number(row, 2, count, self._formats["number"])
        if not rows:
            page.put(FIRST_ROW, 0, data.NO_REASONS, "quiet")

    def _over_year(self, year: OverYear) -> None:
        """Each requirement day by day; the percentage is a formula over the two counts."""
        title = f"{self._document.heading}: {yearwords.TITLE[:1].lower()}{yearwords.TITLE[1:]}"
        page = self._page("Over the year", title, " ".join(yearwords.how_lines(year)), (52, 44))
        rows = [(each, share) for each in year.asked for share in each.days]
        page.headings(("Requirement", *yearwords.HEADINGS), len(rows), numbers=3)
        for row, (asked, share) in enumerate(rows, FIRST_ROW):
            page.texts(row, (asked.title, yearwords.day_text(year, share.day)))
            self._share(page, row, share)

    def _share(self, page: PrintPage, row: int, share: DayShare) -> None:
        if share.completed is None or share.counted is None:
            for column, text in enumerate(yearwords.share_texts(share), 2):
                page.put(row, column, text)
            return
        for column, number in ((2, share.completed), (3, share.counted)):
            page.sheet.write_number(row, column, number, self._formats["number"])
        completed, counted = xl_rowcol_to_cell(row, 2), xl_rowcol_to_cell(row, 3)
        value = NOBODY if share.percent is None else _fraction(share.percent)
        form = self._formats["percent"]
        page.sheet.write_formula(row, 4, _share_of(completed, counted), form, value)

    def _pictured(self, pictured: Pictured) -> None:
        title = f"{self._document.heading}: {pictured.title[:1].lower()}{pictured.title[1:]}"
        fill_sheet(self._page(pictured.sheet, title, " ".join(pictured.how), WIDTHS), pictured)

    def _words(self) -> None:
        """What the return says in words, where it says anything."""
        rows = [
            (passage.title, text)
            for passage in data.passages(self._document)
            for text in (*passage.lines, *passage.paragraphs)
        ]
        if rows:
            self._word_sheet("In words", "", ("Section", "Text"), rows, (30, 120))

    def _method(self) -> None:
        title = f"{self._document.heading}: {method.METHOD_TITLE.lower()}"
        page = self._page("Counted how", title, "", (48, 96))
        row = HEADING_ROW
        page.sheet.freeze_panes(HEADING_ROW, 1)
        for heading, lines in method.sections_of(self._document):
            page.put(row, 0, heading, "heading")
            page.put(row, 1, "", "heading")
            for place, line in enumerate(lines, row + 1):
                page.texts(place, line)
            row += len(lines) + 1

    def _names(self) -> None:
        page = self._page(
            "Names",
            f"{self._document.heading}: annex",
            data.PERSONAL_DATA,
            (30, 40, 50, 14, 16, 16, 16),
        )
        rows = self._document.named
        headings = ("Name", "Roles", "Requirement", "State", "Last completed", "Due", "Counts from")
        page.headings(headings, len(rows))
        for row, each in enumerate(rows, FIRST_ROW):
            roles = "; ".join(each.roles)
            page.texts(
                row,
                (
                    each.name,
                    roles,
                    each.requirement_title,
                    f"{STATES[each.state].word}{each.by_advice}",
                ),
            )
            shown = "month" if each.month_only else "date"
            for column, day, form, instead in (
                (4, each.last_completed, shown, data.NOT_YET),
                (5, each.falls_due, "date", each.no_due_day),
                (6, each.counts_from, "date", ""),
            ):
                if day is None:
                    page.put(row, column, instead)
                else:
                    page.sheet.write_datetime(row, column, day, self._formats[form])


def _share_of(completed: str, counted: str) -> str:
    """The formula of a percentage over two cells."""
    return f'=IF({counted}=0,"{NOBODY}",ROUND({completed}/{counted},3))'


def _fraction(percent: float) -> float:
    """``86.1`` as ``0.861``, from its tenths so that no digit creeps in."""
    return round(percent * 10) / 1000
