"""The papers of people: training to take home, one by one or in one PDF to print."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from sgdesk.data.file.disk.files import write_file
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.people import people as people_data
from sgdesk.domain.certificates.wording import without_notes
from sgdesk.domain.figures import listed
from sgdesk.domain.organisation.bound_paper import BoundPaper
from sgdesk.domain.people.namesakes import with_folded_namesake
from sgdesk.domain.training.outcome import Outcome
from sgdesk.domain.training.person_record import (
    PersonPaper,
    RequirementLine,
    RoleHeld,
    TrainingLine,
)
from sgdesk.domain.training.standing import Standing
from sgdesk.domain.training.words import rule_words
from sgdesk.services.file.saving import paper_name
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.induction import induction_sheet
from sgdesk.services.people.people import PersonView, person_view


def save_person_records(
    workspace: Workspace,
    person_ids: Sequence[int],
    folder: Path,
    as_at: date | None = None,
    step: Callable[[int, int], object] | None = None,
) -> tuple[Path, ...]:
    """Write one file for each person, named after them; ``step`` is told how far it is.

    The file of somebody whose name another bears has the number of their entry in its name, so
    that it never takes the place of the other's, whichever is saved later. Raises
    :class:`~sgdesk.domain.errors.InputError` where the folder cannot be written to.
    """
    made: list[Path] = []
    with workspace.file.reading() as connection:
        alike = with_folded_namesake(people_data.read_name_keys(connection))
    for done, person_id in enumerate(person_ids):
        if step is not None:
            step(done, len(person_ids))
        with workspace.file.reading() as connection:
            name = people_data.read_person(connection, person_id).name
        whom = _with_number(name, person_id) if person_id in alike else name
        path = _free(folder / record_name(workspace, whom, as_at), made)
        made.append(write_file(path, person_record_pdf(workspace, person_id, as_at)))
    return tuple(made)


def person_records_pdf(
    workspace: Workspace,
    person_ids: Sequence[int],
    as_at: date | None = None,
    step: Callable[[int, int], object] | None = None,
) -> BoundPaper:
    """One PDF for all of these people, each on pages of their own; ``step`` is told how far it is.

    There is at least one of them.
    """
    from sgdesk.reports.people.person_record import person_papers_pdf

    each = _counted(person_ids, step)
    if len(person_ids) == 1:
        return BoundPaper(person_record_pdf(workspace, next(each), as_at), (0,))
    with workspace.file.reading() as connection:
        about = read_organisation(connection)
    papers = (_paper_of(workspace, person_id, as_at) for person_id in each)
    return person_papers_pdf(papers, about.name, as_at or workspace.today())


def induction_sheets_pdf(
    workspace: Workspace,
    person_ids: Sequence[int],
    step: Callable[[int, int], object] | None = None,
) -> BoundPaper:
    """The induction sheets of all of these people in one PDF, a sheet for each.

    There is at least one of them.
    """
    from sgdesk.reports.people import induction_sheet as made

    sheets = [induction_sheet(workspace, each) for each in person_ids]
    each = _counted(sheets, step)
    if len(sheets) == 1:
        return BoundPaper(made.induction_sheet_pdf(next(each)), (0,))
    days = {sheet.begun_on for sheet in sheets}
    return made.induction_sheets_pdf(
        each, sheets[0].organisation, days.pop() if len(days) == 1 else None
    )


_Each = TypeVar("_Each")


def _counted(those: Sequence[_Each], step: Callable[[int, int], object] | None) -> Iterator[_Each]:
    """Each as it is asked for, which ``step`` is told."""
    for done, each in enumerate(those):
        if step is not None:
            step(done, len(those))
        yield each


def record_name(workspace: Workspace, name: str, as_at: date | None = None) -> str:
    """What somebody's training record is called as a file."""
    return paper_name(workspace, RECORD, as_at, of=name)


RECORD = "training-record"
"""How the file of a training record begins."""


_NAME_BYTES = 50
"""Of a long name, so that the number behind it is never what a file's name has no room for."""


def _with_number(name: str, number: int) -> str:
    return f"{name.encode()[:_NAME_BYTES].decode(errors='ignore')} {number}"


def _free(path: Path, taken: Sequence[Path]) -> Path:
    """The path, with a number where another of this batch, whose name is written so too, has it."""
    number = 2
    found = path
    while found in taken:
        found = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return found


def person_record_pdf(workspace: Workspace, person_id: int, as_at: date | None = None) -> bytes:
    """The training that somebody takes home and keeps (Sandwell 9.1, Herefordshire 4.2)."""
    from sgdesk.reports.people.person_record import person_paper_pdf

    return person_paper_pdf(_paper_of(workspace, person_id, as_at))


def _paper_of(workspace: Workspace, person_id: int, as_at: date | None) -> PersonPaper:
    view = person_view(workspace, person_id, as_at)
    with workspace.file.reading() as connection:
        about = read_organisation(connection)
    return _paper(view, about.name, about.contact_name)


def _paper(view: PersonView, organisation: str, ask: str) -> PersonPaper:
    return PersonPaper(
        organisation=organisation,
        name=view.person.name,
        as_at=view.as_at,
        roles=tuple(
            RoleHeld(each.role, each.post.start, each.post.end)
            for each in view.posts
            if each.post.start is None or each.post.start <= view.as_at
        ),
        requirements=tuple(
            RequirementLine(
                without_notes(title),
                each.state,
                each.last_completed,
                each.due or each.must_start_by,
                _whose(each, view),
                each.counts_from,
                each.requirement in view.by_month,
            )
            for title, each in view.standings
        ),
        training=tuple(
            TrainingLine(
                each.row.completed_on,
                each.course,
                each.row.provider,
                each.row.method,
                each.certificate or "",
                each.row.month_only,
            )
            for each in view.training
            if each.row.voided_on is None
            and each.row.outcome == Outcome.COMPLETED
            and each.row.completed_on <= view.as_at
        ),
        ask=ask,
        ladder=_ladder([title for title, _ in view.standings]),
    )


def _ladder(titles: Sequence[str]) -> str:
    """What titles say of themselves in brackets, once for all of them, as a sentence; or nothing.

    ``Level 1 (our own ladder; the document names no levels)`` is no title for every row.
    """
    noted: dict[str, list[str]] = {}
    for title in titles:
        plain = without_notes(title)
        if note := title.removeprefix(plain).strip(" ()[]"):
            noted.setdefault(note, []).append(plain)
    return " ".join(f"{listed(those)}: {note}." for note, those in noted.items())


def _whose(standing: Standing, view: PersonView) -> str:
    facts = view.why[standing.requirement].facts
    return rule_words(
        standing.interval_months,
        standing.interval_source,
        standing.force,
        facts.document or view.partnership,
        facts.denomination or view.denomination,
        is_open=standing.requirement in view.undecided,
        is_stated_nowhere=not facts.document,
    )
