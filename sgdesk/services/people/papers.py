"""The papers of people: training to take home, one by one or in one PDF to print."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sgdesk.data.file.disk.files import write_file
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.people import people as people_data
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
from sgdesk.services.people.induction import induction_sheet_pdf
from sgdesk.services.people.people import PersonView, person_view


def save_person_records(
    workspace: Workspace,
    person_ids: Sequence[int],
    folder: Path,
    as_at: date | None = None,
    step: Callable[[int, int], object] | None = None,
) -> tuple[Path, ...]:
    """Write one file for each person, named after them; ``step`` is told how far it is.

    Two people of one name get files of their own. Raises
    :class:`~sgdesk.domain.errors.InputError` where the folder cannot be written to.
    """
    made: list[Path] = []
    for done, person_id in enumerate(person_ids):
        if step is not None:
            step(done, len(person_ids))
        with workspace.file.reading() as connection:
            name = people_data.read_person(connection, person_id).name
        path = _free(folder / record_name(workspace, name, as_at), made)
        made.append(write_file(path, person_record_pdf(workspace, person_id, as_at)))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class JoinedPapers:
    """The papers of several people in one PDF, and the page, from 0, on which each begins."""

    content: bytes
    starts: tuple[int, ...]


def person_records_pdf(
    workspace: Workspace,
    person_ids: Sequence[int],
    as_at: date | None = None,
    step: Callable[[int, int], object] | None = None,
) -> JoinedPapers:
    """One PDF to print for all of these people; ``step`` is told how far it is."""
    return joined_papers(person_ids, lambda each: person_record_pdf(workspace, each, as_at), step)


def induction_sheets_pdf(
    workspace: Workspace,
    person_ids: Sequence[int],
    step: Callable[[int, int], object] | None = None,
) -> JoinedPapers:
    """The induction sheets of all of these people in one PDF to print, a sheet for each."""
    return joined_papers(person_ids, lambda each: induction_sheet_pdf(workspace, each), step)


def joined_papers(
    person_ids: Sequence[int],
    make: Callable[[int], bytes],
    step: Callable[[int, int], object] | None,
) -> JoinedPapers:
    """Papers one after the other in one PDF; ``make`` gives each, ``step`` is told each time."""
    from sgdesk.data.pdfs.joining import joined, pages_of

    papers: list[bytes] = []
    starts: list[int] = []
    page = 0
    for done, person_id in enumerate(person_ids):
        if step is not None:
            step(done, len(person_ids))
        papers.append(make(person_id))
        starts.append(page)
        page += pages_of(papers[-1])
    return JoinedPapers(joined(papers), tuple(starts))


def record_name(workspace: Workspace, name: str, as_at: date | None = None) -> str:
    """What somebody's training record is called as a file."""
    return paper_name(workspace, RECORD, as_at, of=name)


RECORD = "training-record"
"""How the file of a training record begins."""


def _free(path: Path, taken: Sequence[Path]) -> Path:
    """The path, with a number where another person of this batch has it already."""
    number = 2
    found = path
    while found in taken:
        found = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return found


def person_record_pdf(workspace: Workspace, person_id: int, as_at: date | None = None) -> bytes:
    """The training that somebody takes home and keeps (Sandwell 9.1, Herefordshire 4.2)."""
    from sgdesk.reports.people.person_record import person_paper_pdf

    view = person_view(workspace, person_id, as_at)
    with workspace.file.reading() as connection:
        about = read_organisation(connection)
    return person_paper_pdf(_paper(view, about.name, about.contact_name))


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
                title,
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
    )


def _whose(standing: Standing, view: PersonView) -> str:
    facts = view.why[standing.requirement].facts
    return rule_words(
        standing.interval_months,
        standing.interval_source,
        standing.force,
        facts.document or view.partnership,
        facts.denomination or view.denomination,
        is_open=standing.requirement in view.undecided,
    )
