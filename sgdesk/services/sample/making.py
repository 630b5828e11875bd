"""The sample organisation: about forty plainly invented people whose training has every state."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from io import StringIO
from pathlib import Path

from sgdesk import paths
from sgdesk.data.file.disk.files import make_folder, write_file
from sgdesk.data.file.store import Clock, local_now
from sgdesk.domain.dates import add_months
from sgdesk.domain.forms.form import FormKind, NextStep
from sgdesk.domain.organisation.organisation import OrganisationDetails
from sgdesk.domain.sessions.session import SessionState
from sgdesk.domain.sessions.trainer import TrainerDetails
from sgdesk.services import imports
from sgdesk.services.certificates import issuing as certificates
from sgdesk.services.certificates.register import save_certificates
from sgdesk.services.courses.trainers import add_trainer
from sgdesk.services.file.workspace import Workspace, new_workspace
from sgdesk.services.forms.dip_sample import (
    dip_samples,
    draw_dip_sample,
    note_dip_sample,
)
from sgdesk.services.forms.papers import evaluation_report_pdf
from sgdesk.services.forms.typing_in import FormEntry, entry_grid, forms_of_session, save_forms
from sgdesk.services.imports import SheetKind
from sgdesk.services.organisation.organisation import (
    change_organisation,
    change_setting,
)
from sgdesk.services.people.papers import person_record_pdf
from sgdesk.services.people.several.managing import set_line_manager
from sgdesk.services.returns import document as returns
from sgdesk.services.sample import evenings as sample_evenings
from sgdesk.services.sample.asked import add_asked
from sgdesk.services.sample.evenings import Evening, Said
from sgdesk.services.sample.quality import add_quality
from sgdesk.services.sessions.attendance import Mark, mark_attendance
from sgdesk.services.sessions.bookings import book, candidates
from sgdesk.services.sessions.giving_out_forms import mark_sent
from sgdesk.services.sessions.papers import sign_in_sheet_pdf, training_plan_pdf
from sgdesk.services.sessions.sessions import SessionDetails, plan_session, session_lines
from sgdesk.services.training import standing
from sgdesk.services.training.exemptions import exempt, note_reason
from sgdesk.services.training.recording import course_choices

NAME = "St Example's, Leominster"
PARTNERSHIP = "hscp"
_WRITTEN_ON = date(2026, 3, 31)
"""The day that the dates of the sample's sheets are written for; they move with today."""

_DATED = frozenset({"role_start", "role_end", "started", "left", "completed_on"})
_SHEETS = (SheetKind.ROLES, SheetKind.PEOPLE, SheetKind.TRAINING)


def write_sheets(folder: Path, today: date) -> dict[SheetKind, Path]:
    """Write the sample's sheets with their dates moved so that every state shows on ``today``."""
    return {
        kind: write_file(folder / f"{kind.value}.csv", _moved(kind, today - _WRITTEN_ON))
        for kind in _SHEETS
    }


def _moved(kind: SheetKind, by: timedelta) -> bytes:
    source = paths.resource("sample", f"{kind.value}.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(StringIO(source)))
    stream = StringIO()
    writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _move(name, text, by) for name, text in row.items()})
    return stream.getvalue().encode("utf-8-sig")


def _move(name: str, text: str, by: timedelta) -> str:
    if name not in _DATED or not text:
        return text
    return (date.fromisoformat(text) + by).isoformat()


def make_sample(path: Path, sheets: Path, *, clock: Clock = local_now) -> Workspace:
    """Make the sample organisation at ``path`` from sheets written into ``sheets``; open it."""

    def fill(workspace: Workspace) -> None:
        change_organisation(
            workspace,
            OrganisationDetails(
                name=NAME,
                kind="church",
                contact_name="The safeguarding office",
                contact_email="safeguarding@example.org",
                address="1 Example Street, Leominster",
            ),
        )
        for kind, sheet in write_sheets(sheets, workspace.today()).items():
            imports.import_sheet(workspace, kind, sheet)
        _add_what_sheets_cannot_say(workspace)

    return new_workspace(
        path, name=NAME, partnership=PARTNERSHIP, clock=clock, is_sample=True, fill=fill
    )


def _add_what_sheets_cannot_say(workspace: Workspace) -> None:
    """Leads, an exemption and reasons for not completing."""
    today = workspace.today()
    everyone = standing.everyone(workspace)
    ids = {person.reference: person.id for person in everyone if person.reference}
    change_setting(workspace, "lead_person", str(ids["S002"]))
    change_setting(workspace, "deputy_person", str(ids["S003"]))
    exempt(
        workspace,
        ids["S016"],
        "level2",
        reason="Parental leave",
        agreed_by="Łukasz Sample",
        start=today - timedelta(days=200),
        review_on=today + timedelta(days=165),
    )
    note_reason(workspace, ids["S011"], "level1", "long_term_absence")
    note_reason(workspace, ids["S012"], "level2", "no_place")
    note_reason(workspace, ids["S004"], "level2", "barrier")
    _add_own_sessions(workspace, ids)
    add_quality(workspace, ids)
    add_asked(workspace)


_COURSE = "Child Neglect Overview"
_NEXT = "Right Help, Right Time"
_SEND = NextStep.SEND


