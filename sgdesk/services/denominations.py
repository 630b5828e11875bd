"""A denomination's or national body's pack beside the partnership's: the stricter one wins."""

from datetime import date

from sgdesk.data import organisation as organisation_data
from sgdesk.data.schema import organisation, setting
from sgdesk.domain.errors import InputError
from sgdesk.domain.partnership import Pack
from sgdesk.domain.settings import DENOMINATION_PREFIX
from sgdesk.services.results import Changes, changes_of
from sgdesk.services.workspace import Workspace, all_denominations


def denominations() -> tuple[Pack, ...]:
    """The packs that can stand beside a partnership's."""
    return tuple(all_denominations().packs.values())


def chosen_denomination(workspace: Workspace) -> Pack | None:
    """The pack that stands beside the partnership's, if any."""
    with workspace.file.reading() as connection:
        return workspace.denomination(connection)


def choose_denomination(workspace: Workspace, key: str | None) -> Changes:
    """Set a denomination's pack beside the partnership's, or none (``None``).

    It changes no interval until one of its levels is set beside a requirement.
    """
    pack = all_denominations().packs.get(key) if key else None
    if key and pack is None:
        raise InputError("There is no denomination {key}. Nothing was saved.", key=key)
    details = {"denomination": pack.name if pack else ""}
    with workspace.file.writing("choose_denomination", details) as writer:
        writer.update(organisation, 1, denomination=key or None)
    return changes_of(writer.touched)


def set_beside(
    workspace: Workspace, requirement: str, level: str, from_date: date | None = None
) -> Changes:
    """Set a level of the denomination beside a requirement, from a day on; empty for none.

    That its course meets the requirement is for the organisation to decide, as an equivalence;
    this only lets its interval count where it is the shorter one. Raises :class:`InputError`
    where the partnership or the denomination has no such key.
    """
    with workspace.file.writing("set_beside", {"requirement": requirement}) as writer:
        beside = workspace.denomination(writer.connection)
        asked = workspace.pack(writer.connection).requirement(requirement)
        if asked is None or (level and (beside is None or beside.requirement(level) is None)):
            raise InputError(
                "Choose a level of your denomination and a requirement of your partnership. "
                "Nothing was saved."
            )
        key = f"{DENOMINATION_PREFIX}{requirement}"
        rows = organisation_data.setting_history(writer.connection, key)
        same_day = next((row.id for row in rows if row.from_date == from_date), None)
        if same_day is None:
            writer.insert(setting, key=key, from_date=from_date, value=level)
        else:
            writer.update(setting, same_day, value=level)
    return changes_of(writer.touched)
