"""Learning that is passed on to a team: noted in one line, listed, struck out."""

from datetime import date

from sgdesk.data.training import learning as learning_data
from sgdesk.domain.errors import InputError
from sgdesk.domain.training.learning import LearningDetails, LearningShared
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace


def pass_on(workspace: Workspace, details: LearningDetails) -> Changes:
    """Note what was passed on, when and with which team (Herefordshire 6).

    Raises :class:`InputError` without words or a team, or for a day that lies ahead.
    """
    if not details.summary.strip() or not details.team.strip():
        raise InputError("Say what was passed on, and with which team. Nothing was saved.")
    if details.shared_on > workspace.today():
        raise InputError("It is noted on the day or later. Nothing was saved.")
    kept = LearningDetails(
        details.shared_on, details.summary.strip(), details.team.strip(), details.training_id
    )
    with workspace.file.writing("pass_on", {"team": kept.team}) as writer:
        learning_data.add_learning(writer, kept)
    return changes_of(writer.touched)


def strike_learning(workspace: Workspace, learning_id: int) -> Changes:
    """Strike out what was noted by mistake."""
    with workspace.file.writing("strike_learning", {"learning": learning_id}) as writer:
        learning_data.void_learning(writer, learning_id, workspace.today())
    return changes_of(writer.touched)


def learning_view(workspace: Workspace, as_at: date | None = None) -> tuple[LearningShared, ...]:
    """Everything that was passed on by the day, the newest first."""
    with workspace.file.reading() as connection:
        return learning_data.read_learning(connection, end=as_at or workspace.today())
