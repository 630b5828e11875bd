"""How far the making of a return is, told to the window."""

from sgdesk.domain.returns.progress import Step, Work
from sgdesk.ui.tasks import Progress
from sgdesk.ui.text import tr


def told_by(progress: Progress) -> Step:
    """A step that says in the window what is counted, how much of it is done, and of how much."""

    def step(what: Work, done: int, total: int) -> None:
        progress.step(done, total, tr(what.value))

    return step
