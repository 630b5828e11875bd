"""JSON that somebody else may have written: one meaning for every reader, or it is refused."""

import json
from typing import Any


class NotPlainError(ValueError):
    """A file that is no JSON object, or is one that readers would understand differently."""


def read_object(content: bytes) -> dict[str, Any]:
    """The JSON object in a file of ours.

    Raises :class:`NotPlainError` for what is none, for a member that stands twice, for a number
    that is none, for half a letter, and for what is nested deeper than anything that we write.
    """
    try:
        found = json.loads(
            content.decode("utf-8-sig"), object_pairs_hook=_each_once, parse_constant=_refuse
        )
        json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError, MemoryError) as error:
        raise NotPlainError from error
    if not isinstance(found, dict):
        raise NotPlainError
    return found


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a member stands twice")
    return made


def _refuse(constant: str) -> float:
    raise ValueError(constant)
