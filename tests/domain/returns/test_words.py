"""The figures of a return in sentences, in the singular and the plural."""

from dataclasses import replace

import pytest

from sgdesk.domain.figures import listed
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.returns.document import AllowedDays, WorkforceLine
from sgdesk.domain.returns.front import front_notes
from sgdesk.domain.returns.words import (
    allowed_days,
    coverage_sentence,
    have_and_have_not,
    how_often,
    kind_heading,
    kind_words,
    left_out,
    met_by,
    n_of_people,
    overview,
    people_words,
    percent_text,
    percent_text_of,
    recommended_note,
    refresh_sentence,
    scope_sentence,
    titles_without_bracket,
)
from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.domain.training.rule_book import Force, IntervalSource
from sgdesk.reports.returns.method import settings_lines
from tests.reports.returns.documents import DOCUMENT, REQUIREMENTS, SENDER

LEVEL1, LEVEL2, LEVEL3 = REQUIREMENTS


@pytest.mark.parametrize(
    ("counts", "people", "percent"),
    [
        (Counts(in_date=31, not_done=5), "31 of 36 people", "86.1%"),
        (Counts(exempt=1, in_date=1), "1 of 1 person", "100.0%"),
        (Counts(in_date=1, not_done=1), "1 of 2 people", "50.0%"),
        (Counts(exempt=2), "0 of 0 people", "n/a"),
    ],
)
def test_completed_of_those_who_count(counts: Counts, people: str, percent: str) -> None:
    assert n_of_people(counts) == people
    assert percent_text(counts) == percent


def test_a_share_of_none_is_not_said() -> None:
    assert percent_text_of(7, 9) == "77.8%"
    assert percent_text_of(0, 0) == "n/a"


def test_kinds_of_people_in_number() -> None:
    assert people_words(1) == "1 person"
    assert people_words(0) == "0 people"
    assert kind_words(PersonKind.STAFF, 1) == "1 paid staff"
    assert kind_words(PersonKind.STAFF, 2) == "2 paid staff"
    assert kind_words(PersonKind.TRUSTEE, 1) == "1 trustee"
    assert kind_heading(PersonKind.STUDENT) == "Students on placement"
    assert kind_heading(PersonKind.STAFF) == "Paid staff"


def test_how_often_says_how_strongly_and_whose_rule_it_is() -> None:
    assert how_often(LEVEL1, SENDER) == "refresh not stated; none set by us"
    assert (
        how_often(LEVEL2, SENDER)
        == "not less than once every 3 years (Herefordshire, Appendix 1, Level 2)"
    )
    bare = replace(LEVEL2, source_paragraph=None, force=None)
    assert how_often(bare, SENDER) == "every 3 years (Herefordshire)"
    advised = replace(LEVEL2, source_paragraph="Please Note, L183", force=Force.RECOMMENDED)
    said = "recommended (Herefordshire, Please Note)"
    assert how_often(advised, SENDER) == f"not less than once every 3 years, {said}"
    assert how_often(replace(advised, quote=""), SENDER) == f"every 3 years, {said}"
    unquoted = replace(LEVEL2, quote="They should refresh every 2 years, at least.")
    assert how_often(unquoted, SENDER).startswith("at least once every 3 years (")
    assert how_often(LEVEL3, SENDER) == "every 2 years (set by us)"
    theirs = replace(LEVEL2, interval_source=IntervalSource.DENOMINATION, force=None)
    assert how_often(theirs, SENDER) == "every 3 years (our denomination)"
    methodist = replace(SENDER, denomination="Methodist Church")
    assert how_often(theirs, methodist) == "every 3 years (Methodist Church)"
    nobodys = replace(LEVEL2, interval_source=None, force=None)
    assert how_often(nobodys, SENDER) == "every 3 years"


def test_where_there_is_no_document_an_interval_is_our_own() -> None:
    generic = replace(SENDER, document=None)
    assert how_often(replace(LEVEL2, force=None), generic) == "every 3 years (set by us)"
    assert how_often(LEVEL1, generic) == "no refresh set by us"
    assert how_often(replace(LEVEL1, is_topic=True), SENDER) == "no refresh set by us"


