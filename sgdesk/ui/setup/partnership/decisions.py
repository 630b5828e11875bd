"""Decisions left to you: what the partnership's document leaves open, each with offers."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from sgdesk.domain.dates import parse_period
from sgdesk.domain.organisation.decisions import Decision, DecisionKind
from sgdesk.domain.training.titles import shortest_title
from sgdesk.domain.training.words import interval_words
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.decisions import (
    DecisionList,
    decide,
    decision_list,
    reopen_usual,
    settle_usual,
)
from sgdesk.ui.context import Context
from sgdesk.ui.setup.partnership.pack_text import period_words
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET, Space
from sgdesk.ui.widgets import Form, LinkButton, Note, PushButton
from sgdesk.ui.widgets.arranging import row_of, size_dialog
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog

_OPEN = None
"""What the first line of a box stands for: not decided yet."""


class DecisionForm(QWidget):
    """A box for each decision; the first line of each leaves it open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: Form | None = None
        self.boxes: dict[str, QComboBox] = {}
        self._usual: dict[str, str] = {}
        self._held: dict[str, str | None] = {}
        self._filled: set[str] = set()
        self.usual_button = PushButton(tr("Fill in the &usual answers for now"))
        self.usual_button.setToolTip(
            tr("Fills in the usual answer wherever you have not decided. Today asks about them.")
        )
        self.open_button = LinkButton(tr("Leave them open again"))
        self.open_button.hide()
        self.usual_button.clicked.connect(self.choose_usual)
        self.open_button.clicked.connect(self.leave_open)
        self.whose = Note(
            tr(
                "The usual answers are ours, of this program, and no document’s. Each stands under "
                "its question; once filled in it is shown as “set by us”."
            )
        )
        self.filled = Note()
        self.filled.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SMALL)
        self._column.addWidget(self.whose)
        self._column.addLayout(row_of(self.usual_button, self.open_button))
        self._column.addWidget(self.filled)
        self._column.addSpacing(Space.SMALL)

    def show_list(self, found: DecisionList) -> None:
        """Ask what is open, and show what was decided."""
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
        self._form, self.boxes = Form(), {}
        self._filled.clear()
        self._tell_filled()
        name = found.pack.short_name if found.pack.document else ""
        for each in found.decisions:
            label, hint = _words(each, name)
            if each.held is None:
                usual = _offer(each, each.usual)
                hint = tr("{hint} The usual answer: {usual}.", hint=hint, usual=usual)
            box = self._form.add(each.key, label, QComboBox(), hint)
            box.setMinimumHeight(TARGET)
            least = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            box.setSizeAdjustPolicy(least)
            box.addItem(tr("Not decided yet"), _OPEN)
            for value in dict.fromkeys((*each.offers, *([each.held] if each.held else []))):
                box.addItem(_offer(each, value), value)
            if each.held is not None:
                box.setCurrentIndex(max(0, box.findData(each.held)))
            self.boxes[each.key] = box
        self._usual = {each.key: each.usual for each in found.decisions}
        self._held = {each.key: each.held for each in found.decisions}
        self._column.addWidget(self._form)
        for each_part in (self.whose, self.usual_button):
            each_part.setVisible(bool(found.open))

    def choose_usual(self) -> None:
        """Choose our suggestion wherever nothing is chosen; it can be changed before it is kept."""
        for key, box in self.boxes.items():
            if box.currentData() is _OPEN:
                box.setCurrentIndex(max(0, box.findData(self._usual[key])))
                self._filled.add(key)
        self._tell_filled()

    def leave_open(self) -> None:
        """Take back at once all that was filled in, where it was not changed since."""
        for key in self.for_now():
            self.boxes[key].setCurrentIndex(0)
        self._filled.clear()
        self._tell_filled()

    def for_now(self) -> tuple[str, ...]:
        """The decisions that have the usual answer because it was filled in: Today asks later."""
        return tuple(
            key for key in self._filled if self.boxes[key].currentData() == self._usual[key]
        )

    def _tell_filled(self) -> None:
        n = len(self.for_now())
        self.filled.setText(
            tr_count(
                "{n} usual answer is filled in below. You can change it, and Today asks about it.",
                "{n} usual answers are filled in below. You can change each, and Today asks about "
                "them.",
                n,
            )
        )
        for each in (self.filled, self.open_button):
            each.setVisible(n > 0)

    def answers(self) -> dict[str, str]:
        """What was chosen and was not so before, by the setting that keeps it."""
        chosen = {key: box.currentData() for key, box in self.boxes.items()}
        return {
            key: str(value)
            for key, value in chosen.items()
            if value is not _OPEN and value != self._held[key]
        }


