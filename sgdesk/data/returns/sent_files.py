"""The files of returns that others sent, in a folder: listed and read within limits.

Nothing in the folder is believed: no link is followed, no pipe is opened, and what is no plain
file of a return's size is told and left.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sgdesk.domain.errors import TO_READ, InputError, reason_of, remedy_of
from sgdesk.domain.returns.rollup.sent import LeftOut, NotCountedError, Why
from sgdesk.domain.text import in_one_line

LARGEST = 4_000_000
"""Bytes of one return: the largest that the program writes is far smaller."""

MOST_FILES = 10_000
_MOST_ENTRIES = 100_000
_DEEPEST = 6
"""Folders within folders that are looked into."""

_ENDING = ".json"
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


@dataclass(frozen=True, slots=True)
class SentFiles:
    """What a folder holds: files to read, what is left as it is, and how many other files."""

    folder: Path
    names: tuple[str, ...]
    left: tuple[LeftOut, ...]
    others: int


def list_sent(folder: Path) -> SentFiles:
    """Every JSON file in a folder and the folders in it, by its way from there.

    Raises :class:`InputError` where it is no folder, cannot be read, or holds too much.
    """
    if not folder.is_dir():
        raise InputError(
            "{folder} is not a folder that is there. Nothing was gathered; name the folder that "
            "holds the returns.",
            folder=folder.name or str(folder),
        )
    names: list[str] = []
    left: list[LeftOut] = []
    others = 0
    for place, entry in enumerate(_entries(folder, "", left, 0)):
        is_json = entry.name.lower().endswith(_ENDING)
        if place >= _MOST_ENTRIES or len(names) >= MOST_FILES:
            raise InputError(
                "{folder} holds more files than a folder of returns does. Nothing was gathered; "
                "put the returns into a folder of their own.",
                folder=folder.name or str(folder),
            )
        if not entry.is_plain and (is_json or entry.said):
            left.append(LeftOut(shown(entry.name), Why.NOT_OPENED, entry.said))
        elif is_json:
            names.append(entry.name)
        else:
            others += 1
    return SentFiles(folder, tuple(sorted(names)), tuple(left), others)


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    is_plain: bool
    said: str = ""


_LINK = "It is a link to another place and was not followed."
_SPECIAL = "It is not a file but a pipe or a device, and was not opened."
_DEEP = "It lies in folders within folders, deeper than is looked into."


def _entries(folder: Path, way: str, left: list[LeftOut], depth: int) -> Iterator[_Entry]:
    """Whatever lies in a folder, and in the folders in it that are no links."""
    try:
        with os.scandir(folder) as found:
            inside = sorted(found, key=lambda each: each.name)
    except OSError as error:
        if not way:
            raise InputError(
                "{folder} cannot be read ({why}). Nothing was gathered. {remedy}",
                folder=folder.name or str(folder),
                why=reason_of(error),
                remedy=remedy_of(error, TO_READ),
            ) from error
        left.append(LeftOut(shown(way), Why.NOT_OPENED, _unread(error)))
        return
    for each in inside:
        name = f"{way}{each.name}"
        if _leads_away(each):
            yield _Entry(name, False, _LINK)
        elif each.is_dir(follow_symlinks=False):
            if depth + 1 >= _DEEPEST:
                yield _Entry(name, False, _DEEP)
            else:
                yield from _entries(Path(each.path), f"{name}/", left, depth + 1)
        else:
            is_plain = each.is_file(follow_symlinks=False)
            yield _Entry(name, is_plain, "" if is_plain else _SPECIAL)


def shown(name: str) -> str:
    """A file's name as it can be shown and written anywhere, whatever its letters are."""
    return in_one_line(name.encode("utf-8", "replace").decode("utf-8"))


_MOUNT_POINT = 0xA0000003
"""How Windows marks a junction, its other kind of link to a folder."""


def is_junction(about: object) -> bool:
    """Whether what the system tells of an entry is that of a junction.

    Python 3.11 has no question of its own for it, takes one for a folder and would walk into it.
    """
    return getattr(about, "st_reparse_tag", 0) == _MOUNT_POINT


def _leads_away(entry: "os.DirEntry[str]") -> bool:
    """Whether it is a link of either kind; what cannot be asked is told where it is read."""
    if entry.is_symlink():
        return True
    try:
        return is_junction(entry.stat(follow_symlinks=False))
    except OSError:
        return False


def _unread(error: OSError) -> str:
    return f"It cannot be read ({reason_of(error)})."


def read_one(files: SentFiles, name: str) -> bytes:
    """The bytes of one file; raises :class:`NotCountedError` where it is none to be read.

    What it is is asked of the opened file: it may have been exchanged since it was listed.
    """
    try:
        number = os.open(files.folder / name, _FLAGS)
    except OSError as error:
        raise NotCountedError(Why.NOT_OPENED, _unread(error)) from error
    with os.fdopen(number, "rb") as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise NotCountedError(Why.NOT_OPENED, _SPECIAL)
        try:
            content = stream.read(LARGEST + 1)
        except OSError as error:
            raise NotCountedError(Why.NOT_OPENED, _unread(error)) from error
    if len(content) > LARGEST:
        raise NotCountedError(
            Why.UNREADABLE,
            f"It is larger than {LARGEST // 1_000_000} MB, which no return is, and was not read.",
        )
    return content
