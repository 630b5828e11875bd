"""The first start: four steps, each of which can be left for later, to an open file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from sgdesk.domain.errors import PassphraseNeeded, UserError
from sgdesk.domain.file.names import completed
from sgdesk.domain.organisation.pack import Pack
from sgdesk.services.file.workspace import Workspace, all_packs
from sgdesk.services.sample.beginning import begin_organisation, begin_with_sample, usual_path
from sgdesk.ui.alerts import Alerts, Choice, FileWish
from sgdesk.ui.first_start.steps import (
    OrganisationStep,
    PartnershipStep,
    PeopleStep,
    RolesStep,
    Step,
    Then,
)
from sgdesk.ui.first_start.trail import Trail
from sgdesk.ui.places import NOTHING, Wanted
from sgdesk.ui.tasks import Tasks
from sgdesk.ui.text import error_text, tr
from sgdesk.ui.theme import Space, TextSize, em
from sgdesk.ui.widgets import (
    Banner,
    BannerKind,
    Heading,
    LinkButton,
    Note,
    PushButton,
    ScrollPage,
    announce,
)
from sgdesk.ui.widgets.arranging import in_tab_order

_WANTED = {Then.IMPORT: Wanted(action="import"), Then.ADD: Wanted(action="add")}


class FirstStart(QWidget):
    """Makes a file, or leads to one that is there already.

    ``finished`` brings the open :class:`Workspace`; ``wanted`` is then what the person would
    like to do next in People. ``left`` when the steps are given up; then nothing was made.
    """

    finished = Signal(object)
    left = Signal()
    open_asked = Signal()
    """A file that is there already is to be chosen and opened."""

    restore_asked = Signal()
    """A backup is to be chosen and restored."""

    sample_asked = Signal()
    """The file is made and waits; the sample, which has a passphrase, is to be asked for it."""

    def __init__(
        self,
        tasks: Tasks,
        alerts: Alerts,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._tasks = tasks
        self._alerts = alerts
        self._chosen_path: Path | None = None
        self._skipped: set[Step] = set()
        self.wanted = NOTHING
        self._build()
        self._connect()
        self._show_place()
        tasks.run(all_packs, lambda found: self._offer(list(found.packs.values())), owner=self)
        self._go_to(0)

    # Building.

    def _build(self) -> None:
        self._organisation = OrganisationStep()
        self._partnership = PartnershipStep()
        self._roles = RolesStep()
        self._people = PeopleStep()
        self.steps: tuple[Step, ...] = (
            self._organisation,
            self._partnership,
            self._roles,
            self._people,
        )
        self._trail = Trail([step.title for step in self.steps])
        self._title = Heading("", TextSize.TITLE)
        self._about = Note()
        self._problem = Banner(kind=BannerKind.WARNING)
        self._problem.hide()
        self._stack = QStackedWidget()
        for step in self.steps:
            page = ScrollPage()
            page.body.setContentsMargins(0, 0, Space.MEDIUM, 0)
            page.body.addWidget(step)
            self._stack.addWidget(page)
        self._leave = PushButton(tr("Leave these &steps"))
        self._back = PushButton(tr("&Back"), "chevron-left")
        self._later = PushButton(tr("Do this &later"))
        self._next = PushButton(tr("&Go on"), "chevron-right")
        self._next.setDefault(True)
        for button, said in (
            (self._leave, tr("Ends setting up: no file is made yet")),
            (self._later, tr("Leaves this step as it is, and goes on to the next")),
        ):
            button.setToolTip(said)
            button.setAccessibleDescription(said)
        self._open = LinkButton(tr("&Open an organisation file …"))
        self._restore = LinkButton(tr("&Restore a backup …"))
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(em(self, 46))
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        words = QVBoxLayout()
        words.setSpacing(Space.TINY)
        words.addWidget(self._title)
        words.addWidget(self._about)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, Space.MEDIUM, 0)  # they end where the boxes above do
        buttons.addWidget(self._leave)
        buttons.addStretch()
        for each in (self._back, self._later, self._next):
            buttons.addWidget(each)
        others = QHBoxLayout()
        asks = Note(tr("You have a file already?"))
        asks.setWordWrap(False)
        others.addWidget(asks)
        others.addWidget(self._open)
        others.addWidget(self._restore)
        others.addStretch()
        column.addWidget(self._trail)
        column.addSpacing(Space.MEDIUM)
        column.addLayout(words)
        column.addWidget(self._problem)
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)
        column.addLayout(others)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch()
        row.addWidget(inner, 10)
        row.addStretch()

    def _connect(self) -> None:
        self._leave.clicked.connect(lambda: self._go_elsewhere(self.left))
        self._back.clicked.connect(self.back)
        self._later.clicked.connect(self.later)
        self._next.clicked.connect(self.next)
        self._open.clicked.connect(lambda: self._go_elsewhere(self.open_asked))
        self._restore.clicked.connect(lambda: self._go_elsewhere(self.restore_asked))
        self._organisation.place_asked.connect(self._choose_place)
        self._organisation.name.textChanged.connect(lambda _: self._show_place())

    def _offer(self, packs: list[Pack]) -> None:
        self._partnership.show_packs(packs, self._today())
        in_tab_order(self._organisation.other, *self._partnership.buttons())

    # Going from step to step.

    @property
    def place(self) -> int:
        """Which step is shown, from 0."""
        return self._stack.currentIndex()

    def next(self) -> None:
        """Go on where nothing is missing; from the last step, make the file."""
        step = self.steps[self.place]
        if not step.check():
            return
        self._skipped.discard(step)
        self._on(step)

    def later(self) -> None:
        """Leave this step for later and go on."""
        step = self.steps[self.place]
        self._skipped.add(step)
        if step is self._partnership:
            self._partnership.choose_generic()
        self._on(step)

    def back(self) -> None:
        """Go one step back; what was typed stays."""
        if self.place:
            self._go_to(self.place - 1)

    def _go_elsewhere(self, way: SignalInstance) -> None:
        """Leave the steps, unless what was typed is to stay."""
        if self._may_drop():
            way.emit()

    def _may_drop(self) -> bool:
        """Whether nothing was typed, or it may go: there is no file yet to keep it in."""
        if not self._organisation.is_typed():
            return True
        choice = Choice(
            tr("Drop what you typed?"),
            tr("No file has been made yet, so nothing of it is kept."),
            (tr("Drop it"),),
            tr("Go back"),
            replaces=True,
        )
        return self._alerts.choose(choice) is not None

    def _on(self, step: Step) -> None:
        if step is self._people:
            self._make()
        else:
            self._go_to(self.place + 1)

    def _go_to(self, place: int) -> None:
        step = self.steps[place]
        if step is self._roles:
            self._roles.show_for(self._partnership.pack(), self._organisation.kind_key())
        self._problem.hide()
        self._stack.setCurrentIndex(place)
        self._trail.show_step(place)
        self._title.setText(step.title)
        self._about.setText(step.about)
        self._back.setEnabled(place > 0)
        last = step is self._people
        self._next.setText(tr("&Make the file") if last else tr("&Go on"))
        self._later.setVisible(not last)
        step.first.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{self._trail.said()}: {step.title}")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.steps[self.place].first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, or goes on."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QPushButton | LinkButton):
            focused.click()
        else:
            self.next()

    # Where the file goes.

    def _path(self) -> Path:
        return self._chosen_path or usual_path(self._organisation.details().name)

    def _show_place(self) -> None:
        self._organisation.show_place(self._path())

    def _choose_place(self) -> None:
        wish = FileWish(tr("Where to keep the file"), _kinds(), self._path())
        path = self._alerts.save_file(wish)
        if path is None:
            return
        try:
            self._chosen_path = completed(path)
        except UserError as error:
            self._refuse(error)
        else:
            self._show_place()

    # What is made or opened.

    def _make(self) -> None:
        path, details = self._path(), self._organisation.details()
        pack = self._partnership.pack()
        roles = [] if self._roles in self._skipped else self._roles.roles()
        later = self._partnership in self._skipped
        decided = {} if later else self._partnership.decisions.answers()
        for_now = self._partnership.decisions.for_now()
        then = self._people.then()

        def make() -> Workspace | None:
            made = begin_organisation(path, details, pack.id, roles, decided, for_now=for_now)
            if then is not Then.SAMPLE:
                return made
            made.close()
            try:
                return begin_with_sample()
            except PassphraseNeeded:
                return None

        self.wanted = _WANTED.get(then, NOTHING)
        self._run(make, tr("Making the file"))

    def _run(self, work: Callable[[], Workspace | None], label: str) -> None:
        self.setEnabled(False)
        self._tasks.run(
            work,
            self._made,
            self._refuse,
            label=label,
            owner=self,
            ended=lambda _: self.setEnabled(True),
        )

    def _made(self, made: Workspace | None) -> None:
        if made is None:
            self.sample_asked.emit()
        else:
            self.finished.emit(made)

    def _refuse(self, error: UserError) -> None:
        text = error_text(error)
        self._problem.show_text(text)


def _kinds() -> str:
    return tr("Organisation files (*.sgdesk);;All files (*)")
