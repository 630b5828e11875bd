"""What a return keeps beside its figures, so that two of them can be compared."""

from dataclasses import asdict

from sgdesk.domain.returns.comparison import Held, KeptStates
from sgdesk.services.training.standing import DayRules, StandingReport


def kept_states_of(report: StandingReport, number: str = "") -> KeptStates:
    """Everybody's states by their number in the file, no names, and the rules of the day."""
    rules = report.rules
    return KeptStates(
        number,
        report.as_at,
        rules.titles(),
        _rules(rules),
        {each.key: each.interval_months for each in rules.book.requirements},
        {
            person.id: {
                each.requirement: Held(
                    each.state, each.counts_from or each.last_completed, each.due
                )
                for each in found.standings
            }
            for person, found in report.people
        },
    )


_COMPARED = ("window_days", "induction_days", "allowance_days")


def _rules(rules: DayRules) -> dict[str, str]:
    settings = asdict(rules.settings)
    renews = any(rule.renewed_by and not rule.one_clock for rule in rules.book.requirements)
    return {
        **{name: str(settings[name]) for name in _COMPARED},
        "higher_renews": "yes" if renews else "no",
        "partnership": f"{rules.pack.short_name} {rules.pack.version}",
    }
