"""Erasing somebody: shows first what goes and what stays, and wants a second person."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.people.keeping.erasing import Subject
from sgdesk.domain.people.keeping.retention import REASON_WORDS, ErasingReason
from sgdesk.services.file.safety.copies import HeldIn
from sgdesk.services.people.rights.erasing import (
    Preview,
    Whom,
    decide_erasing,
    erase_at_once,
    preview,
    still_in_backups,
    undone_imports,
)
from sgdesk.services.people.rights.held import save_for_trustees
from sgdesk.ui.context import Context
from sgdesk.ui.people.rights.mention_ticks import MentionTicks
from sgdesk.ui.people.rights.words import (
    also_goes_words,
    goes_words,
    namesake_words,
    stays_words,
)
from sgdesk.ui.printing import SavedBand, save_into_folder
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET, Space, TextSize
from sgdesk.ui.widgets import Banner, BannerKind, Heading, Note, PushButton
from sgdesk.ui.widgets.arranging import row_of
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog
from sgdesk.ui.widgets.boxes.tick import Tick

_NAMED = 40
"""So many names of an import are listed before it is erased."""


@dataclass(frozen=True, slots=True)
class _Read:
    preview: Preview
    held_in: tuple[HeldIn, ...]


class EraseDialog(ActionDialog):
    """Decides that somebody is erased in fourteen days.

    Whoever stands in the history alone, as after an import that was undone, is erased at once.
    """

    def __init__(self, context: Context, whom: Whom, parent: QWidget | None = None) -> None:
        title, verb = _title(whom)
        super().__init__(context, title, verb, parent)
        self._whom = whom
        self._found: Preview | None = None
        self.verb.setEnabled(False)
        for button in (self.verb, self.cancel):
            button.setDefault(False)
            button.setAutoDefault(False)
        self.banner = Banner(kind=BannerKind.WARNING)
        self.banner.hide()
        self.when = Note()
        self.goes, self.stays = Note(), Note()
        self.look = _ticks()
        self.to_look_at = _part(tr("Look at these first"), self.look)
        for each in (
            self.banner,
            self.when,
            _part(tr("What goes"), self.goes),
            _part(tr("What stays, and why"), self.stays),
            self.to_look_at,
        ):
            self.form.column.addWidget(each)
        self._lay_out_choices()
        context.tasks.run(self._read, self._show, self.form.show_error, owner=self)

    def _lay_out_choices(self) -> None:
        if not self._whom.is_live:
            return
        if self._whom.subject is Subject.PERSON:
            self.hand_over = PushButton(tr("Save their roles and &training for the trustees …"))
            self.hand_over.setAutoDefault(False)
            self.hand_over.clicked.connect(self._hand_over)
            self.form.column.addLayout(row_of(self.hand_over))
            self.saved_band = SavedBand()
            self.form.column.addWidget(self.saved_band)
        reasons: list[tuple[str, object]] = [(tr("Choose why"), None)]
        reasons += [(tr(words), reason.value) for reason, words in REASON_WORDS.items()]
        self.reason = self.add_choice("reason", tr("&Why"), reasons)
        hint = tr(
            "Somebody else who agrees, such as a trustee. The log keeps the name that you type "
            "here."
        )
        self.second = self.add_line("second", tr("&Second person"), hint)
        words = tr("Our &insurer or denomination agreed that we keep it for less than six years")
        self.agreed = Tick(words)
        self.agreed.setMinimumHeight(TARGET)
        self.agreed.hide()
        self.form.column.addWidget(self.agreed)
        self.reason.currentIndexChanged.connect(self._look)
        self.second.textChanged.connect(self._look)
        self.agreed.toggled.connect(self._look)

    def _look(self) -> None:
        """Enter is the verb's once all is given; before that it does nothing, and loses nothing."""
        is_given = not any(self.problems().values())
        self.verb.setDefault(is_given)
        if is_given:
            self.form.show_problems({})

    def _read(self) -> _Read:
        workspace = self.context.workspace
        return _Read(preview(workspace, self._whom), still_in_backups(workspace, self._whom))

    def _show(self, read: _Read) -> None:
        found = self._found = read.preview
        goes = (goes_words(found.footprint), also_goes_words(found))
        self.goes.setText(" ".join(filter(None, goes)))
        stays = (*namesake_words(found), *stays_words(found.footprint, read.held_in))
        stays = stays or (tr("Nothing."),)
        self.stays.setText("\n".join(f"•  {each}" for each in stays))
        self._show_mentions(found)
        self.when.setText(_when(self._whom, found))
        if self._whom.is_live:
            self.agreed.setVisible(found.is_early)
            over = self.reason.findData(ErasingReason.PERIOD_OVER.value)
            if found.last_day is None and over >= 0:
                self.reason.removeItem(over)
            for each in (self.reason, self.second, self.agreed):
                each.setEnabled(found.hold_since is None)
            self._look()
        if found.hold_since is not None:
            self.banner.show_text(
                tr("A hold stands over this file: while it stands nothing is erased.")
            )
        elif found.is_early:
            self.banner.show_text(_early(found))
        self.verb.setEnabled(found.hold_since is None and self.context.may_write)
        free = self._whom.is_live and found.hold_since is None
        (self.reason if free else self.cancel).setFocus()

    def _show_mentions(self, found: Preview) -> None:
        texts = found.footprint.to_look_at
        self.look.show_texts(texts, named_are_ticked=False)
        self.look.setEnabled(found.hold_since is None and self.context.may_write)
        self.to_look_at.setVisible(bool(texts))

    def _hand_over(self) -> None:
        context, number = self.context, self._whom.row_id
        save_into_folder(
            context,
            tr("Where to put it for the trustees"),
            lambda folder: save_for_trustees(context.workspace, number, folder),
            self,
            lambda files: self.saved_band.show_saved(files, context.alerts),
        )

    def problems(self) -> dict[str, str]:
        if not self._whom.is_live:
            return {}
        unsaid = self._found is not None and self._found.is_early and not self.agreed.isChecked()
        return {
            "reason": "" if self.reason.currentData() else tr("Choose why"),
            "second": "" if self.second.text().strip() else tr("Name a second person who agrees"),
            "agreed": tr("Say that your insurer or denomination agreed, or keep them for six years")
            if unsaid
            else "",
        }

    def action(self) -> Callable[[], object]:
        workspace, whom = self.context.workspace, self._whom
        self.said = _said(whom, self._found)
        cells = self.look.chosen()
        if not whom.is_live:
            mistake = ErasingReason.MISTAKE
            return lambda: erase_at_once(workspace, whom, reason=mistake, cells=cells)
        reason = ErasingReason(self.reason.currentData())
        second, agreed = self.second.text(), self.agreed.isChecked()
        return lambda: decide_erasing(
            workspace,
            whom,
            reason=reason,
            second_person=second,
            early_agreed=agreed,
            cells=cells,
        )


