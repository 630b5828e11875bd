"""Two entries of one person side by side, and what the one would say."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sgdesk.domain.dates import is_active, long_date
from sgdesk.domain.people.kinds import KINDS
from sgdesk.domain.people.person import Post
from sgdesk.services.people.merging.deciding import Decided
from sgdesk.services.people.merging.sides import Side, Titles


@dataclass(frozen=True, slots=True)
class Compared:
    """What each entry says of one thing, and what the one would say; blank for nothing."""

    title: str
    stays: str
    goes: str
    after: str


def compared(
    ours: Side, theirs: Side, found: Decided, titles: Titles, today: date
) -> Iterator[Compared]:
    """Line by line, what is kept of each; a line of which neither says anything is left out."""
    for each in _lines(ours, theirs, found, titles, today):
        if each.stays or each.goes:
            yield each


def _lines(
    ours: Side, theirs: Side, found: Decided, titles: Titles, today: date
) -> Iterator[Compared]:
    kept, left = found.merge.kept, found.merge.left
    one, two = ours.person, theirs.person
    yield Compared("Name", one.name, two.name, f"{kept.given_name} {kept.family_name}".strip())
    yield Compared("Kind", *(KINDS[each.kind].word for each in (one, two, kept)))
    yield Compared("E-mail", *(each.email or "" for each in (one, two, kept)))
    yield Compared("Reference", *(each.reference or "" for each in (one, two, kept)))
    yield Compared("With us since", *(_day(each.started) for each in (one, two, kept)))
    yield Compared("Last day", *(_day(each) for each in (one.left, two.left, left)))
    posts = [_as_they_stay(each, found) for each in (*ours.posts, *theirs.posts)]
    kept_posts = [each for each in posts if each.id not in found.merge.posts]
    held = (_roles(each, titles, today) for each in (ours.posts, theirs.posts, kept_posts))
    yield Compared("Roles now", *held)
    struck = len(found.merge.twice)
    counts = len(ours.training), len(theirs.training)
    yield Compared("Training", *_numbers(*counts, sum(counts) - struck))
    revoked = {each.goes.id for each in found.merge.twice}
    issued = [*ours.certificates, *theirs.certificates]
    standing = len([each for each in issued if each not in revoked])
    yield Compared(
        "Certificates of ours",
        *_numbers(len(ours.certificates), len(theirs.certificates), standing),
    )


def _day(day: date | None) -> str:
    return long_date(day) if day else ""


def _numbers(*counts: int) -> tuple[str, str, str]:
    one, two, after = (str(each) if each else "" for each in counts)
    return one, two, after


def _as_they_stay(post: Post, found: Decided) -> Post:
    start, end = found.merge.ends.get(post.id, (post.start, post.end))
    return Post(post.id, post.person_id, post.role_id, start, end)


def _roles(posts: Iterable[Post], titles: Titles, today: date) -> str:
    held = (each for each in posts if is_active(each.start, each.end, today))
    return ", ".join(dict.fromkeys(titles.roles.get(each.role_id, "") for each in held))