def test_a_refresh_stands_in_the_documents_own_words() -> None:
    quote = "“Individuals should refresh their training not less than once every 3 years.”"
    at = "Herefordshire, Appendix 1, Level 2"
    assert refresh_sentence(LEVEL2, SENDER) == f"Not less than once every 3 years ({at}): {quote}"
    assert (
        refresh_sentence(LEVEL2, SENDER, quoted=False)
        == f"Not less than once every 3 years ({at})."
    )
    shorter = replace(
        LEVEL2, interval_months=24, interval_source=IntervalSource.ORGANISATION, force=None
    )
    said = f"Every 2 years (set by us). The document: {quote} ({at})."
    assert refresh_sentence(shorter, SENDER) == said
    assert refresh_sentence(replace(LEVEL2, quote=""), SENDER).endswith("Level 2).")
    unstopped = replace(LEVEL2, quote="Every 3 years")
    assert refresh_sentence(unstopped, SENDER).endswith("“Every 3 years”.")


def test_a_refresh_that_nobody_stated_says_how_old_the_training_is() -> None:
    start = "Refresh not stated in the Learning and Development Strategy 2023-25, none set by us"
    assert refresh_sentence(LEVEL1, SENDER) == f"{start}: 21 of the 31 are over 3 years old."
    one = replace(LEVEL1, over_3_years=1)
    assert refresh_sentence(one, SENDER) == f"{start}: 1 of the 31 is over 3 years old."
    assert refresh_sentence(replace(LEVEL1, counts=Counts(not_done=1)), SENDER) == f"{start}."
    generic = replace(SENDER, document=None)
    assert refresh_sentence(LEVEL1, generic).startswith("No refresh set by us: 21 of")


def test_what_is_overdue_by_a_recommendation_is_said_to_be() -> None:
    assert recommended_note(DOCUMENT) == ""
    advised = replace(LEVEL2, force=Force.RECOMMENDED)
    note = recommended_note(replace(DOCUMENT, requirements=(LEVEL1, advised)))
    assert note == "Level 2 is in date or overdue by a recommended interval, no stated one."
    both = (advised, replace(advised, title="Level 3"))
    assert recommended_note(replace(DOCUMENT, requirements=both)).startswith(
        "Level 2 and Level 3 are"
    )


def test_the_courses_that_meet_a_requirement_are_listed() -> None:
    assert met_by(LEVEL2) == "Working Together Level 2 and Right Help, Right Time"
    assert listed(()) == ""
    assert listed(("one",)) == "one"
    assert listed(("one", "two", "three")) == "one, two and three"


def test_who_is_in_scope_is_said_by_kind() -> None:
    assert scope_sentence(DOCUMENT) == (
        "36 people are in scope: 4 paid staff, 28 volunteers and 4 trustees."
    )
    one = replace(DOCUMENT, people=1, workforce=(WorkforceLine(PersonKind.TRUSTEE, 1),))
    assert scope_sentence(one) == "1 person is in scope: 1 trustee."
    assert scope_sentence(replace(DOCUMENT, people=0, workforce=())) == "0 people are in scope."


def test_a_requirement_is_said_with_its_share() -> None:
    refreshed = replace(LEVEL2, title="Level 2")
    assert coverage_sentence(refreshed) == (
        "Level 2 – 14 of 18 in date (77.8%), 3 of these due soon; ever completed 17; overdue 3; "
        "not done 1; 1 exempt, left out."
    )
    once = replace(LEVEL1, title="Level 1")
    assert coverage_sentence(once) == (
        "Level 1 – 31 of 36 done (86.1%); not done 2; new and not done yet 3."
    )
    nobody = replace(refreshed, counts=Counts(exempt=1))
    assert coverage_sentence(nobody) == (
        "Level 2 – nobody counts on this day (n/a); 1 exempt, left out."
    )
    assert len(overview(DOCUMENT)) == 1 + len(REQUIREMENTS)


