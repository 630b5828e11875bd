"""A denomination's or national body's pack beside the partnership's: the stricter one wins."""

from collections.abc import Mapping
from datetime import date

from sgdesk.data.courses.catalogue import add_pack_courses
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation import organisation as organisation_data
from sgdesk.domain.errors import InputError
from sgdesk.domain.organisation.pack import Pack
from sgdesk.domain.organisation.settings import (
    DENOMINATION,
    DENOMINATION_PREFIX,
    settings_from,
)
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace, all_denominations


def denominations() -> tuple[Pack, ...]:
    """The packs that can stand beside a partnership's."""
    return tuple(all_denominations().packs.values())


def chosen_denomination(workspace: Workspace) -> Pack | None:
    """The pack that stands beside the partnership's, if any."""
    with workspace.file.reading() as connection:
        return workspace.denomination(connection)


def denomination_levels(workspace: Workspace, as_at: date | None = None) -> Mapping[str, str]:
    """Which of the denomination's levels stands beside each requirement on the day."""
    with workspace.file.reading() as connection:
        stored = organisation_data.read_settings(connection, as_at or workspace.today())
    return settings_from(stored).denomination_levels


def set_denomination_level(
    workspace: Workspace,
    levels: Mapping[str, str],
    from_date: date | None = None,
    denomination: str | None = None,
) -> Changes:
    """Set levels of the denomination beside requirements, from a day on; empty for none.

    ``denomination`` is chosen in the same action where it is given, or taken away where it is
    empty; both hold from the day on, so that the past keeps the rule of its time. That a course
    of theirs meets a requirement is for the organisation to decide, as an equivalence; this only
    lets their interval count where it is the shorter one. Raises :class:`InputError` where there is
    no such
    denomination, or where the partnership or the denomination has no such key.
    """
    if denomination and denomination not in all_denominations().packs:
        raise InputError("There is no denomination {key}. Nothing was saved.", key=denomination)
    with workspace.file.writing("set_beside", {"levels": len(levels)}) as writer:
        if denomination is not None:
            _follow(writer, denomination, from_date)
        beside = workspace.denomination(writer.connection, from_date)
        if beside is not None:
            _add_courses(writer, workspace, beside)
        pack = workspace.pack(writer.connection)
        for requirement, level in levels.items():
            known = beside is not None and beside.requirement(level) is not None
            if pack.requirement(requirement) is None or (level and not known):
                raise InputError(
                    "Choose a level of your denomination and a requirement of your partnership. "
                    "Nothing was saved."
                )
            _store(writer, requirement, level, from_date)
    return changes_of(writer.touched)


def _add_courses(writer: Writer, workspace: Workspace, beside: Pack) -> None:
    """The denomination's courses, and those of other bodies that it recognises."""
    add_pack_courses(writer, beside)
    for each in beside.recognises:
        other = workspace.pack_of_course(each.pack)
        if other is not None:
            add_pack_courses(writer, other, only=(each.their_course,))


def _follow(writer: Writer, key: str, from_date: date | None) -> None:
    """Let a denomination stand beside from a day on; what stood there before keeps its days."""
    before = organisation_data.read_organisation(writer.connection).denomination or ""
    if key == before:
        return
    known = organisation_data.setting_history(writer.connection, DENOMINATION)
    if from_date is not None and not known:
        organisation_data.keep_setting(writer, DENOMINATION, before, None)
    organisation_data.keep_setting(writer, DENOMINATION, key, from_date)
    organisation_data.follow_denomination(writer, key or None)


def _store(writer: Writer, requirement: str, level: str, from_date: date | None) -> None:
    key = f"{DENOMINATION_PREFIX}{requirement}"
    if level or organisation_data.setting_history(writer.connection, key):
        organisation_data.keep_setting(writer, key, level, from_date)
