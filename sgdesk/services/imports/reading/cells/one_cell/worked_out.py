"""Days of which the sheet does not show all, and whether they are those on which it was done.

Whoever writes ``=EDATE(B2,12)`` mostly wants to know when training runs out; ``=B2`` may be a
true copy of the day, or a draft for the next; ``=TODAY()`` is another day tomorrow. So each is
asked, once for all under one heading that formulas alike give.
"""

import re
from dataclasses import replace

from sgdesk.domain.left_where_it_is import private_words
from sgdesk.services.imports.reading.asking import Asking
from sgdesk.services.imports.reading.cells.one_cell.completion_cell import (
    CellCode,
    CellKind,
    CellSays,
)
from sgdesk.services.imports.reading.values import LEAVE, Choice, QuestionKind, Where

STAND = "stand"
_TODAY = re.compile(r"\b(?:TODAY|NOW|RAND\w*)\s*\(", re.IGNORECASE)
_SPAN = re.compile(
    r"\b(?:EDATE|EOMONTH|WORKDAY|DATEADD)\b|\b(?:YEAR|MONTH|DAY)\s*\(.*\)\s*[-+]"
    r"|[-+]\s*\(?\s*\d|\d\s*\+",
    re.IGNORECASE,
)
_TEXT = re.compile(r'"[^"]*"')
_SHEET = re.compile(r"(?:\$?'[^']*'|\$?\w+)[!.](?=\$?[A-Z])")
_FIGURES = re.compile(r"\d+")
_OF_DONE = (
    Choice(STAND, "It was done on these days"),
    Choice("-", "It runs out or is due then: leave them out"),
)
_OF_OTHERS = (Choice(STAND, "They are right as they stand"), Choice("-", "Leave them out"))
_OF_TODAY = (
    Choice(STAND, "It was done on the days that they show now"),
    Choice("-", "Leave them out"),
)


def as_worked_out(said: CellSays, heading: str, where: Where, asking: Asking) -> CellSays:
    """A day that a formula gives, as it stands or left out; listed until somebody says which."""
    formula = f" ({said.formula})" if private_words(said.formula) is None else ""
    if _TODAY.search(said.formula):
        kind, choices = "today", _OF_TODAY
        asks = (
            f"A formula{formula} gives these days under “{heading}”, and gives others tomorrow. "
            "Was it done on the days that they show now?"
        )
    else:
        kind, choices = "span" if _SPAN.search(said.formula) else "copy", _OF_DONE
        how = "works out these days" if kind == "span" else "takes these days from elsewhere"
        asks = (
            f"A formula{formula} {how} under “{heading}”. Was it done on these days, or are they "
            "days when it runs out?"
        )
    about = f"worked out {kind} {heading} {_shape(formula)}".rstrip()
    answer = asking.answer(QuestionKind.WORD, about, where, asks, choices, once=True)
    if answer == STAND:
        return replace(said, formula="")
    code = CellCode.WORKED_OUT if answer == LEAVE else CellCode.SAID_NOT
    return CellSays(CellKind.LISTED, note=said.note, code=code)


def in_a_year_not_shown(said: CellSays, heading: str, where: Where, asking: Asking) -> CellSays:
    """A day of which the sheet shows no year, as the file holds it; listed until that was said.

    Whoever types "12/3" gets the year in which they typed it, and never sees it.
    """
    asks = (
        f"The sheet shows the days under “{heading}” without their years. The file holds them with "
        "the years that stand here. Are these the days on which it was done?"
    )
    about = f"no year shown {heading}"
    answer = asking.answer(QuestionKind.WORD, about, where, asks, _OF_OTHERS, once=True)
    if answer == STAND:
        return said
    code = CellCode.YEAR_NOT_SHOWN if answer == LEAVE else CellCode.SAID_NOT
    return CellSays(CellKind.LISTED, note=said.note, code=code)


def day_stands(formula: str, heading: str, where: Where, asking: Asking) -> bool | None:
    """Whether a day on which somebody started or left holds as a formula gives it; None if open."""
    shown = f" ({formula})" if private_words(formula) is None else ""
    asks = f"A formula{shown} gives these days under “{heading}”. Are they right as they stand?"
    about = f"worked out {heading} {_shape(shown)}".rstrip()
    answer = asking.answer(QuestionKind.WORD, about, where, asks, _OF_OTHERS, once=True)
    return None if answer == LEAVE else answer == STAND


def _shape(formula: str) -> str:
    """What formulas alike have in common: not the row, the worksheet or the words they name.

    ``=Ann!C2`` and ``=Ben!C2`` are one question, ``=Ann!C2`` and ``=MAX(C2:D2)`` are two.
    """
    return _FIGURES.sub("", _SHEET.sub("!", _TEXT.sub('""', formula)))
