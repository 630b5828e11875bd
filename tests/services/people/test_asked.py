"""What partnerships ask beside completed training, counted for a return."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.domain.organisation.asked import (
    AskedAbout,
    AskedFacts,
    ConcernAnswers,
    OutsideFacts,
    ReasonCount,
    RecruitingFacts,
    RecruitingRow,
    asked_lines,
)
from sgdesk.domain.organisation.policy import TrainingPolicy
from sgdesk.domain.people.keeping.review import RaisesConcerns, ReviewDetails, ReviewKind
from sgdesk.domain.people.outside import OutsideDetails
from sgdesk.domain.people.person import RoleTraits
from sgdesk.domain.training.learning import LearningDetails
from sgdesk.services.organisation.document_check import document_is_latest
from sgdesk.services.organisation.policy import keep_policy
from sgdesk.services.people.asked import asked_facts
from sgdesk.services.people.outside import add_outside_worker, end_outside_worker, outside_workers
from sgdesk.services.people.people import PersonDetails, add_person, change_person
from sgdesk.services.people.posts import add_post
from sgdesk.services.people.reviews import note_review
from sgdesk.services.people.roles import add_role
from sgdesk.services.training.exemptions import note_course_reason, note_reason
from sgdesk.services.training.learning import pass_on
from sgdesk.services.training.snapshot import snapshot
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.services.watching import watching

DAY = timedelta(days=1)
COURSE = "right-help-right-time"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = make_hall(tmp_path, "hscp", TODAY, ("level1", "level2"), people_count=6)
    yield made
    made.workspace.close()


def read(hall: Hall, day: date = TODAY, since: date | None = None) -> AskedFacts:
    with snapshot(hall.workspace, day) as moment:
        return asked_facts(moment, since)


def said(facts: AskedFacts, about: AskedAbout, *, free: bool = False) -> list[str]:
    return [
        line.text for line in asked_lines(facts) if line.about is about and line.free_words is free
    ]


def outsider(hall: Hall) -> int:
    """Somebody who is in no role, and so in no figure."""
    return add_person(hall.workspace, PersonDetails("Gil", "Outofscope", under_18=True))[0]


def test_where_nothing_was_noted_every_line_says_so(hall: Hall) -> None:
    facts = read(hall)

    assert facts == AskedFacts(
        as_at=TODAY,
        since=date(2025, 4, 1),
        people=6,
        under_18=0,
        concerns=ConcernAnswers(not_asked=6),
        recruiting=RecruitingFacts(not_said=1),
        document=facts.document,
    )
    assert [line.text for line in asked_lines(facts)] == [
        "Of 6 people in scope, 0 are under 18.",
        "No learning passed on is noted from 1 April 2025 to 31 March 2026.",
        "No training policy of our own is noted.",
        "Nobody was asked from 1 April 2025 to 31 March 2026 whether they feel able to raise a "
        "concern.",
        "No workers from outside are noted.",
        "No role is noted as taking part in recruiting.",
        "We follow Herefordshire: Learning and Development Strategy 2023-25. The period that it "
        "gives itself has passed.",
    ]


def test_helpers_under_18_are_counted_where_they_are_in_scope(hall: Hall) -> None:
    outsider(hall)
    change_person(hall.workspace, hall.people[0], PersonDetails("Ada", "Sample", under_18=True))
    facts = read(hall)
    assert (facts.people, facts.under_18) == (6, 1)
    assert said(facts, AskedAbout.UNDER_18) == ["Of 6 people in scope, 1 is under 18."]


def test_learning_is_of_the_period_and_its_words_are_marked(hall: Hall) -> None:
    for days, what in ((400, "Old"), (365, "Before"), (364, "First"), (0, "Last")):
        pass_on(hall.workspace, LearningDetails(TODAY - days * DAY, what, "Helpers"))
    facts = read(hall)
    assert [row.summary for row in facts.learning] == ["Last", "First"]
    assert [row.summary for row in read(hall, since=TODAY - 365 * DAY).learning][-1] == "Before"
    assert said(facts, AskedAbout.LEARNING) == [
        "Learning was passed on 2 times from 1 April 2025 to 31 March 2026."
    ]
    assert said(facts, AskedAbout.LEARNING, free=True) == [
        "31 March 2026, Helpers: Last",
        "1 April 2025, Helpers: First",
    ]


def test_the_policy_is_said_and_its_typed_words_are_marked(hall: Hall) -> None:
    policy = TrainingPolicy("Our policy", TODAY - 9 * DAY, "Pat Chair", TODAY + 9 * DAY)
    keep_policy(hall.workspace, policy)
    facts = read(hall)
    assert facts.policy == policy
    assert said(facts, AskedAbout.POLICY) == [
        "Our own training policy was approved on 22 March 2026 and is to be reviewed by "
        "9 April 2026."
    ]
    assert said(facts, AskedAbout.POLICY, free=True) == ["Our policy, approved by Pat Chair."]
    later = said(read(hall, TODAY + 10 * DAY), AskedAbout.POLICY)
    assert later[0].endswith("it was to be reviewed by 9 April 2026.")
    assert read(hall, TODAY - 10 * DAY).policy is None


def answer(hall: Hall, person: int, what: RaisesConcerns, days_ago: int = 0) -> None:
    day = TODAY - days_ago * DAY
    details = ReviewDetails(person, ReviewKind.SUPERVISION, day, raises_concerns=what)
    note_review(hall.workspace, details)


def test_the_newest_answer_of_everybody_in_scope_counts_and_few_are_not_parted(
    hall: Hall,
) -> None:
    yes, partly, no = RaisesConcerns.YES, RaisesConcerns.PARTLY, RaisesConcerns.NO
    answer(hall, outsider(hall), no)
    answer(hall, hall.people[5], no, days_ago=400)
    answer(hall, hall.people[0], no, days_ago=20)
    answer(hall, hall.people[0], yes, days_ago=10)
    answer(hall, hall.people[0], RaisesConcerns.NOT_ASKED)
    for person, what in zip(hall.people[1:4], (yes, partly, no), strict=True):
        answer(hall, person, what)
    facts = read(hall)
    assert facts.concerns == ConcernAnswers(yes=2, partly=1, no=1, not_asked=2)
    (text,) = said(facts, AskedAbout.CONCERNS)
    assert text.startswith("4 people answered from")
    assert "too few" in text
    answer(hall, hall.people[4], yes)
    (text,) = said(read(hall), AskedAbout.CONCERNS)
    assert text.endswith("3 said yes, 1 in part and 1 no.")


def test_workers_from_outside_are_counted_and_never_named(hall: Hall) -> None:
    add_outside_worker(hall.workspace, OutsideDetails("Kim Coach", confirmed_on=TODAY))
    asked_again = OutsideDetails("Ann Other", confirmed_on=TODAY - 9 * DAY, review_on=TODAY)
    add_outside_worker(hall.workspace, asked_again)
    add_outside_worker(hall.workspace, OutsideDetails("Bo Gone"))
    gone = next(each for each in outside_workers(hall.workspace) if each.name == "Bo Gone")
    end_outside_worker(hall.workspace, gone.id, TODAY - DAY)
    facts = read(hall)
    assert facts.outside == OutsideFacts(people=2, confirmed=2, to_ask=1)
    assert "Kim" not in " ".join(line.text for line in asked_lines(facts))


def test_those_who_recruit_are_counted_once_with_what_they_have_completed(hall: Hall) -> None:
    role, _ = add_role(hall.workspace, "Manager", "2", None, RoleTraits(True, True))
    second, _ = add_role(hall.workspace, "Panel", "1", None, RoleTraits(None, True))
    add_role(hall.workspace, "Never", "1", None, RoleTraits(None, False))
    add_post(hall.workspace, hall.people[0], role, TODAY)
    add_post(hall.workspace, hall.people[0], second, TODAY)
    add_post(hall.workspace, hall.people[1], second, TODAY)
    facts = read(hall)
    titles = [row.title for row in facts.recruiting.rows]
    assert [title.partition(":")[0] for title in titles] == ["Level 1", "Level 2"]
    assert facts.recruiting == RecruitingFacts(
        ("Manager", "Panel"), 1, 2, tuple(RecruitingRow(title, 0, 2) for title in titles)
    )
    assert said(facts, AskedAbout.RECRUITING)[0].startswith(
        "2 people take part in recruiting (Manager, Panel): in date for Level 1"
    )


def test_a_role_that_recruits_and_that_nobody_holds_is_nobody(hall: Hall) -> None:
    add_role(hall.workspace, "Panel", "1", None, RoleTraits(None, True))
    found = said(read(hall), AskedAbout.RECRUITING)[0]
    assert found == "Nobody takes part in recruiting (Panel)."


def test_reasons_of_a_course_are_counted_apart_and_of_those_in_scope(hall: Hall) -> None:
    course = hall.courses[COURSE]
    note_reason(hall.workspace, hall.people[0], "level2", "refused")
    note_course_reason(hall.workspace, hall.people[0], course, "barrier")
    note_course_reason(hall.workspace, hall.people[1], course, "barrier")
    note_course_reason(hall.workspace, hall.people[2], course, "no_place")
    note_course_reason(hall.workspace, outsider(hall), course, "barrier")
    facts = read(hall)
    assert facts.course_reasons == (
        ReasonCount("no place available", 1),
        ReasonCount("barrier to access", 2),
    )
    assert read(hall, TODAY - DAY).course_reasons == ()


def test_when_the_document_was_seen_to_be_the_latest_is_said(hall: Hall) -> None:
    document_is_latest(hall.workspace)
    (text,) = said(read(hall), AskedAbout.DOCUMENT)
    assert "On 31 March 2026 we saw that it was the latest." in text
    (before,) = said(read(hall, TODAY - DAY), AskedAbout.DOCUMENT)
    assert "we saw" not in before


def test_it_is_read_in_the_moment_of_a_return_and_nothing_of_it_twice(hall: Hall) -> None:
    with watching(hall.workspace) as seen, snapshot(hall.workspace) as moment:
        assert moment.summary.people == 6
        assert moment.reviews == ()
        asked_facts(moment)

    reads = Counter(each for each in seen.statements if each.startswith("SELECT"))
    assert seen.transactions == 1
    assert not {statement: n for statement, n in reads.items() if n > 1}
