"""The words of the first page of a return, as one text."""

from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.front import front_notes, front_rows


def words_of(document: ReturnDocument) -> str:
    """Every line of the first page, and what stands under them."""
    lines = [line for row in front_rows(document) for line in row.lines]
    return "\n".join([*lines, *front_notes(document)])
