"""What was said of single columns, and the question about those that are not understood."""

from collections.abc import Iterator

from sgdesk.data.sheets import cell_text
from sgdesk.domain.errors import InputError
from sgdesk.domain.left_where_it_is import private_words
from sgdesk.domain.text import fold
from sgdesk.services.imports.reading.asking import Asked, Asking, question_id
from sgdesk.services.imports.reading.columns import (
    A_NOTE,
    DATE_BESIDE,
    DATE_OF_ROW,
    LEFT_OUT,
    Column,
    Columns,
    Means,
    Wish,
)
from sgdesk.services.imports.reading.headings.words import FIELDS, fields_said
from sgdesk.services.imports.reading.judged.levels import level_not_named
from sgdesk.services.imports.reading.judged.new_courses import new_course_said
from sgdesk.services.imports.reading.values import Choice, QuestionKind, SheetKind, Where

_EXAMPLES = 5


def wish_of(text: str, asked: Asked) -> Wish:
    """What the person said of a column; InputError where it is neither a field nor a course."""
    if text in ("", LEFT_OUT):
        return LEFT_OUT
    named = fold(text).replace(" ", "_")
    if named in _OTHER_WISHES and asked.kind in _OTHER_WISHES[named]:
        return named
    fields = [name.value for name in fields_said(asked.kind)]
    if named in fields:
        return named
    new = new_course_said(text)
    if new is not None and asked.maker is not None and asked.maker.may_make(new):
        return (new.title, asked.maker.make(new))
    course = asked.course_of(text)
    if course is None:
        raise InputError(
            "A column cannot be taken as {wish}: name a course that is known here, one of these "
            "words ({fields}), or - to leave it out. Nothing was taken in.",
            wish=text,
            fields=", ".join(
                [*fields, *(each for each, kinds in _OTHER_WISHES.items() if asked.kind in kinds)]
            ),
        )
    return (text, course)


def answers_of_columns(
    columns: Columns, asked: Asked, asking: Asking
) -> Iterator[tuple[int, Wish]]:
    """What was answered of the columns that are not understood."""
    choices = [Choice(name.value, name.value) for name in FIELDS[columns.shape]]
    if columns.shape is SheetKind.TRACKER:
        choices += [
            Choice(title, title, asked.asked_of.get(title, "")) for title in asked.course_titles
        ]
    choices += _other_choices(columns)
    choices.append(Choice(LEFT_OUT, "Leave it out"))
    for column in columns.columns:
        if column.means is not Means.UNKNOWN:
            continue
        where = Where(columns.table.headings[-1].number, column.letter, column.heading)
        answer = asking.answer(
            QuestionKind.COLUMN,
            _about(column),
            where,
            ". ".join(filter(None, (_asks(column, columns), _no_level(column, columns, asked)))),
            choices,
            maker=asked.maker if columns.shape is SheetKind.TRACKER else None,
        )
        if answer:
            yield column.index, wish_of(answer, asked)


def _no_level(column: Column, columns: Columns, asked: Asked) -> str:
    """That the partnership names no such level as the heading does, where it has none."""
    if columns.shape is not SheetKind.TRACKER:
        return ""
    titles = (*asked.course_titles, *asked.requirements)
    return level_not_named(column.heading, asked.partnership, titles, asked.levels)


_OTHER_WISHES = {
    A_NOTE: (SheetKind.PEOPLE, SheetKind.TRACKER, SheetKind.TRAINING),
    DATE_BESIDE: (SheetKind.TRACKER, SheetKind.TRAINING),
    DATE_OF_ROW: (SheetKind.TRACKER, SheetKind.TRAINING),
}
"""What else can be said, by the kind that was asked for; the sheet may turn out to be another."""


def _other_choices(columns: Columns) -> Iterator[Choice]:
    """What a column can be that is neither a field nor a course."""
    if columns.shape is SheetKind.TRACKER:
        yield Choice(DATE_BESIDE, "The dates of the course beside it")
        yield Choice(DATE_OF_ROW, "The day of all that is ticked in its row")
    if columns.shape in (SheetKind.PEOPLE, SheetKind.TRACKER):
        yield Choice(A_NOTE, "A note about the person")


def column_question(column: Column) -> str:
    """The id of the question that asks what a column holds."""
    return question_id(QuestionKind.COLUMN, _about(column))


def _about(column: Column) -> str:
    return column.heading or f"#{column.letter}"


def _asks(column: Column, columns: Columns) -> str:
    examples = dict.fromkeys(
        cell_text(row.cells[column.index])
        for row in columns.table.body[:200]
        if column.index < len(row.cells) and row.cells[column.index] is not None
    )
    shown = ", ".join([each for each in examples if private_words(each) is None][:_EXAMPLES])
    head = f"Column {column.letter}, “{column.heading}”" if column.heading else column.letter
    return f"{head}: what does it hold? ({shown})"
