"""The head of the history that stands on a paper, held against the history itself."""

from sqlalchemy import Connection, func, or_, select

from sgdesk.data.file import history as chain
from sgdesk.data.file.damage.looks import lost_end
from sgdesk.data.file.schema import history
from sgdesk.domain.file.health import Head


def find_head(connection: Connection, hash_: str) -> Head:
    """The entry whose hash begins so, now or before schema 4, and whether the chain holds."""
    begins = f"{hash_}%"  # figures and letters a to f alone, so nothing in it is a wildcard
    query = select(history.c.id, history.c.at).where(
        or_(history.c.hash.like(begins), history.c.first_hash.like(begins))
    )
    found = connection.execute(query.order_by(history.c.id)).first()
    return Head(
        entry=found.id if found else None,
        at=found.at if found else "",
        entries=connection.execute(select(func.count()).select_from(history)).scalar_one(),
        broken_at=chain.broken_link(connection),
        is_cut=lost_end(connection),
    )
