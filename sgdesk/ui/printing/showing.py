"""The way from a button that says Print to the paper."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sgdesk.services.file.saving import made_noting, save_paper
from sgdesk.ui.alerts import FileWish
from sgdesk.ui.context import Context
from sgdesk.ui.printing.dialog import PaperDialog, WentOut
from sgdesk.ui.printing.document import Paper, PdfInMemory
from sgdesk.ui.tasks import Lane, Progress
from sgdesk.ui.text import tr


@dataclass(frozen=True, slots=True)
class _Made:
    """A paper, and the same read ahead, so that the window does not wait for its pages."""

    paper: Paper
    read: PdfInMemory

    @classmethod
    def of(cls, paper: Paper) -> "_Made":
        return cls(paper, PdfInMemory.read_ahead(paper.content))


def show_paper(
    context: Context,
    title: str,
    file_name: str,
    make: Callable[[], bytes],
    parent: QWidget,
    *,
    papers: int = 1,
    has_backs: bool = False,
    went_out: WentOut | None = None,
) -> None:
    """Make a PDF in the background, then show it over ``parent`` to print or save.

    ``file_name`` is what the file is called unless somebody says otherwise; ``papers`` is how many
    papers of different people are in it, each as long as the others. With ``has_backs`` the second
    page of a paper of two is its back. ``went_out`` is told whenever it is on its way to a printer,
    or saved and where. Words that cannot be printed whole are told over it.
    """

    def made() -> _Made:
        content, unprinted = made_noting(make)
        paper = Paper(title, file_name, content, unprinted=unprinted, has_backs=has_backs)
        return _Made.of(paper)

    def show(made: _Made) -> None:
        PaperDialog(context, made.paper, parent, went_out, papers, made.read).open()

    context.tasks.run(made, show, label=tr("Making the paper"), lane=Lane.PAPER, owner=parent)


def show_long_paper(
    context: Context, make: Callable[[Progress], Paper], parent: QWidget, *, papers: int = 1
) -> None:
    """The same for a paper that takes long: how far it is stands in the window, with Cancel."""

    def made(progress: Progress) -> _Made:
        paper, unprinted = made_noting(lambda: make(progress))
        return _Made.of(replace(paper, unprinted=unprinted))

    def show(made: _Made) -> None:
        PaperDialog(context, made.paper, parent, papers=papers, read=made.read).open()

    context.tasks.run_long(made, show, label=tr("Making the paper"), lane=Lane.PAPER, owner=parent)


def save_as(
    context: Context,
    wish: FileWish,
    make: Callable[[], bytes],
    owner: QObject,
    done: Callable[[Path], object] | None = None,
) -> None:
    """Let a name be chosen, make a file in the background and write it there.

    Where it is is said in the window, with the ways to it, unless ``done`` does it.
    """
    path = context.alerts.save_file(wish)
    if path is None:
        return
    context.tasks.run(
        lambda: save_paper(path, make()),
        done or (lambda written: context.say_saved((written,))),
        label=tr("Saving"),
        lane=Lane.PAPER,
        owner=owner,
    )
