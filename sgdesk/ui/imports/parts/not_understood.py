"""The first thing that is said of a sheet: which of its columns were not understood, or left."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import Banner, BannerKind

_NAMED = 6
"""So many columns are named on the band."""


class NotUnderstood(Banner):
    """Names the columns that hold something nobody took; ``chosen`` to say what they hold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(kind=BannerKind.WARNING, parent=parent)
        self.hide()

    def show_columns(self, names: Sequence[str]) -> None:
        """Name these, or hide where there is none; a column without a heading by its letter."""
        self.setVisible(bool(names))
        if names:
            said = tr_count(
                "1 column with data was not understood: {names}.",
                "{n} columns with data were not understood: {names}.",
                len(names),
                names=_listed(names),
            )
            self.show_text(
                said, tr("Say what it holds") if len(names) == 1 else tr("Say what they hold")
            )


class NotesLeft(Banner):
    """Names the columns of notes that are left out; ``chosen`` to keep them with the people."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.hide()

    def show_columns(self, names: Sequence[str]) -> None:
        """Name these, or hide where there is none."""
        self.setVisible(bool(names))
        if names:
            said = tr(
                "Left out: {names}. What stands there can be kept as notes about the people.",
                names=", ".join(tr("“{name}”", name=each) for each in names),
            )
            self.show_text(said, tr("Keep as notes"))


class NotKnown(Banner):
    """Says how many people of a sheet nobody knows here; ``chosen`` to add them too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(kind=BannerKind.WARNING, parent=parent)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say of so many that they stay out, or hide where there is none."""
        self.setVisible(count > 0)
        if count:
            said = tr_count(
                "1 person of this sheet is not known here, and stays out with the training.",
                "{n} people of this sheet are not known here, and stay out with their training.",
                count,
            )
            self.show_text(said, tr("Add them") if count > 1 else tr("Add the person"))


def _listed(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    said, more = ", ".join(names[:_NAMED]), len(names) - _NAMED
    return tr("{names} and {n} more", names=said, n=more) if more > 0 else said
