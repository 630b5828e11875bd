"""What making two entries one would do, in sentences."""

from collections.abc import Iterator

from sgdesk.services.people.merging.merging import MergePreview
from sgdesk.ui.text import tr, tr_count


def what_happens(found: MergePreview) -> str:
    """All that moves, is decided, or stays as it is, a line for each."""
    return "\n".join(f"• {line}" for line in _lines(found))


def _lines(found: MergePreview) -> Iterator[str]:
    moved = ", ".join(f"{tr(each.words)} ({each.count})" for each in found.moved)
    if moved:
        yield tr("Goes over from {name}: {what}.", name=found.goes.name, what=moved)
    else:
        yield tr("Nothing but the name stands with {name}.", name=found.goes.name)
    yield from (tr(each) for each in found.told)
    if found.revoked:
        one = "Certificate {numbers} is revoked: two were given for one training."
        many = "Certificates {numbers} are revoked: two were given for one training."
        numbers = ", ".join(found.revoked)
        yield tr_count(one, many, len(found.revoked), numbers=numbers)
    if found.certificates:
        one = (
            "Certificate {numbers} keeps its number and the name that it says. It can be issued "
            "again from the page."
        )
        many = (
            "Certificates {numbers} keep their numbers and the name that they say. They can be "
            "issued again from the page."
        )
        numbers = ", ".join(found.certificates)
        yield tr_count(one, many, len(found.certificates), numbers=numbers)
    if found.returns:
        one = "Final return {numbers} counted two people, and stays as it was sent."
        many = "Final returns {numbers} counted two people, and stay as they were sent."
        numbers = ", ".join(found.returns)
        yield tr_count(one, many, len(found.returns), numbers=numbers)
    yield tr("Undo brings both entries back as they were.")
