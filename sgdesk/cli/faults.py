"""A fault in the words of the command line: with the commands that are the way on."""

from sgdesk.domain.errors import DamagedError, UserError

_WAYS = (
    "To restore: sgdesk restore BACKUP --to NEWFILE. "
    "To save what can be read: sgdesk check FILE --save-what-can-be-read NEWFILE."
)


def told(error: UserError) -> str:
    """The sentence of an error; after damage, which commands help."""
    return f"{error} {_WAYS}" if isinstance(error, DamagedError) else str(error)
