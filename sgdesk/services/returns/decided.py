"""How long somebody new may take for what, and whether that was decided."""

from collections.abc import Iterator

from sgdesk.domain.organisation.decisions import DecisionKind, decisions_of
from sgdesk.domain.organisation.settings import ALLOWANCE_DAYS, ALLOWANCE_PREFIX, INDUCTION_DAYS
from sgdesk.domain.returns.document import AllowedDays
from sgdesk.domain.training.titles import shortest_title
from sgdesk.services.training.snapshot import Snapshot
from sgdesk.services.training.undecided import open_decisions


def allowed_of(moment: Snapshot) -> tuple[AllowedDays, ...]:
    """How long somebody new may take for what; what has no days of its own goes with the rest."""
    return tuple(_allowed(moment))


def _allowed(moment: Snapshot) -> Iterator[AllowedDays]:
    rules, undecided = moment.rules, open_decisions(moment)
    settings = rules.settings
    yield AllowedDays("induction", settings.induction_days, INDUCTION_DAYS in undecided)
    pack = moment.workspace.pack_named(rules.pack.id)
    leads = {
        each.key
        for each in decisions_of(pack, moment.stored, rules.topics)
        if each.kind is DecisionKind.LEAD_DAYS
    }
    inductions = {each.key for each in rules.pack.requirements if each.is_induction}
    for key, title in rules.titles().items():
        setting = f"{ALLOWANCE_PREFIX}{key}"
        if setting in leads or key in settings.allowances:
            days = settings.allowed_days(key, is_induction=key in inductions)
            yield AllowedDays(shortest_title(title), days, setting in undecided, key)
    yield AllowedDays("the rest", settings.allowance_days, ALLOWANCE_DAYS in undecided)
