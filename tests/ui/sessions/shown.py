"""Days before and after, and what shows the page of the sessions."""

from collections.abc import Callable
from datetime import timedelta

from sgdesk.ui.sessions.page import SessionsPage
from tests.factories import TODAY

Show = Callable[..., SessionsPage]
AHEAD = TODAY + timedelta(days=9)
BEFORE = TODAY - timedelta(days=9)
