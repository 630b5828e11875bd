"""Induction on a person's page: how far it is, its lines, and what can be done next."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from sgdesk.domain.dates import long_date
from sgdesk.services.file.saving import paper_name
from sgdesk.services.people.induction import Checklist, induction_sheet_pdf, void_induction
from sgdesk.services.views.person_page import PersonPage
from sgdesk.ui.alerts import Prompt
from sgdesk.ui.context import Context
from sgdesk.ui.people.person.induction_dialogs import (
    BeginInductionDialog,
    ChecklistDialog,
    CompleteInductionDialog,
    line_words,
)
from sgdesk.ui.printing import show_paper
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import FlowLayout, PushButton
from sgdesk.ui.widgets.list_item import Item, section


class _Actions:
    """The dialogs about one person's induction, opened over ``parent``."""

    def __init__(self, context: Context, found: PersonPage, parent: QWidget) -> None:
        self._context = context
        self._person = found.view.person
        self._parent = parent

    def begin(self) -> None:
        who = (self._person.id, self._person.name)
        BeginInductionDialog(self._context, who, self._parent).open()

    def go_through(self, found: Checklist) -> None:
        ChecklistDialog(self._context, found, self._parent).open()

    def complete(self, found: Checklist) -> None:
        CompleteInductionDialog(self._context, found, self._parent).open()

    def strike_out(self, found: Checklist) -> None:
        question = Prompt(
            title=tr("Strike out this induction?"),
            text=tr("Training that it completed stays. Undo brings the checklist back."),
            do_it=tr("Strike out"),
            leave_it=tr("Keep it"),
        )
        if self._context.alerts.ask(question):
            self._context.perform(
                partial(void_induction, self._context.workspace, found.induction.id)
            )

    def print_sheet(self) -> None:
        workspace, person = self._context.workspace, self._person
        show_paper(
            self._context,
            tr("Induction: {name}", name=person.name),
            paper_name(workspace, "induction", of=person.name),
            lambda: induction_sheet_pdf(workspace, person.id),
            self._parent,
        )


def induction_section(context: Context, found: PersonPage, parent: QWidget) -> QWidget:
    """The newest induction with its lines, or that none was begun."""
    items = list(_items(found.checklist)) if found.checklist else []
    widget = section(tr("Induction"), items, tr("No checklist was begun here."))
    buttons = QWidget()
    flow = FlowLayout(buttons)
    for each in _buttons(context, found, _Actions(context, found, parent)):
        flow.addWidget(each)
    column = widget.layout()
    if column is not None:
        column.addWidget(buttons)
    return widget


def _items(found: Checklist) -> Iterator[Item]:
    induction = found.induction
    begun = tr("Begun {day}.", day=long_date(induction.begun_on)) if induction.begun_on else ""
    by = tr("Inducted by {name}.", name=induction.inducted_by) if induction.inducted_by else ""
    signed = (
        tr("Signed for on {day}.", day=long_date(induction.signed_on))
        if induction.signed_on
        else ""
    )
    title = tr("{done} of {all} gone through", done=found.done, all=len(found.items))
    if induction.completed_on is not None:
        title = tr("Completed {day}", day=long_date(induction.completed_on))
    yield Item(title, tuple(text for text in (begun, by, signed, induction.edition) if text))
    for item in found.items:
        said = line_words(item)
        is_open = tr("Not gone through yet.") if item.done_on is None else ""
        yield Item("", (item.item_text, " ".join(text for text in (said, is_open) if text)))


def _buttons(context: Context, found: PersonPage, actions: _Actions) -> Iterator[PushButton]:
    checklist = found.checklist
    if checklist is None or checklist.induction.completed_on is not None:
        yield _button(tr("Begin induction …"), actions.begin, context)
    else:
        yield _button(tr("Tick lines …"), partial(actions.go_through, checklist), context, "check")
        yield _button(tr("Complete …"), partial(actions.complete, checklist), context)
    printed = PushButton(tr("Print the sheet …"), "print")
    printed.clicked.connect(lambda: actions.print_sheet())
    yield printed
    if checklist is not None:
        yield _button(
            tr("Strike out the checklist …"), partial(actions.strike_out, checklist), context
        )


def _button(text: str, do: Callable[[], object], context: Context, icon: str = "") -> PushButton:
    button = PushButton(text, icon)
    button.setEnabled(context.may_write)
    button.clicked.connect(lambda: do())
    return button
