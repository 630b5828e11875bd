from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgdesk.domain.errors import InputError
from sgdesk.domain.forms.follow_up import FollowUp
from sgdesk.domain.forms.form import (
    AnswerKind,
    FormKind,
    NextStep,
    checked_answers,
    new_code,
    next_step,
    normal_code,
    printed_code,
    questions,
    window_of,
)
from sgdesk.services.file.workspace import all_packs

PACKS = all_packs().packs
LETTERS = "23456789ABCDEFGHJKMNPQRTVWXYZ"


def test_a_code_is_found_however_it_is_typed() -> None:
    code = new_code()
    assert normal_code(f" {code.lower().replace('-', ' ')} ") == code


@given(st.integers(0, 5), st.sampled_from(LETTERS))
def test_one_misread_letter_is_noticed(place: int, letter: str) -> None:
    plain = new_code().replace("-", "")
    misread = plain[:place] + letter + plain[place + 1 :]
    assert (normal_code(misread) is None) == (misread != plain)


@given(st.integers(0, 3))
def test_two_neighbours_swapped_are_noticed(place: int) -> None:
    plain = new_code().replace("-", "")
    swapped = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]
    assert swapped == plain or normal_code(swapped) is None


@pytest.mark.parametrize("typed", ["", "ABC", "ABC-DEFG", "0OI-1SU", "ZOX-B5Q"])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert normal_code(typed) is None


def test_answers_are_kept_without_the_blanks() -> None:
    given_answers = {"satisfaction": "4", "relevance": None, "learned": "  Whom to ring "}
    kept = checked_answers(FormKind.EVALUATION, given_answers)
    assert kept == {"satisfaction": 4, "learned": "Whom to ring"}


@pytest.mark.parametrize("value", [0, 6, "x", "4.5", -1])
def test_a_number_off_the_scale_is_refused(value: int | str) -> None:
    with pytest.raises(InputError, match="a number from 1 to 5"):
        checked_answers(FormKind.EVALUATION, {"satisfaction": value})


def test_an_answer_to_a_question_that_the_form_does_not_have_is_refused() -> None:
    with pytest.raises(InputError, match="no question"):
        checked_answers(FormKind.IMPACT, {"satisfaction": 3})


def test_an_answer_has_an_end() -> None:
    with pytest.raises(InputError, match="up to 4000 letters"):
        checked_answers(FormKind.EVALUATION, {"learned": "x" * 4001})


def _texts(kind: FormKind, pack: str) -> dict[str, str]:
    return {each.key: each.text for each in questions(kind, PACKS[pack])}


def test_herefordshire_words_two_questions_of_the_end_of_course_form() -> None:
    asked = _texts(FormKind.EVALUATION, "hscp")
    assert asked["learned"] == "What have you learned?"
    assert asked["will_do"] == "How do you plan to put it into practice?"


def test_harrow_words_three_questions_of_the_impact_form_and_none_of_the_other() -> None:
    asked = _texts(FormKind.IMPACT, "hscb")
    assert asked["workplace"] == "What impact has the learning had on your workplace?"
    assert _texts(FormKind.EVALUATION, "hscb") == _texts(FormKind.EVALUATION, "generic")


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("kind", FormKind)
def test_every_question_has_words_and_every_scale_its_ends(kind: FormKind, pack: str) -> None:
    for each in questions(kind, PACKS[pack]):
        assert each.text.endswith("?")
        assert bool(each.low and each.high) == (each.kind is AnswerKind.SCALE)


@pytest.mark.parametrize(
    ("pack", "held", "opens", "due"),
    [
        ("hscb", date(2026, 1, 31), date(2026, 3, 14), date(2026, 3, 28)),
        ("hscb", date(2024, 1, 18), date(2024, 2, 29), date(2024, 3, 14)),
        ("hscp", date(2025, 11, 30), date(2026, 2, 28), date(2026, 5, 30)),
        ("hscp", date(2023, 11, 30), date(2024, 2, 29), date(2024, 5, 30)),
        ("scsp", date(2024, 2, 29), date(2024, 5, 29), date(2024, 8, 29)),
        ("scsp", date(2025, 8, 31), date(2025, 11, 30), date(2026, 2, 28)),
    ],
)
@pytest.mark.parametrize("kind", [FormKind.IMPACT, FormKind.MANAGER])
def test_impact_windows_at_the_ends_of_months(
    kind: FormKind, pack: str, held: date, opens: date, due: date
) -> None:
    assert window_of(kind, held, PACKS[pack].impact_window) == FollowUp(opens, due)


def test_the_end_of_course_form_opens_at_once() -> None:
    held = date(2024, 2, 29)
    spans = window_of(FormKind.EVALUATION, held, PACKS["hscb"].impact_window)
    assert spans == FollowUp(held, date(2024, 3, 14))


def test_a_form_is_sent_when_it_opens_reminded_of_once_and_then_left() -> None:
    spans = FollowUp(date(2026, 3, 1), date(2026, 3, 31))
    sent, reminded = date(2026, 3, 2), date(2026, 3, 24)
    assert next_step(spans, date(2026, 2, 28), None, None) is NextStep.WAIT
    assert next_step(spans, date(2026, 3, 1), None, None) is NextStep.SEND
    assert next_step(spans, date(2026, 3, 23), sent, None) is NextStep.NONE
    assert next_step(spans, date(2026, 3, 24), sent, None) is NextStep.REMIND
    assert next_step(spans, date(2026, 4, 30), sent, reminded) is NextStep.NONE
    assert next_step(spans, date(2026, 4, 30), None, None) is NextStep.SEND


def test_a_form_that_is_printed_again_has_the_code_of_the_paper_that_is_out() -> None:
    assert printed_code("0123456789abcdef", "person-1") == "ZNX-B5Q"
    assert normal_code("znx b5q") == "ZNX-B5Q"
    assert printed_code("0123456789abcdef", "person-2") != "ZNX-B5Q"


def test_an_answer_may_be_as_long_as_the_limit() -> None:
    longest = "x" * 4000
    assert checked_answers(FormKind.EVALUATION, {"learned": longest}) == {"learned": longest}


def test_without_a_window_of_the_pack_impact_is_asked_from_the_day_for_six_months() -> None:
    held = date(2026, 8, 31)
    for kind in (FormKind.IMPACT, FormKind.MANAGER):
        assert window_of(kind, held, None) == FollowUp(held, date(2027, 2, 28))
    for kind in (FormKind.EVALUATION, FormKind.TRAINER):
        assert window_of(kind, held, None) == FollowUp(held, date(2026, 9, 14))


def test_a_new_code_is_one() -> None:
    code = new_code()
    assert normal_code(code) == code
    assert len(code) == 7
