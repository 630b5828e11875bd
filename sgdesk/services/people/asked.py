"""What partnerships ask beside completed training, counted in one moment for a return.

It stands here, below the returns, so that a return can read it in its own snapshot.
"""

from collections import Counter
from datetime import date

from sgdesk.data.training.learning import read_learning
from sgdesk.data.training.reasons import read_course_reasons
from sgdesk.domain.dates import DAY, add_months
from sgdesk.domain.organisation.asked import (
    AskedFacts,
    ConcernAnswers,
    OutsideFacts,
    ReasonCount,
    RecruitingFacts,
    RecruitingRow,
)
from sgdesk.domain.organisation.policy import policy_from
from sgdesk.domain.people.keeping.review import RaisesConcerns
from sgdesk.domain.training.states import COMPLETED_STATES, LEFT_OUT_STATES
from sgdesk.domain.training.words import REASONS
from sgdesk.services.training.documents import document_in
from sgdesk.services.training.snapshot import Snapshot

_PERIOD_MONTHS = 12


def asked_facts(moment: Snapshot, since: date | None = None) -> AskedFacts:
    """Everything of :class:`AskedFacts` as at the day of the moment.

    ``since`` is the first day of the period of a return, for what was passed on and answered;
    without it the twelve months that end on the day. It reads in the moment's own transaction, so
    its figures cannot differ from the others of the same return.
    """
    day = moment.as_at
    start = since or add_months(day, -_PERIOD_MONTHS) + DAY
    people = moment.report.people
    return AskedFacts(
        as_at=day,
        since=start,
        people=len(people),
        under_18=sum(person.under_18 for person, _ in people),
        learning=read_learning(moment.reader, start=start, end=day),
        policy=policy_from(moment.stored, day),
        concerns=_concerns(moment, start),
        outside=_outside(moment),
        recruiting=_recruiting(moment),
        course_reasons=_course_reasons(moment),
        document=document_in(moment),
    )


def _concerns(moment: Snapshot, start: date) -> ConcernAnswers:
    here = {person.id for person, _ in moment.report.people}
    newest: dict[int, RaisesConcerns] = {}
    for each in moment.reviews:
        answered = each.raises_concerns is not RaisesConcerns.NOT_ASKED
        if answered and each.person_id in here and start <= each.held_on <= moment.as_at:
            newest.setdefault(each.person_id, each.raises_concerns)
    counts = Counter(newest.values())
    return ConcernAnswers(
        counts[RaisesConcerns.YES],
        counts[RaisesConcerns.PARTLY],
        counts[RaisesConcerns.NO],
        len(here) - len(newest),
    )


def _outside(moment: Snapshot) -> OutsideFacts:
    day = moment.as_at
    here = [each for each in moment.outside if each.is_here(day)]
    return OutsideFacts(
        len(here),
        sum(each.is_confirmed(day) for each in here),
        sum(each.wants_asking(day) for each in here),
    )


def _recruiting(moment: Snapshot) -> RecruitingFacts:
    roles = moment.rules.roles
    recruiting = {each.id for each in roles.values() if each.recruits}
    found = [
        standing for _, standing in moment.report.people if recruiting & set(standing.role_ids)
    ]
    completed: Counter[str] = Counter()
    required: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for standing in found:
        for each in standing.standings:
            asked[each.requirement] += 1
            required[each.requirement] += each.state not in LEFT_OUT_STATES
            completed[each.requirement] += each.state in COMPLETED_STATES
    return RecruitingFacts(
        tuple(each.name for each in roles.values() if each.recruits),
        sum(each.recruits is None for each in roles.values()),
        len(found),
        tuple(
            RecruitingRow(title, completed[key], required[key], len(found) - asked[key])
            for key, title in moment.rules.titles().items()
            if required[key]
        ),
    )


def _course_reasons(moment: Snapshot) -> tuple[ReasonCount, ...]:
    here = {person.id for person, _ in moment.report.people}
    counts = Counter(
        reason
        for (person_id, _), reason in read_course_reasons(moment.reader, moment.as_at).items()
        if person_id in here
    )
    return tuple(ReasonCount(words, counts[key]) for key, words in REASONS.items() if counts[key])
