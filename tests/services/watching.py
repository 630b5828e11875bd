"""How many transactions and statements something costs, as SQLAlchemy tells them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import event

from sgdesk.services.file.workspace import Workspace


@dataclass
class Watched:
    """What was seen so far; ``statements`` leaves out BEGIN.

    Sealing what was written, by the sums of its pages, is left out too: nothing is read by it that
    anybody is shown.
    """

    transactions: int = 0
    statements: list[str] = field(default_factory=list)


@contextmanager
def watching(workspace: Workspace) -> Iterator[Watched]:
    """Count what is asked of the file while the block runs."""
    seen = Watched()

    is_sealing = False

    def begun(*_: object) -> None:
        nonlocal is_sealing
        is_sealing = False
        seen.transactions += 1

    def asked(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        nonlocal is_sealing
        if statement == "PRAGMA page_count":
            is_sealing = True
            seen.transactions -= 1
        if not is_sealing and not statement.startswith("BEGIN"):
            seen.statements.append(statement)

    engine = workspace.file.engine
    event.listen(engine, "begin", begun)
    event.listen(engine, "before_cursor_execute", asked)
    try:
        yield seen
    finally:
        event.remove(engine, "begin", begun)
        event.remove(engine, "before_cursor_execute", asked)
