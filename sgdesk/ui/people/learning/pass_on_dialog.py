"""Noting what somebody learnt and passed on to a team, in one line."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sgdesk.domain.training.learning import LearningDetails
from sgdesk.services.training.learning import pass_on
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog

_LONGEST = 300
"""Letters of the one line; more is a report, and belongs elsewhere."""


class PassOnDialog(ActionDialog):
    """When, what and with which team; ``training`` is what it came from, by id and course."""

    def __init__(
        self,
        context: Context,
        training: tuple[int, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        named = tr("Pass on what {course} taught", course=training[1]) if training else ""
        title = named or tr("Note what was passed on")
        super().__init__(context, title, tr("Note it"), parent)
        self._training_id = training[0] if training else None
        hint = tr("One line for the return, such as “how to tell the lead”. No child, no family.")
        self.summary = self.add_line("summary", tr("&What was passed on"), hint)
        self.summary.setMaxLength(_LONGEST)
        hint = tr("A group, such as “Sunday club helpers” or “all volunteers”.")
        self.team = self.add_line("team", tr("With which &team"), hint)
        self.day = self.add_date("day", tr("&On"))
        self.day.set_value(self.today)
        self.summary.setFocus()

    def problems(self) -> dict[str, str]:
        said, team = self.summary.text().strip(), self.team.text().strip()
        return {
            "summary": "" if said else tr("Say in one line what was passed on"),
            "team": "" if team else tr("Say with which team"),
            "day": self.day.problem(),
        }

    def action(self) -> Callable[[], object]:
        workspace = self.context.workspace
        details = LearningDetails(
            shared_on=self.day.value() or self.today,
            summary=self.summary.text(),
            team=self.team.text(),
            training_id=self._training_id,
        )
        return lambda: pass_on(workspace, details)
