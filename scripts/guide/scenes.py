"""What is done for each picture of the guide; what is shown is what the last line gives."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QWidget
from reportlab.pdfgen.canvas import Canvas

from scripts.guide.stage import NARROW, WIDE, Stage
from sgdesk.domain.errors import DamagedError
from sgdesk.services.certificates.issuing import issue_certificates
from sgdesk.services.certificates.register import register
from sgdesk.services.file.safety.backing_up import back_up
from sgdesk.services.file.workspace import new_workspace
from sgdesk.services.people.induction import begin_induction
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from sgdesk.services.returns.document import export_return
from sgdesk.services.returns.final import freeze_return, mark_sent
from sgdesk.ui.files.rescue import RescuePage, Trouble
from sgdesk.ui.first_start.page import FirstStart
from sgdesk.ui.forms.bringing_in.dialog import AnswersDialog
from sgdesk.ui.frame.finding.finder import Finder
from sgdesk.ui.imports.asking.questions import QuestionsPanel
from sgdesk.ui.imports.dialog import ImportDialog
from sgdesk.ui.imports.seeing.sheet_view import SheetPane
from sgdesk.ui.people.merging.dialog import MergeDialog
from sgdesk.ui.people.person.panel import PersonPanel
from sgdesk.ui.people.recording.record_dialog import RecordDialog
from sgdesk.ui.places import NOTHING, Place, Wanted
from sgdesk.ui.sessions.lists.dialog import ListDialog
from sgdesk.ui.setup.privacy.papers import PapersCard
from sgdesk.ui.setup.safety.restore_card import RestoreCard
from sgdesk.ui.widgets import Table

_LOW = QSize(600, 280)
"""Of a dialog that asks for one thing."""

_CHOSEN = 2
"""The person whose page is shown."""


@dataclass(frozen=True, slots=True)
class Part:
    """A picture: its name, what is done for it, and how much of it is shown from its top.

    ``high`` is in pixels; all of it with 0.
    """

    name: str
    show: Callable[[Stage], QWidget]
    high: int = 0


def _place(place: Place, action: str = "") -> Callable[[Stage], QWidget]:
    return lambda stage: stage.go(place, Wanted(action=action) if action else NOTHING)


def _first(stage: Stage) -> QWidget:
    stage.window.actions_.new.trigger()
    steps = stage.first(FirstStart)
    stage.first(QLineEdit).setText("St Example’s Church")
    return steps


def _finder(stage: Stage) -> QWidget:
    stage.window.actions_.find.trigger()
    finder = stage.dialog_of(Finder, NARROW)
    finder.box.setText("le")
    return finder


def _paper(stage: Stage) -> QWidget:
    stage.go(Place.SESSIONS, Wanted(session=3))
    stage.press("Sign-in sheet")
    return stage.sized(WIDE)


def _past(stage: Stage) -> QWidget:
    today = stage.workspace.today()
    stage.go(Place.TODAY)
    stage.window.go_to_day(date(today.year - 1, 3, 31))
    return stage.window


def _record(stage: Stage) -> QWidget:
    stage.go(Place.PEOPLE, Wanted(person=_CHOSEN, action="record"))
    dialog = stage.dialog_of(RecordDialog, QSize(NARROW.width(), 640))
    dialog.picker.choose(2)
    dialog.day.set_value(stage.workspace.today())
    dialog.show_preview()
    return dialog


def _person(stage: Stage, *texts: str, size: QSize = NARROW) -> QWidget:
    stage.window.resize(1500, 900)
    stage.go(Place.PEOPLE, Wanted(person=_CHOSEN))
    return stage.dialog(*texts, size=size) if texts else stage.first(PersonPanel)


def _induction(stage: Stage) -> QWidget:
    begin_induction(stage.workspace, _CHOSEN, stage.workspace.today())
    stage.window.refresh_all()
    return _person(stage, "Tick lines", size=QSize(640, 520))


def _merge(stage: Stage) -> QWidget:
    role = stage.workspace
    twin, _ = add_person(role, PersonDetails("Lukas", "Sample"))
    stage.window.refresh_all()
    _person(stage, "The same person as")
    dialog = stage.dialog_of(MergeDialog, WIDE)
    dialog.other.choose(twin)
    return dialog


_TRACKER = (
    "Name,Role,Level 1,Level 2,DBS number,Notes",
    "Ada Example,Leader,12/03/2025,13/03/2025,001234567890,",
    "Bob (Treasurer) Sample,Door steward,booked 12/3,,,keys",
    "Cy Invented,Youth leader,12/03/2025,31/02/2025,,",
    "Sunday School Leaders,Leader,,yes,,",
    "Dee Example,Tea maker,12/03/2025,,,(YL)",
    "Eve Made-Up,Leader,14/06/2024,15/06/2024,,",
    "Fay Sample,Leader,,,,",
)


def _club(stage: Stage) -> ImportDialog:
    """The dialog of an import into a club of three roles."""
    made = new_workspace(stage.folder / "club.sgdesk", name="Example Club", partnership="hscp")
    for name, group in (("Leader", "3"), ("Youth worker", "3"), ("Trustee", "1")):
        add_role(made, name, group)
    stage.window.desk.take(made)
    stage.go(Place.SETUP, Wanted(action="import", path=stage.file("tracker.csv", *_TRACKER)))
    return stage.dialog_of(ImportDialog, QSize(1000, 600))


def _questions(stage: Stage) -> QWidget:
    _club(stage).resize(1000, 800)
    return stage.first(QuestionsPanel)


def _cells(stage: Stage) -> QWidget:
    _club(stage)
    return stage.first(SheetPane)


def _received(stage: Stage) -> QWidget:
    paths = []
    for name, course in (("Siân Fictional", "Right Help, Right Time"), ("Ann Nobody", "Level 2")):
        path = stage.folder / f"{name.split()[0]}.pdf"
        paper = Canvas(str(path), pagesize=(420, 297))
        lines = ("Certificate of attendance", "This is to certify that", name, "completed", course)
        for at, line in enumerate((*lines, "12 March 2026")):
            paper.drawCentredString(210, 230 - 28 * at, line)
        paper.save()
        paths.append(path)
    stage.go(Place.PEOPLE, Wanted(action="dropped", paths=tuple(paths)))
    return stage.sized(QSize(1000, 600))


def _lists(stage: Stage) -> QWidget:
    names = (
        "Siân Fictional,Yes",
        "Gurpreet Exampleton,Yes",
        "Robs iPad,Yes",
        "Ngọc Specimen,Partly",
    )
    stage.go(Place.SESSIONS, Wanted(session=2, action="tick"))
    stage.press("Bring in the attendance list")
    dialog = stage.dialog_of(ListDialog, WIDE)
    dialog.take(stage.file("attendance.csv", "Name,Attendance", *names))
    return dialog


def _online(stage: Stage) -> QWidget:
    page = stage.go(Place.EVALUATION, Wanted(action="type-in"))
    stage.press("Bring in answers", inside=page)
    dialog = stage.dialog_of(AnswersDialog, WIDE)
    rows = ("Siân Fictional,5,To listen,4", "Zoë Placeholder,4,Whom to tell,3")
    asked = "How satisfied are you with the course?"
    heads = f"Name,{asked},What have you learned?,How useful was it?"
    dialog.take(stage.file("answers.csv", heads, *rows))
    return dialog


def _issued(stage: Stage, *texts: str, size: QSize = NARROW) -> QWidget:
    issue_certificates(stage.workspace)
    stage.window.refresh_all()
    page = stage.go(Place.CERTIFICATES)
    for table in page.findChildren(Table):
        if table.isVisibleTo(page):
            table.selectRow(0)
    return stage.dialog(*texts, size=size) if texts else page


def _past_returns(stage: Stage) -> QWidget:
    today = stage.workspace.today()
    frozen = freeze_return(stage.workspace, today - timedelta(days=200))
    mark_sent(stage.workspace, frozen.id, today, "the partnership")
    freeze_return(stage.workspace, today)
    stage.window.refresh_all()
    page = stage.go(Place.RETURN)
    stage.tab(page, "Past returns")
    return page


def _gather(stage: Stage) -> QWidget:
    returns = stage.folder / "returns"
    returns.mkdir()
    made = export_return(stage.workspace, stage.folder / "sent")
    for path in made.files:
        if path.suffix == ".json":
            (returns / path.name).write_bytes(path.read_bytes())
            (returns / "copy.json").write_bytes(path.read_bytes())
    stage.window.actions_.gather.trigger()
    stage.alerts.files.append(returns)
    stage.press("Choose the folder")
    return stage.sized(WIDE)


def _set_up(section: str, *texts: str, size: QSize = NARROW) -> Callable[[Stage], QWidget]:
    def show(stage: Stage) -> QWidget:
        page = stage.go(Place.SETUP, Wanted(action=section))
        return stage.dialog(*texts, size=size) if texts else page

    return show


def _restore(stage: Stage) -> QWidget:
    back_up(stage.workspace.path)
    add_person(stage.workspace, PersonDetails("Ann", "Sample"))
    section = stage.go(Place.SETUP, Wanted(action="safety"))
    stage.window.refresh_all()
    table = next(each for each in section.findChildren(Table) if each.model().rowCount())
    table.selectRow(0)
    stage.press("Restore the one chosen", inside=section)
    return stage.first(RestoreCard)


def _handover(stage: Stage) -> QWidget:
    stage.go(Place.SETUP, Wanted(action="privacy"))
    return stage.first(PapersCard)


def _broken(stage: Stage) -> QWidget:
    page = RescuePage(Trouble(stage.workspace.path, DamagedError("a page of the file")))
    page.show_backups((back_up(stage.workspace.path),))
    stage.window.show_instead(page)
    return page


def _check(stage: Stage) -> QWidget:
    dialog = _issued(stage, "Check a number")
    (number,) = {each.number for each in register(stage.workspace)[:1]}
    dialog.findChildren(QLineEdit)[0].setText(number)
    stage.press("Check the number", inside=dialog)
    return dialog


def _certificates(stage: Stage) -> QWidget:
    page = stage.go(Place.CERTIFICATES)
    next(each for each in page.findChildren(Table) if each.isVisibleTo(page)).selectRow(0)
    return page


def _over_a_year(stage: Stage) -> QWidget:
    stage.go(Place.TODAY)
    return stage.dialog("Over the last year", size=WIDE)


def _on_people(stage: Stage, *texts: str, size: QSize) -> QWidget:
    stage.go(Place.PEOPLE)
    return stage.dialog(*texts, size=size)


def _reminders(stage: Stage) -> QWidget:
    stage.go(Place.TODAY)
    return stage.dialog("Remind", size=WIDE)


def _returns(stage: Stage, *texts: str) -> QWidget:
    stage.go(Place.RETURN)
    return stage.dialog(*texts)


def _tick(stage: Stage) -> QWidget:
    return stage.go(Place.SESSIONS, Wanted(session=2, action="tick"))


PARTS: tuple[Part, ...] = (
    Part("first", _first),
    Part("finder", _finder, 300),
    Part("paper", _paper),
    Part("today", _place(Place.TODAY), 470),
    Part("reminders", _reminders),
    Part("past", _past, 285),
    Part("year", _over_a_year),
    Part("people", _place(Place.PEOPLE), 470),
    Part("record", _record),
    Part("person", _person, 640),
    Part("induction", _induction),
    Part("leaving", lambda stage: _person(stage, "Leaves", size=_LOW)),
    Part("slips", lambda stage: _on_people(stage, "Leaders’ slips", size=_LOW)),
    Part("merge", _merge),
    Part("import", _club, 440),
    Part("questions", _questions, 620),
    Part("cells", _cells, 300),
    Part("received", _received),
    Part("sessions", _place(Place.SESSIONS), 500),
    Part("tick", _tick, 560),
    Part("lists", _lists),
    Part("courses", _place(Place.SESSIONS, "courses"), 500),
    Part("trainers", _place(Place.SESSIONS, "trainers"), 430),
    Part("needs", _place(Place.SESSIONS, "needs"), 470),
    Part("certificates", _certificates, 500),
    Part("look", lambda stage: _issued(stage, "How they print", size=WIDE)),
    Part("checkone", _check),
    Part("evaluation", _place(Place.EVALUATION), 470),
    Part("typing", _place(Place.EVALUATION, "type-in"), 430),
    Part("online", _online),
    Part("results", _place(Place.EVALUATION, "results"), 520),
    Part("dip", _place(Place.EVALUATION, "dip"), 430),
    Part("return", _place(Place.RETURN), 500),
    Part("shown", lambda stage: _returns(stage, "More to show")),
    Part("final", lambda stage: _returns(stage, "Make final")),
    Part("past-returns", _past_returns, 330),
    Part("gather", _gather),
    Part("organisation", _set_up("organisation"), 560),
    Part("decisions", _set_up("partnership", "Decisions left to you", size=QSize(720, 560))),
    Part("setup", _set_up("roles"), 430),
    Part("grid", _set_up("roles", "All in one grid", size=WIDE)),
    Part("partnership", _set_up("partnership"), 520),
    Part("safety", _set_up("safety"), 330),
    Part("restore", _restore),
    Part("passphrase", _set_up("safety", "Set a passphrase", size=_LOW)),
    Part("broken", _broken, 520),
    Part("privacy", _set_up("privacy"), 430),
    Part("erase", lambda stage: _person(stage, "Erase")),
    Part("handover", _handover),
)
"""One picture for each part of the guide that is about something to be seen."""
