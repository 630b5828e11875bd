"""Holding the newest hash that stands on a paper against the history of the file."""

from dataclasses import dataclass
from datetime import datetime

from sgdesk.data.file.heads import find_head
from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.domain.certificates.verdicts import Sentence, head_verdict
from sgdesk.domain.file.health import Head
from sgdesk.services.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class HeadCheck:
    """What the file says of a hash that is said to be of its history."""

    result: CheckResult
    head: Head

    def sentences(self) -> tuple[Sentence, ...]:
        """The verdict, and which entry of how many it is."""
        moment = datetime.fromisoformat(self.head.at).date() if self.head.at else None
        found = (self.head.entry, self.head.entries, moment)
        return head_verdict(self.result, *found, broken_at=self.head.broken_at)


def check_head(workspace: Workspace, hash_: str) -> HeadCheck:
    """Whether a hash, or the beginning of one, is that of an entry of this history.

    It stands where the chain holds up to it: then nothing before it was altered since.
    """
    with workspace.file.reading() as connection:
        head = find_head(connection, hash_)
    if head.entry is None:
        return HeadCheck(CheckResult.UNKNOWN, head)
    altered = head.broken_at is not None and head.broken_at <= head.entry
    return HeadCheck(CheckResult.ALTERED if altered else CheckResult.STANDS, head)
