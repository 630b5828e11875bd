"""The sample organisation: about forty plainly invented people whose training has every state."""

import csv
from datetime import date, datetime, timedelta
from io import StringIO
from pathlib import Path

from sgdesk import paths
from sgdesk.data.files import write_file
from sgdesk.data.store import Clock, local_now
from sgdesk.services import certificates, imports, people, returns, standing
from sgdesk.services.imports import SheetKind
from sgdesk.services.organisation import (
    OrganisationDetails,
    change_organisation,
    change_setting,
)
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
    ids = {person.reference: person.id for person in standing.everyone(workspace)}
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
        sheets = tuple(folder / "sheets" / f"{kind.value}.csv" for kind in _SHEETS)
    finally:
        workspace.close()
    made = (printed,) if printed else ()
    return (*sheets, path, *made, *exported.files)


def _fresh(path: Path, now: datetime) -> Path:
    """A free name: the file of an earlier demo moves aside, nothing is written over."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        path.rename(path.with_name(f"{path.stem} before {now:%Y-%m-%d %H%M%S}{path.suffix}"))
    return path
