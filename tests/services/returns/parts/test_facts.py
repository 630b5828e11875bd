"""What a return says of its period: the days at which it begins and ends, and what was open."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.domain.courses.need import NeedDetails
from sgdesk.domain.courses.quality import NeedKind
from sgdesk.domain.courses.upkeep import ObservationDetails
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.people.keeping.review import ReviewDetails, ReviewKind
from sgdesk.domain.returns.parts import CourseFacts, ReturnParts, SectionKey, SectionText, Told
from sgdesk.domain.training.outcome import Outcome
from sgdesk.services.courses import needs, quality
from sgdesk.services.organisation.following import choose_partnership
from sgdesk.services.organisation.organisation import change_setting
from sgdesk.services.people import absence, induction
from sgdesk.services.people.reviews import note_review
from sgdesk.services.returns import words
from sgdesk.services.returns.document import return_document, return_files
from sgdesk.services.returns.final import freeze_return
from sgdesk.services.returns.words import ActionDetails
from sgdesk.services.training import recording as training
from sgdesk.services.training.recording import TrainingDetails, course_choices
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall

DAY = timedelta(days=1)
START = date(2026, 1, 1)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    """Four people under a pack that wants definitions signed for; today is 31 March 2026."""
    return make_hall(tmp_path, "wscp", TODAY, ("universal",))


@pytest.fixture
def since_january(hall: Hall) -> Hall:
    words.save_period(hall.workspace, START)
    return hall


def parts(hall: Hall, as_at: date = TODAY) -> ReturnParts:
    return return_document(hall.workspace, as_at).parts


# Where the period begins.


def test_without_an_earlier_return_a_period_is_as_long_as_from_one_to_the_next(hall: Hall) -> None:
    assert parts(hall).period_from == date(2025, 4, 1)
    change_setting(hall.workspace, "return_months", "6")
    assert parts(hall).period_from == date(2025, 10, 1)


def test_a_period_begins_on_the_day_after_the_last_final_return_before_it(hall: Hall) -> None:
    for earlier in (date(2025, 6, 30), date(2025, 12, 31), date(2025, 9, 30)):
        freeze_return(hall.workspace, earlier)

    assert parts(hall).period_from == START
    assert parts(hall, date(2025, 12, 31)).period_from == date(2025, 10, 1)
    assert parts(hall, date(2025, 6, 30)).period_from == date(2024, 7, 1)


def test_a_correction_as_at_the_same_day_has_the_same_period(hall: Hall) -> None:
    freeze_return(hall.workspace, date(2025, 12, 31))
    freeze_return(hall.workspace, TODAY)

    assert parts(hall).period_from == START


def test_a_day_that_was_set_goes_before_a_final_return_and_empty_gives_it_back(hall: Hall) -> None:
    freeze_return(hall.workspace, date(2025, 12, 31))
    words.save_period(hall.workspace, date(2025, 5, 5))
    assert parts(hall).period_from == date(2025, 5, 5)

    words.save_period(hall.workspace, None)
    assert parts(hall).period_from == START


def test_a_period_never_begins_after_the_day_that_it_ends_on(since_january: Hall) -> None:
    earlier = date(2025, 11, 30)

    assert parts(since_january, earlier).period_from == earlier


# What was open in it.


@pytest.mark.parametrize(
    ("raised", "closed", "told"),
    [
        (START - DAY, None, [True]),
        (TODAY, None, [True]),
        (TODAY + DAY, None, []),
        (date(2025, 11, 1), START - DAY, []),
        (date(2025, 11, 1), START, [False]),
        (date(2025, 11, 1), TODAY, [False]),
        (date(2025, 11, 1), TODAY + DAY, [True]),
    ],
)
def test_a_gap_is_told_where_it_was_open_on_a_day_of_the_period(
    since_january: Hall, raised: date, closed: date | None, told: list[bool]
) -> None:
    hall = since_january
    number, _ = needs.raise_need(hall.workspace, NeedDetails(NeedKind.GAP, "Neglect", raised))
    if closed is not None:
        needs.close_need(hall.workspace, number, "A course was found", closed)

    assert [each.is_open for each in parts(hall).gaps] == told


def test_a_gap_names_where_it_was_found_in_the_words_of_the_partnership(
    since_january: Hall,
) -> None:
    hall = since_january
    source = needs.need_sources(hall.workspace)[0]
    for where, report in ((source.key, True), ("a neighbour", False)):
        details = NeedDetails(NeedKind.NEED, "Neglect", TODAY, where, report_to_partnership=report)
        needs.raise_need(hall.workspace, details)

    found = {(each.source, each.to_report, each.kind) for each in parts(hall).gaps}

    assert found == {
        (source.text, True, NeedKind.NEED),
        ("a neighbour", False, NeedKind.NEED),
    }


def test_where_a_need_was_found_stays_in_words_under_another_partnership(
    since_january: Hall,
) -> None:
    hall = since_january
    known = {each.key: each.text for each in needs.need_sources(hall.workspace)}
    needs.raise_need(hall.workspace, NeedDetails(NeedKind.NEED, "Neglect", TODAY, "child-deaths"))

    choose_partnership(hall.workspace, "generic")

    assert return_document(hall.workspace, TODAY).sender.partnership_id == "generic"
    assert [each.source for each in parts(hall).gaps] == [known["child-deaths"]]


def test_actions_are_told_with_those_still_open_first(since_january: Hall) -> None:
    hall = since_january
    for what, due in (("Later", TODAY + DAY), ("Done", START), ("Some day", None), ("Next", TODAY)):
        words.add_action(hall.workspace, ActionDetails(what, "the lead", due))
    words.finish_action(hall.workspace, 2, START)

    told = [(each.summary, each.done_on) for each in parts(hall).actions]

    assert told == [("Next", None), ("Later", None), ("Some day", None), ("Done", START)]


# Supervision, observations, courses.


def _review(
    hall: Hall,
    held_on: date,
    next_due: date | None = None,
    *,
    person: int = 0,
    kind: ReviewKind = ReviewKind.SUPERVISION,
    asked: bool = False,
) -> None:
    details = ReviewDetails(
        hall.people[person],
        kind,
        held_on,
        asked_how_training_embedded=asked,
        next_due=next_due,
    )
    note_review(hall.workspace, details)


def test_supervision_counts_what_was_held_from_the_first_to_the_last_day(
    since_january: Hall,
) -> None:
    hall = since_january
    for held_on, asked in ((START - DAY, True), (START, True), (date(2026, 2, 1), False)):
        _review(hall, held_on, asked=asked)
    _review(hall, TODAY, asked=True)

    found, before = parts(hall).supervision, parts(hall, TODAY - DAY).supervision

    assert (found.held, found.asked_how_embedded) == (3, 2)
    assert (before.held, before.asked_how_embedded) == (2, 1)


@pytest.mark.parametrize(
    ("next_due", "due"), [(TODAY - DAY, 1), (TODAY, 1), (TODAY + DAY, 0), (None, 0)]
)
def test_supervision_is_due_again_from_its_day_on(
    since_january: Hall, next_due: date | None, due: int
) -> None:
    _review(since_january, date(2025, 9, 30), next_due)

    assert parts(since_january).supervision.due_again == due


def test_a_review_of_whoever_has_left_is_neither_held_nor_due(since_january: Hall) -> None:
    hall = since_january
    _review(hall, START, TODAY)
    absence.leave(hall.workspace, hall.people[0], TODAY - DAY)

    then, now = parts(hall, TODAY - DAY).supervision, parts(hall).supervision

    assert (then.held, now.held, now.due_again) == (1, 0, 0)


def test_only_the_newest_review_of_a_kind_says_when_the_next_is_due(since_january: Hall) -> None:
    hall = since_january
    _review(hall, date(2025, 9, 1), date(2026, 3, 1))
    _review(hall, date(2026, 3, 2), date(2026, 9, 1))
    assert parts(hall).supervision.due_again == 0
    assert parts(hall, date(2026, 3, 1)).supervision.due_again == 1

    _review(hall, date(2025, 9, 1), date(2026, 3, 1), kind=ReviewKind.PRACTICE)
    _review(hall, date(2025, 9, 1), date(2026, 3, 1), person=1)
    assert parts(hall).supervision.due_again == 2


@pytest.mark.parametrize(
    ("seen", "counted"), [(START - DAY, 0), (START, 1), (TODAY - DAY, 1), (TODAY, 0)]
)
def test_observations_count_from_the_first_to_the_last_day(
    since_january: Hall, seen: date, counted: int
) -> None:
    hall = since_january
    course = hall.courses["universal"]
    quality.note_observation(hall.workspace, course, ObservationDetails(seen, "Cleo", "", ""))

    assert parts(hall, TODAY - DAY).evaluation.observations == counted


def test_knowledge_that_fell_is_counted_as_well_as_what_rose(since_january: Hall) -> None:
    hall = since_january
    lines = hall.forms(hall.hold("universal", TODAY - DAY, came=3), FormKind.EVALUATION)
    for line, after in zip(lines, (4, 3, 1), strict=True):
        hall.hand_in((line,), TODAY, before=3, after=after)

    found = parts(hall).evaluation

    assert (found.compared, found.rose, found.same, found.fell) == (3, 1, 1, 1)
    assert found.is_of_few
    assert found.sessions == 1


def test_forms_of_several_courses_are_of_as_many_people_as_filled_them_in(
    since_january: Hall,
) -> None:
    hall = since_january
    for back in (1, 2, 3):
        lines = hall.forms(hall.hold("universal", TODAY - back * DAY, came=2), FormKind.EVALUATION)
        hall.hand_in(lines, TODAY, before=2, after=4)

    found = parts(hall).evaluation

    assert found.compared == 6
    assert found.is_of_few


def test_what_one_form_alone_says_is_in_no_return(since_january: Hall) -> None:
    hall = since_january
    lines = hall.forms(hall.hold("universal", TODAY - DAY, came=3), FormKind.EVALUATION)
    hall.hand_in(lines[:1], TODAY, before=2, after=4)

    found = parts(hall).evaluation

    assert [each.received for each in found.forms if each.kind is FormKind.EVALUATION] == [1]
    assert (found.compared, found.rose) == (0, 0)


def _courses(hall: Hall, as_at: date = TODAY) -> dict[str, CourseFacts]:
    return {each.title: each for each in parts(hall, as_at).courses}


def test_a_course_counts_what_was_completed_from_the_first_to_the_last_day(
    since_january: Hall,
) -> None:
    hall = since_january
    for day in (START - DAY, START, TODAY - DAY, TODAY):
        details = TrainingDetails(hall.courses["universal"], day)
        training.record_training(hall.workspace, hall.people[:2], details)

    assert _courses(hall)["Universal training"].completed == 6
    assert _courses(hall, TODAY - DAY)["Universal training"].completed == 4
    assert _courses(hall, START - DAY)["Universal training"].completed == 2


def test_a_course_counts_who_did_not_complete_it_beside_who_did(since_january: Hall) -> None:
    hall = since_january
    course = hall.courses["universal"]
    for people, outcome in ((hall.people[:1], "completed"), (hall.people[1:3], "not_completed")):
        details = TrainingDetails(course, START, outcome=Outcome(outcome), provider="Them")
        training.record_training(hall.workspace, people, details)
    booked = TrainingDetails(course, START, outcome=Outcome.BOOKED)
    training.record_training(hall.workspace, hall.people[3:], booked)

    found = _courses(hall)["Universal training"]

    assert (found.completed, found.not_completed) == (1, 2)
    assert found.providers == (Told("Them", 1),)


def test_who_is_still_in_the_middle_of_a_course_is_counted_until_it_ends(
    since_january: Hall,
) -> None:
    hall = since_january
    course = hall.courses["universal"]

    def note(person: int, outcome: Outcome, day: date) -> None:
        details = TrainingDetails(course, day, outcome=outcome)
        training.record_training(hall.workspace, [hall.people[person]], details)

    for person in range(3):
        note(person, Outcome.IN_PROGRESS, START + DAY)
    note(0, Outcome.COMPLETED, START)
    note(1, Outcome.COMPLETED, START + 5 * DAY)
    note(2, Outcome.NOT_COMPLETED, TODAY)

    before, after = _courses(hall, TODAY - DAY), _courses(hall)
    assert [each["Universal training"].in_progress for each in (before, after)] == [2, 1]
    assert after["Universal training"].not_completed == 1
    said = b"begun and still in progress once in the period"
    files = return_files(return_document(hall.workspace))
    assert all(said in files[kind] for kind in files if kind.endswith(("json", "html", "csv")))


def test_a_course_that_nobody_completed_is_told(since_january: Hall) -> None:
    hall = since_january
    details = TrainingDetails(hall.courses["universal"], START, outcome=Outcome.NOT_COMPLETED)
    training.record_training(hall.workspace, hall.people[:2], details)

    said = b"completed 0 times, not completed 2 times in the period"
    files = return_files(return_document(hall.workspace))
    assert all(said in files[kind] for kind in files if kind.endswith(("json", "html", "csv")))


def test_who_gave_the_training_is_never_taken_from_the_catalogue(tmp_path: Path) -> None:
    """The document names a trainer of its own course; these certificates are of somebody else."""
    hall = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    pack = hall.workspace.pack_named("hscp")
    course = next(each for each in pack.courses if each.provider)
    number = next(each.id for each in course_choices(hall.workspace) if each.title == course.title)
    for person, provider in zip(hall.people, ("Virtual College", "", "in-house"), strict=False):
        details = TrainingDetails(number, TODAY, provider=provider, method="")
        training.record_training(hall.workspace, [person], details)

    found = _courses(hall)[course.title]

    assert found.providers == (Told("ourselves", 1), Told("Virtual College", 1), Told("", 1))
    assert found.scopes == (Told("", 3),)
    assert found.methods == (Told("", 3),)
    assert found.duration == ""
    everything: bytes = b"".join(return_files(return_document(hall.workspace)).values())
    assert str(course.provider).encode() not in everything


def test_training_of_whoever_has_left_is_in_no_course(since_january: Hall) -> None:
    hall = since_january
    details = TrainingDetails(hall.courses["universal"], START)
    training.record_training(hall.workspace, hall.people[:2], details)
    absence.leave(hall.workspace, hall.people[0], TODAY - DAY)

    assert _courses(hall)["Universal training"].completed == 1
    assert _courses(hall, TODAY - DAY)["Universal training"].completed == 2


@pytest.mark.parametrize(("reviewed", "told"), [(TODAY - DAY, True), (TODAY, False)])
def test_a_review_of_a_course_is_told_from_its_day_on(
    since_january: Hall, reviewed: date, told: bool
) -> None:
    hall = since_january
    course = hall.courses["universal"]
    training.record_training(hall.workspace, hall.people[:1], TrainingDetails(course, START))
    quality.review_course(hall.workspace, course, reviewed, "Ada", None)

    found = _courses(hall, TODAY - DAY)["Universal training"]

    assert found.reviewed_on == (reviewed if told else None)


# Induction, the lead, and what was typed.


def _induct(hall: Hall, person: int, begun: date, done: date | None, signed: date | None) -> None:
    number, _ = induction.begin_induction(hall.workspace, person, begun)
    found = induction.checklist_of(hall.workspace, person)
    assert found is not None
    if done is not None:
        induction.tick_items(hall.workspace, number, {each.id: done for each in found.items})
        induction.complete_induction(
            hall.workspace, number, done, inducted_by="Pat Lead", signed_on=signed
        )


def test_inductions_are_completed_signed_for_and_under_way_as_at_the_day(hall: Hall) -> None:
    ada, bo, cleo, dov = hall.people
    _induct(hall, ada, date(2026, 1, 5), date(2026, 2, 1), date(2026, 2, 1))
    _induct(hall, bo, date(2026, 1, 5), date(2026, 2, 1), date(2026, 3, 1))
    _induct(hall, cleo, date(2026, 1, 5), TODAY, TODAY)
    _induct(hall, dov, TODAY, None, None)

    def told(day: date) -> tuple[int, int, int]:
        found = parts(hall, day).induction
        assert found.needs_signature
        return found.completed, found.signed, found.under_way

    assert told(date(2026, 1, 4)) == (0, 0, 0)
    assert told(date(2026, 1, 5)) == (0, 0, 3)
    assert told(date(2026, 2, 1)) == (2, 1, 1)
    assert told(date(2026, 3, 1)) == (2, 2, 1)
    assert told(TODAY) == (3, 3, 1)


def test_the_requirements_that_are_an_induction_are_told_by_their_keys(hall: Hall) -> None:
    assert parts(hall).induction.requirements == ("induction",)


def test_the_induction_of_whoever_has_left_is_not_counted(hall: Hall) -> None:
    _induct(hall, hall.people[0], date(2026, 1, 5), date(2026, 2, 1), date(2026, 2, 1))
    absence.leave(hall.workspace, hall.people[0], TODAY - DAY)

    assert parts(hall, TODAY - DAY).induction.completed == 1
    assert parts(hall).induction.completed == 0


def test_the_lead_and_the_deputy_stand_by_their_post_with_their_own_training(hall: Hall) -> None:
    day = date(2026, 2, 1)
    details = TrainingDetails(hall.courses["universal"], day)
    training.record_training(hall.workspace, hall.people[:1], details)
    change_setting(hall.workspace, "lead_person", str(hall.people[0]))

    lead, deputy = parts(hall).leads

    assert (lead.post, lead.is_named) == ("Safeguarding lead", True)
    assert [each.last_completed for each in lead.trainings if each.last_completed] == [day]
    assert (deputy.post, deputy.is_named, deputy.trainings) == ("Deputy", False, ())


def test_what_was_typed_loses_every_way_of_naming_somebody_and_says_how_often(hall: Hall) -> None:
    said = "Ada Sample and Sample, Bo asked cleo@example.org what neglect is."
    text = SectionText(said, "As Dov Sample put it")
    words.save_section(hall.workspace, SectionKey.GRADE, text)
    words.add_action(hall.workspace, ActionDetails("Ask Ada Sample", "Bo Sample", TODAY))
    details = NeedDetails(NeedKind.NEED, "Dov Sample asks for FGM", TODAY, "Cleo Sample")
    needs.raise_need(hall.workspace, details)

    found = parts(hall)
    typed = found.text(SectionKey.GRADE)
    (action,), (gap,) = found.actions, found.gaps
    everything = (typed.body, typed.grade, action.summary, action.owner, gap.summary, gap.source)

    assert not [
        name
        for name in ("Ada", "Bo ", "Bo asked", "cleo@", "Dov", "Cleo", "Sample")
        if name in " ".join(everything)
    ]
    assert "asked" in typed.body
    assert found.names_left_out == 8


def test_what_is_typed_for_the_period_is_no_text_of_a_section(since_january: Hall) -> None:
    text = SectionText("Helpers ask sooner.")
    words.save_section(since_january.workspace, SectionKey.IMPACT, text)

    assert words.return_workspace(since_january.workspace).typed == {SectionKey.IMPACT: text}
    assert parts(since_january).texts == {SectionKey.IMPACT: text}