def test_who_has_and_who_has_not_is_told_with_who_is_exempt() -> None:
    counts = Counts(exempt=1, in_date=1, overdue=1, not_done=1)
    assert have_and_have_not(counts) == (
        "of 4 people asked, 2 have completed it at some time, 1 has not and 1 is exempt"
    )
    assert have_and_have_not(Counts(in_date=1)) == (
        "of 1 person asked, 1 has completed it at some time and 0 have not"
    )


def test_who_is_in_no_count_is_said() -> None:
    assert left_out(DOCUMENT) == (
        "2 people have no active role on this day and are in no count.",
        "Those who had left by this day are not counted.",
        "2 people are exempt from a part of what is asked of them, each with a reason: counted "
        "under Exempt and left out of the percentage.",
    )
    few = replace(DOCUMENT, no_role=1)
    assert left_out(few)[0] == "1 person has no active role on this day and is in no count."
    assert left_out(replace(few, begin_later=1))[0] == (
        "1 person has no active role on this day and is in no count, since they begin only after "
        "this day."
    )
    assert left_out(replace(DOCUMENT, begin_later=1))[0] == (
        "2 people have no active role on this day and are in no count (1 of them since they begin "
        "only after this day)."
    )
    none = replace(DOCUMENT, no_role=0, exempt_from_part=0)
    assert left_out(none) == (
        "Everybody who has not left has an active role, so nobody is left out of the counts.",
        "Those who had left by this day are not counted.",
        "Nobody is exempt.",
    )


def test_people_who_are_exempt_are_counted_and_not_their_exemptions() -> None:
    def said(whole: int, part: int) -> str:
        return left_out(replace(DOCUMENT, exempt_from_all=whole, exempt_from_part=part))[2]

    end = ", each with a reason: counted under Exempt and left out of the percentage."
    assert said(1, 0) == f"1 person is exempt from all that is asked of them{end}"
    assert said(0, 2) == f"2 people are exempt from a part of what is asked of them{end}"
    assert said(1, 2) == (
        f"1 person is exempt from all that is asked of them and 2 people from a part of it{end}"
    )


def test_a_bracket_that_several_titles_share_is_said_once() -> None:
    own = "our own ladder; the document names no levels"
    titles = {
        "a": "Induction",
        "b": f"Level 1 ({own})",
        "c": f"Level 2 ({own})",
        "d": "Cutting (FGM)",
    }
    short, note = titles_without_bracket(titles)
    assert short == {"a": "Induction", "b": "Level 1", "c": "Level 2", "d": "Cutting (FGM)"}
    assert note == f"Level 1 and Level 2: {own}."
    assert titles_without_bracket({"d": "Cutting (FGM)"}) == ({"d": "Cutting (FGM)"}, "")


def test_a_sentence_that_stands_above_is_not_quoted_again() -> None:
    again = replace(LEVEL2, quote_is_above=True)
    assert refresh_sentence(again, SENDER).endswith("Appendix 1, Level 2): as above.")


def test_days_of_its_own_are_told_with_whether_they_were_decided() -> None:
    assert [each.label for each in allowed_days(DOCUMENT)] == ["induction", "the rest"]
    lead = AllowedDays("Level 3", 28, key="level3")
    induction = AllowedDays("induction", 28, is_open=True)
    document = replace(DOCUMENT, allowed=(induction, lead, AllowedDays("the rest", 182)))
    note = "within days set by us (Level 3 28, the rest 182); not decided yet, counted with 28 for"
    assert any(note in each for each in front_notes(document))
    said = (
        "28 days for induction (not decided yet; counted so), 28 days for Level 3 (set by us), "
        "182 days for the rest (set by us)"
    )
    assert ("Allowed", said) in settings_lines(document)
    alike = ("Allowed", "28 days for induction, 182 for the rest (set by us)")
    assert alike in settings_lines(DOCUMENT)
