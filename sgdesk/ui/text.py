"""Strings of the screen: one door for translation, and services' errors in words."""

from PySide6.QtCore import QCoreApplication, QLocale

from sgdesk.domain.errors import UserError

APP_NAME = "sgdesk"
"""In the frame of every window that shows what is kept of people: it names nobody."""

_CONTEXT = "sgdesk"


def speak_english() -> None:
    """Let Qt write figures and days in UK English, as the program does, on every computer."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


def tr(text: str, /, **values: object) -> str:
    """``text`` in the person's language, with ``values`` put in its ``{places}``.

    Without values it stays as it is: it may be a name that somebody gave, braces and all.
    """
    said = QCoreApplication.translate(_CONTEXT, text)
    return said.format(**values) if values else said


def tr_count(one: str, many: str, n: int, /, **values: object) -> str:
    """``one`` or ``many``, whichever fits ``n``; both may name ``{n}`` and any of ``values``."""
    return tr(one if n == 1 else many, n=f"{n:,}", **values)


def error_text(error: UserError) -> str:
    """The plain sentence of an error that the person can put right."""
    return tr(error.template, **error.shown())
