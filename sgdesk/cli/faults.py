"""A fault in the words of the command line: with the commands that are the way on."""

from sgdesk.domain.errors import ChangedOutside, DamagedError, UserError

_WAYS = (
    "To restore: sgdesk restore BACKUP --to NEWFILE. "
    "To save what can be read: sgdesk check FILE --save-what-can-be-read NEWFILE."
)

WAYS_WITH_CHANGES = (
    "To keep the changes and have them noted: sgdesk check FILE --accept-outside-changes. "
    "To restore: sgdesk restore BACKUP --to NEWFILE."
)


def told(error: UserError) -> str:
    """The sentence of an error; after damage or changes by others, which commands help."""
    if isinstance(error, ChangedOutside):
        return f"{error} {WAYS_WITH_CHANGES}"
    return f"{error} {_WAYS}" if isinstance(error, DamagedError) else str(error)
