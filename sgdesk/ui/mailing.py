"""Handing a new e-mail to the person's own program, and what to do where none comes up.

A system may say that it asked a program although none is there, and whoever reads e-mail on a web
page has none: so what is said never takes for granted that something opened.
"""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication

from sgdesk.ui.elsewhere import open_url
from sgdesk.ui.text import tr


def open_mail(link: str, instead: str) -> str:
    """Ask for a new e-mail; gives what to say of it, with what to do ``instead`` of a program."""
    if open_url(QUrl(link)):
        return tr(
            "Your e-mail program was asked to open. Nothing came up, or you write e-mail on a web "
            "page? {instead}",
            instead=instead,
        )
    return tr("No e-mail program answers on this computer. {instead}", instead=instead)


def copy_words(text: str) -> str:
    """Put words where they can be pasted from; gives what to say of it."""
    QGuiApplication.clipboard().setText(text)
    return tr("Copied. Paste it into a new e-mail.")
