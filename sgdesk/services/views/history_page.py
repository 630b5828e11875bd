"""The history in lines: what was done, to what and to whom."""

from dataclasses import dataclass

from sgdesk.data.people.in_history import About, read_about
from sgdesk.services.file.undo import Action, actions_in
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.standing import rules_of_day


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry; ``people`` and ``things`` are named as they were called then."""

    action: Action
    people: tuple[str, ...] = ()
    things: tuple[str, ...] = ()


def history_lines(workspace: Workspace) -> tuple[HistoryLine, ...]:
    """The history from the newest action back."""
    with workspace.file.reading() as connection:
        found = actions_in(connection)
        about = read_about(connection)
        titles = rules_of_day(workspace, connection, workspace.today()).titles()
    return tuple(_line(each, about[each.id], titles) for each in found)


def _line(action: Action, about: About, titles: dict[str, str]) -> HistoryLine:
    asked = (titles.get(key, key) for key in about.requirements)
    return HistoryLine(action, about.people, (*about.things, *asked))
