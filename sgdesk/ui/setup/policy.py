"""The organisation's own training policy, on Set-up, Organisation."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sgdesk.domain.dates import add_months, long_date
from sgdesk.domain.organisation.policy import TrainingPolicy
from sgdesk.services.organisation.policy import keep_policy
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize
from sgdesk.ui.widgets import Heading, MonthAlone, Note, PushButton
from sgdesk.ui.widgets.arranging import row_of
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog

_MONTHS = 12
"""How far ahead the box of the review begins; the person chooses."""


class PolicyDialog(ActionDialog):
    """When the policy was approved, by whom, and when it is to be reviewed."""

    def __init__(
        self, context: Context, policy: TrainingPolicy | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, tr("Your own training policy"), tr("Save"), parent)
        known = policy or TrainingPolicy()
        hint = tr("What you call it, such as “Safeguarding training policy”.")
        self.name = self.add_line("title", tr("&Name of it"), hint)
        self.name.setText(known.title)
        self.approved = self.add_date("approved", tr("&Approved on"), month=MonthAlone.FIRST)
        self.approved.set_value(known.approved_on)
        hint = tr("Such as “the trustees”.")
        self.by = self.add_line("by", tr("Approved &by"), hint)
        self.by.setText(known.approved_by)
        hint = tr("Today reminds you from 60 days before. No document says when: set by us.")
        self.review = self.add_date(
            "review", tr("To be &reviewed on"), hint, ahead=True, month=MonthAlone.FIRST
        )
        later = add_months(self.today, _MONTHS)
        self.review.set_value(known.review_on if policy is not None else later)
        self.name.setFocus()

    def problems(self) -> dict[str, str]:
        approved, review = self.approved.value(), self.review.value()
        backwards = approved is not None and review is not None and review <= approved
        return {
            "approved": self.approved.problem(),
            "review": self.review.problem(required=False)
            or (tr("The review has to follow the approval") if backwards else ""),
        }

    def action(self) -> Callable[[], object]:
        workspace = self.context.workspace
        policy = TrainingPolicy(
            self.name.text(), self.approved.value(), self.by.text(), self.review.value()
        )
        return lambda: keep_policy(workspace, policy)


class PolicyPart(QWidget):
    """Says what is kept of the policy, with the button that changes it."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Note()
        self.button = PushButton(tr("Your training &policy …"), "edit")
        self.button.clicked.connect(self.asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(Heading(tr("Your own training policy"), TextSize.LARGE))
        column.addWidget(self._said)
        column.addLayout(row_of(self.button))

    def show_policy(
        self, policy: TrainingPolicy | None, partnership: str, *, may_write: bool
    ) -> None:
        """Show what holds; ``None`` where none was approved yet."""
        self._said.setText(policy_words(policy, partnership))
        self.button.setEnabled(may_write)


_ASKS_FOR_ONE = "hscp"


def policy_words(policy: TrainingPolicy | None, partnership: str) -> str:
    """What is kept of the policy, in sentences; who asks for one is said under that one alone."""
    if policy is None or policy.approved_on is None:
        if partnership == _ASKS_FOR_ONE:
            return tr(
                "None is noted. It says what training your own people need; Herefordshire asks its "
                "partners for one (Appendix 1)."
            )
        return tr("None is noted. It says what training your own people need.")
    name = policy.title or tr("Your training policy")
    day = long_date(policy.approved_on)
    said = tr("{name}, approved on {day}.", name=name, day=day)
    if policy.approved_by:
        by = policy.approved_by
        said = tr("{name}, approved on {day} by {by}.", name=name, day=day, by=by)
    if policy.review_on is None:
        return tr("{said} No day is set for its review.", said=said)
    return tr("{said} To be reviewed on {day}.", said=said, day=long_date(policy.review_on))
