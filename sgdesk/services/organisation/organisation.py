"""The organisation, its settings and the pack that it follows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sgdesk.data.file.store import Reader
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation import organisation as organisation_data
from sgdesk.data.organisation.organisation import NewTopic, keep_setting
from sgdesk.domain.errors import InputError
from sgdesk.domain.organisation.organisation import OrganisationDetails
from sgdesk.domain.organisation.pack import Pack, PackKind
from sgdesk.domain.organisation.pathway import may_lengthen
from sgdesk.domain.organisation.settings import (
    ALLOWANCE_DAYS,
    ALLOWANCE_PREFIX,
    DEFAULTS,
    DEPUTY_PERSON,
    IMPACT_WINDOW,
    INDUCTION_DAYS,
    INTERVAL_PREFIX,
    LEAD_GAP_MONTHS,
    LEAD_PERSON,
    LEAD_TOUCH_MONTHS,
    LONGEST_NOTICE,
    REMINDER_DAYS,
    RETURN_MONTHS,
    USUAL_FOR_NOW,
    WINDOW_DAYS,
    Settings,
    days_from,
    settings_from,
    window_from,
)
from sgdesk.domain.text import is_one_line
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import NOT_ONE_LINE, Workspace
from sgdesk.services.training.standing import rules_of_day

if TYPE_CHECKING:
    from sgdesk.services.training.effects import Effect


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """The organisation, its pack, and its settings as they hold on a day.

    ``for_now`` are the settings that have the usual value until somebody looks at them.
    """

    details: OrganisationDetails
    pack: Pack
    settings: Settings
    topics: tuple[tuple[str, str], ...]
    is_sample: bool
    for_now: frozenset[str] = frozenset()


def organisation_view(workspace: Workspace, as_at: date | None = None) -> OrganisationView:
    """Read what Set-up shows."""
    with workspace.file.reading() as connection:
        about = organisation_data.read_organisation(connection)
        stored = organisation_data.read_settings(connection, as_at or workspace.today())
        pack = workspace.pack_on(connection, as_at or workspace.today())
        topics = organisation_data.read_topics(connection)
    return OrganisationView(
        about.details,
        pack,
        settings_from(stored),
        tuple(topics.items()),
        about.is_sample,
        frozenset(stored.get(USUAL_FOR_NOW, "").split()),
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
    if not is_one_line(details.name.strip()):
        raise InputError(NOT_ONE_LINE)
    with workspace.file.writing("change_organisation", {"name": details.name}) as writer:
        organisation_data.change_organisation(writer, details)
        if leads is not None:
            _keep_lead(writer, LEAD_PERSON, leads.lead, workspace.today())
            _keep_lead(writer, DEPUTY_PERSON, leads.deputy, workspace.today())
    return changes_of(writer.touched)


def choose_lead(workspace: Workspace, person_id: int) -> Changes:
    """Let somebody be the safeguarding lead; it holds as with :func:`change_organisation`."""
    with workspace.file.writing("change_organisation", noted := {"name": ""}) as writer:
        noted["name"] = organisation_data.read_organisation(writer.connection).name
        _keep_lead(writer, LEAD_PERSON, person_id, workspace.today())
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
    workspace: Workspace,
    values: Mapping[str, str],
    from_date: date | None = None,
    *,
    later: Mapping[str, str] | None = None,
    reason: str = "",
) -> Changes:
    """Set values of the organisation's own from a day on (``None``: since always), as one action.

    ``later`` are values that hold from today in the same action. ``reason`` is needed for an
    interval longer than the partnership's, where its document allows one. Each key is one of
    ``settings.DEFAULTS``, or ``interval:`` or ``allowance:`` and a requirement; an empty value
    goes back to what the pack says. What is set here is no usual answer for now any more, unless
    ``values`` say so. Raises :class:`InputError` for a number of days or months
    that cannot be and for an interval longer than the partnership's; then nothing is saved.
    """
    wishes = [(key, value, from_date) for key, value in values.items()]
    wishes += [(key, value, workspace.today()) for key, value in (later or {}).items()]
    for key, value, _ in wishes:
        _check_setting(key, value)
    details = {
        "setting": ", ".join(key for key, _, _ in wishes),
        "value": ", ".join(value for _, value, _ in wishes),
    }
    with workspace.file.writing("change_setting", details) as writer:
        pack = workspace.pack(writer.connection)
        for key, value, day in wishes:
            is_longer = _check_interval(pack, key, value, reason)
            keep_setting(writer, key, value, day, reason.strip() if is_longer else "")
        if USUAL_FOR_NOW not in values:
            _no_longer_usual(writer, [key for key, _, day in wishes if _holds(workspace, day)])
    return changes_of(writer.touched)


def _holds(workspace: Workspace, day: date | None) -> bool:
    return day is None or day <= workspace.today()


def usual_for_now(connection: Reader) -> list[str]:
    """The keys of the settings that have the usual value for now, which somebody is to look at."""
    rows = organisation_data.setting_history(connection, USUAL_FOR_NOW)
    return rows[-1].value.split() if rows else []


def _no_longer_usual(writer: Writer, keys: Collection[str]) -> None:
    """What somebody set themselves is no usual answer for now: it is not taken back with those."""
    before = usual_for_now(writer.connection)
    left = [each for each in before if each not in keys]
    if left != before:
        keep_setting(writer, USUAL_FOR_NOW, " ".join(left), None)


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
) -> "Effect":
    """Whom other values would turn overdue or not done on the day, before they are saved."""
    from sgdesk.services.training.effects import effect_of

    for key, value in values.items():
        _check_setting(key, value)
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        before = rules_of_day(workspace, connection, day)
        after = rules_of_day(workspace, connection, day, wished=values)
        return effect_of(connection, before.book, after.book)


_LARGEST = {
    WINDOW_DAYS: 366,
    INDUCTION_DAYS: 3660,
    ALLOWANCE_DAYS: 3660,
    RETURN_MONTHS: 60,
    LEAD_GAP_MONTHS: 120,
    LEAD_TOUCH_MONTHS: 120,
}
_LARGEST_BY_PREFIX = {INTERVAL_PREFIX: 120, ALLOWANCE_PREFIX: 3660}


def _check_setting(key: str, value: str) -> None:
    prefix = next((each for each in _LARGEST_BY_PREFIX if key.startswith(each)), "")
    largest = _LARGEST_BY_PREFIX.get(prefix, _LARGEST.get(key))
    if key not in DEFAULTS and not prefix:
        raise InputError("There is no setting called {key}.", key=key)
    if key == REMINDER_DAYS and not days_from(value):
        raise InputError(
            "Enter days as whole numbers up to {largest}, such as 90 30 0. Nothing was saved.",
            largest=LONGEST_NOTICE,
        )
    if key == IMPACT_WINDOW:
        _check_window(value)
    if largest is None or not value:
        return
    if not value.isdecimal() or not 1 <= int(value) <= largest:
        raise InputError(
            "Enter a whole number from 1 to {largest}. Nothing was saved.",
            largest=largest,
        )


def _check_window(value: str) -> None:
    try:
        window_from(value)
    except ValueError:
        raise InputError("Choose one of the windows in the list. Nothing was saved.") from None


def _check_interval(pack: Pack, key: str, value: str, reason: str) -> bool:
    """Whether the interval is longer than the partnership's, which needs a reason (RULES, 5).

    An organisation may shorten what its partnership asks, and lengthen it only where the document
    recommends or names a statute.
    """
    if not key.startswith(INTERVAL_PREFIX) or not value or pack.kind is PackKind.GENERIC:
        return False
    asked = pack.requirement(key.removeprefix(INTERVAL_PREFIX))
    months = asked.refresh_months if asked else None
    if asked is None or months is None or int(value) <= months:
        return False
    if not may_lengthen(pack, asked.key):
        raise InputError(
            "{pack} asks for {requirement} every {months} months: yours can be shorter, "
            "never longer. Nothing was saved.",
            pack=pack.short_name,
            requirement=asked.title,
            months=months,
        )
    if not reason.strip():
        raise InputError(
            "{pack} speaks of every {months} months for {requirement}. Say why yours is longer, "
            "or which law sets it: the return tells it. Nothing was saved.",
            pack=pack.short_name,
            requirement=asked.title,
            months=months,
        )
    return True


def longest_interval(pack: Pack, requirement: str) -> int | None:
    """The months that the organisation's own interval may not pass; ``None`` for no limit."""
    asked = pack.requirement(requirement)
    return None if asked is None or may_lengthen(pack, requirement) else asked.refresh_months


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