def _add_own_sessions(workspace: Workspace, ids: Mapping[str, int]) -> None:
    """Evenings of their own: one with its impact, one whose forms come in, and one ahead."""
    today = workspace.today()
    trainer, _ = add_trainer(
        workspace,
        TrainerDetails(
            "Beatrice Testerton",
            person_id=ids["S009"],
            qualifications="Trains volunteers since 2019",
            trained_the_trainer_on=today - timedelta(days=450),
            observed_first_on=today - timedelta(days=430),
        ),
    )
    courses = {each.title: each.id for each in course_choices(workspace)}
    for evening in (sample_evenings.FIRST, sample_evenings.SECOND):
        held_on = today - timedelta(days=evening.days_ago)
        details = _evening(courses[_COURSE], held_on, trainer, places=20)
        session, _ = plan_session(workspace, details)
        _tick_in(workspace, session, evening, ids)
        _type_in(workspace, session, FormKind.EVALUATION, held_on, evening.said)
        _type_in(workspace, session, FormKind.TRAINER, held_on, evening.trainer_said)
        _follow_up(workspace, session, evening, held_on, ids)
    details = _evening(courses[_NEXT], today + timedelta(days=16), trainer, places=4)
    session, _ = plan_session(workspace, details)
    book(workspace, session, [each.person_id for each in candidates(workspace, session)[:5]])


def _evening(course: int, held_on: date, trainer: int, places: int) -> SessionDetails:
    return SessionDetails(
        course,
        held_on,
        "19:00",
        "21:00",
        place="Church hall",
        method="face to face",
        capacity=places,
        trainer_ids=(trainer,),
    )


def _tick_in(workspace: Workspace, session: int, evening: Evening, ids: Mapping[str, int]) -> None:
    everybody = (*evening.came, *evening.away)
    book(workspace, session, [ids[each] for each in everybody])
    marks = [Mark(ids[each], attended=True) for each in evening.came]
    marks += [Mark(ids[each], attended=False, reason="unwell") for each in evening.away]
    mark_attendance(workspace, session, marks)


def _type_in(
    workspace: Workspace, session: int, kind: FormKind, day: date, said: Sequence[Said]
) -> None:
    """Type in the first forms of a kind, as many as there are answers, the day after."""
    rows = entry_grid(workspace, session, kind).rows
    entries = [
        FormEntry(row.line.id, day + timedelta(days=1), answers)
        for row, answers in zip(rows, said, strict=False)
    ]
    if entries:
        save_forms(workspace, entries)


def _follow_up(
    workspace: Workspace, session: int, evening: Evening, held_on: date, ids: Mapping[str, int]
) -> None:
    """Draw the dip sample, give the impact forms out, and type in what came back."""
    if not evening.drawn:
        return
    for each in evening.came:
        set_line_manager(workspace, ids[each], ids[evening.manager])
    drawn_on = add_months(held_on, 3)
    drawn = draw_dip_sample(workspace, session, evening.drawn, drawn_on)
    _type_in(workspace, session, FormKind.IMPACT, drawn_on, evening.impact)
    _type_in(workspace, session, FormKind.MANAGER, drawn_on, evening.managers_said)
    waiting = [each.id for each in forms_of_session(workspace, session) if each.step is _SEND]
    mark_sent(workspace, waiting)
    number = dip_samples(workspace).drawn[0].id
    note_dip_sample(workspace, number, evening.found.format(n=len(drawn.people)))


def make_demo(folder: Path, *, clock: Clock = local_now) -> tuple[Path, ...]:
    """The whole main job on the sample, without a window; return the files that it made.

    The organisation file of an earlier demo in the folder is kept under another name.
    """
    path = _fresh(folder / "st-example.sgdesk", clock())
    workspace = make_sample(path, folder / "sheets", clock=clock)
    try:
        issued = certificates.issue_certificates(workspace)
        printed = save_certificates(workspace, issued.new_numbers, folder)
        exported = returns.export_return(workspace, folder)
        papers = _papers(workspace, folder)
    finally:
        workspace.close()
    sheets = tuple(folder / "sheets" / f"{kind.value}.csv" for kind in _SHEETS)
    made = (printed,) if printed else ()
    return (*sheets, path, *made, *exported.files, *papers)


def _papers(workspace: Workspace, folder: Path) -> tuple[Path, ...]:
    """The papers of training: sign-in sheet, evaluation report, plan, and one person's own."""

    today = workspace.today()
    lines = session_lines(workspace)
    ahead, held = lines[0], next(each for each in lines if each.state is SessionState.HELD)
    person = next(each.id for each in standing.everyone(workspace) if each.reference == "S002")
    year_ago = today - timedelta(days=365)
    content = {
        "sign-in-sheet.pdf": sign_in_sheet_pdf(workspace, ahead.id),
        "evaluation-report.pdf": evaluation_report_pdf(workspace, held.course_id, year_ago, today),
        "training-plan.pdf": training_plan_pdf(workspace),
        "person-record.pdf": person_record_pdf(workspace, person),
    }
    return tuple(write_file(folder / name, made) for name, made in content.items())


def _fresh(path: Path, now: datetime) -> Path:
    """A free name: the file of an earlier demo moves aside, nothing is written over."""
    make_folder(path.parent)
    if path.exists():
        path.rename(path.with_name(f"{path.stem} before {now:%Y-%m-%d %H%M%S}{path.suffix}"))
    return path
