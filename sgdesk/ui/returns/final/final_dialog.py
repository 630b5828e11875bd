"""Making a return final: what will be in it, what it lacks, and that it cannot be changed."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.figures import listed
from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.sections import ReturnSection, typed_sections
from sgdesk.domain.returns.words import overview
from sgdesk.services.file.saving import Unprinted, made_noting
from sgdesk.services.returns.final import Frozen, FrozenReturn, freeze_return
from sgdesk.services.returns.words import ReturnWorkspace, return_workspace
from sgdesk.ui.context import Context
from sgdesk.ui.printing import unprinted_words
from sgdesk.ui.returns.final.annex_choice import AnnexChoice
from sgdesk.ui.returns.final.shown_choice import ShownChoice
from sgdesk.ui.returns.steps import told_by
from sgdesk.ui.style import MAIN
from sgdesk.ui.tasks import Newest, Progress
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET, TextSize
from sgdesk.ui.widgets import Banner, BannerKind, Heading, Note
from sgdesk.ui.widgets.arranging import as_read
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog
from sgdesk.ui.widgets.boxes.tick import Tick

_TICKS = (QCheckBox, QRadioButton)
_SHOWN = 8
"""How many of what is missing are told one by one."""


class FinalDialog(ActionDialog):
    """Asks for the day, the annex and what is replaced, and shows what will be in the return.

    ``made`` with the :class:`Frozen` return once it is final. Nothing but a press of the verb makes
    it so.
    """

    made = Signal(object)

    def __init__(
        self,
        context: Context,
        stand: Sequence[FrozenReturn] = (),
        replaces: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, tr("Make the return final"), tr("Make it &final"), parent)
        self.under_way = tr("Making the return final")
        for button in (self.verb, self.cancel):
            button.setDefault(False)  # Enter elsewhere presses neither: see keyPressEvent
            button.setAutoDefault(False)
        self.verb.setProperty(MAIN, True)
        self._newest = Newest()
        self._unprinted: Unprinted = ()
        self._add_warning()
        hint = tr("What was trained by the end of that day counts.")
        self.day = self.add_date("day", tr("&As at"), hint)
        old = next((each.as_at for each in stand if each.id == replaces), None)
        self.day.set_value(old or min(context.as_at, self.today))
        self.replaces = self.add_choice("replaces", tr("&Replaces"), _replaceable(stand))
        self.replaces.setCurrentIndex(max(0, self.replaces.findData(replaces)))
        self.form.set_shown("replaces", shown=self.replaces.count() > 1)
        self._add_contents()
        self.annex = AnnexChoice()
        self.form.column.addWidget(self.annex)
        self.read = Tick(read_words(0))
        self.read.setMinimumHeight(TARGET)
        self.form.column.addWidget(self.read)
        self.day.changed.connect(self._look)
        self.day.setFocus()
        self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a box goes on to the next: what cannot be undone wants the verb itself."""
        focus = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not is_enter or focus is None:
            super().keyPressEvent(event)
        elif isinstance(focus, QAbstractButton) and not isinstance(focus, _TICKS):
            focus.click()
        else:
            self._go_on_from(focus)

    def _go_on_from(self, focus: QWidget) -> None:
        boxes = [
            each
            for each in as_read(self)
            if isinstance(each, _TICKS) or not isinstance(each, QAbstractButton)
        ]
        after = boxes[boxes.index(focus) + 1 :] if focus in boxes else []
        if after:
            after[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _add_contents(self) -> None:
        self.contents, self.lacking = Note(), Note()
        self.choice = ShownChoice()
        widgets: tuple[QWidget, ...]
        for title, widgets in (
            (tr("What will be in it"), (self.contents,)),
            (tr("What is still missing"), (self.lacking,)),
            (tr("What it shows"), (self.choice,)),
        ):
            self.form.column.addWidget(Heading(title, TextSize.LARGE))
            for each in widgets:
                self.form.column.addWidget(each)

    def _add_warning(self) -> None:
        warning = tr(
            "It is numbered, signed and kept exactly as it is, and cannot be changed or undone. "
            "A correction is a new return that names this one."
        )
        self.form.column.addWidget(Banner(warning, kind=BannerKind.WARNING))

    def _look(self) -> None:
        """Show what the return as at the day would hold."""
        self._newest.forget()
        if self.day.problem():
            return
        workspace, day = self.context.workspace, self.day.value()
        shown = self._newest.only(self._show)
        self.context.tasks.run(lambda: return_workspace(workspace, day), shown, owner=self)

    def _show(self, found: ReturnWorkspace) -> None:
        self.contents.setText("\n".join(contents_lines(found.document)))
        self.choice.show_document(found.document)
        titles = listed(tuple(map(tr, typed_sections(found.leaving))))
        taken_out = found.document.parts.names_left_out
        self.read.setVisible(bool(titles) or bool(taken_out))
        self.read.setText(read_words(taken_out))
        self.read.setToolTip(tr("Typed under {sections}", sections=titles))
        self.lacking.setText("\n".join(lacking_lines(found.sections)))

    def problems(self) -> dict[str, str]:
        annex = "" if self.annex.problems() else tr("Look at the passphrase below")
        unread = self.read.isVisibleTo(self) and not self.read.isChecked()
        read = tr("Read again what was typed, and say so below") if unread else ""
        return {"day": self.day.problem(), "annex": annex, "read": read}

    def long_action(self) -> Callable[[Progress], object]:
        workspace, day = self.context.workspace, self.day.value() or self.today
        named, shown = self.annex.named, self.choice.shown
        passphrase, replaces = self.annex.passphrase, self.replaces.currentData()

        def freeze(progress: Progress) -> Frozen:
            made, self._unprinted = made_noting(
                lambda: freeze_return(
                    workspace,
                    day,
                    named=named,
                    shown=shown,
                    passphrase=passphrase,
                    replaces=replaces,
                    step=told_by(progress),
                )
            )
            return made

        return freeze

    def saved_as(self, result: object) -> None:
        """Its papers are kept as they are: which letters they lack is told while it is new."""
        self.annex.forget()
        if self._unprinted:
            title = tr("Some letters of this return cannot be printed")
            self.context.alerts.tell(title, unprinted_words(self._unprinted))
        self.made.emit(result)


def read_words(taken_out: int) -> str:
    """What the person confirms who reads the words again, with how much was taken out of them."""
    if not taken_out:
        return tr("I have read again wha&t was typed: it describes no child")
    return tr_count(
        "1 name was taken out: I have read again wha&t was typed, and it describes no child",
        "{n} names were taken out: I have read again wha&t was typed, and it describes no child",
        taken_out,
    )


def _replaceable(stand: Sequence[FrozenReturn]) -> list[tuple[str, object]]:
    """Nothing, or one of the returns that nothing has replaced yet."""
    none: list[tuple[str, object]] = [(tr("Nothing: it is a return of its own"), None)]
    return none + [
        (tr("{number}, as at {day}", number=each.number, day=long_date(each.as_at)), each.id)
        for each in stand
        if not each.replaced_by
    ]


def contents_lines(document: ReturnDocument) -> list[str]:
    """The period and every requirement's figures, a line each."""
    start = document.parts.period_from
    return [
        _period_words(start, document.as_at),
        *(f"• {line}" for line in overview(document)),
        *_left_out(document.parts.names_left_out),
    ]


def _period_words(start: date | None, end: date) -> str:
    if start is None:
        return tr("As at {end}.", end=long_date(end))
    return tr("From {start} to {end}.", start=long_date(start), end=long_date(end))


def _left_out(count: int) -> list[str]:
    one = "1 name, address or reference that we know is taken out of what you typed: read again."
    many = (
        "{n} names, addresses or references that we know are taken out of what you typed: read "
        "again."
    )
    return [tr_count(one, many, count)] if count else []


def lacking_lines(sections: Sequence[ReturnSection]) -> list[str]:
    """What the sections lack, the first few one by one; a return may be made final without."""
    missing = [(each.title, tr(what)) for each in sections for what in each.missing]
    if not missing:
        return [tr("Nothing: every section is filled in.")]
    lines = [f"• {tr(title)}: {what}" for title, what in missing[:_SHOWN]]
    rest = len(missing) - _SHOWN
    if rest > 0:
        lines.append(tr_count("• and 1 more", "• and {n} more", rest))
    return [*lines, tr("It can be made final all the same.")]
