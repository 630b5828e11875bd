"""A certificate as it would print, before it is issued."""

from sgdesk.services.certificates.content import ContentMaker, completed_training
from sgdesk.services.certificates.dressing import certificate_dress
from sgdesk.services.certificates.register import contents_pdf
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.standing import rules_of_day


def draft_pdf(workspace: Workspace, training_id: int) -> bytes:
    """The certificate of one training record as it would be issued today, without a number.

    Nothing is written. No bytes for training that is struck out or was not completed.
    """
    day = workspace.today()
    with workspace.file.reading() as connection:
        completed = completed_training(connection, day)
        row = next((each for each in completed if each.training_id == training_id), None)
        if row is None:
            return b""
        maker = ContentMaker(connection, rules_of_day(workspace, connection, day), day)
        face = maker.draft(row)
    return contents_pdf([face], certificate_dress(workspace))
