"""Writing a file so that the one before it stays whole until the new one is on the disk."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from sgdesk.domain.errors import InputError


def write_file(path: Path, content: bytes) -> Path:
    """Write ``content`` under a temporary name beside ``path``, then put it in its place.

    Raises :class:`InputError` where the folder cannot be written to or the disk is full; what
    stood at ``path`` is then still there.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise InputError(
            "{file} could not be written ({why}); what was there before is still there. "
            "Choose another folder, or close the program that has the file open.",
            file=str(path),
            why=(error.strerror or "unknown").lower(),
        ) from error
    return path


def make_folder(folder: Path) -> Path:
    """Make a folder with those above it, unless it is there.

    Raises :class:`InputError` where that is not possible.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            "The folder {folder} cannot be made ({why}). Nothing was changed; choose another.",
            folder=str(folder),
            why=(error.strerror or "unknown").lower(),
        ) from error
    return folder


def write_all(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write every file into a folder, or leave none behind that was not there before.

    Raises :class:`InputError` as :func:`write_file` does.
    """
    new: list[Path] = []
    try:
        for name, content in files.items():
            path = folder / name
            if not path.exists():
                new.append(path)
            write_file(path, content)
    except InputError:
        for path in new:
            path.unlink(missing_ok=True)
        raise
    return tuple(folder / name for name in files)
