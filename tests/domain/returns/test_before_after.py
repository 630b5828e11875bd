"""Knowledge before and after tells how many gave each mark, and nothing of a few."""

from dataclasses import replace
from datetime import date

import pytest

from sgdesk.domain.forms.form import FormKind, FormQuestion
from sgdesk.domain.forms.results import FilledForm, rise_of
from sgdesk.domain.returns.before_after import BeforeAfter, MarkCount, before_after

SPAN = (date(2025, 4, 1), date(2026, 3, 31))
SCALE = FormQuestion("before", "How much did you know?", low="little", high="a lot")


def marks_of(*pairs: tuple[int, int]) -> BeforeAfter:
    forms = [
        FilledForm(FormKind.EVALUATION, SPAN[0], {"before": before, "after": after})
        for before, after in pairs
    ]
    return before_after(rise_of(forms), SPAN, SCALE)


def test_each_mark_has_those_who_gave_it_before_and_after() -> None:
    found = marks_of((1, 4), (1, 5), (2, 4), (3, 3), (5, 4))
    assert found.marks == (
        MarkCount(1, 2, 0),
        MarkCount(2, 1, 0),
        MarkCount(3, 1, 1),
        MarkCount(4, 0, 3),
        MarkCount(5, 1, 1),
    )
    assert (found.people, found.mean_before, found.mean_after) == (5, 2.4, 4.0)
    assert (found.low, found.high, found.start, found.end) == ("little", "a lot", *SPAN)


def test_five_forms_of_one_person_are_one_persons() -> None:
    forms = [
        FilledForm(FormKind.EVALUATION, SPAN[0], {"before": 2, "after": 4}, whose)
        for whose in (7, 7, 7, 8, None)
    ]
    assert before_after(rise_of(forms), SPAN, SCALE).people is None
    others = [replace(form, whose=place) for place, form in enumerate(forms)]
    assert before_after(rise_of(others), SPAN, SCALE).people == len(forms)


@pytest.mark.parametrize(("forms", "people"), [(0, 0), (1, None), (4, None), (5, 5)])
def test_of_fewer_than_five_nothing_is_told_but_that_they_are_few(
    forms: int, people: int | None
) -> None:
    found = marks_of(*((2, 4) for _ in range(forms)))
    assert found.people == people
    assert bool(found.marks) is bool(people)
    assert (found.mean_before is None) is not bool(people)
