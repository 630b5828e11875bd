"""The organisation, its settings and the pack that it follows."""

from dataclasses import asdict, dataclass
from datetime import date

from sgdesk.data import organisation as organisation_data
from sgdesk.data.courses import add_pack_courses
from sgdesk.data.schema import organisation, setting, topic
from sgdesk.domain.errors import InputError
from sgdesk.domain.partnership import Pack
from sgdesk.domain.settings import DEFAULTS, INTERVAL_PREFIX, Settings, settings_from
from sgdesk.services.results import Changes, changes_of
from sgdesk.services.workspace import Workspace, find_pack


@dataclass(frozen=True, slots=True)
class OrganisationDetails:
    """Who keeps the file, as it stands on certificates and on the return."""

    name: str
    kind: str = ""
    charity_number: str = ""
    section11_duty: str = ""
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    address: str = ""
    logo_png: bytes | None = None


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
        row = organisation_data.read_organisation(connection)
        stored = organisation_data.read_settings(connection, as_at or workspace.today())
        topics = organisation_data.read_topics(connection)
    values = {name: getattr(row, name) for name in OrganisationDetails.__dataclass_fields__}
    return OrganisationView(
        OrganisationDetails(**values),
        find_pack(workspace.packs, row.partnership),
        settings_from(stored),
        tuple(topics.items()),
        row.is_sample,
    )


def change_organisation(workspace: Workspace, details: OrganisationDetails) -> Changes:
    """Correct the organisation's details; what was printed stays as it was."""
    if not details.name.strip():
        raise InputError("The organisation needs a name. Nothing was saved.")
    with workspace.file.writing("change_organisation", {"name": details.name}) as writer:
        writer.update(organisation, 1, **asdict(details))
    return changes_of(writer.touched)


def choose_partnership(workspace: Workspace, key: str) -> Changes:
    """Follow another pack; its courses are added to the catalogue, nothing is taken away."""
    pack = find_pack(workspace.packs, key)
    with workspace.file.writing("choose_partnership", {"partnership": pack.name}) as writer:
        writer.update(organisation, 1, partnership=pack.id)
        add_pack_courses(writer, pack)
    return changes_of(writer.touched)


_LARGEST = {"window_days": 366, "induction_days": 3660, "allowance_days": 3660}


def change_setting(
    workspace: Workspace, key: str, value: str, from_date: date | None = None
) -> Changes:
    """Set a value of the organisation's own from a day on (``None``: since always).

    ``key`` is one of ``settings.DEFAULTS`` or ``interval:`` and a requirement; an empty
    ``value`` goes back to what the pack says. Raises :class:`InputError` for a number of days
    or months that cannot be.
    """
    _check_setting(key, value)
    with workspace.file.writing("change_setting", {"setting": key, "value": value}) as writer:
        rows = organisation_data.setting_history(writer.connection, key)
        same_day = next((row.id for row in rows if row.from_date == from_date), None)
        if same_day is None:
            writer.insert(setting, key=key, from_date=from_date, value=value)
        else:
            writer.update(setting, same_day, value=value)
    return changes_of(writer.touched)


def _check_setting(key: str, value: str) -> None:
    largest = 120 if key.startswith(INTERVAL_PREFIX) else _LARGEST.get(key)
    if key not in DEFAULTS and not key.startswith(INTERVAL_PREFIX):
        raise InputError("There is no setting called {key}.", key=key)
    if largest is None or not value:
        return
    if not value.isdecimal() or not 1 <= int(value) <= largest:
        raise InputError(
            "Enter a whole number from 1 to {largest}. Nothing was saved.",
            largest=largest,
        )


def add_topic(workspace: Workspace, key: str, title: str) -> Changes:
    """Add a requirement of the organisation's own, such as "prevent"."""
    pack = organisation_view(workspace).pack
    plain = "-".join(key.lower().split())
    if not plain or pack.requirement(plain) is not None:
        raise InputError("Choose another short name for the topic. Nothing was saved.")
    with workspace.file.writing("add_topic", {"topic": title.strip()}) as writer:
        if plain in organisation_data.read_topics(writer.connection):
            raise InputError("There is a topic of that name already. Nothing was saved.")
        writer.insert(topic, key=plain, title=title.strip() or plain)
    return changes_of(writer.touched)
