"""What a person reads in a window: problems on top and at a box, and which buttons can be used."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QAbstractButton, QWidget

from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.ui.widgets import Form
from sgdesk.ui.widgets.more_button import stands_as
from tests.factories import clock_at

LONG_NAME = "Wilhelmina-Theodora " + "Featherstonehaugh-Cholmondeley-" * 2 + "Sample-A"
"""Ninety letters."""

NAMES = (LONG_NAME, "محمد العربي", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "李小龍", "O'Brien & <b>Söhne</b>")


def on_top(form: Form) -> str:
    """The problems that stand over a form; nothing where there are none."""
    return "" if form.summary.isHidden() else form.summary.accessibleName()


def under(form: Form, key: str) -> str:
    """The problem that stands at a box of a form."""
    problem = form._fields[key].problem
    return "" if problem.isHidden() else problem.text()


def usable(parent: QWidget) -> set[str]:
    """The words of the buttons that are shown, or stand behind “More”, and can be pressed."""
    return {
        each.text().replace("&", "") or each.accessibleName()
        for each in parent.findChildren(QAbstractButton)
        if each.isEnabled() and stands_as(each).isVisibleTo(parent)
    }


@contextmanager
def for_reading(workspace: Workspace) -> Iterator[Workspace]:
    """The same file once more, beside its writer and for reading alone."""
    opened = open_workspace(workspace.path, writable=False, clock=clock_at())
    yield opened
    opened.close()
