"""A register of one evening: who came, with the course and the day in its title or nowhere."""

from dataclasses import dataclass
from datetime import date

from sgdesk.data.sheets import Row, cell_text, column_letter
from sgdesk.services.imports.reading.asking import LEAVE_DAY_OUT, Asking, day_answered
from sgdesk.services.imports.reading.columns import LEFT_OUT, Columns
from sgdesk.services.imports.reading.headings.words import Field
from sgdesk.services.imports.reading.sections import Section
from sgdesk.services.imports.reading.values import LEAVE, Choice, QuestionKind, SheetKind, Where


@dataclass(frozen=True, slots=True)
class RegisterQuestions:
    """What is needed to ask for the course or the day of a register."""

    asking: Asking
    titles: tuple[str, ...]
    today: date


def is_register(columns: Columns) -> bool:
    """Whether a table says who came, and its columns not to what or not when."""
    tells_all = {Field.COURSE, Field.COMPLETED_ON} <= columns.fields.keys()
    says_who_came = bool(columns.statuses) or columns.duration is not None
    return columns.shape is SheetKind.TRAINING and says_who_came and not tells_all


def register_section(
    columns: Columns, first: Section, said: Section, questions: RegisterQuestions
) -> Section:
    """The course and the day of a register; the one that no line of it says is asked for."""
    if not is_register(columns):
        return first
    lacks_course = Field.COURSE not in columns.fields and not said.course
    lacks_day = Field.COMPLETED_ON not in columns.fields and said.day is None
    title = _title(columns.table.above)
    where = Where(
        columns.table.headings[0].number, column_letter(columns.table.left), title or "Register"
    )
    course, day, is_open = first.course, first.day, False
    if lacks_course:
        choices = [*(Choice(each, each) for each in questions.titles)]
        answer = questions.asking.answer(
            QuestionKind.COURSE,
            title or "register",
            where,
            "This list says who came, and not to which course. Which was it?",
            [*choices, Choice(LEFT_OUT, "Leave it out")],
            once=True,
        )
        course, is_open = answer if answer != LEFT_OUT else "", answer == LEAVE
    if lacks_day:
        answer = questions.asking.answer(
            QuestionKind.DAY,
            title or "register",
            where,
            "This list says who came, and not when. If it was one day for all, which was it?",
            LEAVE_DAY_OUT,
            once=True,
            latest=questions.today,
        )
        day = day_answered(answer, questions.today)
    return Section(course, day, first.minutes, asked=is_open)


def _title(above: tuple[Row, ...]) -> str:
    """The words of the first line above a table."""
    cells = (cell_text(cell) for row in above for cell in row.cells if cell is not None)
    return " ".join(next(cells, "").split())
