"""Why something stands as it does, in the words of every page."""

from dataclasses import replace
from datetime import date

from sgdesk.domain.dates import long_date
from sgdesk.domain.training.rule_book import Force, IntervalSource
from sgdesk.domain.training.standing import Standing
from sgdesk.domain.training.states import State
from sgdesk.services.training.why import RequirementFacts, Why
from sgdesk.ui.why import full_phrase, listed, short_source, why_lines
from tests.factories import TODAY

LONG_AGO = date(2021, 5, 4)
NEVER = Standing("level2", State.NOT_DONE, None, None, None, None)
DONE = replace(
    NEVER,
    state=State.OVERDUE,
    last_completed=LONG_AGO,
    counts_from=LONG_AGO,
    due=TODAY,
    interval_months=36,
    interval_source=IntervalSource.PARTNERSHIP,
    force=Force.MUST,
)
FACTS = RequirementFacts("Level 2: overview", ("One", "Two"), "Sample 8.2", allowance_days=28)


def lines(why: Why) -> list[str]:
    return list(why_lines(why))


def test_a_set_that_is_begun_says_it_in_one_line_and_in_full() -> None:
    why = Why(replace(NEVER, must_start_by=TODAY), FACTS, ("Helper", "Warden"), ("Two",), ("Two",))
    assert lines(why) == [
        "1 of 2 courses; Two is missing.",
        "The roles Helper and Warden call for it.",
        "Done once: refresh not stated (Sample 8.2), none set by us.",
        f"To be done by {long_date(TODAY)}: 28 days from the start, set by us.",
        "To put it right: Two.",
    ]
    assert full_phrase(why).endswith("; 1 of 2 courses; Two is missing")


def test_what_is_overdue_says_what_to_do_again_and_by_whose_rule() -> None:
    why = Why(DONE, FACTS, (), (), ("One",))
    assert lines(why) == ["Every 3 years (Sample 8.2).", "To put it right: One again."]
    soon = Why(replace(DONE, state=State.DUE_SOON), FACTS, (), (), ("One", "Two"))
    assert lines(soon)[-1] == "To keep it right: One and Two again."


def test_what_is_ours_and_what_is_only_recommended_say_so() -> None:
    ours = replace(DONE, interval_source=IntervalSource.ORGANISATION, force=None)
    assert lines(Why(ours, FACTS, (), (), ()))[0] == "Every 3 years (set by us)."
    assert short_source(Why(ours, FACTS, (), (), ())) == "set by us"
    advised = Why(replace(DONE, force=Force.RECOMMENDED), FACTS, (), (), ())
    assert lines(advised)[0] == "Every 3 years, recommended (Sample 8.2)."


def test_what_nobody_decided_is_never_ours() -> None:
    facts = replace(FACTS, refresh_is_open=True, allowance_is_open=True)
    said = lines(Why(replace(NEVER, must_start_by=TODAY), facts, (), (), ()))
    assert "Refresh not stated (Sample 8.2), and not decided by us yet." in said
    assert said[-1].endswith("28 days from the start, the usual, not decided by us yet.")


def test_what_no_course_meets_says_where_to_choose_one() -> None:
    why = Why(NEVER, RequirementFacts("Prevent", ("",)), (), ("",), ())
    assert lines(why)[0] == "No course is set to meet it yet."
    assert lines(why)[-1].startswith("To put it right: choose under Sessions, Courses")
    assert full_phrase(why).endswith("; no course is set to meet it yet")


def test_courses_are_listed_so_that_a_comma_in_a_title_parts_nothing() -> None:
    assert listed(("A",)) == "A"
    assert listed(("Right Help, Right Time", "B", "C")) == "Right Help, Right Time; B and C"
