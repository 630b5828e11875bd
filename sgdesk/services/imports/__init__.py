"""Bringing in what people already keep: sheets of roles, people, training, and trackers."""

from sgdesk.services.imports.account import Fate, account
from sgdesk.services.imports.decisions import Decision, decisions, take_back
from sgdesk.services.imports.drafting.draft import Addition
from sgdesk.services.imports.first_offers import first_offers
from sgdesk.services.imports.importing import ROWS_GONE_THROUGH, ImportReport, import_sheet
from sgdesk.services.imports.left_notes import as_notes, left_notes
from sgdesk.services.imports.looking import (
    SheetColumn,
    fields_of,
    likely_kind,
    read_columns,
)
from sgdesk.services.imports.not_taken import afterwards, not_taken
from sgdesk.services.imports.picture import Done, PicturedCell, SheetPicture
from sgdesk.services.imports.problem_list import save_problems
from sgdesk.services.imports.reading.choosing import Opened, Pasted, Source, sheet_names
from sgdesk.services.imports.reading.date_order import DateOrderInDoubt
from sgdesk.services.imports.reading.headings.words import Field
from sgdesk.services.imports.reading.judged.new_courses import (
    NewCourse,
    new_course_answer,
    new_course_said,
)
from sgdesk.services.imports.reading.values import (
    NOTES_THAT_TELL,
    Choice,
    ProblemCode,
    Question,
    QuestionKind,
    RowProblem,
    SheetKind,
    Where,
)
from sgdesk.services.imports.whereabouts import SheetPlaces

__all__ = [
    "NOTES_THAT_TELL",
    "ROWS_GONE_THROUGH",
    "Addition",
    "Choice",
    "DateOrderInDoubt",
    "Decision",
    "Done",
    "Fate",
    "Field",
    "ImportReport",
    "NewCourse",
    "Opened",
    "Pasted",
    "PicturedCell",
    "ProblemCode",
    "Question",
    "QuestionKind",
    "RowProblem",
    "SheetColumn",
    "SheetKind",
    "SheetPicture",
    "SheetPlaces",
    "Source",
    "Where",
    "account",
    "afterwards",
    "as_notes",
    "decisions",
    "fields_of",
    "first_offers",
    "import_sheet",
    "left_notes",
    "likely_kind",
    "new_course_answer",
    "new_course_said",
    "not_taken",
    "read_columns",
    "save_problems",
    "sheet_names",
    "take_back",
]
