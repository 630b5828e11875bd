"""The way from a button that says Print to the paper."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sgdesk.ui.context import Context
from sgdesk.ui.printing.dialog import PaperDialog
from sgdesk.ui.printing.document import Paper
from sgdesk.ui.tasks import Lane, Progress
from sgdesk.ui.text import tr


def show_paper(
    context: Context,
    title: str,
    file_name: str,
    make: Callable[[], bytes],
    parent: QWidget,
    *,
    went_out: Callable[[], object] | None = None,
) -> None:
    """Make a PDF in the background, then show it over ``parent`` to print or save.

    ``file_name`` is what the file is called unless somebody says otherwise. ``went_out`` is called
    once it is on its way to a printer or saved.
    """

    def show(content: bytes) -> None:
        PaperDialog(context, Paper(title, file_name, content), parent, went_out).open()

    context.tasks.run(make, show, label=tr("Making the paper"), lane=Lane.PAPER, owner=parent)


def show_long_paper(
    context: Context,
    title: str,
    file_name: str,
    make: Callable[[Progress], bytes],
    parent: QWidget,
) -> None:
    """The same for a paper that takes long: how far it is stands in the window, with Cancel."""

    def show(content: bytes) -> None:
        PaperDialog(context, Paper(title, file_name, content), parent).open()

    context.tasks.run_long(make, show, label=tr("Making the paper"), lane=Lane.PAPER, owner=parent)
