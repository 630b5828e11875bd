"""A day's work with people whose names stand nowhere else, and a search for those names."""

import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from sgdesk.data.file import schema
from sgdesk.domain.file.passphrases import Secret
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.log import start_log
from sgdesk.services import imports
from sgdesk.services.certificates import issuing
from sgdesk.services.certificates.register import save_certificates
from sgdesk.services.file.safety import backing_up, restoring
from sgdesk.services.file.saving import save_paper
from sgdesk.services.file.workspace import Workspace, new_workspace, open_workspace
from sgdesk.services.imports import SheetKind
from sgdesk.services.people import people, roles
from sgdesk.services.people.papers import person_record_pdf
from sgdesk.services.people.people import PersonDetails
from sgdesk.services.people.reminders import reminder_view, write_reminders
from sgdesk.services.people.rights import erasing
from sgdesk.services.returns.document import export_return
from sgdesk.services.sessions import bookings, sessions
from sgdesk.services.sessions.papers import sign_in_sheet_pdf
from sgdesk.services.sessions.sessions import SessionDetails
from sgdesk.services.training import recording
from sgdesk.services.training.recording import OURSELVES, TrainingDetails
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.memory import window_memory
from sgdesk.ui.places import Place
from sgdesk.ui.startup import crash
from sgdesk.ui.tasks import InlineTasks
from tests import factories
from tests.torture.world import CANARIES

TODAY: date = factories.TODAY


def work_a_day(root: Path, secret: Secret | None) -> tuple[list[str], list[bytes]]:
    """Do a day's work below ``root``; return every title that the window had, and journals.

    The file lies in ``work``; what somebody asks for goes to ``asked``.
    """
    file, asked = root / "work" / "safeguarding.sgdesk", root / "asked"
    for folder in (file.parent, asked):
        folder.mkdir()
    start_log()
    workspace = new_workspace(
        file, name="St Example's", partnership="hscp", clock=factories.clock_at(), secret=secret
    )
    try:
        journals = _enter(workspace, asked)
        _hand_out(workspace, asked)
        backing_up.back_up(file, clock=factories.clock_at(), secret=secret)
        backing_up.back_up_elsewhere(workspace, asked)
        whom = erasing.whom_of_person(workspace, 1)
        erasing.erase_at_once(workspace, whom, reason=ErasingReason.MISTAKE)
    finally:
        workspace.close()
    backup = backing_up.backups(file, secret)[-1].path
    restoring.restore(backup, file, clock=factories.clock_at(), secret=secret)
    again = open_workspace(file, writable=True, clock=factories.clock_at(), secret=secret)
    return list(_titles(again, is_locked=secret is not None)), journals


def _enter(workspace: Workspace, asked: Path) -> list[bytes]:
    """Roles, people, a sheet and training; returns the journal in the middle of a writing."""
    role, _ = roles.add_role(workspace, "Helper", None, ["level1", "level2"])
    ids = [
        people.add_person(
            workspace,
            PersonDetails("Sample", name, email=f"{name}@example.org", notes=f"{name} said so"),
            role,
            TODAY - timedelta(days=900),
        )[0]
        for name in CANARIES
    ]
    sheet = asked / "people.csv"
    rows = "\n".join(f"R{n},Sample,{name}son,Helper" for n, name in enumerate(CANARIES))
    sheet.write_text(f"reference,given_name,family_name,role\n{rows}\n", encoding="utf-8")
    imports.import_sheet(workspace, SheetKind.PEOPLE, sheet)
    courses = [each for each in recording.course_choices(workspace) if each.requirements]
    for days, course in enumerate(courses):
        day = TODAY - timedelta(days=30 + days)
        recording.record_training(
            workspace, ids, TrainingDetails(course.id, day, provider=OURSELVES)
        )
    session, _ = sessions.plan_session(
        workspace, SessionDetails(courses[0].id, TODAY, notes=f"{CANARIES[1]} brings the keys")
    )
    bookings.book(workspace, session, ids)
    save_paper(asked / "sign-in.pdf", sign_in_sheet_pdf(workspace, session))
    with workspace.file.writing("change_person", {"person": CANARIES[2]}) as writer:
        writer.update(schema.person, ids[2], notes=f"{CANARIES[2]} {'x' * 9000}")
        beside = workspace.path.with_name(f"{workspace.path.name}-journal")
        return [beside.read_bytes(), workspace.path.read_bytes()]


def _hand_out(workspace: Workspace, asked: Path) -> None:
    """Certificates, a record, mail drafts, and a return with names under a passphrase."""
    issued = issuing.issue_certificates(workspace)
    numbers = [line.number for line in issued.lines if line.number is not None]
    save_certificates(workspace, numbers, asked)
    save_paper(asked / "record.pdf", person_record_pdf(workspace, 2))
    wanted = [each.key for each in reminder_view(workspace).reminders]
    if wanted:
        write_reminders(workspace, wanted, asked)
    export_return(workspace, asked, named=True, passphrase="four plain sample words")


def _titles(workspace: Workspace, *, is_locked: bool) -> Iterator[str]:
    """Look at every page and at somebody's own, have a defect, lock the window, and close it."""
    alerts = RecordingAlerts()
    memory = window_memory()
    window = MainWindow(
        memory, InlineTasks(alerts.refuse), alerts, today=lambda: TODAY, clock=factories.clock_at()
    )
    window.show()
    window.desk.take(workspace)
    crash.reporter(alerts.report_defect)(ValueError(f"a defect about {CANARIES[0]}"))
    yield from alerts.defects
    for place in Place:
        window.navigate(place)
        yield from (each.windowTitle() for each in QApplication.topLevelWidgets())
    if is_locked:
        window.desk.lock()
        yield from (each.windowTitle() for each in QApplication.topLevelWidgets())
    window.close()
    window.deleteLater()


def found_in(root: Path, *, leaving: frozenset[str]) -> list[str]:
    """Every file below ``root`` that holds a name, but for the folders ``leaving``."""
    found = []
    for folder, folders, files in os.walk(root):
        folders[:] = [each for each in folders if each not in leaving]
        for each in files:
            path = Path(folder) / each
            if holds_a_name(path.read_bytes()) or holds_a_name(str(path).encode()):
                found.append(str(path.relative_to(root)))
    return found


def holds_a_name(content: bytes) -> bool:
    """Whether bytes hold one of the names, in either of the ways in which text is kept."""
    return any(
        name.encode(coding) in content
        for canary in CANARIES
        for name in (canary, canary.lower(), canary.upper())
        for coding in ("utf-8", "utf-16-le", "utf-16-be")
    )
