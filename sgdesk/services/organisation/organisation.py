"""The organisation, its settings and the pack that it follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation import organisation as organisation_data
from sgdesk.data.organisation.organisation import NewTopic, keep_setting
from sgdesk.domain.errors import InputError
from sgdesk.domain.organisation.organisation import OrganisationDetails
from sgdesk.domain.organisation.pack import Pack, PackKind
from sgdesk.domain.organisation.settings import (
    ALLOWANCE_DAYS,
    DEFAULTS,
    DEPUTY_PERSON,
    INDUCTION_DAYS,
    INTERVAL_PREFIX,
    LEAD_PERSON,
    LONGEST_NOTICE,
    REMINDER_DAYS,
    RETURN_MONTHS,
    WINDOW_DAYS,
    Settings,
    days_from,
    settings_from,
)
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.effects import Effect, effect_of
from sgdesk.services.training.standing import rules_of_day


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """The organisation, its pack, and its settings as they hold on a day."""

    details: OrganisationDetails
    pack: Pack
    settings: Settings
    topics: tuple[tuple[str, str], ...]
    is_sample: bool


def organisation_view(workspace: Workspace, as_at: date | None = None) -> OrganisationView:
    """Read what Set-up shows."""
    with workspace.file.reading() as connection:
        about = organisation_data.read_organisation(connection)
        stored = organisation_data.read_settings(connection, as_at or workspace.today())
        pack = workspace.pack_on(connection, as_at or workspace.today())
        topics = organisation_data.read_topics(connection)
    return OrganisationView(
        about.details, pack, settings_from(stored), tuple(topics.items()), about.is_sample
    )


@dataclass(frozen=True, slots=True)
class Leads:
    """The safeguarding lead and the deputy, by the ids of the people."""

    lead: int | None = None
    deputy: int | None = None


def change_organisation(
    workspace: Workspace, details: OrganisationDetails, leads: Leads | None = None
) -> Changes:
    """Correct the organisation's details; what was printed stays as it was.

    ``leads`` that differ from those kept hold from today, the first ones since always.
    """
    if not details.name.strip():
        raise InputError("The organisation needs a name. Nothing was saved.")
    with workspace.file.writing("change_organisation", {"name": details.name}) as writer:
        organisation_data.change_organisation(writer, details)
        if leads is not None:
            _keep_lead(writer, LEAD_PERSON, leads.lead, workspace.today())
            _keep_lead(writer, DEPUTY_PERSON, leads.deputy, workspace.today())
    return changes_of(writer.touched)


def _keep_lead(writer: Writer, key: str, person: int | None, today: date) -> None:
    value = "" if person is None else str(person)
    rows = organisation_data.setting_history(writer.connection, key)
    if value != (rows[-1].value if rows else ""):
        keep_setting(writer, key, value, today if rows else None)


def change_setting(
    workspace: Workspace, key: str, value: str, from_date: date | None = None
) -> Changes:
    """Set one value of the organisation's own; see :func:`change_settings`."""
    return change_settings(workspace, {key: value}, from_date)


def change_settings(
    workspace: Workspace, values: Mapping[str, str], from_date: date | None = None
) -> Changes:
    """Set values of the organisation's own from a day on (``None``: since always), as one action.

    Each key is one of ``settings.DEFAULTS`` or ``interval:`` and a requirement; an empty value
    goes back to what the pack says. Raises :class:`InputError` for a number of days or months
    that cannot be and for an interval longer than the partnership's; then nothing is saved.
    """
    for key, value in values.items():
        _check_setting(key, value)
    details = {"setting": ", ".join(values), "value": ", ".join(values.values())}
    with workspace.file.writing("change_setting", details) as writer:
        pack = workspace.pack(writer.connection)
        for key, value in values.items():
            _check_interval(pack, key, value)
            keep_setting(writer, key, value, from_date)
    return changes_of(writer.touched)


def settings_since(workspace: Workspace, as_at: date | None = None) -> Mapping[str, date | None]:
    """From which day each value of the organisation's own holds that holds on the day.

    ``None`` is since always; a key that was never set is not in it.
    """
    day = as_at or workspace.today()
    found: dict[str, date | None] = {}
    with workspace.file.reading() as connection:
        for key in organisation_data.read_settings(connection, day):
            for row in organisation_data.setting_history(connection, key):
                if row.from_date is None or row.from_date <= day:
                    found[key] = row.from_date
    return found


def preview_settings(
    workspace: Workspace, values: Mapping[str, str], as_at: date | None = None
) -> Effect:
    """Whom other values would turn overdue or not done on the day, before they are saved."""
    for key, value in values.items():
        _check_setting(key, value)
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        before = rules_of_day(workspace, connection, day)
        after = rules_of_day(workspace, connection, day, wished=values)
        return effect_of(connection, before.book, after.book)


_LARGEST = {WINDOW_DAYS: 366, INDUCTION_DAYS: 3660, ALLOWANCE_DAYS: 3660, RETURN_MONTHS: 60}
_LONGEST_INTERVAL = 120


def _check_setting(key: str, value: str) -> None:
    is_interval = key.startswith(INTERVAL_PREFIX)
    largest = _LONGEST_INTERVAL if is_interval else _LARGEST.get(key)
    if key not in DEFAULTS and not is_interval:
        raise InputError("There is no setting called {key}.", key=key)
    if key == REMINDER_DAYS and not days_from(value):
        raise InputError(
            "Enter days as whole numbers up to {largest}, such as 90 30 0. Nothing was saved.",
            largest=LONGEST_NOTICE,
        )
    if largest is None or not value:
        return
    if not value.isdecimal() or not 1 <= int(value) <= largest:
        raise InputError(
            "Enter a whole number from 1 to {largest}. Nothing was saved.",
            largest=largest,
        )


def _check_interval(pack: Pack, key: str, value: str) -> None:
    """An organisation may shorten what its partnership asks, never lengthen it (RULES, 5)."""
    if not key.startswith(INTERVAL_PREFIX):
        return
    asked = pack.requirement(key.removeprefix(INTERVAL_PREFIX))
    longest = longest_interval(pack, asked.key) if asked and value else None
    if asked and longest is not None and int(value) > longest:
        raise InputError(
            "{pack} asks for {requirement} every {months} months: yours can be shorter, "
            "never longer. Nothing was saved.",
            pack=pack.short_name,
            requirement=asked.title,
            months=longest,
        )


def longest_interval(pack: Pack, requirement: str) -> int | None:
    """The months that the organisation's own interval may not pass; ``None`` for no limit."""
    asked = pack.requirement(requirement)
    return None if asked is None or pack.kind is PackKind.GENERIC else asked.refresh_months


def add_topic(workspace: Workspace, key: str, title: str) -> Changes:
    """Add a requirement of the organisation's own, such as "prevent"."""
    pack = organisation_view(workspace).pack
    plain = "-".join(key.lower().split())
    if not plain or pack.requirement(plain) is not None:
        raise InputError("Choose another short name for the topic. Nothing was saved.")
    with workspace.file.writing("add_topic", {"topic": title.strip()}) as writer:
        if plain in organisation_data.read_topics(writer.connection):
            raise InputError("There is a topic of that name already. Nothing was saved.")
        organisation_data.add_topic(writer, NewTopic(plain, title.strip() or plain))
    return changes_of(writer.touched)
