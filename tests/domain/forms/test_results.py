from datetime import date

from sgdesk.domain.forms.form import FormKind, questions
from sgdesk.domain.forms.results import (
    AnswerMove,
    EvaluationReport,
    FilledForm,
    WindowCounts,
    put_together,
    rise_of,
    side_by_side,
)
from sgdesk.services.file.workspace import all_packs

ASKS = questions(FormKind.EVALUATION, all_packs().packs["generic"])
MARCH, APRIL = date(2026, 3, 20), date(2026, 4, 20)


def _filled(day: date, **answers: int | str) -> FilledForm:
    return FilledForm(FormKind.EVALUATION, day, answers)


def test_scales_are_counted_and_averaged_with_one_decimal_half_up() -> None:
    forms = [_filled(MARCH, satisfaction=mark) for mark in (4, 4, 4, 5)]
    found = put_together(FormKind.EVALUATION, 6, 4, ASKS, forms)
    satisfaction = found.scales[0]
    assert satisfaction.counts == (0, 0, 0, 3, 1)
    assert satisfaction.mean == 4.3
    assert found.rate == 66.7


def test_nobody_asked_and_nobody_answering_have_no_figure() -> None:
    found = put_together(FormKind.EVALUATION, 0, 0, ASKS, [])
    assert found.rate is None
    assert {each.mean for each in found.scales} == {None}


def test_free_text_stands_in_the_order_of_the_sessions() -> None:
    forms = [_filled(APRIL, learned="second"), _filled(MARCH, learned="first"), _filled(MARCH)]
    found = put_together(FormKind.EVALUATION, 3, 3, ASKS, forms)
    assert found.texts[0].answers == ((MARCH, "first"), (APRIL, "second"))


def test_forms_of_another_kind_are_left_out() -> None:
    other = FilledForm(FormKind.IMPACT, MARCH, {"used": 5, "satisfaction": 5})
    found = put_together(FormKind.EVALUATION, 1, 1, ASKS, [other])
    assert found.scales[0].given == 0


def test_before_and_after_are_compared_only_where_both_were_answered() -> None:
    forms = [
        _filled(MARCH, before=2, after=4),
        _filled(MARCH, before=3, after=3),
        _filled(MARCH, before=5, after=4),
        _filled(MARCH, before=1),
    ]
    rise = rise_of(forms)
    assert (rise.people, rise.rose, rise.same, rise.fell) == (3, 1, 1, 1)
    assert (rise.before, rise.after) == (3.3, 3.7)


def test_learned_and_to_be_done_of_one_form_stand_in_one_row() -> None:
    forms = [_filled(APRIL, learned="a"), _filled(MARCH, learned="b", will_do="c"), _filled(MARCH)]
    rows = [(each.held_on, each.learned, each.will_do) for each in side_by_side(forms)]
    assert rows == [(MARCH, "b", "c"), (APRIL, "a", "")]


def test_the_results_of_one_kind_are_found() -> None:
    forms = tuple(put_together(kind, 1, 1, ASKS, []) for kind in FormKind)
    report = EvaluationReport("", "", MARCH, APRIL, APRIL, (), forms, rise_of([]), ())
    assert [report.of(kind).kind for kind in FormKind] == list(FormKind)


def test_moves_are_counted_from_the_lowest_mark_up() -> None:
    forms = [
        _filled(MARCH, before=2, after=4),
        _filled(MARCH, before=1, after=5),
        _filled(APRIL, before=2, after=4),
    ]
    assert rise_of(forms).moves == (AnswerMove(1, 5, 1), AnswerMove(2, 4, 2))


def test_words_that_several_answers_share_are_their_themes() -> None:
    forms = [_filled(MARCH, learned="Listen first"), _filled(APRIL, learned="listen, then write")]
    found = put_together(FormKind.EVALUATION, 2, 2, ASKS, forms)
    assert [each.word for each in found.texts[0].themes] == ["listen"]


def test_windows_begin_at_nought() -> None:
    none = WindowCounts()
    counted = (none.in_time, none.late, none.still_open, none.overdue, none.not_yet, none.sampled)
    assert counted == (0, 0, 0, 0, 0, 0)
