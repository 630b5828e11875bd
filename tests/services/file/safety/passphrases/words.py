"""Sample passphrases, a name to look for, and what a folder and a file say."""

from dataclasses import dataclass
from pathlib import Path

from sgdesk.data.people.people import read_people
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.safety.passphrase import NewPassphrase
from sgdesk.services.file.workspace import Workspace

CANARY = "Quillfeather"
WORDS = "four plain sample words"
OTHER = "another few sample words"


@dataclass(frozen=True)
class Made:
    """Passphrases that are derived once for all tests, since each takes a tenth of a second."""

    one: NewPassphrase
    two: NewPassphrase


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def names(workspace: Workspace) -> list[str]:
    with workspace.file.reading() as connection:
        return [each.given_name for each in read_people(connection)]


def keys_secret(new: NewPassphrase) -> Secret:
    return Secret(" ".join(new.groups), is_recovery_code=True)
