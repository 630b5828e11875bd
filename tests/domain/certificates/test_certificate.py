"""The gate before a certificate, and numbers that survive being typed by hand."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgdesk.domain.certificates.certificate import (
    GateChoice,
    GateInput,
    GateVerdict,
    WaitingFor,
    is_own_provider,
    judge_gate,
    new_number,
    normal_number,
)
from sgdesk.domain.dates import Period
from sgdesk.domain.organisation.pack import FollowUpWindow, Gate, GateKind

DONE = date(2026, 1, 1)
D = date(2026, 3, 31)
COURSE = GateInput(DONE, is_induction=False)
INDUCTION = GateInput(DONE, is_induction=True)
EVALUATION = Gate(GateKind.EVALUATION, "8.2")
IMPACT = Gate(GateKind.IMPACT_EVALUATION, "HSCB Multi agency training")
WINDOW = FollowUpWindow(Period(days=42), Period(days=56), "HSCB Multi agency training")


def verdict(record: GateInput, gate: Gate | None, choice: GateChoice | None = None) -> GateVerdict:
    return judge_gate(record, gate, WINDOW, choice or GateChoice(), D)


def test_without_a_gate_the_certificate_is_given_at_once() -> None:
    assert verdict(COURSE, None).is_open


def test_an_evaluation_that_is_missing_can_be_filled_in_from_the_day_attended() -> None:
    assert verdict(COURSE, EVALUATION) == GateVerdict(WaitingFor.EVALUATION, DONE)


@pytest.mark.parametrize(("received", "is_open"), [(D, True), (date(2026, 4, 1), False)])
def test_the_evaluation_opens_the_gate_from_the_day_it_came_in(
    received: date, is_open: bool
) -> None:
    assert verdict(replace(COURSE, evaluated_on=received), EVALUATION).is_open is is_open


def test_harrow_waits_for_the_impact_form_from_six_weeks_on() -> None:
    expected = GateVerdict(WaitingFor.IMPACT_EVALUATION, date(2026, 2, 12))

    assert verdict(COURSE, IMPACT) == expected
    assert verdict(replace(COURSE, evaluated_on=D), IMPACT) == expected
    assert verdict(replace(COURSE, impact_on=D), IMPACT).is_open


def test_the_form_sent_is_enough_only_where_the_organisation_says_so() -> None:
    sent = replace(COURSE, impact_sent=D)

    assert not verdict(sent, IMPACT).is_open
    assert verdict(sent, IMPACT, GateChoice(sent_is_enough=True)).is_open


@pytest.mark.parametrize("gate", [EVALUATION, IMPACT])
def test_an_organisation_may_switch_the_gate_off(gate: Gate) -> None:
    assert verdict(COURSE, gate, GateChoice(follow=False)).is_open


@pytest.mark.parametrize("gate", [None, EVALUATION, IMPACT])
def test_induction_waits_for_nothing_but_its_own_checklist(gate: Gate | None) -> None:
    begun = replace(INDUCTION, checklist_open=True)

    assert verdict(INDUCTION, gate).is_open
    assert verdict(begun, gate) == GateVerdict(WaitingFor.INDUCTION_CHECKLIST, DONE)
    assert verdict(begun, gate, GateChoice(follow=False)).waiting_for is not None


@pytest.mark.parametrize(
    ("provider", "expected"),
    [
        ("In-house", True),
        ("in house", True),
        ("ST EXAMPLE'S", True),
        ("St Example’s", True),
        ("", False),
        ("Herefordshire", False),
    ],
)
def test_a_provider_that_means_the_organisation_itself(provider: str, expected: bool) -> None:
    assert is_own_provider(provider, ["St Example's"]) is expected


def test_a_number_stays_itself_however_it_is_typed() -> None:
    number = new_number()

    assert normal_number(number) == number
    assert normal_number(f" {number.lower().replace('-', ' ')} ") == number


def test_numbers_are_not_given_twice() -> None:
    assert len({new_number() for _ in range(2000)}) == 2000


@given(st.integers(0, 11), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXY"))
def test_one_wrong_letter_is_noticed(place: int, letter: str) -> None:
    plain = "".join(char for char in _NUMBER if char != "-")
    altered = plain[:place] + letter + plain[place + 1 :]

    assert (normal_number(altered) is None) is (altered != plain)


_NUMBER = new_number()


@given(st.integers(0, 10))
def test_two_letters_the_wrong_way_round_are_noticed(place: int) -> None:
    plain = "".join(char for char in _NUMBER if char != "-")
    altered = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]

    assert (normal_number(altered) is None) is (altered != plain)


@pytest.mark.parametrize(
    "text", ["", "hello", "0000-0000", "!!!!-!!!!-!!!!", "Z123-4567-89A6", "ÄÄÄÄ-ÄÄÄÄ-ÄÄÄÄ"]
)
def test_what_cannot_be_a_number_is_none(text: str) -> None:
    assert normal_number(text) is None


def test_a_number_that_was_printed_years_ago_is_still_one() -> None:
    assert normal_number("0123-4567-89A6") == "0123-4567-89A6"
    assert normal_number("0123-4567-89A7") is None
