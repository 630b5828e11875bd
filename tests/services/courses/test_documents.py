"""What a document says of a course is handed out where somebody can act on it."""

from datetime import date
from pathlib import Path

import pytest

from sgdesk.domain.courses.course import CourseDetails
from sgdesk.services.courses import courses, documents, quality
from sgdesk.services.courses.catalogue import catalogue
from sgdesk.services.courses.documents import CourseInDocument
from sgdesk.services.organisation.denominations import set_denomination_level
from sgdesk.services.training.recording import course_choices
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)


def hall_of(folder: Path, partnership: str) -> Hall:
    return make_hall(folder, partnership, TODAY)


def about(hall: Hall, key: str) -> CourseInDocument:
    with hall.workspace.file.reading() as connection:
        return documents.in_document(hall.workspace, connection, hall.courses[key])


def test_worcestershires_outcomes_are_those_of_its_courses(tmp_path: Path) -> None:
    hall = hall_of(tmp_path, "wscp")
    assert len(about(hall, "universal").outcomes) == 7
    assert len(about(hall, "lead").outcomes) == 18
    assert about(hall, "specialist").outcomes == ()


def test_a_course_of_a_set_claims_no_outcomes_and_names_what_else_is_needed(
    tmp_path: Path,
) -> None:
    found = about(hall_of(tmp_path, "hscp"), "right-help-right-time")
    assert found.outcomes == ()
    assert [each.others for each in found.sets] == [
        ("Working Together to Safeguard Children (Level 2)",)
    ]


def test_a_course_of_our_own_has_the_outcomes_of_what_it_counts_towards(tmp_path: Path) -> None:
    hall = hall_of(tmp_path, "wscp")
    number, _ = courses.add_course(hall.workspace, CourseDetails("Our evening"), ["universal"])
    with hall.workspace.file.reading() as connection:
        found = documents.in_document(hall.workspace, connection, number)
    assert len(found.outcomes) == 7
    assert not found.is_named


def test_herefordshire_recommends_ten_courses_for_level_2_and_one_for_level_3(
    tmp_path: Path,
) -> None:
    hall = hall_of(tmp_path, "hscp")
    lines = catalogue(hall.workspace).courses
    by_title = {each.title: each for each in lines}
    recommended = [each.recommended for each in lines if each.recommended]
    assert len([each for each in recommended if each == ("Level 2: safeguarding overview",)]) == 10
    assert by_title["Meet the Local Authority Designated Officer (LADO)"].recommended == (
        "Level 3: safeguarding lead",
    )
    assert {each.recommended_by for each in lines if each.recommended} == {"Herefordshire"}


def test_what_is_recommended_stands_before_what_is_neither_asked_for_nor_recommended(
    tmp_path: Path,
) -> None:
    lines = catalogue(hall_of(tmp_path, "hscp").workspace).courses
    kinds = [2 if each.requirements else 1 if each.recommended else 0 for each in lines]
    assert kinds == sorted(kinds, reverse=True)
    assert set(kinds) == {0, 1, 2}


def test_what_a_course_in_place_of_theirs_would_meet_is_known_unless_it_is_one_of_a_set(
    tmp_path: Path,
) -> None:
    def alone(pack: str, title: str) -> str:
        lines = catalogue(hall_of(tmp_path, pack).workspace).courses
        return next(each.alone_meets for each in lines if title in each.title)

    assert alone("hscb", "HSCB Introduction") == "introduction"
    assert alone("hscp", "Right Help") == "", "it is one of two"


def test_what_comes_first_stands_with_its_own_paragraph(tmp_path: Path) -> None:
    found = about(hall_of(tmp_path, "scsp"), "core-working-together")
    assert found.first == ("Level 1 Safeguarding Children",)
    assert found.first_source == "8.2"
    assert [each.source for each in found.order] == ["8.2"]
    assert [each.title for each in found.exempt] == ["Childminder"]


def test_sandwells_order_is_told_of_every_course_that_is_multi_agency(tmp_path: Path) -> None:
    hall = hall_of(tmp_path, "scsp")
    told = {}
    for scope in ("multi", "single", ""):
        details = CourseDetails(f"An evening {scope}", is_own=False, scope=scope)
        number, _ = courses.add_course(hall.workspace, details)
        with hall.workspace.file.reading() as connection:
            told[scope] = documents.in_document(hall.workspace, connection, number).order
    assert len(told["multi"]) == 1
    assert told["single"] == told[""] == ()


@pytest.mark.parametrize(
    ("partnership", "key", "states"),
    [("hscb", "dsl-seminar", False), ("hscb", "introduction", True), ("scsp", "level1", False)],
)
def test_a_scope_is_stated_only_where_the_document_states_it(
    tmp_path: Path, partnership: str, key: str, states: bool
) -> None:
    hall = hall_of(tmp_path, partnership)
    assert about(hall, key).states_scope is states
    kept = courses.course_view(hall.workspace, hall.courses[key]).details.scope
    assert kept == ("multi" if states else "")


def test_charges_are_told_of_others_courses_and_not_of_our_own_induction(tmp_path: Path) -> None:
    hall = hall_of(tmp_path, "hscb")
    assert len(about(hall, "introduction").costs) == 4
    assert about(hall, "induction").costs == ()


def test_a_course_of_our_own_is_revised_for_each_of_sandwells_priorities(tmp_path: Path) -> None:
    hall = hall_of(tmp_path, "scsp")
    number, _ = courses.add_course(hall.workspace, CourseDetails("Our evening"))
    lists = courses.course_view(hall.workspace, number).revisions
    assert [(each.key, len(each.lines)) for each in lists] == [("priorities", 4), ("revision", 6)]
    quality.check_content(hall.workspace, number, ["priorities/neglect"], TODAY, "Ann Example")
    first = courses.course_view(hall.workspace, number).revisions[0].lines[0]
    assert (first.text, first.checked_on, first.checked_by) == ("Neglect", TODAY, "Ann Example")


def test_others_courses_are_not_ours_to_revise(tmp_path: Path) -> None:
    hall = hall_of(tmp_path, "scsp")
    view = courses.course_view(hall.workspace, hall.courses["core-working-together"])
    assert view.revisions == ()
    assert view.checklists


def test_a_denominations_courses_come_into_the_catalogue_with_it(tmp_path: Path) -> None:
    hall = hall_of(tmp_path, "hscp")
    before = {each.title for each in course_choices(hall.workspace)}
    set_denomination_level(hall.workspace, {}, denomination="cofe")
    after = {each.title for each in course_choices(hall.workspace)} - before
    assert "Church of England Basic Awareness" in after
    assert {"Methodist Foundation Module", "Methodist Advanced Module"} < after
    assert len(after) == 8
    set_denomination_level(hall.workspace, {}, denomination="")
    assert {each.title for each in course_choices(hall.workspace)} == before


def test_lists_to_choose_from_are_the_documents_own(tmp_path: Path) -> None:
    hall = hall_of(tmp_path, "scsp")
    ways = documents.methods(hall.workspace)
    assert ways.whose == "Sandwell"
    assert [each.text for each in ways.items][:2] == ["Workshop", "Learning event"]
    assert documents.definitions(hall.workspace).items == ()
    assert len(documents.line_managers(hall.workspace).items) == 1
