from dataclasses import replace
from datetime import date

from sgdesk.domain.forms.form import FormKind, questions
from sgdesk.domain.forms.results import (
    AnswerMove,
    EvaluationReport,
    FilledForm,
    HeldSession,
    SampleFinding,
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


def test_free_text_stands_in_the_order_of_its_words_and_beside_no_day() -> None:
    forms = [_filled(APRIL, learned="alpha"), _filled(MARCH, learned="Bravo"), _filled(MARCH)]
    for order in (forms, forms[::-1]):
        found = put_together(FormKind.EVALUATION, 3, 3, ASKS, order)
        assert found.texts[0].answers == ("alpha", "Bravo")
        assert not found.is_withheld


def test_the_words_of_a_form_that_came_alone_are_left_out_but_for_the_trainers() -> None:
    alone = [_filled(MARCH, satisfaction=4, learned="alpha", will_do="bravo")]
    found = put_together(FormKind.EVALUATION, 3, 1, ASKS, alone)
    assert found.is_withheld
    assert {each.answers for each in found.texts} == {()}
    assert {each.given for each in found.scales} == {0}
    assert side_by_side(alone) == ()
    trainer = [FilledForm(FormKind.TRAINER, MARCH, {"went_well": "all of it"})]
    asks = questions(FormKind.TRAINER, all_packs().packs["generic"])
    theirs = put_together(FormKind.TRAINER, 1, 1, asks, trainer)
    assert [each.answers for each in theirs.texts if each.answers] == [("all of it",)]


def test_two_forms_of_one_person_are_as_alone_as_one() -> None:
    forms = [replace(_filled(day, learned="alpha"), whose=7) for day in (MARCH, APRIL)]
    assert put_together(FormKind.EVALUATION, 3, 2, ASKS, forms).is_withheld
    assert side_by_side(forms) == ()
    others = [replace(each, whose=place) for place, each in enumerate(forms)]
    assert not put_together(FormKind.EVALUATION, 3, 2, ASKS, others).is_withheld
    assert len(side_by_side(others)) == 2


def test_a_form_of_another_kind_or_an_empty_one_does_not_keep_a_single_one_company() -> None:
    alone = [
        _filled(MARCH, learned="alpha"),
        _filled(MARCH),
        FilledForm(FormKind.IMPACT, MARCH, {"practice": "bravo"}),
    ]
    assert put_together(FormKind.EVALUATION, 3, 2, ASKS, alone).is_withheld
    assert side_by_side(alone) == ()


def test_everything_that_was_typed_can_be_freed_from_names() -> None:
    forms = [
        _filled(MARCH, learned="Ada was kind", will_do="ask Ada"),
        _filled(MARCH, learned="Listen"),
    ]
    report = EvaluationReport(
        "Org",
        "Course",
        MARCH,
        APRIL,
        APRIL,
        (HeldSession(MARCH, "Course of Ada", "At Ada's", 1, 1, 1),),
        (put_together(FormKind.EVALUATION, 2, 2, ASKS, forms),),
        rise_of(forms),
        side_by_side(forms),
        samples=(SampleFinding(APRIL, 1, 2, "Ada rings sooner"),),
    )

    def free(text: str) -> str:
        return text.replace("Ada", "[left out]")

    masked = report.masked(free, free)
    assert "Ada" in str(report)
    assert "Ada" not in str(masked)
    assert str(masked).count("[left out]") == str(report).count("Ada")
    assert report.masked(free, str).sessions == report.sessions


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
    forms = [_filled(APRIL, learned="a"), _filled(MARCH, learned="B", will_do="c"), _filled(MARCH)]
    for order in (forms, forms[::-1]):
        rows = [(each.learned, each.will_do) for each in side_by_side(order)]
        assert rows == [("a", ""), ("B", "c")]


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
