"""What other programs did to the open file: moved, replaced, written over."""

from sgdesk.domain.file.health import Happened, Outside
from sgdesk.services.file.workspace import Workspace

__all__ = ["Happened", "Outside", "what_happened_outside"]


def what_happened_outside(workspace: Workspace) -> Outside | None:
    """What another program did to the file since this one wrote to it; ``None`` for nothing.

    It costs one question to the system, so it can be asked now and then. Where another copy took
    the file's place, or it is gone, what was open is saved beside it first, under a name of its
    own. Nothing is saved into the file from then on; every saving says the same.
    """
    return workspace.file.look_outside()
