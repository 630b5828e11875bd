"""Leaders' slips: one for each team, each role, or those who are ticked; and who leads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.figures import listed
from sgdesk.services.file.saving import paper_name
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.several.managing import make_team
from sgdesk.services.people.several.teams import (
    Team,
    WithoutLeader,
    slips_pdf,
    team_of,
    teams_of_managers,
    teams_of_roles,
    without_leader,
)
from sgdesk.services.training.told_apart import PeopleTold, people_told
from sgdesk.ui.context import Context
from sgdesk.ui.printing import Paper, show_long_paper
from sgdesk.ui.tasks import Progress
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET
from sgdesk.ui.widgets import Banner, BannerKind, FormDialog, Note, PushButton
from sgdesk.ui.widgets.arranging import row_of, size_dialog
from sgdesk.ui.widgets.boxes.person_box import PersonBox
from sgdesk.ui.words import told_names

_NAMED = 12
"""How many who have no leader are named before it is said how many more there are."""


class Whose(Enum):
    """For whom slips are made."""

    TICKED = "ticked"
    MANAGERS = "managers"
    ROLES = "roles"


@dataclass(frozen=True, slots=True)
class _Known:
    managers: tuple[Team, ...]
    roles: tuple[Team, ...]
    people: PeopleTold
    without: tuple[WithoutLeader, ...]


def open_slips(context: Context, ticked: Sequence[int], parent: QWidget) -> None:
    """Open it over a page; ``ticked`` are those who are ticked there."""

    def show(known: _Known) -> None:
        SlipsDialog(context, known, tuple(ticked), parent).open()

    context.tasks.run(partial(_read, context.workspace), show, owner=parent)


def _read(workspace: Workspace) -> _Known:
    return _Known(
        teams_of_managers(workspace),
        teams_of_roles(workspace),
        people_told(workspace),
        without_leader(workspace),
    )


class SlipsDialog(FormDialog):
    """Says how many slips there would be, and shows them to print."""

    keeps_typed = False

    def __init__(
        self, context: Context, known: _Known, ticked: tuple[int, ...], parent: QWidget
    ) -> None:
        super().__init__(tr("Leaders’ slips"), tr("&Show the slips …"), parent)
        self._context = context
        self._known = known
        self._ticked = ticked
        about = tr(
            "Each slip says who may start and who not yet, with what is missing. It holds no "
            "dates of training, reasons or addresses."
        )
        self.form.column.addWidget(Note(about))
        self.whose = self.form.add("whose", tr("&One for"), _box())
        self._offer()
        hint = tr("What stands on top of it, such as Class 3, or the name of its leader.")
        self.name = self.form.add("name", tr("&Title of the slip"), _line(), hint)
        self._build_team()
        self.save = self._show
        self.whose.currentIndexChanged.connect(lambda _: self._changed())
        self.cancel.setText(tr("Close"))
        size_dialog(self, 38, 34)
        self._changed()
        self.whose.setFocus()

    def _build_team(self) -> None:
        self.leader = self.form.add("leader", tr("Who &leads those who are ticked"), PersonBox())
        self.leader.set_name(tr("Who leads those who are ticked"))
        known = self._known.people
        self.leader.set_people(
            told_names((each for each in known.people if each.left is None), known.apart)
        )
        self.team = PushButton(tr("&Make them a team"), "people")
        self.team.clicked.connect(self._make_team)
        self.form.column.addLayout(row_of(self.team))
        self.told = Note()
        self.form.column.addWidget(self.told)
        self.without = Banner(kind=BannerKind.WARNING)
        self.form.column.addWidget(self.without)

    def _offer(self) -> None:
        known = self._known
        lines = [
            (
                tr_count("the {n} who is ticked", "the {n} who are ticked", len(self._ticked)),
                Whose.TICKED,
                bool(self._ticked),
            ),
            (
                tr_count("each line manager ({n})", "each line manager ({n})", len(known.managers)),
                Whose.MANAGERS,
                bool(known.managers),
            ),
            (tr("each role ({n})", n=len(known.roles)), Whose.ROLES, bool(known.roles)),
        ]
        for words, whose, is_any in lines:
            if is_any:
                self.whose.addItem(words, whose)

    def _changed(self) -> None:
        is_ticked = self.whose.currentData() is Whose.TICKED
        for key in ("name", "leader"):
            self.form.set_shown(key, shown=is_ticked)
        self.team.setVisible(is_ticked)
        self.team.setEnabled(self._context.may_write)
        self.verb.setEnabled(self.whose.count() > 0)
        self._say_without()
        nobody = tr("Nobody here has a role or a line manager yet.")
        self.told.setText("" if self.whose.count() else nobody)

    def _say_without(self) -> None:
        """Who is on no slip of a line manager, where those are made or a leader has left."""
        is_managers = self.whose.currentData() is Whose.MANAGERS
        said = [without_words(each) for each in self._known.without if is_managers or each.leader]
        if said:
            said.append(
                tr("To give them a leader: tick them in People, open this again, choose who leads.")
            )
        self.without.show_text("\n".join(said))
        self.without.setVisible(bool(said))

    def slip_title(self) -> str:
        """What stands on the slip of those who are ticked: as typed, or the leader's name.

        What tells namesakes apart in the box, such as an address, is for the screen alone.
        """
        leader = self.leader.person()
        usual = self._name_of(leader[0]) if leader else tr("Your team")
        return self.name.text().strip() or usual

    def _name_of(self, number: int) -> str:
        return next(each.name for each in self._known.people.people if each.id == number)

    def _show(self) -> None:
        whose: Whose = self.whose.currentData()
        title = self.slip_title()
        context, known, ticked = self._context, self._known, self._ticked
        workspace = context.workspace

        def make(_: Progress) -> Paper:
            teams = {Whose.MANAGERS: known.managers, Whose.ROLES: known.roles}.get(whose) or (
                team_of(workspace, title, ticked),
            )
            made = slips_pdf(workspace, teams)
            words = tr_count("Leader’s slip", "{n} leaders’ slips", len(teams))
            return Paper(words, paper_name(workspace, "leaders-slips"), made.content, made.starts)

        show_long_paper(context, make, self)

    def _make_team(self) -> None:
        leader, ticked = self.leader.person(), self._ticked
        problem = "" if leader else tr("Choose somebody who is with People")
        if not self.form.show_problems({"leader": problem}) or leader is None:
            return
        workspace, number = self._context.workspace, leader[0]

        def done(_: object) -> None:
            name = self._name_of(number)
            self.told.setText(
                tr("{name} is their line manager now: forms and reminders go there.", name=name)
            )
            self._context.tasks.run(partial(_read, workspace), self._know, owner=self)

        self._context.perform(
            lambda: make_team(workspace, ticked, number), done, self.form.show_error, owner=self
        )

    def _know(self, known: _Known) -> None:
        """Offer what there is now: the team that was just made has its slip too."""
        chosen = self.whose.currentData()
        self._known = known
        self.whose.blockSignals(True)
        self.whose.clear()
        self._offer()
        offered = [self.whose.itemData(at) for at in range(self.whose.count())]
        self.whose.setCurrentIndex(offered.index(chosen))
        self.whose.blockSignals(False)
        self._say_without()


def without_words(found: WithoutLeader) -> str:
    """Who has no leader and so no slip, and why."""
    more = len(found.names) - _NAMED
    last = [tr_count("{n} more", "{n} more", more)] if more > 0 else []
    names = listed([*found.names[:_NAMED], *last])
    if not found.leader or found.left is None:
        one = "{n} person has no line manager, and is on no leader’s slip: {names}."
        many = "{n} people have no line manager, and are on no leader’s slip: {names}."
        return tr_count(one, many, len(found.names), names=names)
    return tr(
        "{leader} left on {day}. Nobody leads {names} now, so there is no slip for them.",
        leader=found.leader,
        day=long_date(found.left),
        names=names,
    )


def _box() -> QComboBox:
    box = QComboBox()
    box.setMinimumHeight(TARGET)
    return box


def _line() -> QLineEdit:
    box = QLineEdit()
    box.setMinimumHeight(TARGET)
    return box
