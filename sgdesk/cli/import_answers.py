"""What the command line is told of a sheet beforehand: its columns, and answers to questions."""

import argparse
import json
import re
from collections.abc import Mapping
from pathlib import Path

from sgdesk.domain.errors import TO_READ, InputError, reason_of, remedy_of

_MOST_BYTES = 4_000_000


def columns_said(text: str) -> Mapping[str, str]:
    """Take "C=level1,D=-" as letters and what they hold; argparse's error for another form."""
    said: dict[str, str] = {}
    for part in filter(None, (each.strip() for each in text.split(","))):
        letter, equals, wish = part.partition("=")
        if not equals or not re.fullmatch(r"[A-Za-z]{1,3}", letter.strip()):
            raise argparse.ArgumentTypeError(
                f'{part!r} is no column: write a letter, = and what it holds, as in "C=level1,D=-"'
            )
        said[letter.strip().upper()] = wish.strip()
    return said


def answers_in(path: Path) -> Mapping[str, str]:
    """The answers in a JSON file, by the ids of questions; InputError where it holds none."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise InputError("{file} is too large for a file of answers.", file=path.name)
        kept = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(
            "{file} could not be read ({why}). Nothing was taken in. {remedy}",
            file=path.name,
            why=reason_of(error),
            remedy=remedy_of(error, TO_READ),
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputError(
            "{file} is no JSON, so nothing was taken in: write an object such as "
            '{{"word:half day": "yes"}}.',
            file=path.name,
        ) from error
    if not isinstance(kept, dict) or not all(isinstance(each, str) for each in kept.values()):
        raise InputError(
            "{file} is no file of answers, so nothing was taken in: write an object such as "
            '{{"word:half day": "yes"}}.',
            file=path.name,
        )
    return {str(key): each for key, each in kept.items()}
