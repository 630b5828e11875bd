"""Posts that somebody has to hold and nobody does: the lead, the deputy, the trustees."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sgdesk.data.organisation.organisation import SettingRow, setting_histories
from sgdesk.data.people.people import read_posts
from sgdesk.domain.organisation.settings import DEPUTY_PERSON, LEAD_PERSON
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.people.person import Person
from sgdesk.domain.text import fold
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.snapshot import Snapshot, snapshot


class KeyPost(StrEnum):
    """A post that a return speaks of."""

    LEAD = "lead"
    DEPUTY = "deputy"
    TRUSTEE = "trustee"


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A post that is vacant on a day; ``was`` held it last and ``left`` then, where that is known.

    ``is_new`` where nobody was ever chosen. ``offered`` is whoever alone holds a role that is the
    lead's, by id, name and role: one press away from being chosen.
    """

    post: KeyPost
    was: str = ""
    left: date | None = None
    is_new: bool = False
    offered: tuple[int, str, str] | None = None


_LEAD_BY_NAME = re.compile(
    r"(?!.*\b(?:deputy|assistant|former)\b).*"
    r"(?:\b(?:safeguarding|child protection) (?:lead|officer|co-?ordinator)\b|\bwelfare officer\b"
    r"|\bdsl\b|\bdesignated safeguarding\b)"
)


_LEADING = re.compile(r"\bsafeguarding\b|\bchild protection\b|\bwelfare officer\b|\bd?dsl\b")


def vacancies_in(moment: Snapshot) -> tuple[Vacancy, ...]:
    """What is vacant on the day, the lead first.

    A lead everybody has to have. A deputy or a trustee is missed only where there ever was one: a
    small club may have none.
    """
    here = {person.id for person, _ in moment.report.people}
    here |= {person.id for person in moment.report.no_role}
    known = {person.id: person for person in moment.everyone}
    settings = moment.rules.settings
    chosen = (
        (KeyPost.LEAD, LEAD_PERSON, settings.lead_person),
        (KeyPost.DEPUTY, DEPUTY_PERSON, settings.deputy_person),
    )
    histories = setting_histories(moment.reader, (LEAD_PERSON, DEPUTY_PERSON))
    last = {key: _last_held(rows, moment.as_at) for key, rows in histories.items()}
    found = [
        _vacant(post, known.get(last[key] or 0))
        for post, key, now in chosen
        if now not in here and (post is KeyPost.LEAD or last[key] is not None)
    ]
    if found and found[0].post is KeyPost.LEAD:
        found[0] = replace(found[0], offered=_only_lead(moment))
    return (*found, *_trustees(moment, here))


def lead_people(workspace: Workspace) -> frozenset[int]:
    """Who holds a role of the lead or the deputy today, by its name or its group."""
    with snapshot(workspace) as moment:
        roles, day = moment.rules.roles, moment.as_at
        wanted = set(moment.rules.book.lead_roles)
        wanted |= {number for number, role in roles.items() if _LEADING.search(fold(role.name))}
        return frozenset(
            post.person_id
            for post in read_posts(moment.reader)
            if post.role_id in wanted and post.active_on(day)
        )


def _only_lead(moment: Snapshot) -> tuple[int, str, str] | None:
    """Whoever alone holds a role called the lead's, or else one that is a lead's by its group."""
    roles = moment.rules.roles
    called = {number for number, role in roles.items() if _LEAD_BY_NAME.match(fold(role.name))}
    for wanted in (called, moment.rules.book.lead_roles):
        held = [
            (person, [each for each in found.role_ids if each in wanted])
            for person, found in moment.report.people
        ]
        holders = [(person, ids) for person, ids in held if ids]
        if holders:
            person, ids = holders[0]
            return (person.id, person.name, roles[ids[0]].name) if len(holders) == 1 else None
    return None


def _vacant(post: KeyPost, last: Person | None) -> Vacancy:
    if last is None:
        return Vacancy(post, is_new=True)
    return Vacancy(post, last.name, last.left)


def _last_held(rows: Iterable[SettingRow], as_at: date) -> int | None:
    """Who was chosen last by the day; ``None`` where nobody ever was."""
    values = [
        row.value for row in rows if row.value and (row.from_date is None or row.from_date <= as_at)
    ]
    return int(values[-1]) if values else None


def _trustees(moment: Snapshot, here: set[int]) -> Iterator[Vacancy]:
    trustees = [each for each in moment.everyone if each.kind is PersonKind.TRUSTEE]
    if trustees and not any(each.id in here for each in trustees):
        last = max(trustees, key=lambda each: each.left or date.min)
        yield Vacancy(KeyPost.TRUSTEE, last.name, last.left)
