"""The training of one person, to take home and keep: what is asked, what was done, what is due."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, KeepTogether, Table

from sgdesk.domain.dates import day_words, long_date, short_date
from sgdesk.domain.training.person_record import (
    PersonPaper,
    RequirementLine,
    RoleHeld,
    TrainingLine,
)
from sgdesk.domain.training.states import STATES, State
from sgdesk.domain.training.words import done_words
from sgdesk.reports.layout.pages import WIDTH, headings, make_paper, para, space, table
from sgdesk.reports.layout.styles import INK, MM, Furniture, cell, draw_state_mark
from sgdesk.reports.tagging import About, Element, artifact, tagged
from sgdesk.reports.text.fonts import SANS
from sgdesk.reports.text.typesetting import draw_line

_MARK = 8.0
_ABOUT = "Safeguarding training"


def person_paper_pdf(paper: PersonPaper) -> bytes:
    """The paper as a PDF on A4 upright; the same paper gives the same bytes."""
    furniture = Furniture(paper.organisation, _ABOUT, as_at=paper.as_at, personal=True)
    about = About("Training record", paper.organisation, _ABOUT, paper.as_at)
    return make_paper(list(_story(paper)), furniture, about)


def _story(paper: PersonPaper) -> Iterator[Flowable]:
    yield para(paper.name, "title")
    about = f"Safeguarding training with {paper.organisation}, as at {long_date(paper.as_at)}."
    yield para(about)
    yield _part("Your roles", _roles(paper.roles), "No role is entered for you.")
    asked = "Nothing is asked of you in the roles you hold."
    yield _part("What your roles ask for", _requirements(paper.requirements), asked)
    yield from _training(paper.training)
    yield space(4 * MM)
    yield para(_keep(paper.ask), "note")


def _part(words: str, made: Table | None, otherwise: str) -> Flowable:
    """A heading with its table, or with a sentence where there is nothing to show."""
    return KeepTogether([para(words, "h2"), made or para(otherwise)])


def _keep(ask: str) -> str:
    whom = f"ask {ask}" if ask else "ask us"
    return f"This is yours to keep. If anything here is not right, {whom} and we put it right."


def _roles(roles: Sequence[RoleHeld]) -> Table | None:
    rows = [
        (
            held.role,
            short_date(held.start) if held.start else "not known",
            short_date(held.end) if held.end else "today",
        )
        for held in roles
    ]
    return _table(("Role", "From", "To"), (WIDTH - 64 * MM, 32 * MM, 32 * MM), rows)


def _requirements(lines: Sequence[RequirementLine]) -> Table | None:
    rows = [
        (
            line.title,
            StateCell(line.state),
            _done(line),
            short_date(line.due) if line.due else "",
            line.whose,
        )
        for line in lines
    ]
    columns = (WIDTH - 129 * MM, 29 * MM, 27 * MM, 27 * MM, 46 * MM)
    return _table(
        ("What", "State", "Last done", "Due by", "How often, and whose rule"), columns, rows
    )


def _done(line: RequirementLine) -> str:
    if line.last_completed is None:
        return "not yet"
    return done_words(line.last_completed, line.counts_from, month_only=line.month_only)


def _training(lines: Sequence[TrainingLine]) -> Iterator[Flowable]:
    """All the training; a long list runs on over the page with its headings repeated."""
    rows = [
        (
            day_words(line.completed_on, month_only=line.month_only, short=True),
            line.course,
            ", ".join(each for each in (line.provider, line.method) if each),
            line.certificate,
        )
        for line in lines
    ]
    columns = (25 * MM, WIDTH - 25 * MM - 52 * MM - 35 * MM, 52 * MM, 35 * MM)
    made = _table(("Date", "Course", "By whom and how", "Certificate"), columns, rows)
    if made is None or len(rows) < 8:
        yield _part("Your training", made, "No training is entered for you yet.")
    else:
        yield para("Your training", "h2")
        yield made


def _table(
    words: Sequence[str], columns: Sequence[float], rows: Sequence[Sequence[str | Flowable]]
) -> Table | None:
    """A table in the style of the house; ``None`` where it has no rows."""
    if not rows:
        return None
    cells = [
        [para(each, "cell") if isinstance(each, str) else each for each in row] for row in rows
    ]
    return table([headings(words), *cells], columns)


class StateCell(Flowable):  # type: ignore[misc]  # untyped library
    """The mark of a state with its word."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self._state = state
        self._style = cell()
        self.width, self.height = 26 * MM, self._style.leading

    def draw(self) -> None:
        """Draw the mark and, after it, the word."""
        foot = self.height - self._style.fontSize * 1.07
        with artifact(self.canv):
            draw_state_mark(self.canv, self._state, 0, foot - 1.2, _MARK)
        word = STATES[self._state].word
        with tagged(self.canv, Element("P")):
            self.canv.setFillColor(INK)
            draw_line(self.canv, word, _MARK + 4, foot, SANS, self._style.fontSize)
