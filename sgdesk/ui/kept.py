"""A small file of settings that is not believed: read within limits, and set aside where odd."""

import json
import logging
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from sgdesk.replacing import replace

_log = logging.getLogger("sgdesk")

LARGEST = 256 * 1024
"""Bytes of a file of settings. What the program writes stays far below it."""

_LONGEST = 4096
"""Letters of one text, such as a path."""

_LEFT_OVER_AFTER = 3600
"""Seconds after which what is half written will never be whole."""


class KeptFile:
    """One JSON object on the disk. What cannot be kept is not kept; the program goes on."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, object]:
        """What was kept, or nothing. A file that is none of ours is set aside and told."""
        try:
            return self._parsed()
        except OSError:
            return {}
        except (ValueError, RecursionError) as error:
            self._set_aside(type(error).__name__)
            return {}

    def write(self, values: Mapping[str, object]) -> None:
        """Keep ``values`` in place of what was kept, for the owner of the account alone.

        Each writing has a part of its own, so that two windows do not take each other's away.
        """
        import secrets

        part = self.path.with_name(f".{self.path.name}.{secrets.token_hex(8)}.part")
        try:
            content = json.dumps(dict(values), indent=1).encode("ascii")
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._clear_parts()
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            replace(part, self.path)
        except OSError as error:
            _log.warning("settings not kept: %s", type(error).__name__)
            with suppress(OSError):
                part.unlink()

    def _clear_parts(self) -> None:
        """Remove what a killed program left half written; another window's is younger."""
        for each in self.path.parent.glob(f".{self.path.name}*.part"):
            with suppress(OSError):
                if abs(time.time() - each.stat().st_mtime) > _LEFT_OVER_AFTER:
                    each.unlink()

    def _parsed(self) -> dict[str, object]:
        if not self.path.is_file():  # a pipe would keep us waiting
            return {}
        with self.path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise ValueError
        found = json.loads(content.decode("utf-8"), parse_constant=_refuse)
        if not isinstance(found, dict):
            raise ValueError
        return found

    def _set_aside(self, why: str) -> None:
        """Out of the way under one name, so that the next start begins afresh."""
        _log.warning("settings set aside: %s", why)
        with suppress(OSError):
            replace(self.path, self.path.with_name(f"{self.path.name}.odd"))


def _refuse(constant: str) -> float:
    raise ValueError(constant)


def text_in(found: object, longest: int = _LONGEST) -> str | None:
    """A text that can be shown and written, or ``None``."""
    if not isinstance(found, str) or not 0 < len(found) <= longest or "\0" in found:
        return None
    try:
        found.encode("utf-8")
    except UnicodeEncodeError:
        return None
    return found


def number_in(found: object, least: int, most: int) -> int | None:
    """A whole number between two others, or ``None``."""
    if isinstance(found, bool) or not isinstance(found, int):
        return None
    return found if least <= found <= most else None


def list_in(found: object, most: int) -> list[object]:
    """The first few of a list, or nothing where it is none."""
    return found[:most] if isinstance(found, list) else []


def table_in(found: object, most: int) -> dict[str, object]:
    """The first few entries of an object whose keys are short texts, or nothing."""
    if not isinstance(found, dict):
        return {}
    entries = ((key, value) for key, value in found.items() if text_in(key, 200))
    return dict(list(entries)[:most])
