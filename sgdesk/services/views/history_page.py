"""The history in lines: what was done, to what and to whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sgdesk.data.people.in_history import About, read_about
from sgdesk.services.file.undo import Action, actions_in
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.standing import rules_of_day


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry; ``people`` and ``things`` are named as they were called then.

    ``titles`` are what requirements are called, by their keys: now, or in the pack they are of.
    """

    action: Action
    people: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict, repr=False)


def history_lines(workspace: Workspace) -> tuple[HistoryLine, ...]:
    """The history from the newest action back."""
    with workspace.file.reading() as connection:
        found = actions_in(connection)
        about = read_about(connection)
        now = rules_of_day(workspace, connection, workspace.today()).titles()
    titles = _titles_of_packs(workspace) | now
    return tuple(_line(each, about[each.id], titles) for each in found)


def _titles_of_packs(workspace: Workspace) -> dict[str, str]:
    """What the requirements of all packs are called: another was followed once, perhaps."""
    packs = workspace.packs.packs.values()
    return {each.key: each.title for pack in packs for each in pack.requirements}


def _line(action: Action, about: About, titles: dict[str, str]) -> HistoryLine:
    asked = (titles[key] for key in about.requirements if key in titles)
    return HistoryLine(action, about.people, (*about.things, *asked), titles)
