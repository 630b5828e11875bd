"""End-of-course forms to print before a session, so that they lie on the tables."""

from PySide6.QtWidgets import QWidget

from sgdesk.domain.dates import short_date
from sgdesk.services.forms.preparing import SPARE_FORMS
from sgdesk.services.sessions.sessions import SessionLine, session_lines
from sgdesk.ui.certificates.forms_ahead import AHEAD, show_forms_ahead
from sgdesk.ui.context import Context
from sgdesk.ui.forms.parts import choice
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import FormDialog


class LayOutDialog(FormDialog):
    """Asks for which session; everybody booked gets a form with a code, and three are spare."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Forms to lay out at a session"), tr("Print …"), parent)
        self._context = context
        self._ahead: dict[int, SessionLine] = {}
        hint = tr(
            "One for everybody booked and {n} spare. The code on each finds it again once the "
            "session is ticked in.",
            n=SPARE_FORMS,
        )
        self.session = self.form.add("session", tr("&Session"), choice(30), hint)
        self.save = self._save
        workspace, as_at = context.workspace, context.as_at
        context.tasks.run(lambda: session_lines(workspace, as_at), self._fill, label="", owner=self)

    def _fill(self, lines: tuple[SessionLine, ...]) -> None:
        ahead = [each for each in lines if each.state in AHEAD]
        if not ahead:  # with sessions it would keep the first from being chosen
            self.session.setPlaceholderText(tr("No session lies ahead: plan one with Sessions"))
        self.verb.setEnabled(bool(ahead))
        for each in sorted(ahead, key=lambda each: (each.held_on, each.starts_at)):
            words = tr(
                "{day}: {course} ({n} booked)",
                day=", ".join(filter(None, (short_date(each.held_on), each.starts_at))),
                course=each.course,
                n=each.booked,
            )
            self.session.addItem(words, each.id)
            self._ahead[each.id] = each

    def _save(self) -> None:
        chosen = self.session.currentData()
        show_forms_ahead(self._context, self._ahead[chosen], self.parentWidget() or self)
        if self.parentWidget() is not None:
            self.accept()
