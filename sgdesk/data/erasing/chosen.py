"""Which texts of others somebody chose, known by what stays of them and not by a row's number.

An older copy may have given a number to another text, or the text another number. What is left of
a text without the name is in the file for everybody to read, so a digest of it tells nothing of
the name, and finds the text wherever it stands.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from sgdesk.domain.people.keeping.erasing import Cell, cells_from

_DIGITS = 40


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts that were chosen: for each its table, its column and a salted digest of what stays."""

    salt: str = ""
    of: frozenset[tuple[str, str, str]] = frozenset()

    @property
    def columns(self) -> frozenset[tuple[str, str]]:
        """Where any of them may stand, by table and column."""
        return frozenset((table, column) for table, column, _ in self.of)

    def has(self, table: str, column: str, rest: str) -> bool:
        """Whether a text of which this is left is one of them."""
        return (table, column, self._digest(table, column, rest)) in self.of

    def with_text(self, table: str, column: str, rest: str) -> "Texts":
        """These and one more."""
        more = Texts(self.salt or secrets.token_hex(16), self.of)
        return Texts(more.salt, more.of | {(table, column, more._digest(table, column, rest))})

    def _digest(self, table: str, column: str, rest: str) -> str:
        said = "\0".join((self.salt, table, column, " ".join(rest.split())))
        return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]

    def as_kept(self) -> dict[str, object]:
        """As they stand in the log."""
        return {"salt": self.salt, "of": [list(each) for each in sorted(self.of)]}


def texts_from(found: object) -> Texts | None:
    """Texts as they stand in the log; ``None`` where it has none, as one from before."""
    if not isinstance(found, Mapping) or not isinstance(found.get("of"), list | tuple):
        return None
    lines = [each for each in found["of"] if isinstance(each, list | tuple) and len(each) == 3]
    of = frozenset((str(each[0]), str(each[1]), str(each[2])) for each in lines)
    return Texts(str(found.get("salt", "")), of)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody chose: ``cells`` where it stood, and ``texts`` as they are known elsewhere.

    A log from before texts were kept has ``None`` of these: then the cells are all there is.
    """

    cells: frozenset[Cell] = frozenset()
    texts: Texts | None = None

    @property
    def elsewhere(self) -> "Chosen":
        """The same for another copy of the file, where the numbers may be of other rows."""
        return self if self.texts is None else Chosen(frozenset(), self.texts)

    def as_kept(self) -> dict[str, object]:
        """As it stands in the log."""
        kept: dict[str, object] = {"cells": [list(each) for each in sorted(self.cells)]}
        return kept if self.texts is None else kept | {"texts": self.texts.as_kept()}

    @property
    def text(self) -> str:
        """The same as JSON; blank where nothing was chosen."""
        if self.texts is None:  # to the letter as a log from before has it
            return json.dumps([list(each) for each in sorted(self.cells)]) if self.cells else ""
        return json.dumps(self.as_kept()) if self.cells or self.texts.of else ""


def chosen_from(kept: Mapping[str, object]) -> Chosen:
    """What was chosen, from a line of the log."""
    return Chosen(cells_from(kept.get("cells", ())), texts_from(kept.get("texts")))


def chosen_of_text(text: str) -> Chosen:
    """The same from JSON, of which a list is that of a log from before; nothing where it is bad."""
    try:
        found = json.loads(text) if text else ()
    except (ValueError, RecursionError):
        return Chosen()
    if isinstance(found, Mapping):
        return chosen_from(found)
    return Chosen(cells_from(found))
