"""The sample organisation: about forty plainly invented people whose training has every state."""

import csv
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from io import StringIO
from pathlib import Path

from sgdesk import paths
from sgdesk.data.files import make_folder, write_file
from sgdesk.data.store import Clock, local_now
from sgdesk.domain.evaluation import FormKind
from sgdesk.services import certificates, imports, people, returns, standing
from sgdesk.services.attendance import Mark, mark_attendance
from sgdesk.services.bookings import book
from sgdesk.services.evaluation import FormEntry, entry_grid, save_forms
from sgdesk.services.imports import SheetKind
from sgdesk.services.organisation import (
    OrganisationDetails,
    change_organisation,
    change_setting,
)
from sgdesk.services.sessions import SessionDetails, plan_session, session_lines
from sgdesk.services.trainers import TrainerDetails, add_trainer
from sgdesk.services.training import course_choices
from sgdesk.services.workspace import Workspace, new_workspace

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
    workspace = new_workspace(path, name=NAME, partnership=PARTNERSHIP, clock=clock, is_sample=True)
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
    return workspace


def _add_what_sheets_cannot_say(workspace: Workspace) -> None:
    """Leads, an exemption and reasons for not completing."""
    today = workspace.today()
    everyone = standing.everyone(workspace)
    ids = {person.reference: person.id for person in everyone if person.reference}
    change_setting(workspace, "lead_person", str(ids["S002"]))
    change_setting(workspace, "deputy_person", str(ids["S003"]))
    people.exempt(
        workspace,
        ids["S016"],
        "level2",
        reason="Helps at two events a year, never alone with children",
        agreed_by="Łukasz Sample",
        start=today - timedelta(days=200),
        review_on=today + timedelta(days=165),
    )
    people.note_reason(workspace, ids["S011"], "level1", "long_term_absence")
    people.note_reason(workspace, ids["S012"], "level2", "no_place")
    people.note_reason(workspace, ids["S004"], "level2", "barrier")
    _add_own_session(workspace, ids)


_COURSE = "Child Neglect Overview"
_COMING = ("S004", "S005", "S006", "S008", "S009", "S011", "S013", "S014", "S021", "S024")
_AWAY = "S024"
_SAID = (
    ("What neglect can look like in a busy family", "Write down small worries the same day"),
    ("Whom to ring, and when", "Put the number by the telephone in the hall"),
    ("That small signs add up", "Talk to the safeguarding lead sooner"),
    ("How to listen without leading", "Practise it with the other helpers"),
    ("The levels of need", "Look the chart up before I guess"),
    ("That tired is not always just tired", "Keep an eye on the packed lunches"),
    ("What happens after a referral", "Explain it to new helpers"),
)


def _add_own_session(workspace: Workspace, ids: Mapping[str, int]) -> None:
    """A session of the organisation's own, ticked in, with most of its forms back."""
    held_on = workspace.today() - timedelta(days=50)
    trainer, _ = add_trainer(
        workspace,
        TrainerDetails(
            "Beatrice Testerton",
            person_id=ids["S009"],
            qualifications="Trains volunteers since 2019",
            trained_the_trainer_on=held_on - timedelta(days=400),
            observed_first_on=held_on - timedelta(days=380),
        ),
    )
    course = next(each.id for each in course_choices(workspace) if each.title == _COURSE)
    session, _ = plan_session(
        workspace,
        SessionDetails(
            course,
            held_on,
            "19:00",
            "21:00",
            place="Church hall",
            method="face to face",
            capacity=20,
            trainer_ids=(trainer,),
        ),
    )
    book(workspace, session, [ids[each] for each in _COMING])
    mark_attendance(
        workspace,
        session,
        [Mark(ids[each], each != _AWAY, "" if each != _AWAY else "unwell") for each in _COMING],
    )
    _fill_forms(workspace, session, held_on)


def _fill_forms(workspace: Workspace, session: int, held_on: date) -> None:
    """Type in seven of the nine forms, so that two certificates still wait."""
    rows = entry_grid(workspace, session, FormKind.EVALUATION).rows
    entries = [
        FormEntry(
            row.line.id,
            held_on + timedelta(days=1),
            {
                "satisfaction": 4 + place % 2,
                "relevance": 5 - place % 3 % 2,
                "before": 1 + place % 3,
                "after": 4 + (place + 1) % 2,
                "learned": learned,
                "will_do": will_do,
            },
        )
        for place, (row, (learned, will_do)) in enumerate(zip(rows, _SAID, strict=False))
    ]
    save_forms(workspace, entries)


def make_demo(folder: Path, *, clock: Clock = local_now) -> tuple[Path, ...]:
    """The whole main job on the sample, without a window; return the files that it made.

    The organisation file of an earlier demo in the folder is kept under another name.
    """
    path = _fresh(folder / "st-example.sgdesk", clock())
    workspace = make_sample(path, folder / "sheets", clock=clock)
    try:
        issued = certificates.issue_certificates(workspace)
        printed = certificates.save_certificates(workspace, issued.new_numbers, folder)
        exported = returns.export_return(workspace, folder)
        papers = _papers(workspace, folder)
    finally:
        workspace.close()
    sheets = tuple(folder / "sheets" / f"{kind.value}.csv" for kind in _SHEETS)
    made = (printed,) if printed else ()
    return (*sheets, path, *made, *exported.files, *papers)


def _papers(workspace: Workspace, folder: Path) -> tuple[Path, ...]:
    """The papers of training: sign-in sheet, evaluation report, plan, and one person's own."""
    from sgdesk.services import papers

    today = workspace.today()
    session = session_lines(workspace)[0]
    person = next(each.id for each in standing.everyone(workspace) if each.reference == "S002")
    year_ago = today - timedelta(days=365)
    content = {
        "sign-in-sheet.pdf": papers.sign_in_sheet_pdf(workspace, session.id),
        "evaluation-report.pdf": papers.evaluation_report_pdf(
            workspace, session.course_id, year_ago, today
        ),
        "training-plan.pdf": papers.training_plan_pdf(workspace),
        "person-record.pdf": papers.person_record_pdf(workspace, person),
    }
    return tuple(write_file(folder / name, made) for name, made in content.items())


def _fresh(path: Path, now: datetime) -> Path:
    """A free name: the file of an earlier demo moves aside, nothing is written over."""
    make_folder(path.parent)
    if path.exists():
        path.rename(path.with_name(f"{path.stem} before {now:%Y-%m-%d %H%M%S}{path.suffix}"))
    return path
