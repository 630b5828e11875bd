"""Short notes of our own in the person's folder: read as far as they can be, and kept quietly."""

import json
from contextlib import suppress
from pathlib import Path

from sgdesk.data.file.disk.files import make_folder, write_note
from sgdesk.domain.errors import InputError


def read_noted(path: Path, largest: int) -> object:
    """What a note holds; ``None`` where there is none, or none of our making within ``largest``.

    ``largest`` is in bytes.
    """
    try:
        if not path.is_file() or path.stat().st_size > largest:
            return None
        found: object = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return found


def keep_noted(path: Path, value: object) -> bool:
    """Write a note in the place of the last; whether that was possible, such as on a full disk."""
    with suppress(OSError, InputError, UnicodeError):
        make_folder(path.parent)
        write_note(path, json.dumps(value, ensure_ascii=False))
        return True
    return False
