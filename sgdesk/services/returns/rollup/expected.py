"""The list of organisations that a return is expected of: a sheet of names that somebody keeps."""

from collections.abc import Sequence
from pathlib import Path

from sgdesk.data.sheets.delimited import read_rows
from sgdesk.domain.errors import InputError
from sgdesk.domain.returns.rollup.gathering import Expected, same_name
from sgdesk.domain.text import fold

_NAMES = frozenset(
    {"organisation", "organization", "name", "organisation name", "name of organisation"}
)
_NUMBERS = frozenset({"charity number", "charity no", "registered charity number"})
_KEYS = frozenset({"key", "public key"})
_KNOWN = _NAMES | _NUMBERS | _KEYS
_MOST = 20_000


def read_expected(path: Path) -> tuple[Expected, ...]:
    """The names in a CSV file, from the column Organisation, or from the first where none is named.

    A column Charity number and one Public key may stand beside it. Raises :class:`InputError`
    where the file cannot be read or names nobody.
    """
    if not path.is_file():
        raise InputError(
            "{file} is not there, or is no file. Nothing was gathered; name the list of "
            "organisations as a CSV file.",
            file=path.name,
        )
    rows = [[str(cell or "").strip() for cell in row.cells] for row in read_rows(path, _knows)]
    heads = [fold(cell).replace("_", " ") for cell in rows[0]] if rows else []
    named = _place(heads, _NAMES)
    if any(head in _KNOWN for head in heads):
        rows = rows[1:]
    found = [
        Expected(
            organisation=_cell(row, named or 0),
            charity_number=_cell(row, _place(heads, _NUMBERS)),
            key=_cell(row, _place(heads, _KEYS)),
        )
        for row in rows[: _MOST + 1]
    ]
    kept = {each.organisation: each for each in found if each.organisation}
    if not kept or len(found) > _MOST:
        raise InputError(
            "{file} holds no list of organisations that can be used. Nothing was gathered; it "
            "needs a column Organisation with a name in each row.",
            file=path.name,
        )
    return tuple(kept.values())


def _knows(text: str) -> bool:
    return fold(text).replace("_", " ") in _KNOWN


def _place(heads: Sequence[str], wanted: frozenset[str]) -> int | None:
    return next((place for place, head in enumerate(heads) if head in wanted), None)


def _cell(row: Sequence[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""


def key_of(expected: Sequence[Expected], organisation: str) -> str:
    """The public key that the list has for an organisation; empty where it has none."""
    return next(
        (each.key for each in expected if each.key and same_name(each.organisation, organisation)),
        "",
    )