class DecisionsDialog(ActionDialog):
    """The list over a page; what is left open is asked again on Today."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Decisions left to you"), tr("Keep these decisions"), parent)
        note = tr(
            "The document leaves these open, so each is yours. They are shown as “set by us”, "
            "never as the partnership’s rule. What you decide first holds since always; a later "
            "change holds from today."
        )
        self.form.column.addWidget(Note(note))
        self._usual_words = Note()
        self.settle = PushButton(tr("They are &right"), "check")
        self.reopen = PushButton(tr("&Open them all again"), "undo")
        self.settle.clicked.connect(lambda: self._perform_usual(settle_usual))
        self.reopen.clicked.connect(lambda: self._perform_usual(reopen_usual))
        self.form.column.addWidget(self._usual_words)
        self.form.column.addLayout(row_of(self.settle, self.reopen))
        for each in (self._usual_words, self.settle, self.reopen):
            each.hide()
        self.decisions = DecisionForm()
        self.form.column.addWidget(self.decisions)
        size_dialog(self, 40, 40)
        workspace = context.workspace
        context.tasks.run(lambda: decision_list(workspace), self._show, owner=self)

    def action(self) -> Callable[[], object]:
        workspace, answers = self.context.workspace, self.decisions.answers()
        for_now = self.decisions.for_now()
        return lambda: decide(workspace, answers, for_now) if answers else None

    def _show(self, found: DecisionList) -> None:
        self.decisions.show_list(found)
        n = len(found.for_now)
        self._usual_words.setText(
            tr_count(
                "{n} of these has the usual answer for now.",
                "{n} of these have the usual answers for now.",
                n,
            )
        )
        for each in (self._usual_words, self.settle, self.reopen):
            each.setVisible(n > 0)
            each.setEnabled(self.context.may_write)

    def _perform_usual(self, action: Callable[[Workspace], object]) -> None:
        workspace = self.context.workspace
        self.perform(lambda: action(workspace))


def _words(each: Decision, partnership: str) -> tuple[str, str]:
    """What is asked, and why it is asked of you."""
    title = shortest_title(each.title)
    silent = (
        tr("{partnership} does not say.", partnership=partnership)
        if partnership
        else tr("No document says.")
    )
    labels = {
        DecisionKind.REFRESH: tr("{title}: how often is it done again?", title=title),
        DecisionKind.HIGHER_RENEWS: tr("Does a higher level keep the lower ones up to date?"),
        DecisionKind.INDUCTION_DAYS: tr("How long may somebody new take for the induction?"),
        DecisionKind.LEAD_DAYS: tr("{title}: how long may a new lead take?", title=title),
        DecisionKind.OTHER_DAYS: tr("How long may somebody new take for everything else?"),
        DecisionKind.LEAD_GAP: tr("After how long out of the role does a lead begin again?"),
        DecisionKind.LEAD_TOUCH: tr("After how long without learning is a lead out of touch?"),
        DecisionKind.SENT_IS_ENOUGH: tr("The impact form before a certificate has to be"),
        DecisionKind.IMPACT_WINDOW: tr("When do you ask what training has changed?"),
    }
    hints = {
        DecisionKind.REFRESH: tr("Without an answer it never falls due."),
        DecisionKind.HIGHER_RENEWS: (
            tr("Until you decide, it does.")
            if each.usual == "yes"
            else tr("Until you decide, it does not.")
        ),
        DecisionKind.INDUCTION_DAYS: tr("Until then they count as new. 28 days until you decide."),
        DecisionKind.LEAD_DAYS: tr("Until you decide, as long as for everything else."),
        DecisionKind.OTHER_DAYS: tr("Until then they count as new. 182 days until you decide."),
        DecisionKind.LEAD_GAP: tr("12 months until you decide."),
        DecisionKind.LEAD_TOUCH: tr("Never, until you decide."),
        DecisionKind.SENT_IS_ENOUGH: tr(
            "Its sentence can be read both ways. “Filled in”: a certificate waits for weeks, also "
            "for an evening of your own, unless you do without in Settings."
        ),
        DecisionKind.IMPACT_WINDOW: tr("Without an answer no form for it falls due."),
    }
    return labels[each.kind], f"{silent} {hints[each.kind]}"


def _offer(each: Decision, value: str) -> str:
    if value:
        return _OFFERS[each.kind](value)
    return {
        DecisionKind.REFRESH: tr("Not again: none set by us"),
        DecisionKind.LEAD_TOUCH: tr("Never"),
    }.get(each.kind, tr("None set by us"))


def _often(value: str) -> str:
    words = tr(interval_words(int(value)))
    return tr("{often}, set by us", often=words[:1].upper() + words[1:])


def _window(value: str) -> str:
    opens, due = (period_words(parse_period(part)) for part in value.split())
    return tr("From {opens} after it, by {due}", opens=opens, due=due)


def _days(value: str) -> str:
    return tr_count("1 day", "{n} days", int(value))


def _months(value: str) -> str:
    return tr_count("1 month", "{n} months", int(value))


_OFFERS: dict[DecisionKind, Callable[[str], str]] = {
    DecisionKind.REFRESH: _often,
    DecisionKind.HIGHER_RENEWS: lambda value: (
        tr("Yes, set by us") if value == "yes" else tr("No, set by us")
    ),
    DecisionKind.INDUCTION_DAYS: _days,
    DecisionKind.LEAD_DAYS: _days,
    DecisionKind.OTHER_DAYS: _days,
    DecisionKind.LEAD_GAP: _months,
    DecisionKind.LEAD_TOUCH: _months,
    DecisionKind.SENT_IS_ENOUGH: lambda value: (
        tr("sent out") if value == "yes" else tr("filled in")
    ),
    DecisionKind.IMPACT_WINDOW: _window,
}
"""How an answer is said, by what was asked; a kind without its words cannot be shown."""
