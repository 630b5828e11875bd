"""What is told of a worksheet as a whole: what it hides, and the comments that nobody read."""

from collections.abc import Collection, Iterator, Sequence

from sgdesk.data.sheets import Sheet, column_letter
from sgdesk.domain.left_where_it_is import private_words
from sgdesk.services.imports.reading.values import ProblemCode, RowProblem, problem

_LONGEST = 200


def told_of_sheet(
    sheet: Sheet, heeded: Collection[tuple[int, int]], asked: Collection[int] = ()
) -> Iterator[RowProblem]:
    """What was hidden and was read all the same, hidden worksheets, and comments that were not.

    ``heeded`` are the places of comments that were taken for what they say, ``asked`` the columns
    of whose days it was asked whether their years are right.
    """
    for name in sheet.beside:
        yield problem(None, None, name, ProblemCode.HIDDEN_SHEET)
    if sheet.text_boxes:
        boxes = _counted(sheet.text_boxes, "text box", "text boxes")
        yield problem(None, None, boxes, ProblemCode.TEXT_BOXES)
    if sheet.rules:
        rules = _counted(sheet.rules, "rule", "rules")
        yield problem(None, None, rules, ProblemCode.RULES)
    if sheet.hidden_rows:
        rows = _runs(sorted(sheet.hidden_rows))
        yield problem(None, None, rows, ProblemCode.HIDDEN_ROWS)
    for column in sorted(sheet.hidden_columns):
        letter = column_letter(column)
        yield problem(None, letter, "", ProblemCode.HIDDEN_COLUMN)
    for column in sorted({column for _, column in sheet.yearless}.difference(asked)):
        rows = _runs(sorted(row for row, place in sheet.yearless if place == column))
        yield problem(None, column_letter(column), rows, ProblemCode.YEAR_NOT_SHOWN)
    for place, text in sheet.comments.items():
        if place not in heeded:
            row, column = place
            told = text if private_words(text) is None else ""
            code = ProblemCode.COMMENT if told else ProblemCode.COMMENT_NOT_KEPT
            yield problem(row, column_letter(column), told, code)


def _runs(numbers: Sequence[int]) -> str:
    """Rows as they are spoken of, with how many they are: ``3 rows: 4, 7–8``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    said = ", ".join("–".join(map(str, run)) for run in runs)
    shown = said if len(said) <= _LONGEST else said[:_LONGEST].rpartition(",")[0] + " …"
    return f"{_counted(len(numbers), 'row', 'rows')}: {shown}"


def _counted(number: int, one: str, many: str) -> str:
    """A number of things: "1 row", "3 rows"."""
    return f"{number} {one if number == 1 else many}"
