"""The cover e-mail of a final return: whom it went to before, subject, text and its files."""

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default

from sgdesk.data.returns import final as return_data
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.returns.final import find_frozen

_ADDRESS = re.compile(r"[^\s@<>,;:()]+@[^\s@<>,;:()]+[^\s@<>,;:().]")

DRAFT = ".eml"
"""How the name of the draft among the files of a return ends."""


@dataclass(frozen=True, slots=True)
class CoverLetter:
    """What goes into a mail program; ``to`` is empty where no address is known.

    ``files`` are what is to be attached, by name.
    """

    to: str
    subject: str
    text: str
    files: tuple[str, ...]


def cover_letter(workspace: Workspace, return_id: int) -> CoverLetter:
    """The letter as the draft of the return has it, to the address that the last one went to.

    Raises :class:`~sgdesk.domain.errors.InputError` for an unknown return.
    """
    with workspace.file.reading() as connection:
        find_frozen(connection, return_id)
        rows = return_data.read_kept(connection)
        files = {each.name: each.content for each in return_data.read_files(connection, return_id)}
    name = next(each for each in files if each.endswith(DRAFT))
    draft = message_from_bytes(files.pop(name), policy=default)
    body = draft.get_body(("plain",))
    addresses = _ADDRESS.findall(" ".join(row.sent_to for row in rows))
    return CoverLetter(
        addresses[-1] if addresses else "",
        str(draft["Subject"]),
        "" if body is None else body.get_content().replace("\r\n", "\n"),
        tuple(files),
    )
