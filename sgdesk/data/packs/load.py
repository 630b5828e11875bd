"""Reading pack files: one by name, or all that came with the program and the person's own."""

import re
import stat
import tomllib
from functools import lru_cache
from pathlib import Path

from sgdesk.data.packs.build import build_pack
from sgdesk.data.packs.check import check_pack
from sgdesk.data.packs.faults import PackError, PackSource
from sgdesk.data.packs.table import PackTable
from sgdesk.domain.errors import reason_of
from sgdesk.domain.organisation.pack import LoadedPacks, Pack, PackKind

LARGEST_FILE = 1_000_000
"""Bytes; the longest pack that comes with the program is a fiftieth of that."""


def load_packs(builtin_folder: Path, user_folder: Path | None = None) -> LoadedPacks:
    """Every pack of the program, the generic one first, and those of the person's own folder.

    A faulty file of the person's own, or one that would take the place of another pack, is named
    in ``faults`` and left out; the rest stays usable. A user folder that is not there is empty.

    :raises PackError: when a pack of the program itself is faulty.
    """
    packs = {pack.id: pack for pack in map(load_pack, sorted(builtin_folder.glob("*.toml")))}
    faults: list[str] = []
    for path in sorted(user_folder.glob("*.toml")) if user_folder else ():
        try:
            source, pack = _load(path)
            if pack.id in packs:
                raise _taken(source, pack)
        except PackError as error:
            faults.append(str(error))
        else:
            packs[pack.id] = pack
    return LoadedPacks(dict(sorted(packs.items(), key=_place)), tuple(faults))


def load_pack(path: Path) -> Pack:
    """The pack in the TOML file ``path``, checked whole.

    :raises PackError: naming the file, the line and the first fault, in plain words.
    """
    return _load(path)[1]


def _load(path: Path) -> tuple[PackSource, Pack]:
    text = _read(path)
    return PackSource(path.name, text), _built(path.name, text)


@lru_cache(maxsize=32)
def _built(file: str, text: str) -> Pack:
    """The pack of a text; it is a value, so the same text need not be worked through again."""
    source = PackSource(file, text)
    pack = build_pack(PackTable(source, _parse(source)))
    check_pack(pack, source)
    return pack


def _place(entry: tuple[str, Pack]) -> tuple[int, str]:
    pack = entry[1]
    return list(PackKind).index(pack.kind), pack.short_name.casefold()


def _taken(source: PackSource, pack: Pack) -> PackError:
    template = (
        "a pack with the id '{id}' is there already and is kept as it is;"
        " give this one an id of its own."
    )
    return source.fault(("id",), template, id=pack.id)


def _read(path: Path) -> str:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would keep us waiting for ever
            raise PackError(path.name, None, "this is not a file that is kept on the disk.")
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        template = "the file cannot be read ({reason})."
        raise PackError(path.name, None, template, reason=reason_of(error)) from error
    if len(content) > LARGEST_FILE:
        raise PackError(path.name, None, "the file is far too large to be a pack.")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        template = "a letter here is not saved as UTF-8; save the file again with that encoding."
        raise PackError(path.name, line, template) from error


def _parse(source: PackSource) -> dict[str, object]:
    try:
        return tomllib.loads(source.text)
    except ValueError as error:
        raise _not_toml(source, str(error)) from error
    except RecursionError as error:
        template = "brackets stand within brackets too deep for a pack."
        raise PackError(source.file, None, template) from error


def _not_toml(source: PackSource, reason: str) -> PackError:
    """The error for a text that TOML does not allow, with the line that ``tomllib`` gives."""
    found = re.search(r" \(at line (\d+), column \d+\)$", reason)
    line = int(found[1]) if found else source.text.rstrip().count("\n") + 1
    plain = reason[: found.start()] if found else reason.removesuffix(" (at end of document)")
    template = "this line is not written as a pack has to be ({reason})."
    return PackError(source.file, line, template, reason=plain)
