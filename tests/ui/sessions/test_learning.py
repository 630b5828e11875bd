"""What was passed on, as the window notes, lists and strikes it out."""

from collections.abc import Callable
from datetime import timedelta

from sgdesk.services.training.learning import learning_view
from sgdesk.ui.people.learning.pass_on_dialog import PassOnDialog
from sgdesk.ui.places import Wanted
from sgdesk.ui.sessions.page import SessionsPage
from tests.factories import TODAY
from tests.services.hall import Hall

Show = Callable[..., SessionsPage]
LIST = Wanted(action="learning")


def test_what_was_passed_on_is_noted_listed_and_struck_out(hall: Hall, show: Show) -> None:
    tab = show(LIST).learning
    assert tab.isVisible()
    assert tab.empty.isVisible()
    tab.empty.chosen.emit()
    (dialog,) = tab.findChildren(PassOnDialog)
    dialog.verb.click()
    said = dialog.form.summary.accessibleName()
    assert "Say in one line what was passed on" in said
    assert "Say with which team" in said
    dialog.summary.setText("How to tell the lead")
    dialog.team.setText("Sunday club helpers")
    dialog.verb.click()
    show(LIST)
    shown = [tab._model.index(0, column).data() for column in range(4)]
    assert shown == ["31 Mar 2026", "Sunday club helpers", "How to tell the lead", "elsewhere"]
    tab.strike_button.click()
    show(LIST)
    assert tab.empty.isVisible()
    assert learning_view(hall.workspace) == ()


def test_nothing_is_noted_where_the_window_shows_another_day(hall: Hall, show: Show) -> None:
    tab = show(LIST, as_at=TODAY - timedelta(days=1)).learning
    assert not tab.add_button.isEnabled()
    tab.empty.chosen.emit()
    assert tab.findChildren(PassOnDialog) == []
