"""The cover e-mail of a final return: whom it went to before, subject, text and its files."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from sgdesk.data.returns import final as return_data
from sgdesk.reports.mail.return_email import annex_words, letter_draft
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.returns.document import Exported, write_files
from sgdesk.services.returns.final import files_as_made, find_frozen

_ADDRESS = re.compile(r"[^\s@<>,;:()]+@[^\s@<>,;:()]+[^\s@<>,;:().]")

DRAFT = ".eml"
"""How the name of the draft among the files of a return ends."""


@dataclass(frozen=True, slots=True)
class CoverLetter:
    """What goes into a mail program; ``to`` is empty where no address is known.

    ``papers`` are what is to be attached, by name, the summary first; ``rest`` holds the same
    figures for a browser, a workbook or a program, and goes with them where somebody wants it.
    """

    to: str
    subject: str
    text: str
    papers: tuple[str, ...]
    rest: tuple[str, ...]

    @property
    def files(self) -> tuple[str, ...]:
        """All that can be attached."""
        return (*self.papers, *self.rest)

    def told(self, text: str, files: Collection[str]) -> str:
        """The text as it was typed, naming as attached only ``files`` of those that it can name.

        Where its list of them was taken out, it stays out.
        """
        ours = {line: name for name in self.files for line in _lines_of(self.text, name)}
        lines = text.split("\n")
        places = [place for place, line in enumerate(lines) if line in ours]
        if places:
            listed = [line for line, name in ours.items() if name in files]
            kept = [line for line in lines[places[0] :] if line not in ours]
            lines = [*lines[: places[0]], *listed, *kept]
        said = "\n".join(lines)
        for names in (self.papers, self.files):
            said = said.replace(annex_words(names), annex_words(files))
        return said


def _lines_of(text: str, name: str) -> list[str]:
    return [line for line in text.split("\n") if line == f"- {name}" or f"- {name}:" in line]


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
        tuple(each for each in files if each.endswith(".pdf")),
        tuple(each for each in files if not each.endswith(".pdf")),
    )


@dataclass(frozen=True, slots=True)
class LetterAsTyped:
    """The letter as somebody looked it over, and what is to go with it."""

    to: str
    subject: str
    text: str
    files: tuple[str, ...]


def write_for_letter(
    workspace: Workspace, return_id: int, folder: Path, typed: LetterAsTyped, *, with_draft: bool
) -> Exported:
    """Write what is to be attached, byte for byte as it was made, to a folder named by the number.

    With ``with_draft`` a draft in the words that were typed, with those files in it, comes last.
    Raises :class:`DamagedError` where a kept file is no longer what it was.
    """
    number, kept = files_as_made(workspace, return_id)
    chosen = {name: kept[name] for name in typed.files}
    draft = letter_draft(typed.to, typed.subject, typed.text, chosen)
    name = next(each for each in kept if each.endswith(DRAFT))
    return write_files(folder / number, {**chosen, name: draft} if with_draft else chosen)
