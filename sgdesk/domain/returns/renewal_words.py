"""What keeps a requirement up to date without its own course, as a return says it (RULES, 4)."""

from sgdesk.domain.figures import listed
from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.training.titles import short_title
from sgdesk.domain.training.words import NOT_DECIDED

OTHER_LEARNING, A_HIGHER_LEVEL = "other safeguarding learning", "a later, higher level"
"""What keeps a requirement up to date without its own course."""


def renewal_line(document: ReturnDocument) -> tuple[str, str]:
    """Label and text: what later training did for the figures, by the rule that they were made by.

    Where one clock counts from any safeguarding learning that is the rule, whatever is set of
    higher levels.
    """
    on_one_clock = [each for each in document.requirements if each.renewed_by == OTHER_LEARNING]
    if not on_one_clock:
        renews = "renews" if document.higher_renews else "does not renew"
        whether = f" ({NOT_DECIDED})" if document.renewal_is_open else ""
        return (
            "Higher level",
            f"a later, higher level {renews} a lower one that was completed{whether}",
        )
    titles = listed([short_title(each.title) for each in on_one_clock])
    paragraph = on_one_clock[0].source_paragraph
    source = ", ".join(filter(None, (document.sender.partnership_short, paragraph)))
    return (
        "Later learning",
        f"{titles}, once completed, are kept up to date by any later safeguarding learning, "
        f"a higher level among it (as we read {source})",
    )
