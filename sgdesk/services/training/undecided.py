"""What a partnership's document leaves to the organisation and nobody has decided yet."""

from sgdesk.domain.organisation.decisions import decisions_of
from sgdesk.domain.organisation.settings import INTERVAL_PREFIX
from sgdesk.services.training.snapshot import Snapshot


def open_decisions(moment: Snapshot) -> frozenset[str]:
    """The settings that nobody has decided by the day, and that are the organisation's to decide.

    What holds meanwhile is the usual value, and nobody's decision.
    """
    pack = moment.workspace.pack_named(moment.rules.pack.id)
    found = decisions_of(pack, moment.stored, moment.rules.topics)
    return frozenset(each.key for each in found if each.is_open)


def open_refreshes(moment: Snapshot) -> frozenset[str]:
    """The requirements whose refresh is one of them."""
    return frozenset(
        key.removeprefix(INTERVAL_PREFIX)
        for key in open_decisions(moment)
        if key.startswith(INTERVAL_PREFIX)
    )
