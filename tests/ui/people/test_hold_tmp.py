"""A file that is gone while the window shows it."""

from sgdesk.ui.frame.main_window import MainWindow



def test_gone(people_window: MainWindow) -> None:
    context = people_window.context
    people_window.hold(True)
    context.workspace.close()
    context.workspace.path.unlink()
    people_window.history.reload()
    people_window._stack
    assert context.is_held
