"""How long is kept what is kept of people who left: set by kind, and who is to be looked at.

Nothing here erases anybody: whoever is over the time stands on a list until somebody decides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.data.file.store import Reader
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation.organisation import (
    keep_setting,
    read_setting_reasons,
    read_settings,
    setting_history,
)
from sgdesk.data.people import people as people_data
from sgdesk.data.people.outside import read_outside
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.names import filed
from sgdesk.domain.people.keeping import retention as rules
from sgdesk.domain.people.keeping.retention import Period
from sgdesk.domain.people.person import Person, Post
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DueLine:
    """Somebody who is to be looked at: since when, and the day on which they left."""

    person_id: int | None
    outside_worker_id: int | None
    name: str
    kind: str
    last_day: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Retention:
    """What is decided on a day, and who is over it; nobody is due while a hold stands."""

    periods: tuple[Period, ...]
    hold_since: date | None
    due: tuple[DueLine, ...]

    @property
    def is_decided(self) -> bool:
        """Whether any period was set at all."""
        return any(each.months is not None for each in self.periods)


def retention(workspace: Workspace) -> Retention:
    """Read how long is kept, whether a hold stands, and who is to be looked at today."""
    with workspace.file.reading() as reader:
        return retention_in(reader, workspace.today())


def retention_in(reader: Reader, day: date) -> Retention:
    """The same in a moment that is open already."""
    stored = read_settings(reader, day)
    periods = rules.periods_from(stored, read_setting_reasons(reader, day))
    hold = rules.hold_from(stored)
    due = () if hold is not None else tuple(_due(reader, day, periods, stored))
    return Retention(periods, hold, due)


def last_days(people: Sequence[Person], posts: Sequence[Post], day: date) -> dict[int, date]:
    """The last day of everybody who is with us no longer, by their id.

    It is the day on which they left; where nobody noted one, the end of their last post, as long
    as none goes on.
    """
    ends: dict[int, list[date | None]] = {}
    for post in posts:
        ends.setdefault(post.person_id, []).append(post.end)
    found = {}
    for each in people:
        known = ends.get(each.id, [])
        over = [end for end in known if end is not None and end < day]
        last = each.left or (max(over) if over and len(over) == len(known) else None)
        if last is not None and last < day:
            found[each.id] = last
    return found


def _due(
    reader: Reader, day: date, periods: Sequence[Period], stored: Mapping[str, str]
) -> list[DueLine]:
    by_kind = {each.kind: each for each in periods}
    if all(each.months is None for each in periods):
        return []  # and nobody is read for nothing at each start
    people = people_data.read_people(reader)
    last = last_days(people, people_data.read_posts(reader), day)
    found = [
        DueLine(each.id, None, each.name, each.kind.value, last[each.id], due)
        for each in people
        if each.id in last
        and (due := by_kind[each.kind.value].due_on(last[each.id])) is not None
        and due <= day
        and not _is_later(stored, str(each.id), day)
    ]
    found += [
        DueLine(None, each.id, each.name, rules.OUTSIDE, each.ended_on, due)
        for each in read_outside(reader)
        if each.ended_on is not None
        and (due := by_kind[rules.OUTSIDE].due_on(each.ended_on)) is not None
        and due <= day
        and not _is_later(stored, f"{rules.OUTSIDE}:{each.id}", day)
    ]
    return sorted(found, key=lambda each: (each.due_on, filed(each.name)))


def _is_later(stored: Mapping[str, str], who: str, day: date) -> bool:
    until = stored.get(f"{rules.LATER_PREFIX}{who}", "")
    return bool(until) and until > day.isoformat()


def keep_periods(workspace: Workspace, periods: Sequence[Period]) -> Changes:
    """Keep how long each kind is kept, with its reason, from today on.

    Raises :class:`InputError` for a number of months that cannot be, or where a period is
    shorter than six years and no reason is given.
    """
    for each in periods:
        if each.months is not None and not 0 < each.months <= rules.LONGEST_MONTHS:
            raise InputError("Give a time of 1 month to 100 years. Nothing was saved.")
        if each.is_short and not each.reason.strip():
            raise InputError(
                "{kind}: training and roles are usually kept for six years or more after somebody "
                "leaves. Say who agreed to less, such as your insurer. Nothing was saved.",
                kind=rules.kind_words(each.kind),
            )
    with workspace.file.writing("keep_retention", {}) as writer:
        for each in periods:
            key = f"{rules.MONTHS_PREFIX}{each.kind}"
            _keep(workspace, writer, key, str(each.months or ""), each.reason.strip())
    return changes_of(writer.touched)


def set_hold(workspace: Workspace, *, holds: bool) -> Changes:
    """Put a hold on the whole file, or take it off; no reason is asked for and none is kept."""
    value = workspace.today().isoformat() if holds else ""
    with workspace.file.writing("set_hold" if holds else "end_hold", {}) as writer:
        if holds != (rules.hold_from(read_settings(writer.connection, workspace.today())) is None):
            raise RefusedError("That is so already. Nothing was changed.")
        _keep(workspace, writer, rules.HOLD, value)
    return changes_of(writer.touched)


def look_again(workspace: Workspace, line: DueLine, until: date) -> Changes:
    """Take somebody off the list until a day; raises :class:`InputError` unless it lies ahead."""
    if until <= workspace.today():
        raise InputError("Choose a day ahead. Nothing was saved.")
    who = str(line.person_id or f"{rules.OUTSIDE}:{line.outside_worker_id}")
    with workspace.file.writing("look_again", {}) as writer:
        _keep(workspace, writer, f"{rules.LATER_PREFIX}{who}", until.isoformat())
    return changes_of(writer.touched)


def _keep(workspace: Workspace, writer: Writer, key: str, value: str, reason: str = "") -> None:
    """Let a setting have a value from today on, where it does not have it already."""
    known = setting_history(writer.connection, key)
    if (known[-1].value if known else "") == value and not reason:
        return
    keep_setting(writer, key, value, workspace.today() if known else None, reason)
