"""What tests of answers ask for, and what came of it."""

from pathlib import Path

from sgdesk.data.forms.forms import read_forms
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.forms.typing_in import entry_grid
from sgdesk.services.imports import Pasted
from sgdesk.services.imports.answers import (
    AnswersDraft,
    AnswersWish,
    read_answers,
)
from tests.services.hall import Hall

ADA = ("ada@example.org", "Ada Sample")
BO = ("bo@example.org", "Bo Sample")
NOBODY = ("anonymous", "")


def sheet_wish(session: int, path: Path | Pasted, **said: str) -> AnswersWish:
    """What is asked for: a sheet for the end-of-course forms of a session, with answers."""
    return AnswersWish(session, FormKind.EVALUATION, path, decisions=said)


def kept_forms(hall: Hall, session: int) -> dict[str, dict[str, int | str]]:
    """The answers of every form that is in, by whose it is."""
    grid = entry_grid(hall.workspace, session, FormKind.EVALUATION)
    return {row.line.who: dict(row.answers) for row in grid.rows if row.line.received_on}


def question_ids(draft: AnswersDraft, kind: str) -> list[str]:
    """The ids of the questions of a kind."""
    return [each.id for each in draft.questions if each.id.startswith(f"{kind}:")]


def answer_all(draft: AnswersDraft, kind: str, answer: str) -> dict[str, str]:
    """One answer to all questions of a kind."""
    return dict.fromkeys(question_ids(draft, kind), answer)


def nameless_marks(hall: Hall) -> list[int]:
    """The forms without a name, by number."""
    with hall.workspace.file.reading() as connection:
        rows = [row for row in read_forms(connection) if row.holds_only_answers]
    return sorted(int(row.answers.get("satisfaction", 0)) for row in rows)


def suggested(hall: Hall, session: int, path: Path) -> dict[str, str]:
    """What is suggested for each column that is open."""
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    return {each.heading: each.guess for each in draft.open_columns}
