"""A season's posts again: who helped from one day to another, for new days, as one action."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sgdesk.data.erasing.waiting import people_to_erase
from sgdesk.data.file.store import Reader
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.people import absence as absence_data
from sgdesk.data.people import people as people_data
from sgdesk.data.people.people import NewPost
from sgdesk.domain.dates import add_months, check_span
from sgdesk.domain.errors import InputError
from sgdesk.domain.people.person import Person, Post
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.absence import end_absence

_A_FEW = 2
"""So many posts of the same days make a season; of fewer, each is offered where none does."""


@dataclass(frozen=True, slots=True)
class Season:
    """Posts that were all held from one day to another; ``people`` is how many held them."""

    first: date
    last: date
    post_ids: tuple[int, ...]
    people: int

    def next_days(self, today: date) -> tuple[date, date]:
        """The same days of the calendar the next time that they are not over yet.

        One that has begun is offered as it is: it is noted a few days late as often as not. The
        last day of a month is that of 29 days where it was one of 28.
        """
        months = 12
        while (ends := _same_day(self.last, months)) < today:
            months += 12
        return add_months(self.first, months), ends


def _same_day(day: date, months: int) -> date:
    """The day so many months on; the last day of its month where this is one."""
    is_month_end = (day + timedelta(days=1)).day == 1
    if not is_month_end:
        return add_months(day, months)
    return add_months(day.replace(day=1), months + 1) - timedelta(days=1)


class WhyNot(StrEnum):
    """Why a post does not begin again."""

    HOLDS_IT = "holds_it"
    AWAY = "away"
    ROLE_GONE = "role_gone"
    LEFT_LATER = "left_later"
    TO_BE_ERASED = "to_be_erased"
    """Nobody comes back by the way whom somebody decided to erase."""


@dataclass(frozen=True, slots=True)
class PostAgain:
    """A post of last season as it would begin again; ``left`` where they left since.

    Whoever left comes back on the first day. ``why_not`` where it cannot begin.
    """

    post_id: int
    person_id: int
    name: str
    role: str
    left: date | None = None
    why_not: WhyNot | None = None


def past_seasons(workspace: Workspace) -> tuple[Season, ...]:
    """The seasons that are over, the latest first."""
    with workspace.file.reading() as connection:
        posts = people_data.read_posts(connection)
    spans: dict[tuple[date, date], list[Post]] = defaultdict(list)
    for post in posts:
        if post.start is not None and post.end is not None and post.end < workspace.today():
            spans[post.start, post.end].append(post)
    several = {span: held for span, held in spans.items() if len(held) >= _A_FEW}
    return tuple(
        Season(first, last, tuple(each.id for each in held), len({each.person_id for each in held}))
        for (first, last), held in sorted(
            (several or spans).items(), key=lambda each: each[0][::-1], reverse=True
        )
    )


def preview_season(
    workspace: Workspace, post_ids: Collection[int], first: date, last: date
) -> tuple[PostAgain, ...]:
    """What these posts would be on the new days, by name; see :func:`begin_season`.

    Raises :class:`InputError` for days that end before they begin.
    """
    check_span(first, last)
    with workspace.file.reading() as connection:
        return _again(connection, post_ids, first, last)


def begin_season(
    workspace: Workspace, post_ids: Collection[int], first: date, last: date
) -> tuple[tuple[PostAgain, ...], Changes]:
    """Begin posts again on new days, as one action; return those that began.

    Whoever left since comes back on the first day. A post that cannot begin is passed over; see
    :class:`WhyNot`. Raises :class:`InputError` where none can; then nothing is saved.
    """
    check_span(first, last)
    noted = {"people": 0}
    with workspace.file.writing("begin_season", noted) as writer:
        found = _again(writer.connection, post_ids, first, last)
        begun = tuple(each for each in found if each.why_not is None)
        if not begun:
            raise InputError("None of these can begin on these days. Nothing was saved.")
        noted["people"] = len({each.person_id for each in begun})
        _begin(writer, begun, first, last)
    return begun, changes_of(writer.touched)


def _begin(writer: Writer, begun: Sequence[PostAgain], first: date, last: date) -> None:
    back = {each.person_id: each.left for each in begun if each.left is not None}
    for person_id, left in back.items():
        end_absence(writer, person_id, left, first)
    for each in begun:
        post = people_data.read_post(writer.connection, each.post_id)
        people_data.add_post(writer, NewPost(post.person_id, post.role_id, first, last))


def _again(
    connection: Reader, post_ids: Collection[int], first: date, last: date
) -> tuple[PostAgain, ...]:
    people = {each.id: each for each in people_data.read_people(connection)}
    posts = people_data.read_posts(connection)
    roles = people_data.read_roles(connection, first)
    away = absence_data.read_every_absence(connection)
    to_erase = people_to_erase(connection)
    held: dict[tuple[int, int], list[Post]] = defaultdict(list)
    for post in posts:
        held[post.person_id, post.role_id].append(post)
    found: list[PostAgain] = []
    seen: set[tuple[int, int]] = set()
    wanted = set(post_ids)
    for post in (each for each in posts if each.id in wanted):
        who = people[post.person_id]
        pair = (post.person_id, post.role_id)
        why = _why_not(who, held[pair], first, last)
        if any(each.last_day < first < each.back_on for each in away.get(who.id, ())):
            why = WhyNot.AWAY
        if post.role_id not in roles:
            why = WhyNot.ROLE_GONE
        if pair in seen:
            why = WhyNot.HOLDS_IT
        if who.id in to_erase:
            why = WhyNot.TO_BE_ERASED
        seen.add(pair)
        role = people_data.role_name(connection, post.role_id)
        left = who.left if who.left is not None and who.left < first else None
        found.append(PostAgain(post.id, who.id, who.name, role, left, why))
    order: Mapping[int, str] = {each.id: each.filed_by for each in people.values()}
    return tuple(sorted(found, key=lambda each: (order[each.person_id], each.role)))


def _why_not(who: Person, held: Sequence[Post], first: date, last: date) -> WhyNot | None:
    """Why somebody cannot hold a role on the days: it would run beside itself, or they leave."""
    for post in held:
        begins_later = post.start is not None and post.start > last
        end = post.end if who.left is None else post.end_by(who.left)
        is_over = end is not None and end < first
        if not (begins_later or is_over):
            return WhyNot.HOLDS_IT
    if who.left is not None and first <= who.left < last:
        return WhyNot.LEFT_LATER
    return None
