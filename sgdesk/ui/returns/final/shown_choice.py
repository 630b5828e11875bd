"""What a return shows beyond the least, and who could be recognised by it."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.small_numbers import small_roles, small_words
from sgdesk.services.returns.document import Shown
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space
from sgdesk.ui.widgets import FormDialog, Note
from sgdesk.ui.widgets.boxes.tick import Tick


class ShownChoice(QWidget):
    """Seven ticks, none of them set by itself; under each stands what it tells."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.roles = Tick(tr("A ta&ble by role"))
        self.apart = Tick(tr("Small roles in rows of their &own"))
        self.reasons = Tick(tr("Reasons for each req&uirement apart"))
        self.leads = Tick(tr("Name the &lead and the deputy"))
        self.year = Tick(tr("Show how co&verage moved over the year"))
        self.months = Tick(tr("Show what falls due in each &month ahead"))
        self.knowledge = Tick(tr("Show kno&wledge before and after training"))
        self.few = Note()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.MEDIUM)
        counts = (self.roles, self.apart, self.reasons, self.leads)
        for tick in (*counts, self.year, self.months, self.knowledge):
            tick.setMinimumHeight(TARGET)
        own_training = tr(
            "By name or by role, what is said of the lead and the deputy is their own training. "
            "Tell them before you send it."
        )
        one_list = tr(
            "In one list for all of them a reason hardly points at anybody; apart, it can."
        )
        month_by_month = tr(
            "A picture and a table for each requirement, at each month’s end. A number can then "
            "point at who was trained in a month. A requirement is left out where fewer than five "
            "people count in it."
        )
        what_is_due = tr(
            "How many are due again, for each requirement, up to a year on: a number can point at "
            "who is due. It is told by month only where at least five people count and at least "
            "five fall due."
        )
        own_marks = tr(
            "How many gave each mark on the forms at the end of the courses, where at least five "
            "people did."
        )
        self._column.addWidget(self.roles)
        for tick, told in (
            (self.apart, self.few),
            (self.reasons, Note(one_list)),
            (self.leads, Note(own_training)),
            (self.year, Note(month_by_month)),
            (self.months, Note(what_is_due)),
            (self.knowledge, Note(own_marks)),
        ):
            self._column.addLayout(_with_what_it_tells(tick, told))
        self.roles.toggled.connect(self._offer)
        self._offer()

    def _offer(self) -> None:
        self.apart.setEnabled(self.roles.isChecked())

    def show_document(self, document: ReturnDocument) -> None:
        """Say which roles have few people; ``document`` has every role in a row of its own."""
        said = small_words(small_roles(document), tr("role"))
        self.few.setText(said)
        self.few.setVisible(bool(said))
        self.apart.setVisible(bool(said))

    @property
    def shown(self) -> Shown:
        """What is ticked."""
        roles = self.roles.isChecked()
        return Shown(
            roles,
            roles and self.apart.isChecked(),
            self.reasons.isChecked(),
            self.leads.isChecked(),
            self.year.isChecked(),
            self.months.isChecked(),
            self.knowledge.isChecked(),
        )

    def set_shown(self, shown: Shown) -> None:
        """Tick what was chosen before."""
        self.roles.setChecked(shown.roles)
        self.apart.setChecked(shown.apart)
        self.reasons.setChecked(shown.reasons)
        self.leads.setChecked(shown.lead_names)
        self.year.setChecked(shown.over_year)
        self.months.setChecked(shown.due_by_month)
        self.knowledge.setChecked(shown.before_after)


def _with_what_it_tells(tick: Tick, told: Note) -> QVBoxLayout:
    """Words right below the tick that they are about, and clear of the next one."""
    both = QVBoxLayout()
    both.setSpacing(0)
    both.addWidget(tick)
    told.setIndent(Space.WIDE)
    both.addWidget(told)
    return both


class ShownDialog(FormDialog):
    """Asks what the files of live figures show; hands it on."""

    def __init__(
        self,
        document: ReturnDocument,
        shown: Shown,
        chosen: Callable[[Shown], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("What the return shows"), tr("Use this"), parent)
        self._chosen = chosen
        self.choice = ShownChoice()
        self.choice.show_document(document)
        self.choice.set_shown(shown)
        least = tr(
            "Without a tick it shows counts for everybody, by requirement, by kind of person and "
            "by group; names that we know are taken out of what was typed."
        )
        for each in (Note(least), self.choice):
            self.form.column.addWidget(each)
        self.save = self._hand_on
        self.choice.roles.setFocus()

    def _hand_on(self) -> None:
        self.accept()
        self._chosen(self.choice.shown)
