"""The pictured parts that a return has, in their order."""

from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.reports.returns.pictured.ahead import ahead_of
from sgdesk.reports.returns.pictured.knowledge import knowledge_in
from sgdesk.reports.returns.pictured.parts import Pictured


def pictured_in(document: ReturnDocument) -> tuple[Pictured, ...]:
    """Those that were wished; how coverage moved stands before them and is told by itself."""
    due, knowledge = document.due_by_month, document.before_after
    return (
        *([ahead_of(due)] if due is not None else []),
        *([knowledge_in(knowledge)] if knowledge is not None else []),
    )
