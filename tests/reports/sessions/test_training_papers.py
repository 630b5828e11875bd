"""The papers of training: what is on them, in which order, and that they are the same each time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from pypdf import PdfReader

from sgdesk.domain.dates import month_short
from sgdesk.domain.forms.follow_up import FollowUp
from sgdesk.domain.forms.form import FORM_TITLES, FormKind, FormSheet, questions
from sgdesk.domain.forms.results import (
    WITHHELD,
    EvaluationReport,
    FilledForm,
    HeldSession,
    SampleFinding,
    WindowCounts,
    put_together,
    rise_of,
    side_by_side,
)
from sgdesk.domain.sessions.attendance import AttendanceReport, AttendanceRow
from sgdesk.domain.sessions.planning import (
    PlanMonth,
    PlanPerson,
    PlanRow,
    TrainingPlan,
    months_ahead,
)
from sgdesk.domain.training.states import State
from sgdesk.reports.forms.dip_sample import dip_sample_pdf
from sgdesk.reports.forms.evaluation_report import evaluation_report_pdf
from sgdesk.reports.forms.forms import forms_document
from sgdesk.reports.forms.workbook import evaluation_xlsx
from sgdesk.reports.sessions.attendance import attendance_pdf
from sgdesk.reports.sessions.training_plan import training_plan_pdf
from sgdesk.reports.sessions.workbooks import attendance_xlsx, plan_xlsx
from sgdesk.services.file.workspace import all_packs
from tests.reports.papers import dip_sample
from tests.reports.tagging.trees import tree_of

TODAY = date(2026, 3, 31)
HELD = date(2026, 3, 20)
PACK = all_packs().packs["hscp"]
NASTY = '=HYPERLINK("http://example.org") & <b>bold</b>'


def _pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def _text(content: bytes) -> str:
    return " ".join(" ".join(_pages(content)).split())


def _plan(people: int = 3) -> TrainingPlan:
    months = months_ahead(TODAY)
    named = tuple(PlanPerson(n, f"Person {n}", TODAY, State.OVERDUE) for n in range(people))
    later = (PlanPerson(1, "Łukasz محمد", date(2026, 5, 31), State.IN_DATE),)
    row = PlanRow(
        1,
        "Right Help, Right Time",
        True,
        ("Level 2",),
        tuple(
            PlanMonth(month, named, 1, 25)
            if place == 0
            else PlanMonth(month, later if place == 2 else (), int(place == 2), None)
            for place, month in enumerate(months)
        ),
    )
    return TrainingPlan("St Example's", "Herefordshire", TODAY, months, (row,))


def _report(said: str = "Whom to ring") -> EvaluationReport:
    filled = [
        FilledForm(
            FormKind.EVALUATION,
            HELD,
            {"satisfaction": 4, "before": 2, "after": 4, "learned": said, "will_do": "Tell others"},
        ),
        FilledForm(FormKind.EVALUATION, HELD, {"learned": "Second"}),
        FilledForm(FormKind.IMPACT, HELD, {"used": 5, "practice": "I ask first"}),
    ]
    forms = tuple(
        put_together(kind, 2, 1 if kind in {each.kind for each in filled} else 0,
                     questions(kind, PACK), filled)
        for kind in FormKind
    )  # fmt: skip
    return EvaluationReport(
        "St Example's",
        "Right Help, Right Time",
        date(2025, 4, 1),
        TODAY,
        TODAY,
        (HeldSession(HELD, "Right Help, Right Time", "Hall", 3, 2, 1),),
        forms,
        rise_of(filled),
        side_by_side(filled),
        WindowCounts(in_time=1, not_yet=1, source="Herefordshire 8.3"),
    )


ATTENDANCE = AttendanceReport(
    "St Example's",
    date(2025, 4, 1),
    TODAY,
    TODAY,
    (AttendanceRow("Right Help", 2, 50, 12, 2), AttendanceRow("Level 3", 1, None, 0, 0)),
    (AttendanceRow("Helper", 2, 50, 12, 2),),
    (("unwell", 2),),
    3,
    1,
    5000,
    250,
    0,
)


def _sheet(kind: FormKind, *, anonymous: bool = False) -> FormSheet:
    return FormSheet(
        kind,
        "K7R-3MQ",
        "St Example's",
        "Right Help",
        HELD,
        "Łukasz Sample",
        "Ada Example",
        FollowUp(HELD, date(2026, 9, 20)),
        questions(kind, PACK),
        anonymous,
    )


FORMS = tuple(_sheet(kind) for kind in FormKind)
PAPERS: dict[str, Callable[[], bytes]] = {
    "plan": lambda: training_plan_pdf(_plan()),
    "evaluation": lambda: evaluation_report_pdf(_report()),
    "attendance": lambda: attendance_pdf(ATTENDANCE),
    "forms": lambda: forms_document(FORMS),
    "plan sheet": lambda: plan_xlsx(_plan()),
    "evaluation sheet": lambda: evaluation_xlsx(_report()),
    "attendance sheet": lambda: attendance_xlsx(ATTENDANCE),
}


@pytest.mark.parametrize(
    ("paper", "sheet"),
    [("plan sheet", "Places"), ("attendance sheet", "By role")],
)
def test_a_chart_stands_under_the_table(paper: str, sheet: str) -> None:
    book = openpyxl.load_workbook(BytesIO(PAPERS[paper]()))
    assert len(vars(book[sheet])["_charts"]) == 1


def test_a_chart_of_many_questions_has_a_page_of_its_own_after_their_table() -> None:
    names = openpyxl.load_workbook(BytesIO(PAPERS["evaluation sheet"]())).sheetnames
    assert names[names.index("Scales") + 1] == "Scales, drawn"


@pytest.mark.parametrize("paper", PAPERS)
def test_the_same_figures_give_the_same_bytes(paper: str) -> None:
    assert PAPERS[paper]() == PAPERS[paper]()


def test_the_plan_shows_places_by_month_and_who_is_in_each() -> None:
    text = _text(training_plan_pdf(_plan()))
    assert "March 2026 to February 2027, by the standards of Herefordshire" in text
    assert "4 places on 1 course." in text
    assert "3 (25)" in text
    assert "1 (any)" in text
    assert "Person 2" in text
    assert "Personal data" in text


def test_a_long_plan_runs_on_with_its_headings_repeated() -> None:
    pages = _pages(training_plan_pdf(_plan(90)))
    assert len(pages) > 2
    assert all("Requirement now" in page for page in pages[1:])


def test_a_plan_that_nearly_fits_one_page_has_a_lower_chart_and_is_one() -> None:
    assert len(_pages(training_plan_pdf(_plan(19)))) == 1
    assert len(_pages(training_plan_pdf(_plan(20)))) == 2


def test_eight_learners_of_a_dip_sample_stand_on_one_page() -> None:
    assert len(_pages(dip_sample_pdf(dip_sample(8), TODAY))) == 1
    assert len(_pages(dip_sample_pdf(dip_sample(14), TODAY))) == 2


def test_an_empty_plan_says_so() -> None:
    empty = replace(_plan(), rows=())
    assert "Nobody needs a place in these twelve months." in _text(training_plan_pdf(empty))


def test_the_evaluation_report_says_rates_rise_and_words_side_by_side() -> None:
    text = _text(evaluation_report_pdf(_report()))
    assert "1 of 2 (50.0%)" in text
    assert "One form answers both questions about knowledge: from 2.0 before to 4.0" in text
    assert "Whom to ring" in text
    assert "Tell others" in text
    assert "I ask first" not in text  # one impact form alone: it would tell whose it is
    assert WITHHELD in text
    assert "How much have you used what you learned?" not in text
    assert text.count("20 March 2026") + text.count("20 Mar 2026") == 1  # in the table of sessions
    assert "How do you plan to put it into practice?" in text
    assert "still to come (time allowed: Herefordshire 8.3)." in text
    assert "No form has come back yet." in text


def test_pairs_of_marks_shared_words_and_what_a_sample_found_stand_in_the_report() -> None:
    said = [
        FilledForm(FormKind.EVALUATION, HELD, {"before": 2, "after": 4, "learned": "Listen first"}),
        FilledForm(FormKind.EVALUATION, HELD, {"before": 2, "after": 4, "learned": "Listen more"}),
    ]
    ends = put_together(FormKind.EVALUATION, 2, 2, questions(FormKind.EVALUATION, PACK), said)
    report = replace(
        _report(),
        forms=(ends, *_report().forms[1:]),
        rise=rise_of(said),
        samples=(SampleFinding(TODAY, 3, 8, "They ring sooner."),),
    )
    text = _text(evaluation_report_pdf(report))
    assert "Knowledge before and after After 1 After 2 After 3 After 4 After 5" in text
    assert "Before 2 0 0 0 2 0 Before 3" in text
    assert "Words that come up more than once What have you learned? listen (2)" in text
    assert "3 of 8 who attended were drawn. They ring sooner." in text
    book = openpyxl.load_workbook(BytesIO(evaluation_xlsx(report)))
    assert ("from 2 to 4", 2, 4, 2) in list(book["Before and after"].values)
    assert [row[2:] for row in book["Themes"].values][-1] == ("listen", 2)
    assert list(book["Dip samples"].values)[-1][1:] == (3, 8, "They ring sooner.")
    assert list(book["Side by side"].values)[-1] == ("Whom to ring", "Tell others")


def test_what_people_wrote_is_printed_as_they_wrote_it() -> None:
    assert NASTY in _text(evaluation_report_pdf(_report(NASTY)))


def test_an_answer_longer_than_a_page_is_printed_whole() -> None:
    content = evaluation_report_pdf(_report("yarn " * 800))
    assert _text(content).count("yarn") == 800


def test_a_period_without_forms_says_so() -> None:
    nothing = put_together(FormKind.EVALUATION, 0, 0, (), ())
    forms = tuple(replace(nothing, kind=kind) for kind in FormKind)
    report = replace(_report(), forms=forms, sessions=(), pairs=())
    text = _text(evaluation_report_pdf(report))
    assert "No forms were given out for training in this period." in text


def test_attendance_says_who_stayed_away_and_what_it_cost() -> None:
    text = _text(attendance_pdf(ATTENDANCE))
    assert "3 sessions were held, and 1 cancelled." in text
    assert "85.7%" in text
    assert "no limit" in text
    assert text.count("Places") == 1  # a session has places, and a role none
    assert "unwell" in text
    assert "£50.00" in text


def test_each_form_is_one_page_with_its_code_and_questions() -> None:
    pages = _pages(forms_document(FORMS))
    assert len(pages) == len(FORMS)
    for page, sheet in zip(pages, FORMS, strict=True):
        assert FORM_TITLES[sheet.kind] in page
        assert "K7R-3MQ" in page
        for each in sheet.questions:
            assert each.text in " ".join(page.split())


def test_an_anonymous_form_has_its_name_and_code_on_a_slip_above_the_answers_only() -> None:
    page = _pages(forms_document([_sheet(FormKind.EVALUATION, anonymous=True)]))
    assert len(page) == 1
    slip, _, rest = page[0].partition("Tear this slip off")
    assert "K7R-3MQ" in slip
    assert "K7R-3MQ" not in rest
    assert "Łukasz Sample" not in rest


def test_nothing_on_the_answers_of_anonymous_forms_orders_them() -> None:
    names = [f"Person {letter}" for letter in "ABCDEFGHIJKL"]
    sheets = [
        replace(_sheet(FormKind.EVALUATION, anonymous=True), who=name, code=f"AAA-{name[-1]}22")
        for name in names
    ]
    pages = _pages(forms_document(sheets))
    slips = [page.partition("Tear this slip off")[0] for page in pages]
    printed = [next(name for name in names if name in slip) for slip in slips]
    assert sorted(printed) == names
    assert printed != names
    assert len({page.partition("Tear this slip off")[2] for page in pages}) == 1
    assert forms_document(sheets) == forms_document(sheets[::-1])


@pytest.mark.parametrize("pack", all_packs().packs)
def test_a_form_of_a_long_course_for_a_long_name_stays_on_one_page(pack: str) -> None:
    asked = {kind: questions(kind, all_packs().packs[pack]) for kind in FormKind}
    sheets = [
        replace(_sheet(kind, anonymous=anonymous), who="Maximiliana " * 8, about="Theodora " * 10,
                course="Working together " * 6, questions=asked[kind])
        for kind in FormKind
        for anonymous in (False, True)
    ]  # fmt: skip
    assert len(_pages(forms_document(sheets))) == len(sheets)


def test_the_lines_of_an_anonymous_form_do_not_tell_how_long_the_name_on_its_slip_was() -> None:
    drawn = []
    for who in ("Bo", "Maximiliana " * 8):
        sheet = replace(_sheet(FormKind.EVALUATION, anonymous=True), who=who)
        alternatives = [
            each.alternative for each in tree_of(forms_document([sheet])).every("Figure")
        ]
        drawn.append([each for each in alternatives if "to write on" in each])
    assert drawn[0] == drawn[1] != []


def test_every_form_says_not_to_describe_a_child_and_has_no_number_of_its_page() -> None:
    both = [*FORMS, _sheet(FormKind.EVALUATION, anonymous=True)]
    for page in _pages(forms_document(both)):
        words = " ".join(page.split())
        assert "Do not describe a child or family; tell the lead." in words
        assert "as you like" not in words
        assert "Page 1" not in words


def test_no_forms_is_a_sentence_and_not_a_fault() -> None:
    assert "There are no forms to print." in _text(forms_document([]))


def _book(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_the_workbook_of_an_evaluation_keeps_numbers_as_numbers_and_words_as_words() -> None:
    sheets = _book(evaluation_xlsx(_report(NASTY)))
    assert sheets["Forms"][4] == (FORM_TITLES[FormKind.EVALUATION], 2, 1, 50)
    answers = [row[2] for row in sheets["In their words"][4:]]
    assert not [cell for row in sheets["In their words"][3:] for cell in row if cell == HELD]
    assert NASTY in answers
    assert sheets["Scales"][4][2:] == (0, 0, 0, 1, 0, 4)


def test_the_workbook_of_the_plan_has_a_column_for_each_month() -> None:
    sheets = _book(plan_xlsx(_plan()))
    assert sheets["Places"][3] == (
        "Course", *(f"{month_short(month)} {month.year}" for month in months_ahead(TODAY)), "All"
    )  # fmt: skip
    assert [row[-1] for row in sheets["Places"][4:6]] == [4, 4]
    assert sheets["Places"][5][:2] == ("All courses", 3)
    assert len(sheets["People"]) == 4 + 4


def test_the_workbook_of_attendance_has_courses_roles_and_reasons() -> None:
    sheets = _book(attendance_xlsx(ATTENDANCE))
    assert sheets["By course"][4] == ("Right Help", 2, 50, 12, 2, 85.7)
    assert sheets["By course"][5] == ("Level 3", 1, None, 0, 0, None)
    assert sheets["By role"][3:5] == [
        ("Role on the day", "Sessions", "Came", "Stayed away", "Per cent came"),
        ("Helper", 2, 12, 2, 85.7),
    ]
    assert sheets["Stayed away"][4] == ("unwell", 2)


def test_the_line_under_a_row_of_a_workbook_has_no_gap_where_nothing_is_known() -> None:
    sheet = openpyxl.load_workbook(BytesIO(attendance_xlsx(ATTENDANCE)))["By course"]
    assert [cell.border.bottom.style for cell in sheet[6]] == ["thin"] * 6


def test_each_row_of_the_plan_says_its_month() -> None:
    text = _text(training_plan_pdf(_plan(60)))
    assert text.count("March 2026 now") == 60


def test_counts_over_a_thousand_are_parted_by_a_comma() -> None:
    row = AttendanceRow("Level 2", 1200, 40000, 30600, 2600)
    text = _text(attendance_pdf(replace(ATTENDANCE, by_course=(row,), absences=(("away", 2600),))))
    assert "1,200 40,000 30,600 2,600 92.2%" in text
    assert "away 2,600" in text
