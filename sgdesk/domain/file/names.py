"""What organisation files are called: one rule, wherever a name is chosen or made."""

import unicodedata
from datetime import date
from pathlib import Path

from sgdesk.domain.errors import InputError
from sgdesk.domain.text import is_one_line

ENDING = ".sgdesk"

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{figure}" for port in ("com", "lpt") for figure in "123456789¹²³"}
)
"""Names that Windows keeps for devices, whatever stands after their first full stop."""

_MOST_BYTES = 200
"""Of a name that a person chooses: backups and what is kept beside a file add to it, and no system
takes more than 255."""

_LONGEST = 60
"""Letters of a name that the program makes itself."""


def is_organisation_name(name: str) -> bool:
    """Whether a file's name ends as an organisation file's does, in any case of letters."""
    return name.casefold().endswith(ENDING)


def completed(path: Path) -> Path:
    """The path with ``.sgdesk`` at its end, unless it ends so already in any case of letters.

    "St. Mary's" becomes "St. Mary's.sgdesk": what follows a full stop in a name is part of it.
    Raises :class:`InputError` for a blank name, for one with a line end in it, for one that Windows
    keeps for a device, and for one that is too long.
    """
    name = path.name
    whole = path if is_organisation_name(name) else path.with_name(f"{name}{ENDING}")
    if not stem_of(whole).strip(" ."):
        raise InputError("The file needs a name. Nothing was changed.")
    if not is_one_line(whole.name):
        raise InputError(
            "{file} holds a line end or another character that cannot be seen; nothing was "
            "changed. Type the name on one line.",
            file=whole.name,
        )
    if is_reserved(whole.name):
        raise InputError(
            "{file} is a name that Windows keeps for itself; nothing was changed. "
            "Choose another name.",
            file=whole.name,
        )
    if len(whole.name.encode("utf-8", "surrogatepass")) > _MOST_BYTES:
        raise InputError("That name is too long; nothing was changed. Choose a shorter one.")
    return whole


def stem_of(path: Path) -> str:
    """The name without its ``.sgdesk``; the whole name where it ends in anything else."""
    name = path.name
    return name[: -len(ENDING)] if is_organisation_name(name) else name


def stem_of_copies(path: Path) -> str:
    """How the names of a file's copies begin: its stem, cut where it leaves no room for more."""
    stem = stem_of(path)
    while len(stem.encode("utf-8", "surrogatepass")) > _MOST_BYTES:
        stem = stem[:-1]
    return stem


def is_reserved(name: str) -> bool:
    """Whether Windows takes the name for a device ("con.sgdesk")."""
    return name.partition(".")[0].strip().casefold() in _DEVICES


def made_stem(text: str, otherwise: str = "organisation") -> str:
    """A name made of what somebody typed: small letters of any script, figures and hyphens.

    ``otherwise`` where nothing is left of it; never one that Windows keeps for a device.
    """
    words = _words(text)[:_LONGEST].strip("-") or otherwise
    return f"{words}-file" if is_reserved(words) else words


def paper_name(paper: str, organisation: str, day: date, of: str = "", ending: str = "pdf") -> str:
    """``training-record-st-examples-ada-example-2026-03-31.pdf``: what a saved paper is called.

    What it is, whose, of whom or what where there are many, and of which day, so that two papers
    are told apart in any folder; without an ``ending`` a folder. It begins with what it is: Windows
    takes none for a device.
    """
    parts = (paper, made_stem(organisation), _words(of), day.isoformat())
    stem = "-".join(_within(each) for each in parts if each)
    return f"{stem}.{ending}" if ending else stem


def _words(text: str) -> str:
    """The words of a text with hyphens between them; signs go with the letters they stand on."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_LEFT_OUT)
    return "-".join("".join(each if _is_kept(each) else " " for each in plain).split())


_LEFT_OUT = dict.fromkeys(map(ord, "'’\u200c\u200d"))
"""Apostrophes and joiners: a word does not end at them."""


def _is_kept(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN"


_PART_BYTES = 80
"""Of one part of a paper's name: all of it stays under 255 with a number beside it."""


def _within(part: str) -> str:
    """The part, cut where it is too long, and never within a letter."""
    while len(part) > _LONGEST or len(part.encode("utf-8", "surrogatepass")) > _PART_BYTES:
        part = part[:-1]
    return part.rstrip("-")
