"""Whether a certificate is of a training that stands in its month already, asked once for both."""

from dataclasses import replace

from sgdesk.services.imports.received.bringing_in import WouldDo, as_same
from sgdesk.services.imports.received.values import Confirmed
from sgdesk.ui.alerts import Alerts
from sgdesk.ui.people.received.fields import day_said
from sgdesk.ui.people.received.lines import Lines
from sgdesk.ui.people.received.words import twin_choice, which_choice

Settled = tuple[Confirmed, WouldDo]


def settle(alerts: Alerts, lines: Lines, confirmed: Confirmed, would: WouldDo) -> Settled | None:
    """What is confirmed, as the same training as another where somebody said so.

    ``None`` where somebody wants to look again. Where one of the two has no day, they are one
    training: nobody did a course twice in a month and knows of one of the days nothing.
    """
    confirmed = lines.settled(confirmed)
    records = [each for each in would.same_month if each.id not in lines.taken(confirmed)]
    known = next((each for each in records if each.id == confirmed.same_as), None)
    if records and known is None:
        way = alerts.choose(which_choice(confirmed, records))
        if way is None:
            return None
        known = records[way if confirmed.month_only else 0]
        confirmed = lines.settled(replace(confirmed, same_as=known.id))
    if known is not None:
        would = as_same(confirmed, known)
    elif not records:
        would = replace(would, same_month=())
    return _with_twin(alerts, lines, confirmed, would)


def _with_twin(
    alerts: Alerts, lines: Lines, confirmed: Confirmed, would: WouldDo
) -> Settled | None:
    """The same, with the day of another that is ready, or with its own given to the other."""
    twin = lines.twin(confirmed)
    if twin is None or twin.confirmed is None:
        return confirmed, would
    exact = twin.confirmed if confirmed.month_only else confirmed
    if alerts.choose(twin_choice(exact)) is None:
        return None
    if confirmed.month_only:
        return _on_the_day(confirmed, exact), would
    twin.confirmed = _on_the_day(twin.confirmed, exact)
    twin.typed = replace(twin.typed, day=day_said(twin.confirmed))
    return confirmed, would


def _on_the_day(said: Confirmed, exact: Confirmed) -> Confirmed:
    return replace(said, completed_on=exact.completed_on, month_only=False)
