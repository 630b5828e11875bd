"""The first page of a return: each row in the words of whoever reads it alone."""

from dataclasses import replace
from datetime import date

import pytest

from sgdesk.domain.courses.quality import NeedKind
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.returns.document import ReturnDocument, WorkforceLine
from sgdesk.domain.returns.front import front_notes, front_rows
from sgdesk.domain.returns.parts import FrozenMark, GapFacts, ReturnAction, ReturnParts
from sgdesk.domain.training.counting.tallies import ReasonCount
from tests.reports.returns.documents import DOCUMENT

DAY = date(2026, 5, 31)


def row(document: ReturnDocument, label: str) -> tuple[str, ...]:
    return next((each.lines for each in front_rows(document) if each.label == label), ())


def with_actions(*actions: ReturnAction) -> ReturnDocument:
    return replace(DOCUMENT, parts=ReturnParts(actions=actions))


def test_each_action_is_a_line_with_what_who_and_by_when() -> None:
    one = ReturnAction(1, "Book two helpers.", "lead", DAY, None)
    other = ReturnAction(2, "Ring the office", "", None, None)
    done = ReturnAction(3, "Done already", "lead", DAY, DAY)
    assert row(with_actions(one, other, done), "Actions") == (
        "Book two helpers – lead – by 31 May 2026.",
        "Ring the office.",
    )
    assert row(with_actions(*[one] * 5), "Actions")[4:] == ("And 1 more below.",)
    assert row(DOCUMENT, "Actions") == ("None is noted.",)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "Trustee: nobody is kept as one in our file on this day."),
        (1, "Trustee: in post."),
        (4, "4 trustees in post."),
    ],
)
def test_trustees_in_post_are_told(count: int, said: str) -> None:
    lines = (WorkforceLine(PersonKind.STAFF, 2), WorkforceLine(PersonKind.TRUSTEE, count))
    assert row(replace(DOCUMENT, workforce=lines), "Leads")[-1] == said


@pytest.mark.parametrize(
    ("count", "named", "said"),
    [
        (0, 1, "not said. 1 person holds a role that is called so, counted as something else."),
        (0, 3, "not said. 3 people hold a role that is called so, counted as something else."),
        (1, 1, "in post. 1 more holds a role that is called so, counted as something else."),
    ],
)
def test_whoever_holds_a_role_that_is_called_a_trustee_s_is_never_nobody(
    count: int, named: int, said: str
) -> None:
    lines = (WorkforceLine(PersonKind.TRUSTEE, count),)
    document = replace(DOCUMENT, workforce=lines, named_trustees=named)
    assert row(document, "Leads")[-1] == f"Trustee: {said}"


def gap(kind: NeedKind, summary: str, *, is_open: bool = True, report: bool = False) -> GapFacts:
    return GapFacts(kind, summary, "", "", is_open, report)


def test_what_we_ask_for_is_told() -> None:
    gaps = (
        gap(NeedKind.BARRIER, "Courses on weekday mornings"),
        gap(NeedKind.GAP, "No course on young carers.", report=True),
        gap(NeedKind.NEED, "Of our own"),
        gap(NeedKind.BARRIER, "Gone", is_open=False),
    )
    reasons = (ReasonCount("", "no place available", 4), ReasonCount("", "refused", 1))
    document = replace(DOCUMENT, parts=ReturnParts(gaps=gaps), reasons=reasons)
    assert row(document, "We ask for") == (
        "More places: there was none for 4.",
        "An answer to these:",
        "Barrier: Courses on weekday mornings.",
        "Gap: No course on young carers.",
    )
    many = replace(document, parts=ReturnParts(gaps=gaps[:1] * 5), reasons=())
    assert row(many, "We ask for")[-1] == "And 2 more below."
    assert row(replace(document, parts=ReturnParts(), reasons=()), "We ask for") == ()


def test_it_says_whether_it_was_made_final() -> None:
    assert front_notes(DOCUMENT)[-1] == "Not made final: no number."
    final = replace(DOCUMENT, mark=FrozenMark("R2026-001", DAY, "head", "key"))
    assert front_notes(final)[-1] == "Made final as return R2026-001."
