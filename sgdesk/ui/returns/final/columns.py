"""The columns of the past returns, and their words."""

from datetime import date

from sgdesk.domain.dates import short_date
from sgdesk.services.returns.final import FrozenReturn
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import Column


def past_columns() -> list[Column[FrozenReturn]]:
    """One row for each return that was made final."""
    return [
        Column(tr("Number"), lambda row: row.number),
        Column(tr("As at"), lambda row: short_date(row.as_at), sort=lambda row: row.as_at),
        Column(
            tr("From"),
            lambda row: _day(row.period_from),
            sort=lambda row: row.period_from or date.min,
            spare=2,
        ),
        Column(tr("Made final"), lambda row: short_date(row.frozen_on), sort=_frozen_on),
        Column(tr("Which to send"), which_words, is_main=True),
        Column(tr("Sent"), sent_words, sort=lambda row: row.sent_on or date.min, is_main=True),
        Column(tr("Names in it"), names_words, spare=1),
    ]


def _frozen_on(row: FrozenReturn) -> date:
    return row.frozen_on


def _day(day: date | None) -> str:
    return "" if day is None else short_date(day)


def which_words(row: FrozenReturn) -> str:
    """Whether it is the one to send, what it replaces, or what has replaced it."""
    if row.replaced_by:
        return tr("↷ Not this one: replaced by {number}", number=row.replaced_by)
    said = tr("✓ The one to send") if row.sent_on is None else tr("✓ The one that was sent")
    if row.replaces:
        return tr("{said}, in place of {number}", said=said, number=row.replaces)
    return said


def sent_words(row: FrozenReturn) -> str:
    """When and to whom, as far as somebody said so."""
    if row.sent_on is None:
        return tr("Not noted as sent")
    return tr("{day}, to {whom}", day=short_date(row.sent_on), whom=row.sent_to)


def names_words(row: FrozenReturn) -> str:
    """Whether it names people, and whether that part needs a passphrase."""
    if not row.has_names:
        return tr("Lead and deputy only") if row.names_leads else tr("No, counts only")
    return tr("Yes, under a passphrase") if row.is_protected else tr("Yes")
