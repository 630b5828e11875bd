"""The forms that certificates will wait for, printed before the session that they are of."""

from PySide6.QtWidgets import QWidget

from sgdesk.domain.organisation.pack import GateKind
from sgdesk.domain.sessions.session import SessionState
from sgdesk.services.certificates.gate import GateInForce
from sgdesk.services.file.saving import paper_name
from sgdesk.services.forms.preparing import SPARE_FORMS
from sgdesk.services.sessions.giving_out_forms import forms_before_session_pdf
from sgdesk.services.sessions.sessions import SessionLine
from sgdesk.ui.context import Context
from sgdesk.ui.printing import show_paper
from sgdesk.ui.text import tr

AHEAD = (SessionState.PLANNED, SessionState.TO_MARK)
"""A session that forms can be laid out at: it is not ticked in yet."""


def wants_forms_ahead(gate: GateInForce | None, state: SessionState) -> bool:
    """Whether certificates wait for a form that is handed out at the session, still to come."""
    return gate is not None and gate.kind is GateKind.EVALUATION and state in AHEAD


def show_forms_ahead(context: Context, session: SessionLine, parent: QWidget) -> None:
    """Show the end-of-course forms of a session that is not ticked in yet, to print or save."""
    workspace, number = context.workspace, session.id
    show_paper(
        context,
        tr("Forms to lay out at a session"),
        paper_name(workspace, "forms", session.held_on, of=session.course),
        lambda: forms_before_session_pdf(workspace, number),
        parent,
        papers=session.booked + SPARE_FORMS,
    )
