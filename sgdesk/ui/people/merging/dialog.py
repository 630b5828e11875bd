"""Making two entries of one person one, with all that it would do shown before."""

import itertools
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from sgdesk.domain.errors import UserError
from sgdesk.services.people.merging.merging import MergePreview, merge_people, preview_merge
from sgdesk.services.people.merging.questions import OPEN, Question
from sgdesk.services.views.like_people import OtherEntries, other_entries
from sgdesk.ui.context import Context
from sgdesk.ui.people.merging.side_by_side import SideBySideTable
from sgdesk.ui.people.merging.words import what_happens
from sgdesk.ui.people.person.doubles import told_apart
from sgdesk.ui.tasks import Newest
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import Space, em
from sgdesk.ui.widgets import Card, Form, Note, ScrollPage, announce
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog
from sgdesk.ui.widgets.boxes.person_box import PersonBox

_WIDE, _BESIDE, _HIGH = 60, 76, 48
"""In lines of text: two people need room, and what is asked beside them more."""


class MergeDialog(ActionDialog):
    """Asks who is the same person, shows both side by side, and asks what stands in both."""

    def __init__(
        self,
        context: Context,
        who: tuple[int, str],
        found: OtherEntries,
        parent: QWidget | None = None,
        other: int | None = None,
    ) -> None:
        title = tr("{name} is the same person as …", name=who[1])
        super().__init__(context, title, tr("Make them one"), parent)
        self._who = who
        self._newest = Newest()
        self._found: MergePreview | None = None
        self.answers: dict[str, QComboBox] = {}
        self._add_other(found)
        self.asked = Card(tr("These differ: choose what holds"))
        self._boxes = QWidget()
        self.asked.body.addWidget(self._boxes)
        self.both = SideBySideTable()
        self.happens = Card(tr("What happens"))
        self.words = Note()
        self.happens.body.addWidget(self.words)
        self.form.column.addWidget(self.asked)
        self._lay_out_effect()
        self._show_nothing()
        self.other.currentIndexChanged.connect(lambda _: self.show_preview())
        self.other.editTextChanged.connect(lambda _: self.show_preview())
        if other is not None:
            self.other.choose(other)
        self.other.setFocus()

    def _lay_out_effect(self) -> None:
        """What it does stands beside what is asked where the screen is wide enough, else below."""
        if self.screen().availableGeometry().width() < em(self, _BESIDE):
            self.form.column.addWidget(self.both)
            self.form.column.addWidget(self.happens)
            self.resize(em(self, _WIDE), em(self, _HIGH))
            return
        page = ScrollPage()
        page.body.setContentsMargins(0, 0, 0, Space.MEDIUM)
        page.body.addWidget(self.both)
        page.body.addWidget(self.happens)
        page.body.addStretch()
        page.setMinimumWidth(em(self, 30))
        self.put_beside(page)

    def height_to_begin_with(self) -> int:
        """The room that two people need, so that nothing jumps once one is chosen."""
        return em(self, _HIGH)

    def _add_other(self, found: OtherEntries) -> None:
        hint = tr(
            "Type a part of the name. Their training, roles and all else goes over to {name}.",
            name=self._who[1],
        )
        if found.likest:
            one = "{hint} 1 person of a like name stands first in the list."
            many = "{hint} {n} people of a like name stand first in the list."
            hint = tr_count(one, many, len(found.likest), hint=hint)
        self.other = self.form.add("other", tr("The &other entry"), PersonBox(of_known=True), hint)
        self.other.set_name(tr("The other entry"))
        everybody = (*found.likest, *found.others)
        self.other.set_people([(each.id, told_apart(each)) for each in everybody])

    # What it would do.

    def _chosen(self) -> int | None:
        person = self.other.person()
        return person[0] if person else None

    def _said(self) -> dict[str, str]:
        return {key: box.currentData() or OPEN for key, box in self.answers.items()}

    def show_preview(self) -> None:
        """Work out what making them one would do, and show it; before that nothing can be done."""
        other = self._chosen()
        self.verb.setEnabled(False)
        if self._found is not None and self._found.goes.id != other:
            self._show_nothing()
        if other is None:
            return
        answered = self._newest.only(_call)
        workspace, stays, answers = self.context.workspace, self._who[0], self._said()
        self.context.tasks.run(
            lambda: preview_merge(workspace, stays, other, answers),
            lambda found: answered(lambda: self._show(found)),
            lambda error: answered(lambda: self._refused(error)),
            owner=self,
        )

    def _refused(self, error: UserError) -> None:
        self._show_nothing()
        self.form.show_error(error)

    def _show_nothing(self) -> None:
        """Nobody is chosen: nothing can be done, and nothing is shown."""
        self._newest.forget()
        self._found = None
        self._ask(())
        self.both.hide()
        self.words.setText(tr("Choose the other entry to see here what it would do."))
        self.verb.setEnabled(False)

    def _show(self, found: MergePreview) -> None:
        is_first = self._found is None
        self._found = found
        self.form.keep_problems(self.problems())
        if [each.id for each in found.questions] != list(self.answers):
            self._ask(found.questions)
        self.both.show_both(found)
        self.words.setText(what_happens(found))
        self.both.show()
        self.verb.setEnabled(True)
        if is_first:
            one = "{n} thing differs. {said}"
            many = "{n} things differ. {said}"
            said = self.words.text()
            announce(self, tr_count(one, many, len(found.questions), said=said))

    def _ask(self, questions: Sequence[Question]) -> None:
        """Lay a box for each question, with what is offered chosen."""
        form = Form()
        focused = next((key for key, box in self.answers.items() if box.hasFocus()), "")
        self.answers = {}
        for each in questions:
            choices: list[tuple[str, object]] = [(tr(c.words), c.value) for c in each.choices]
            is_open = each.answer == OPEN
            box = self.add_choice(each.id, tr(each.about), choices, form=form, begins_empty=is_open)
            box.setCurrentIndex(box.findData(each.answer))
            box.currentIndexChanged.connect(lambda _: self.show_preview())
            self.answers[each.id] = box
        self.asked.body.replaceWidget(self._boxes, form)
        self._boxes.hide()
        self._boxes.deleteLater()
        self._boxes = form
        self.asked.setVisible(bool(questions))
        self._tab_in_order()
        if focused in self.answers:
            self.answers[focused].setFocus()

    def _tab_in_order(self) -> None:
        """From the name to what is asked, then to both beside each other, then to the buttons."""
        ways: list[QWidget] = [self.other, *self.answers.values(), self.both.table]
        for before, after in itertools.pairwise((*ways, self.verb, self.cancel)):
            QWidget.setTabOrder(before, after)

    # Doing it.

    def problems(self) -> dict[str, str]:
        known = self._chosen() is not None
        said = {"other": "" if known else tr("Choose somebody who is with People")}
        open_ones = (key for key, answer in self._said().items() if answer == OPEN)
        return said | {key: tr("Say whether the role stays") for key in open_ones}

    def action(self) -> Callable[[], object]:
        if self._found is None:
            raise ValueError("checked before")
        workspace, stays, goes = self.context.workspace, self._who[0], self._found.goes.id
        answers = self._said()
        return lambda: merge_people(workspace, stays, goes, answers)


def _call(shows: Callable[[], object]) -> None:
    shows()


def open_merge(
    context: Context, who: tuple[int, str], parent: QWidget, other: int | None = None
) -> None:
    """Open it over a page, with the ``other`` entry chosen where it is known."""

    def show(found: OtherEntries) -> None:
        MergeDialog(context, who, found, parent, other).open()

    context.tasks.run(lambda: other_entries(context.workspace, who[0]), show, owner=parent)
