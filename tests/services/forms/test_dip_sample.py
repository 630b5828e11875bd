from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.file import undo
from sgdesk.services.forms import dip_sample
from sgdesk.services.forms import typing_in as evaluation
from sgdesk.services.forms.results import evaluation_report
from sgdesk.services.people.people import PersonDetails, change_person
from sgdesk.services.people.several import managing
from sgdesk.services.sessions import attendance
from tests import factories
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)
DAY = date(2026, 3, 1)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "scsp", TODAY, people_count=6)


def test_the_same_session_and_day_draw_the_same_people(hall: Hall) -> None:
    number = hall.hold("level1", DAY, came=6)
    first = dip_sample.draw_dip_sample(hall.workspace, number, 2, TODAY)
    again = dip_sample.draw_dip_sample(hall.workspace, number, 2, TODAY)
    assert first.people == again.people
    assert first.form_ids == again.form_ids
    assert len(first.people) == 2


def test_learners_and_their_line_managers_get_a_form(hall: Hall) -> None:
    number = hall.hold("level1", DAY, came=5)
    for person in hall.people[1:5]:
        managing.set_line_manager(hall.workspace, person, hall.people[0])
    managing.set_line_manager(hall.workspace, hall.people[0], hall.people[5])
    drawn = dip_sample.draw_dip_sample(hall.workspace, number, 3, TODAY)
    sampled = [line for line in evaluation.forms_of_session(hall.workspace, number) if line.sampled]
    assert {line.id for line in sampled} == set(drawn.form_ids)
    managers = [line for line in sampled if line.kind is FormKind.MANAGER]
    assert {line.about for line in managers} == set(drawn.people)
    assert all(line.who in {"Ada Sample", "Flo Sample"} for line in managers)
    assert all(line.may_email for line in managers)


def test_the_draw_is_undone_whole(hall: Hall) -> None:
    number = hall.hold("level1", DAY, came=6)
    before = factories.dump(hall.workspace)
    dip_sample.draw_dip_sample(hall.workspace, number, 3, TODAY)
    undo.undo(hall.workspace)
    assert factories.dump(hall.workspace) == before


def test_nothing_to_draw_from_and_nothing_to_draw_are_refused(hall: Hall) -> None:
    number = hall.plan("level1", DAY)
    with pytest.raises(RefusedError, match="Nobody is ticked in"):
        dip_sample.draw_dip_sample(hall.workspace, number, 2, TODAY)
    with pytest.raises(InputError, match="at least one"):
        dip_sample.draw_dip_sample(hall.workspace, number, 0, TODAY)


def test_nobody_is_their_own_line_manager(hall: Hall) -> None:
    with pytest.raises(InputError, match="their own line manager"):
        managing.set_line_manager(hall.workspace, hall.people[0], hall.people[0])


def test_a_sample_says_how_it_was_drawn_and_what_was_found(hall: Hall) -> None:
    number = hall.hold("level1", DAY, came=6)
    drawn = dip_sample.draw_dip_sample(hall.workspace, number, 2, TODAY)
    (sample,) = dip_sample.dip_samples(hall.workspace).drawn
    assert (sample.population, sample.seed) == (6, f"{number}/2026-03-31")
    assert tuple(each.learner for each in sample.people) == drawn.people
    assert sample.is_same_again
    dip_sample.note_dip_sample(hall.workspace, sample.id, " Two ring sooner. ")
    (noted,) = dip_sample.dip_samples(hall.workspace).drawn
    assert (noted.found, noted.found_on) == ("Two ring sooner.", TODAY)
    assert dip_sample.dip_samples(hall.workspace, DAY).drawn == ()


def test_a_larger_sample_of_the_same_day_adds_to_the_first(hall: Hall) -> None:
    number = hall.hold("level1", DAY, came=6)
    small = dip_sample.draw_dip_sample(hall.workspace, number, 2, TODAY)
    large = dip_sample.draw_dip_sample(hall.workspace, number, 4, TODAY)
    assert set(small.people) < set(large.people)
    dip_sample.draw_dip_sample(hall.workspace, number, 1, TODAY)
    (sample,) = dip_sample.dip_samples(hall.workspace).drawn
    assert {each.learner for each in sample.people} == set(large.people)


