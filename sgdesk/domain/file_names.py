"""What organisation files are called: one rule, wherever a name is chosen or made."""

import re
import unicodedata
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


def made_stem(text: str) -> str:
    """A name made of what somebody typed: small letters, figures and hyphens.

    "organisation" where nothing is left of it; never one that Windows keeps for a device.
    """
    plain = unicodedata.normalize("NFC", text).casefold().replace("’", "").replace("'", "")
    words = "-".join(re.findall(r"\w+", plain))[:_LONGEST].strip("-") or "organisation"
    return f"{words}-file" if is_reserved(words) else words
