"""What is said of a row whose person cannot be told, or is told and yet named otherwise."""

from collections.abc import Mapping

from sgdesk.domain.text import fold
from sgdesk.services.imports.drafting.draft import ImportDraft
from sgdesk.services.imports.drafting.index import Known, Unmatched
from sgdesk.services.imports.drafting.match_codes import MatchCode
from sgdesk.services.imports.drafting.matching import full_name
from sgdesk.services.imports.reading.values import Entry

NEW = frozenset({Unmatched.UNKNOWN, Unmatched.OTHER_MARKS})
"""Rows that speak of somebody who is not known yet, and can be added."""

_CODES: Mapping[Unmatched, MatchCode] = {
    Unmatched.UNKNOWN: MatchCode.UNKNOWN_PERSON,
    Unmatched.UNKNOWN_REFERENCE: MatchCode.UNKNOWN_REFERENCE,
    Unmatched.AMBIGUOUS: MatchCode.AMBIGUOUS_PERSON,
    Unmatched.OTHER_NAME: MatchCode.REFERENCE_OF_ANOTHER,
    Unmatched.OTHER_MARKS: MatchCode.OTHER_MARKS,
    Unmatched.OTHER_ADDRESS: MatchCode.OTHER_ADDRESS,
    Unmatched.TWO_ADDRESSES: MatchCode.TWO_ADDRESSES,
    Unmatched.LIKE_ANOTHER: MatchCode.LIKE_ANOTHER,
    Unmatched.OTHER_REFERENCE: MatchCode.OTHER_REFERENCE,
    Unmatched.TWICE: MatchCode.SAME_NAME_TWICE,
}
_NAME_COLUMNS = ("family_name", "name", "given_name", "reference")


def name_column(columns: Mapping[str, str]) -> str | None:
    """The letter of the column that the name stands in, the family name's first."""
    return next((columns[name] for name in _NAME_COLUMNS if name in columns), None)


def refuse_person(draft: ImportDraft, row: Entry, why: Unmatched) -> None:
    """Refuse a row for its person, at the name or, where it has none, at the reference."""
    full = full_name(row.name)
    column = name_column(row.columns) if full else row.columns.get("reference")
    draft.refuse(row.row, column, full or row.reference, _CODES[why])


def note_difference(draft: ImportDraft, row: Entry, known: Known) -> None:
    """Note a name that is kept otherwise, since the reference told the person."""
    full = full_name(row.name)
    said = fold(full)
    if said and said != known.key and set(said.split()) != set(known.key.split()):
        draft.note(row.row, name_column(row.columns), full, MatchCode.KEPT_AS_IT_WAS)


def note_reference(draft: ImportDraft, row: Entry, known: Known) -> None:
    """Note a reference that is kept otherwise, since the name told the person."""
    if row.reference and known.reference and fold(row.reference) != fold(known.reference):
        draft.note(row.row, row.columns.get("reference"), row.reference, MatchCode.KEPT_AS_IT_WAS)
