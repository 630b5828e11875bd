"""A new organisation file gets its name once it is whole, so that no half of one is ever found."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sgdesk.data.file.disk.files import put_in_place, refuse_special, sync_file
from sgdesk.data.file.disk.leftovers import clear_leftovers, drop_part, part_in
from sgdesk.domain.errors import FileError, InputError, UserError, reason_of, remedy_of


@contextmanager
def made_whole(path: Path) -> Iterator[Path]:
    """Where to make a new file that is to be called ``path``; it has that name after the block.

    What is made in the block has to be closed by its end. Nothing is written over, and a process
    that is killed leaves nothing of that name. Raises :class:`InputError` where something is
    there already, and :class:`FileError` where the folder or the disk does not allow it; then,
    and when the block itself raises, nothing is left.
    """
    refuse_special(path)
    if os.path.lexists(path):
        raise _taken(path)
    part = part_in(path.parent)
    clear_leftovers(path.parent)
    try:
        yield part
        sync_file(part)
        put_in_place(part, path)
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError as error:
        raise cannot_be_made(path, error) from error
    except UserError as error:
        _name_rightly(error, part, path)
        raise
    finally:
        drop_part(part)


def cannot_be_made(path: Path, error: OSError) -> FileError:
    """Why there is no new file at ``path``, and what helps."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return FileError(
            "{file} cannot be made. Check that the folder is there and that you may write to it.",
            file=str(path),
        )
    return FileError(
        "{file} cannot be made ({why}); nothing was changed. {remedy}",
        file=str(path),
        why=reason_of(error),
        remedy=remedy_of(error),
    )


def _name_rightly(error: UserError, part: Path, path: Path) -> None:
    """A sentence names the file that is wished for and not what it is called meanwhile."""
    for told, meant in ((part.name, path.name), (str(part), str(path))):
        if error.values.get("file") == told:
            error.values["file"] = meant


def _taken(path: Path) -> InputError:
    return InputError(
        "{file} is already there and was left as it is. Choose another name.", file=path.name
    )