def _ticks() -> MentionTicks:
    """What is asked about texts of others; nothing is taken out of them by itself."""
    return MentionTicks(
        tr(
            "These texts name them. Tick those out of which the name is to be taken on that day; "
            "the others stay as they are. Whatever else the history keeps of them goes."
        ),
        tr(
            "In these stands a word of their name. It may be them, or any word, such as the month "
            "of May: tick where it is them, and it is taken out there and in what the history "
            "keeps of that text. The others stay as they are."
        ),
    )


def _part(title: str, note: QWidget) -> QWidget:
    """A heading close above its words."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.TINY)
    column.addWidget(Heading(title, TextSize.LARGE))
    column.addWidget(note)
    return widget


def _title(whom: Whom) -> tuple[str, str]:
    if whom.subject is Subject.IMPORT:
        return tr("Erase what came in by {file}", file=whom.name), tr("Erase it now")
    verb = tr("Erase in 14 days") if whom.is_live else tr("Erase now")
    return tr("Erase {name}", name=whom.name), verb


def _said(whom: Whom, found: Preview | None) -> str:
    """Who is erased and when, for the bar."""
    if not whom.is_live:
        if whom.subject is Subject.IMPORT:
            return tr("Erased: whoever {file} brought in", file=whom.name)
        return tr("Erased: {name}", name=whom.name)
    day = long_date(found.due_on) if found is not None else ""
    return tr("Decided: {name} is erased on {day}", name=whom.name, day=day)


def _when(whom: Whom, found: Preview) -> str:
    if found.hold_since is not None:
        return tr("Nothing can be decided while the hold stands. It is in Set-up > Privacy.")
    if not whom.is_live:
        names = [each for each in found.footprint.names if "@" not in each]
        listed = ", ".join(names[:_NAMED])
        if len(names) > _NAMED:
            listed = tr("{names} and {n} more", names=listed, n=len(names) - _NAMED)
        said = tr_count(
            "Its adding was undone, so this name stands in the history alone. It is erased there "
            "at once, which cannot be undone.",
            "Their adding was undone, so {n} names stand in the history alone. They are erased "
            "there at once, which cannot be undone.",
            len(names),
        )
        return tr("{said} {names}.", said=said, names=listed)
    return tr(
        "It is done when the file is opened on {day} or after, and cannot be undone then. Until "
        "that day it can be taken back in Set-up > Privacy. The log keeps that somebody was "
        "erased, and not who it was.",
        day=long_date(found.due_on),
    )


def _early(found: Preview) -> str:
    keep = tr(
        "Training and roles are usually kept for six years or more after somebody leaves, since "
        "insurers and inquiries ask for them. No law says just how long: ask your insurer or "
        "denomination before you keep them for less."
    )
    if found.last_day is None:
        return tr("They are with you still, as far as the file knows. {keep}", keep=keep)
    return tr("They left on {day}. {keep}", day=long_date(found.last_day), keep=keep)


def ask_about_undone_import(context: Context, parent: QWidget) -> None:
    """Ask whether the people of the import that was undone last are erased."""

    def show(found: tuple[Whom, ...]) -> None:
        if found:
            EraseDialog(context, found[0], parent).open()

    context.tasks.run(lambda: undone_imports(context.workspace), show, owner=parent)
