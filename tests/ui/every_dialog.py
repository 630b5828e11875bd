"""Every dialog of the program, and a way to open those that no page of the round leads to."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QDialog

import sgdesk.ui
from sgdesk.domain.organisation.policy import TrainingPolicy
from sgdesk.domain.people.access import AccessRequest
from sgdesk.domain.people.outside import OutsideWorker
from sgdesk.domain.people.words_for import WordsFor
from sgdesk.services.file.safety.copies import CopyPlace, HeldIn
from sgdesk.services.file.safety.passphrase import new_passphrase
from sgdesk.services.imports.attendance.values import ListOf
from sgdesk.services.imports.received.values import Offer
from sgdesk.services.people.induction import checklist_of
from sgdesk.services.people.people import PersonView, person_view
from sgdesk.services.people.rights.requests import RequestLine
from sgdesk.services.people.rights.retention import DueLine
from sgdesk.services.people.roles import roles_view
from sgdesk.services.people.several.finishing import under_way
from sgdesk.services.people.several.first_days import Starts
from sgdesk.services.people.several.season import Season
from sgdesk.services.returns.words import return_workspace
from sgdesk.services.sessions.sessions import session_lines, session_view
from sgdesk.services.training import standing
from sgdesk.services.training.correcting import correctable
from sgdesk.services.training.recording import course_choices
from sgdesk.ui.context import Context
from sgdesk.ui.courses.catalogue.small_dialogs import ShareDialog
from sgdesk.ui.frame.guiding.about import AboutDialog
from sgdesk.ui.frame.guiding.licences import LicencesDialog
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.frame.messages import Message, MessagesDialog
from sgdesk.ui.passphrase import away, setting
from sgdesk.ui.passphrase.asking import AskDialog
from sgdesk.ui.passphrase.tries import Tries
from sgdesk.ui.passphrase.unlocking import UnlockDialog
from sgdesk.ui.people.outside.dialogs import EndOutsideDialog, OutsideDialog
from sgdesk.ui.people.person.induction_dialogs import ChecklistDialog, CompleteInductionDialog
from sgdesk.ui.people.person.leaving_dialogs import (
    BackFromLeaveDialog,
    ComeBackDialog,
    LedElsewhereDialog,
)
from sgdesk.ui.people.person.post_dialogs import CorrectPostDialog, EndPostDialog
from sgdesk.ui.people.person.standing_dialogs import (
    EndExemptionDialog,
    ExemptDialog,
    ReasonDialog,
    VoidDialog,
)
from sgdesk.ui.people.received.dialog import ReceivedDialog
from sgdesk.ui.people.received.new_course import NewCourseDialog
from sgdesk.ui.people.received.several import SeveralDialog
from sgdesk.ui.people.recording.correct_dialog import CorrectDialog
from sgdesk.ui.people.recording.first_day_dialog import FirstDayDialog
from sgdesk.ui.people.recording.inductions_dialog import FinishInductionsDialog
from sgdesk.ui.people.recording.kind_dialog import KindDialog
from sgdesk.ui.people.season_dialog import SeasonDialog
from sgdesk.ui.people.words_dialog import WordsDialog
from sgdesk.ui.returns.action_dialog import FinishDialog, ReturnActionDialog
from sgdesk.ui.returns.final.annex_dialog import AnnexDialog
from sgdesk.ui.returns.gathering.dialog import GatherDialog
from sgdesk.ui.sessions.columns import BookingLine, booking_lines
from sgdesk.ui.sessions.lists.dialog import ListDialog
from sgdesk.ui.sessions.small_dialogs import GiveBackDialog, NeedsDialog
from sgdesk.ui.setup.policy import PolicyDialog
from sgdesk.ui.setup.privacy.copies import RemoveCopiesDialog
from sgdesk.ui.setup.privacy.dialogs import AnsweredDialog, LookAgainDialog
from sgdesk.ui.setup.topics import TopicDialog
from sgdesk.ui.tasks import InlineTasks
from tests.factories import TODAY
from tests.services.imports.received.making import certificate, write_pdf
from tests.ui.long_names import longer

PASSPHRASE = "four plain words here"

BASES = frozenset(
    {
        "sgdesk.ui.imports.parts.sheet_dialog.SheetDialog",
        "sgdesk.ui.people.person.post_dialogs._PostDays",
        "sgdesk.ui.widgets.arranging.ReadDialog",
        "sgdesk.ui.widgets.boxes.action_dialog.ActionDialog",
        "sgdesk.ui.widgets.boxes.fields.FormDialog",
    }
)
"""What other dialogs are made of; one of them alone is never opened."""


def named(kind: type[QDialog]) -> str:
    """The name of a class with its module, since two areas may use one word."""
    return f"{kind.__module__}.{kind.__name__}"


def every_dialog() -> set[str]:
    """Every class of a dialog in the program."""
    for module in pkgutil.walk_packages(sgdesk.ui.__path__, "sgdesk.ui."):
        importlib.import_module(module.name)
    found = {named(kind) for kind in _below(QDialog) if kind.__module__.startswith("sgdesk.")}
    return found - BASES


def _below(kind: type[QDialog]) -> Iterator[type[QDialog]]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)


@dataclass(slots=True)
class Made:
    """A window with everything in its file, and a folder to write into."""

    window: MainWindow
    folder: Path

    @property
    def context(self) -> Context:
        found = self.window.context
        assert found is not None
        return found

    def who(self, has: Callable[[PersonView], object]) -> PersonView:
        """The first person of whom something holds."""
        workspace = self.context.workspace
        views = (person_view(workspace, each.id) for each in standing.everyone(workspace))
        return next(each for each in views if has(each))

    @property
    def someone(self) -> tuple[int, str]:
        person = self.who(lambda each: each.training and each.posts).person
        return person.id, person.name


def _booking(made: Made) -> BookingLine:
    workspace = made.context.workspace
    views = (session_view(workspace, each.id) for each in session_lines(workspace))
    return next(line for view in views for line in booking_lines(view))


def _correct(made: Made) -> QDialog:
    entry = made.who(lambda each: each.training).training[0]
    workspace = made.context.workspace
    found, choices = correctable(workspace, entry.row.id), course_choices(workspace, former=True)
    return CorrectDialog(made.context, entry, found, choices, made.window)


def _come_back(made: Made) -> QDialog:
    found = made.who(lambda each: each.posts)
    held = tuple(each.post.role_id for each in found.posts)
    roles = tuple(roles_view(made.context.workspace))
    return ComeBackDialog(made.context, found.person, roles, held, made.window)


def _induction(kind: type[ChecklistDialog | CompleteInductionDialog]) -> "Opener":
    def make(made: Made) -> QDialog:
        found = checklist_of(made.context.workspace, 7)
        assert found is not None
        return kind(made.context, found, made.window)

    return make


def _finish_inductions(made: Made) -> QDialog:
    number, name = made.someone
    names = {7: name, number: name}
    found = under_way(made.context.workspace, tuple(names))
    assert found.open_lines
    return FinishInductionsDialog(made.context, names, found, made.window)


def _first_day(made: Made) -> QDialog:
    (number, name), other = made.someone, 2
    found = Starts(frozenset({number}), frozenset({other}))
    people = {number: name, other: "Somebody Else"}
    return FirstDayDialog(made.context, people, found, made.window)


def _post(kind: type[EndPostDialog]) -> "Opener":
    return lambda made: kind(made.context, made.who(lambda each: each.posts).posts[0], made.window)


def _correct_post(made: Made) -> QDialog:
    post = made.who(lambda each: each.posts).posts[0]
    roles = tuple(roles_view(made.context.workspace))
    return CorrectPostDialog(made.context, post, roles, made.window)


def _received(made: Made) -> QDialog:
    path = made.folder / f"{longer('certificate')}.pdf"
    words = certificate(longer("Ann Sample"), longer("Fire Safety"), "Issued on 12/3/2025", "")
    write_pdf(path, words)
    return ReceivedDialog(made.context, (path,), made.window)


def _copies(made: Made) -> QDialog:
    path = made.folder / f"{longer('copy')}.sgdesk"
    return RemoveCopiesDialog(
        made.context, [HeldIn(path, TODAY, None, CopyPlace.BESIDE)], made.window
    )


def _list(made: Made) -> QDialog:
    workspace = made.context.workspace
    view = session_view(workspace, session_lines(workspace)[0].id)
    return ListDialog(made.context, view, ListOf.ATTENDANCE, made.window)


def _season(made: Made) -> QDialog:
    posts = made.who(lambda each: each.posts).posts
    numbers = tuple(each.post.id for each in posts)
    season = Season(TODAY - timedelta(days=400), TODAY - timedelta(days=370), numbers, 1)
    return SeasonDialog(made.context, [season], made.window)


def _action(kind: type[ReturnActionDialog | FinishDialog]) -> "Opener":
    return lambda made: kind(
        made.context, return_workspace(made.context.workspace).actions[0], made.window
    )


def _outside() -> OutsideWorker:
    return OutsideWorker(
        1, longer("Cora"), longer("Cleaning"), longer("Clean"), TODAY, "", TODAY, "", None
    )


def _late(made: Made) -> QDialog:
    number, name = made.someone
    line = DueLine(number, None, name, "volunteer", TODAY - timedelta(days=3000), TODAY)
    return LookAgainDialog(made.context, line, made.window)


def _answered(made: Made) -> QDialog:
    number, name = made.someone
    asked = AccessRequest(1, number, None, TODAY - timedelta(days=9), None, "")
    return AnsweredDialog(made.context, RequestLine(asked, name), made.window)


def _words(made: Made) -> QDialog:
    entry = WordsFor(made.someone[1], "Your training is due soon.")
    return WordsDialog(made.context, longer("Words for"), [entry], made.window)


def _ask(kind: type[AskDialog]) -> "Opener":
    return lambda made: kind(
        made.folder / f"{longer('file')}.sgdesk", lambda *_: None, Tries(), made.window
    )


Opener = Callable[[Made], QDialog]

LEVEL = ("level1", "Level 1")

OPENERS: dict[type[QDialog], Opener] = {
    AboutDialog: lambda made: AboutDialog(made.context.workspace.path, 4, made.window),
    AnnexDialog: lambda made: AnnexDialog(lambda _: None, made.window),
    AnsweredDialog: _answered,
    AskDialog: _ask(AskDialog),
    ChecklistDialog: _induction(ChecklistDialog),
    BackFromLeaveDialog: lambda made: BackFromLeaveDialog(
        made.context, made.who(lambda _: True), made.window
    ),
    ComeBackDialog: _come_back,
    CompleteInductionDialog: _induction(CompleteInductionDialog),
    CorrectDialog: _correct,
    CorrectPostDialog: _correct_post,
    EndExemptionDialog: lambda made: EndExemptionDialog(
        made.context, 1, "End the exemption of Ann Sample", made.window
    ),
    EndOutsideDialog: lambda made: EndOutsideDialog(made.context, _outside(), made.window),
    EndPostDialog: _post(EndPostDialog),
    ExemptDialog: lambda made: ExemptDialog(made.context, made.someone, LEVEL, made.window),
    FinishDialog: _action(FinishDialog),
    FinishInductionsDialog: _finish_inductions,
    FirstDayDialog: _first_day,
    GatherDialog: lambda made: GatherDialog(
        InlineTasks(made.context.alerts.refuse), made.context.alerts, made.window
    ),
    GiveBackDialog: lambda made: GiveBackDialog(made.context, _booking(made), made.window),
    KindDialog: lambda made: KindDialog(made.context, dict([made.someone]), made.window),
    LedElsewhereDialog: lambda made: LedElsewhereDialog(
        made.context, made.who(lambda _: True).person, made.window
    ),
    LicencesDialog: lambda made: LicencesDialog(made.window),
    ListDialog: _list,
    LookAgainDialog: _late,
    MessagesDialog: lambda made: MessagesDialog(
        [Message(datetime(2026, 11, 30, 19, 30), f"Recorded {longer('Level 1')} for 3 people")],
        made.window,
    ),
    NeedsDialog: lambda made: NeedsDialog(made.context, _booking(made), made.window),
    NewCourseDialog: lambda made: NewCourseDialog(
        made.context, [LEVEL], longer("Fire Safety"), made.window
    ),
    OutsideDialog: lambda made: OutsideDialog(made.context, _outside(), made.window),
    PolicyDialog: lambda made: PolicyDialog(
        made.context,
        TrainingPolicy(longer("Policy"), TODAY, longer("Trustees"), TODAY),
        made.window,
    ),
    ReasonDialog: lambda made: ReasonDialog(made.context, made.someone, LEVEL, made.window),
    ReceivedDialog: _received,
    RemoveCopiesDialog: _copies,
    ReturnActionDialog: _action(ReturnActionDialog),
    SeasonDialog: _season,
    SeveralDialog: lambda made: SeveralDialog(
        [Offer(each, f"{longer('Ann Sample')} {each}") for each in range(1, 60)], (3,), made.window
    ),
    ShareDialog: lambda made: ShareDialog(made.context, 1, made.window),
    TopicDialog: lambda made: TopicDialog(made.context, made.window),
    UnlockDialog: _ask(UnlockDialog),
    VoidDialog: lambda made: VoidDialog(
        made.context, made.who(lambda each: each.training).training[0], made.window
    ),
    WordsDialog: _words,
    away.FinishDialog: lambda made: away.FinishDialog(made.context, lambda: None, made.window),
    setting.RemoveDialog: lambda made: setting.RemoveDialog(made.context, made.window),
    setting.SheetDialog: lambda made: setting.SheetDialog(
        made.context, new_passphrase(PASSPHRASE), made.window
    ),
    setting.WordsDialog: lambda made: setting.WordsDialog(made.context, made.window),
}
"""Those that the round comes to by no button of a page as it stands."""
