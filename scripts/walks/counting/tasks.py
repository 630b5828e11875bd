"""The six jobs that are counted, told once; a hand with or without a mouse does them."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from scripts.walks.counting.hands import Hand
from scripts.walks.counting.keys import Keys
from scripts.walks.counting.mouse import Mouse
from scripts.walks.tracker import tracker
from scripts.walks.walking import LostError, Walk
from sgdesk.domain.organisation.organisation import OrganisationDetails
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import NewRole, roles_view
from sgdesk.services.sample.beginning import begin_organisation, usual_path
from sgdesk.services.training.standing import everyone

_FIVE = (
    ("Amina Sample", "Safeguarding lead"),
    ("Bilal Example", "Madrasah teacher"),
    ("Dawud Invented", "Madrasah teacher"),
    ("Hafsa Madeup", "Madrasah teacher"),
    ("Yusuf Sample", "Trustee"),
)
_FOURTEEN = (
    "Ada Bob Cy Dee Eve Flo Gus Hal Ida Jon Kit Lou Mae Ned".split(),
    "Example Sample Invented Madeup Fictional".split(),
)
_AT_ONCE_MS = 40
"""A folded list takes no click before this: it might be the second half of a double one."""
_COURSE = "Safeguarding Level 1"


@dataclass(frozen=True, slots=True)
class Job:
    """One job: its title, how many actions it may take with a mouse and without, how it is done."""

    key: str
    title: str
    most: int
    most_keys: int
    do: Callable[[Walk, Hand], None]
    is_new: bool = False
    """Whether it begins with no file at all; the others find one with fourteen people."""


def first_certificate(walk: Walk, hand: Hand) -> None:
    """From the first start: the madrasah of a mosque, five people typed, one evening of theirs."""
    _set_up(hand, "Type them in")
    for number, (name, role) in enumerate(_FIVE, 1):
        hand.type("Full name", name)
        hand.choose("Role", role)
        hand.press("Add" if number == len(_FIVE) else "Add, and another")
    hand.tick_all("Training matrix", "Tick all 5")
    hand.press("Record training")
    hand.take("Courses", _COURSE)
    hand.choose("Who ran it", "We ran it")
    hand.press("Record")
    hand.place("Certificates", 4)
    hand.press("Issue all that are ready")
    _see(walk, "Register", 5)


def _set_up(hand: Hand, way: str) -> None:
    hand.press("Set up your organisation")
    hand.type("Name of the organisation", "Example Mosque")
    hand.choose("What kind of organisation", "Mosque")
    hand.press("Go on")
    hand.press("Fill in the usual answers for now")
    hand.press("Go on")
    hand.press("Go on")
    hand.press(way)
    hand.press("Make the file")


def standing_list(walk: Walk, hand: Hand) -> None:
    """From an empty list of people, a tracker of 25 people to everybody's standing."""
    _set_up(hand, "Begin with an empty list")
    hand.place("People", 2)
    hand.done.clear()
    hand.press("Import a sheet")
    hand.choose_file("Choose a file", tracker(walk.folder / "tracker.csv"))
    hand.press("Take the first offer for all 8 roles*")
    hand.press("A new course*")
    hand.press("Add this course*")
    hand.press("Bring in*")
    hand.press("Done")
    if len(everyone(walk.workspace)) != 25:
        raise LostError("not everybody came in")


def fourteen_recorded(walk: Walk, hand: Hand) -> None:
    """From Today: what fourteen people did on another day."""
    hand.place("People", 2)
    hand.tick_all("Training matrix", "Tick all 14")
    hand.press("Record training")
    hand.take("Courses", _COURSE)
    hand.type("Completed on", "3/2/2025")
    hand.press("Record")
    walk.see("14 people")


def session_to_certificates(walk: Walk, hand: Hand) -> None:
    """Planned, booked, held the same evening, ticked in, certificates issued."""
    hand.place("Sessions", 3)
    hand.press("Plan a session")
    hand.choose("Course", "Safeguarding Level 2")
    hand.type("Day", "today")
    hand.type("Begins at", "7pm")
    hand.type("Ends at", "9pm")
    hand.press("Plan it")
    hand.tick_all("Who should come", "Tick all*")
    hand.press("Book 14 people")
    hand.tab("Tick in")
    hand.press("All came")
    hand.press("Save the sheet*")
    hand.place("Certificates", 4)
    hand.press("Issue all that are ready")
    _see(walk, "Register", 14)


def return_sent(walk: Walk, hand: Hand) -> None:
    """Made final as it stands, and marked as sent."""
    hand.place("Return", 6)
    hand.press("Make final")
    hand.press("Make it final")
    hand.tab("Past returns")
    hand.press("Mark as sent")
    hand.type("To whom", "office@example.org")
    hand.press("Note it")
    walk.see("noted as sent")


def backup_restored(walk: Walk, hand: Hand) -> None:
    """A backup, somebody added by mistake, and the backup in its place again."""
    hand.place("Set-up", 7)
    hand.take("Sections of Set-up", "Safety")
    hand.press("Back up now")
    hand.press("Restore the one chosen")
    hand.press_and_answer("Restore this backup", "Restore the backup")
    walk.see("The backup is restored and open.")


def _see(walk: Walk, table: str, rows: int) -> None:
    if len(walk.table(table)) != rows:
        raise LostError(f"{len(walk.table(table))} lines in {table}, and not {rows}")


JOBS = (
    Job("certificate", "First start to first certificates", 40, 42, first_certificate, True),
    Job("tracker", "A tracker to everybody’s standing", 10, 19, standing_list, True),
    Job("fourteen", "Training for 14 recorded", 6, 8, fourteen_recorded),
    Job("session", "A session from plan to certificates", 18, 21, session_to_certificates),
    Job("return", "A return made final and marked as sent", 7, 7, return_sent),
    Job("restore", "A backup restored", 6, 9, backup_restored),
)
"""What they may take is held: whoever makes one longer finds out."""


def do(job: Job, folder: Path, *, mouse: bool) -> list[str]:
    """Do a job in a window of its own, and say each action."""
    os.environ["SGDESK_HOME"] = str(folder)
    usual = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(_AT_ONCE_MS)
    walk = Walk(folder, folder)
    try:
        walk.show(None if job.is_new else _file_with_fourteen())
        hand = Mouse(walk.alerts) if mouse else Keys(walk.alerts)
        if hand.presses.is_real:
            walk.fill_the_screen()
        hand.wait()
        job.do(walk, hand)
        return hand.done
    finally:
        walk.close()
        QApplication.setDoubleClickInterval(usual)


def _file_with_fourteen() -> Path:
    details = OrganisationDetails(name="Example Mosque", kind="mosque")
    path = usual_path(details.name)
    role = NewRole("Teacher", "2")
    workspace: Workspace = begin_organisation(path, details, "generic", [role])
    found = roles_view(workspace)[0].role.id
    given, family = _FOURTEEN
    for number, name in enumerate(given):
        person = PersonDetails(given_name=name, family_name=family[number % len(family)])
        add_person(workspace, person, found, date.today() - timedelta(days=400))
    workspace.close()
    return path
