"""The training of one person, to take home and keep: what is asked, what was done, what is due."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from reportlab.platypus import Flowable

from sgdesk.domain.dates import day_words, long_date, short_date
from sgdesk.domain.figures import within_a_sentence
from sgdesk.domain.organisation.bound_paper import BoundPaper
from sgdesk.domain.training.person_record import (
    PersonPaper,
    RequirementLine,
    RoleHeld,
    TrainingLine,
)
from sgdesk.domain.training.states import STATES, State
from sgdesk.domain.training.words import done_words
from sgdesk.reports.layout.pages import Part, bound, headings, para, space
from sgdesk.reports.layout.styles import INK, MM, Furniture, cell, draw_state_mark
from sgdesk.reports.layout.tables import HouseTable, fitted, headed, height_of
from sgdesk.reports.tagging import About, Element, artifact, tagged
from sgdesk.reports.text.fonts import SANS
from sgdesk.reports.text.typesetting import draw_line, line_width

_MARK, _GAP = 8.0, 4.0
_ABOUT = "Safeguarding training"


def person_paper_pdf(paper: PersonPaper) -> bytes:
    """The paper as a PDF on A4 upright; the same paper gives the same bytes."""
    about = About("Training record", paper.organisation, _ABOUT, paper.as_at)
    return bound([_part(paper)], about).content


def person_papers_pdf(papers: Iterable[PersonPaper], organisation: str, as_at: date) -> BoundPaper:
    """The papers of several people of one organisation, as at one day, in one PDF."""
    about = About("Training records", organisation, _ABOUT, as_at)
    return bound(map(_part, papers), about)


def _part(paper: PersonPaper) -> Part:
    furniture = Furniture(paper.organisation, _ABOUT, as_at=paper.as_at, personal=True)
    return Part(list(_story(paper)), furniture, paper.name)


def _story(paper: PersonPaper) -> Iterator[Flowable]:
    yield para(paper.name, "title")
    about = f"Safeguarding training with {paper.organisation}, as at {long_date(paper.as_at)}."
    yield para(about)
    roles = _roles(paper.roles) or para("No role is entered for you.")
    yield from headed("Your roles", roles)
    asked = _requirements(paper.requirements) or para(
        "Nothing is asked of you in the roles you hold."
    )
    yield from headed("What your roles ask for", asked)
    if paper.ladder:
        yield para(paper.ladder, "note")
    done = _training(paper.training) or para("No training is entered for you yet.")
    keep = para(_keep(paper.ask), "note")
    if isinstance(done, HouseTable):
        done.tail = height_of([keep]) + 4 * MM
    yield from headed("Your training", done)
    yield space(4 * MM)
    yield keep


def _keep(ask: str) -> str:
    whom = f"ask {within_a_sentence(ask)}" if ask else "ask us"
    return f"This is yours to keep. If anything here is not right, {whom} and we put it right."


def _roles(roles: Sequence[RoleHeld]) -> HouseTable | None:
    rows = [
        (
            held.role,
            short_date(held.start) if held.start else "not known",
            short_date(held.end) if held.end else "today",
        )
        for held in roles
    ]
    return _table(("Role", "From", "To"), rows)


def _requirements(lines: Sequence[RequirementLine]) -> HouseTable | None:
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
    return _table(("What", "State", "Last done", "Due by", "How often, and whose rule"), rows)


def _done(line: RequirementLine) -> str:
    if line.last_completed is None:
        return "not yet"
    return done_words(line.last_completed, line.counts_from, month_only=line.month_only)


def _training(lines: Sequence[TrainingLine]) -> HouseTable | None:
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
    words = ("Date", "Course", "By whom and how", "Certificate")
    if not any(line.certificate for line in lines):
        return _table(words[:-1], [row[:-1] for row in rows], stretch=1)
    return _table(words, rows, stretch=1)


def _table(
    words: Sequence[str], rows: Sequence[Sequence[str | Flowable]], stretch: int = -1
) -> HouseTable | None:
    """A table in the style of the house; ``None`` where it has no rows."""
    if not rows:
        return None
    cells = [
        [para(each, "cell") if isinstance(each, str) else each for each in row] for row in rows
    ]
    return fitted([headings(words), *cells], stretch=stretch)


class StateCell(Flowable):  # type: ignore[misc]  # untyped library
    """The mark of a state with its word."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self._state = state
        self._style = cell()
        words = line_width(STATES[state].word, SANS, self._style.fontSize)
        self.width, self.height = _MARK + _GAP + words, self._style.leading

    def draw(self) -> None:
        """Draw the mark and, after it, the word."""
        foot = self.height - self._style.fontSize
        with artifact(self.canv):
            draw_state_mark(self.canv, self._state, 0, foot - 1.2, _MARK)
        word = STATES[self._state].word
        with tagged(self.canv, Element("P")):
            self.canv.setFillColor(INK)
            draw_line(self.canv, word, _MARK + _GAP, foot, SANS, self._style.fontSize)
