"""A file that is gone while the window shows it is held once, and not looked for without end."""

from collections.abc import Callable

from sgdesk.services.file.workspace import Workspace
from sgdesk.ui.frame.main_window import MainWindow


def test_a_file_that_is_gone_is_held_and_not_read_again_without_end(
    make_window: Callable[[], MainWindow], workspace: Workspace
) -> None:
    window = make_window()
    window.desk.take(workspace)
    workspace.close()
    workspace.path.unlink()
    window.hold(True)
    window.history.reload()
    assert window.context is not None
    assert window.context.is_held