def test_a_group_that_changed_since_is_told(hall: Hall) -> None:
    number = hall.hold("level1", DAY, came=3)
    dip_sample.draw_dip_sample(hall.workspace, number, 3, TODAY)
    away = attendance.Mark(hall.people[0], attended=False, reason="unwell")
    attendance.mark_attendance(hall.workspace, number, [away])
    (sample,) = dip_sample.dip_samples(hall.workspace).drawn
    assert not sample.is_same_again
    assert (sample.population, len(sample.people)) == (3, 2)


def test_the_paragraph_that_asks_for_it_is_named_where_there_is_one(
    hall: Hall, tmp_path: Path
) -> None:
    assert dip_sample.dip_samples(hall.workspace).source.startswith("Sandwell 11.4")
    other = make_hall(tmp_path, "hscp", TODAY)
    assert dip_sample.dip_samples(other.workspace).source == ""


def test_a_note_on_no_sample_or_one_too_long_is_refused(hall: Hall) -> None:
    with pytest.raises(InputError, match="no dip sample with the number 9"):
        dip_sample.note_dip_sample(hall.workspace, 9, "Nothing")
    with pytest.raises(InputError, match="up to 4000 letters"):
        dip_sample.note_dip_sample(hall.workspace, 9, "x" * 4001)


def test_the_paper_of_a_sample_names_the_drawing_and_the_people(hall: Hall) -> None:
    number = hall.hold("level1", DAY, came=6)
    dip_sample.draw_dip_sample(hall.workspace, number, 2, TODAY)
    (sample,) = dip_sample.dip_samples(hall.workspace).drawn
    content = dip_sample.dip_sample_pdf(hall.workspace, sample.id)
    text = " ".join(PdfReader(BytesIO(content)).pages[0].extract_text().split())
    assert "2 of 6 who attended, drawn on 31 March 2026" in text
    assert sample.seed in text
    assert all(each.learner in text and each.code in text for each in sample.people)
    assert content == dip_sample.dip_sample_pdf(hall.workspace, sample.id)
    assert dip_sample.dip_sample_xlsx(hall.workspace, sample.id).startswith(b"PK")
    with pytest.raises(InputError, match="no dip sample"):
        dip_sample.dip_sample_pdf(hall.workspace, sample.id, DAY)


def test_the_people_of_a_sample_stand_in_the_order_of_names(hall: Hall) -> None:
    for person, (given, family) in zip(
        hall.people,
        [("Zoe", "Żak"), ("Piet", "van Sample"), ("Ann", "Łucka"), ("Bo", "Lund"), ("Cy", "Ábel"),
         ("Di", "Adams")],
        strict=True,
    ):  # fmt: skip
        change_person(hall.workspace, person, PersonDetails(given, family))
    number = hall.hold("level1", DAY, came=6)
    drawn = dip_sample.draw_dip_sample(hall.workspace, number, 6, TODAY)
    filed = ("Cy Ábel", "Di Adams", "Ann Łucka", "Bo Lund", "Piet van Sample", "Zoe Żak")
    assert drawn.people == filed
    (sample,) = dip_sample.dip_samples(hall.workspace).drawn
    assert tuple(each.learner for each in sample.people) == filed
    lines = evaluation.forms_of_session(hall.workspace, number)
    assert tuple(each.about for each in lines if each.kind is FormKind.IMPACT) == filed


def test_the_report_names_a_sample_of_which_nothing_is_noted_yet(hall: Hall) -> None:
    number = hall.hold("level1", DAY, came=6)
    dip_sample.draw_dip_sample(hall.workspace, number, 2, TODAY)
    (found,) = evaluation_report(hall.workspace, None, DAY, TODAY).samples
    assert (found.drawn, found.said) == (2, "What it found is not noted yet.")
    (sample,) = dip_sample.dip_samples(hall.workspace).drawn
    dip_sample.note_dip_sample(hall.workspace, sample.id, "Two ring sooner.")
    (noted,) = evaluation_report(hall.workspace, None, DAY, TODAY).samples
    assert noted.said == "Two ring sooner."
