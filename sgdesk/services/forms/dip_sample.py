"""The dip sample of learners and their line managers: drawn, shown, and what was found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.data.courses.catalogue import read_courses
from sgdesk.data.file.store import Reader
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.forms import forms as evaluation_data
from sgdesk.data.forms.drawings import add_drawing, note_found, read_drawings, widen_drawing
from sgdesk.data.forms.writing import note_sampled
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.sessions import sessions as session_data
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.forms.record import FormRecord, SampleDrawing
from sgdesk.domain.forms.sampling import DrawnPerson, DrawnSample, draw_sample
from sgdesk.domain.organisation.pack import Pack, PackList
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms.preparing import make_forms_ready
from sgdesk.services.forms.windows import left_by

_ASKED = (FormKind.IMPACT, FormKind.MANAGER)
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Sample:
    """Who was drawn, by the names of learners; the same session and day draw the same people."""

    changes: Changes
    as_at: date
    people: tuple[str, ...]
    form_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SampleSource:
    """A session to draw from: how many attended it."""

    session_id: int
    course: str
    held_on: date
    attended: int


@dataclass(frozen=True, slots=True)
class DipSamples:
    """Every drawing, the newest first, and the sessions that can be drawn from.

    ``source`` is the paragraph of the pack that asks for a dip sample; blank where it is our
    own choice.
    """

    drawn: tuple[DrawnSample, ...]
    sessions: tuple[SampleSource, ...]
    source: str


def draw_dip_sample(workspace: Workspace, session_id: int, size: int, as_at: date) -> Sample:
    """Draw ``size`` of those who attended, with their line managers (Sandwell 11.4), once a day.

    Session and day alone decide, so that a second drawing finds the same people; a larger one on
    the same day adds to them. Whoever was drawn and has no impact or manager's form yet gets
    one. Raises :class:`InputError` for a size below one, :class:`RefusedError` where nobody
    attended.
    """
    if size < 1:
        raise InputError("Draw at least one person. Nothing was changed.")
    with workspace.file.writing("draw_dip_sample", {"session": session_id}) as writer:
        learners = _learners(evaluation_data.read_forms(writer.connection, session_id=session_id))
        if not learners:
            raise RefusedError("Nobody is ticked in as attending yet. Nothing was changed.")
        lots = draw_sample(learners, size, session_id, as_at)
        drawn = [who for each, who in learners.items() if each in lots]
        training_ids = [number for number, _ in drawn]
        form_ids = _mark_sampled(writer, workspace, training_ids, as_at)
        _keep(writer, session_id, as_at, training_ids, len(learners))
    names = tuple(name for _, name in drawn)
    return Sample(changes_of(writer.touched), as_at, names, form_ids)


def _learners(rows: Iterable[FormRecord]) -> dict[int, tuple[int, str]]:
    """Who attended: the person to their training and name."""
    return {
        row.person_id: (row.training_id, row.about)
        for row in rows
        if row.person_id is not None and row.training_id is not None
    }


def _mark_sampled(
    writer: Writer, workspace: Workspace, training_ids: Sequence[int], as_at: date
) -> tuple[int, ...]:
    pack = workspace.pack(writer.connection)
    make_forms_ready(writer, pack, training_ids, also=_ASKED)
    sampled = [
        row
        for row in evaluation_data.read_forms(writer.connection, training_ids=training_ids)
        if row.kind in _ASKED
    ]
    for row in sampled:
        if row.sampled_on is None:
            note_sampled(writer, row.id, as_at)
    return tuple(row.id for row in sampled)


def _keep(
    writer: Writer, session_id: int, as_at: date, training_ids: Sequence[int], population: int
) -> None:
    """Keep how it was drawn; of two drawings on one day the larger holds the smaller."""
    earlier = next(
        (
            row
            for row in read_drawings(writer.connection)
            if (row.session_id, row.drawn_on) == (session_id, as_at)
        ),
        None,
    )
    if earlier is None:
        add_drawing(writer, session_id, as_at, training_ids, population)
    elif len(earlier.training_ids) < len(training_ids):
        widen_drawing(writer, earlier, training_ids, population)


def note_dip_sample(workspace: Workspace, sample_id: int, found: str) -> Changes:
    """Note today what a dip sample found, in place of what was noted before.

    Raises :class:`InputError` for a sample that is not there or more than 4,000 letters.
    """
    if len(found) > _LONGEST:
        raise InputError("A note can have up to {longest} letters.", longest=_LONGEST)
    with workspace.file.writing("note_dip_sample", {"sample": sample_id}) as writer:
        drawing = _drawing(writer.connection, sample_id)
        noted_on = workspace.today() if found.strip() else None
        note_found(writer, drawing, found.strip(), noted_on)
    return changes_of(writer.touched)


def _drawing(connection: Reader, sample_id: int) -> SampleDrawing:
    found = {row.id: row for row in read_drawings(connection)}.get(sample_id)
    if found is None:
        raise InputError(
            "There is no dip sample with the number {number}. Nothing was changed.",
            number=sample_id,
        )
    return found


def dip_samples(workspace: Workspace, as_at: date | None = None) -> DipSamples:
    """Every dip sample that was drawn by a day, with where its forms stand on that day."""
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        rows = evaluation_data.read_forms(connection)
        by_session: dict[int, list[FormRecord]] = {}
        for row in rows:
            if row.session_id is not None:
                by_session.setdefault(row.session_id, []).append(row)
        drawn = tuple(
            _sample(connection, each, by_session.get(each.session_id, []), day)
            for each in read_drawings(connection)
            if each.drawn_on <= day
        )
        source = _source(workspace.pack(connection))
    return DipSamples(drawn, _sources(by_session, day), source)


def dip_sample_pdf(workspace: Workspace, sample_id: int, as_at: date | None = None) -> bytes:
    """One dip sample on paper: how it was drawn, who is in it, and room for what they say."""
    from sgdesk.reports.forms.dip_sample import dip_sample_pdf as made

    return made(_one_sample(workspace, sample_id, as_at), as_at or workspace.today())


def dip_sample_xlsx(workspace: Workspace, sample_id: int, as_at: date | None = None) -> bytes:
    """The same as a workbook."""
    from sgdesk.reports.forms.dip_sample import dip_sample_xlsx as made

    return made(_one_sample(workspace, sample_id, as_at), as_at or workspace.today())


def _one_sample(workspace: Workspace, sample_id: int, as_at: date | None) -> DrawnSample:
    found = {each.id: each for each in dip_samples(workspace, as_at).drawn}.get(sample_id)
    if found is None:
        raise InputError("There is no dip sample with the number {number}.", number=sample_id)
    return found


def _sample(
    connection: Reader, row: SampleDrawing, forms: Sequence[FormRecord], day: date
) -> DrawnSample:
    session = session_data.read_session(connection, row.session_id)
    learners = _learners(forms)
    again = draw_sample(learners, len(row.training_ids), row.session_id, row.drawn_on)
    return DrawnSample(
        id=row.id,
        session_id=row.session_id,
        organisation=read_organisation(connection).name,
        course=read_courses(connection)[session.course_id].title,
        held_on=session.held_on,
        drawn_on=row.drawn_on,
        population=row.population,
        people=_drawn_people(row.training_ids, forms, day),
        is_same_again={learners[each][0] for each in again} == set(row.training_ids),
        found=row.found if row.found_on and row.found_on <= day else "",
        found_on=row.found_on if row.found_on and row.found_on <= day else None,
    )


def _drawn_people(
    training_ids: Sequence[int], forms: Sequence[FormRecord], day: date
) -> tuple[DrawnPerson, ...]:
    found: dict[tuple[int | None, FormKind], FormRecord] = {
        (row.training_id, row.kind): row for row in forms if row.training_id is not None
    }
    return tuple(
        _person(found, number, day)
        for number, kind in found
        if number is not None and number in training_ids and kind is FormKind.IMPACT
    )


def _person(
    found: Mapping[tuple[int | None, FormKind], FormRecord], training_id: int, day: date
) -> DrawnPerson:
    impact = found[training_id, FormKind.IMPACT]
    manager = found.get((training_id, FormKind.MANAGER))
    return DrawnPerson(
        impact.about,
        manager.who if manager else "",
        impact.code or "",
        (manager.code or "") if manager else "",
        _by(impact, day),
        _by(manager, day) if manager else None,
        left_by(impact, day),
        left_by(manager, day) if manager else None,
    )


def _by(row: FormRecord, day: date) -> date | None:
    return row.received_on if row.received_on is not None and row.received_on <= day else None


def _sources(by_session: Mapping[int, Sequence[FormRecord]], day: date) -> tuple[SampleSource, ...]:
    found = [
        SampleSource(number, rows[0].course_title, rows[0].held_on, len(_learners(rows)))
        for number, rows in by_session.items()
        if rows[0].held_on <= day and _learners(rows)
    ]
    return tuple(sorted(found, key=lambda each: (each.held_on, each.session_id), reverse=True))


def wants_dip_sample(workspace: Workspace) -> bool:
    """Whether the document that is followed asks for a dip sample, or one was drawn already."""
    with workspace.file.reading() as connection:
        return bool(_source(workspace.pack(connection)) or read_drawings(connection))


def _source(pack: Pack) -> str:
    """The paragraph that asks for a dip sample, as "Sandwell 11.4"; blank where none does."""
    asked = next((each for each in pack.lists if _asks_for_sample(each)), None)
    return f"{pack.short_name} {asked.source or ''}".strip() if asked else ""


def _asks_for_sample(found: PackList) -> bool:
    return any("dip sample" in item.text for item in found.items)
