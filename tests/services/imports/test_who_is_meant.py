"""Who a row speaks of: nobody is lost, nobody guessed, and every reason given is the true one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import ImportReport, SheetKind, import_sheet
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.training.standing import everyone
from tests.factories import dump, make_workspace

PEOPLE = "reference,given_name,family_name,email,role"
TRAINING = "person_reference,name,email,course,completed_on"
TRACKER = "Ref,Name,Email,Level 1,Level 2"

Bring = Callable[..., ImportReport]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path, "hscp")
    add_person(made, PersonDetails("Ann", "Example", reference="P1", email="ann@example.org"))
    add_person(made, PersonDetails("Ben", "Sample"))
    return made


@pytest.fixture
def bring(workspace: Workspace, tmp_path: Path) -> Bring:
    def brought(
        kind: SheetKind, *rows: str, add_people: bool = False, **decisions: str
    ) -> ImportReport:
        head = {SheetKind.PEOPLE: PEOPLE, SheetKind.TRAINING: TRAINING}.get(kind, TRACKER)
        path = tmp_path / "sheet.csv"
        path.write_text("\n".join((head, *rows)), encoding="utf-8")
        return import_sheet(workspace, kind, path, add_people=add_people, decisions=decisions)

    return brought


def told(report: ImportReport) -> list[tuple[str, int | None, str | None, str, str]]:
    """What was refused and noted: which, row, column, value and code."""
    return [
        (list_name, each.row, each.column, each.value, each.code.value)
        for list_name in ("refused", "notes")
        for each in getattr(report, list_name)
        if each.code != "new_people"
    ]


def people(workspace: Workspace) -> list[tuple[str, str | None]]:
    """Everybody by name."""
    found = [(each.name, each.reference) for each in everyone(workspace)]
    return sorted(found, key=str)


KEPT = [("Ann Example", "P1"), ("Ben Sample", None)]


def test_a_reference_that_belongs_to_another_name_is_refused(
    bring: Bring, workspace: Workspace
) -> None:
    report = bring(SheetKind.PEOPLE, "P1,Zoe,Different,,Helper", "P2,Cy,New,,", "P2,Di,Newer,,")

    assert told(report) == [
        ("refused", 2, "C", "Zoe Different", "reference_of_another"),
        ("refused", 4, "C", "Di Newer", "reference_of_another"),
    ]
    assert (report.read, report.added, report.already_present) == (3, 1, 0)
    assert people(workspace) == [*KEPT, ("Cy New", "P2")]
    assert not dump(workspace)["post"]


def test_another_family_name_under_a_reference_is_asked_and_refused_till_then(
    bring: Bring, workspace: Workspace
) -> None:
    asked = bring(SheetKind.PEOPLE, "P1,Ann,Newly-Wed,,")

    assert told(asked) == [("refused", 2, "C", "Ann Newly-Wed", "reference_of_another")]
    (question,) = asked.questions
    assert (question.id, [each.key for each in question.choices]) == (
        "person:p1 ann newly-wed",
        ["one"],
    )
    report = bring(SheetKind.PEOPLE, "P1,Ann,Newly-Wed,,", **{question.id: "one"})
    assert told(report) == [("notes", 2, "C", "Ann Newly-Wed", "kept_as_it_was")]
    assert report.already_present == 1
    assert people(workspace) == KEPT


@pytest.mark.parametrize("name", ["A.,Example", "Ann Marie,Example"])
def test_a_first_name_in_another_form_is_noted_and_stays_as_it_was(
    bring: Bring, workspace: Workspace, name: str
) -> None:
    report = bring(SheetKind.PEOPLE, f"P1,{name},,")

    assert told(report) == [("notes", 2, "C", name.replace(",", " "), "kept_as_it_was")]
    assert report.already_present == 1
    assert people(workspace) == KEPT


def test_training_under_a_reference_of_another_name_is_refused_with_that_reason(
    bring: Bring,
) -> None:
    report = bring(
        SheetKind.TRAINING,
        "P1,Ben Sample,,level1,1/2/2025",
        "P1,Ann Newly-Wed,,level1,2/2/2025",
        "P1,,,level1,3/2/2025",
    )

    assert told(report) == [
        ("refused", 2, "B", "Ben Sample", "reference_of_another"),
        ("refused", 3, "B", "Ann Newly-Wed", "reference_of_another"),
    ]
    assert (report.read, report.added) == (3, 1)


def test_a_tracker_under_a_reference_of_another_name_is_refused(bring: Bring) -> None:
    report = bring(SheetKind.TRACKER, "P1,Ben Sample,,1/2/2025,2/2/2025", add_people=True)

    assert told(report) == [("refused", 2, "B", "Ben Sample", "reference_of_another")]


@pytest.mark.parametrize("kind", [SheetKind.TRAINING, SheetKind.TRACKER])
@pytest.mark.parametrize("add_people", [False, True])
def test_an_unknown_reference_falls_through_to_the_name_and_is_noted(
    bring: Bring, workspace: Workspace, kind: SheetKind, add_people: bool
) -> None:
    cells = ",,level1,1/2/2025" if kind is SheetKind.TRAINING else ",,1/2/2025,"
    report = bring(kind, f"P99,Ann Example{cells}", add_people=add_people)

    assert told(report) == [("notes", 2, "A", "P99", "kept_as_it_was")]
    assert report.added == 1
    assert people(workspace) == KEPT


@pytest.mark.parametrize("add_people", [False, True])
def test_a_sheet_that_tells_two_of_one_name_apart_means_two(
    bring: Bring, workspace: Workspace, add_people: bool
) -> None:
    report = bring(
        SheetKind.TRACKER,
        "P1,Ann Example,,1/2/2025,",
        "P7,Ann Example,,3/2/2025,",
        add_people=add_people,
    )

    where = ("notes", "namesake") if add_people else ("refused", "other_marks")
    assert told(report) == [(where[0], 3, "B", "Ann Example", where[1])]
    assert report.added == 1 + add_people
    assert (("Ann Example", "P7") in people(workspace)) is add_people


def test_a_row_that_bears_no_mark_where_others_of_its_name_do_is_refused(bring: Bring) -> None:
    report = bring(
        SheetKind.TRAINING,
        ",Ann Example,,level1,1/2/2025",
        "P1,Ann Example,,level1,2/2/2025",
        "P7,Ann Example,,level1,3/2/2025",
    )

    assert [(each.row, each.code.value) for each in report.refused] == [
        (2, "ambiguous_person"),
        (4, "other_marks"),
    ]


def test_a_reference_that_nobody_has_is_the_reason_where_no_name_stands(bring: Bring) -> None:
    report = bring(SheetKind.TRAINING, "P99,,,level1,1/2/2025", "P98,Cy New,,level1,1/2/2025")

    assert told(report) == [
        ("refused", 2, "A", "P99", "unknown_reference"),
        ("refused", 3, "B", "Cy New", "unknown_person"),
    ]


def test_letter_case_and_blanks_make_no_other_reference(bring: Bring, workspace: Workspace) -> None:
    report = bring(
        SheetKind.PEOPLE,
        "p1 ,Ann,Example,,",
        "P2,Cy,New,,",
        "p2,Cy,New,,Helper",
        **{"role:helper": "nothing"},
    )

    assert people(workspace) == [*KEPT, ("Cy New", "P2")]
    assert not report.refused
    assert bring(SheetKind.TRAINING, "p1,,,level1,1/2/2025").added == 1


def test_references_that_differ_in_case_alone_are_told_apart_where_both_are_kept(
    bring: Bring, workspace: Workspace
) -> None:
    add_person(workspace, PersonDetails("Cy", "New", reference="x1"))
    add_person(workspace, PersonDetails("Di", "Newer", reference="X1"))

    assert bring(SheetKind.TRAINING, "X1,Di Newer,,level1,1/2/2025").added == 1


def test_another_reference_beside_a_known_name_is_another_person_and_noted(
    bring: Bring, workspace: Workspace
) -> None:
    report = bring(SheetKind.PEOPLE, "P7,Ann,Example,ann.e@example.org,", "P8,Ben,Sample,,")
    assert told(report) == [("notes", 2, "C", "Ann Example", "namesake")]
    assert len(people(workspace)) == 3
    assert ("Ben Sample", "P8") in people(workspace)


def test_another_e_mail_beside_a_known_name_is_asked_about_in_a_sheet_of_people_too(
    bring: Bring, workspace: Workspace
) -> None:
    row = ",Ann,Example,other@example.org,"
    asked = bring(SheetKind.PEOPLE, row)
    assert told(asked) == [("refused", 2, "C", "Ann Example", "other_address")]
    (question,) = asked.questions
    assert [each.label for each in question.choices] == [
        "Ann Example, ann@example.org",
        "Somebody else of that name",
    ]
    same = bring(SheetKind.PEOPLE, row, **{question.id: question.choices[0].key})
    assert told(same) == [("notes", 2, "D", "other@example.org", "kept_as_it_was")]
    assert people(workspace) == KEPT


def test_somebody_else_of_a_known_name_is_added_once_that_was_said(
    bring: Bring, workspace: Workspace
) -> None:
    row = ",Ann,Example,other@example.org,"
    (question,) = bring(SheetKind.PEOPLE, row).questions
    report = bring(SheetKind.PEOPLE, row, **{question.id: "other"})
    assert told(report) == [("notes", 2, "C", "Ann Example", "namesake")]
    assert len(people(workspace)) == 3


TWO_E_MAILS = (",Cy,New,cy@example.org,", ",Cy,New,c.new@example.org,")


def test_one_name_with_two_e_mails_is_a_question_that_shows_both(
    bring: Bring, workspace: Workspace
) -> None:
    report = bring(SheetKind.PEOPLE, *TWO_E_MAILS)

    assert [each[1:] for each in told(report)] == [
        (2, "C", "Cy New", "two_addresses"),
        (3, "C", "Cy New", "two_addresses"),
    ]
    (question,) = report.questions
    assert [each.value for each in question.cells] == [
        "Cy New, cy@example.org",
        "Cy New, c.new@example.org",
    ]
    assert [each.label for each in question.choices] == ["The same person", "Two people"]
    assert people(workspace) == KEPT


@pytest.mark.parametrize(
    ("said", "added", "note"), [("one", 1, "kept_as_it_was"), ("two", 2, "namesake")]
)
def test_one_name_with_two_e_mails_is_as_many_people_as_was_said(
    bring: Bring, workspace: Workspace, said: str, added: int, note: str
) -> None:
    (question,) = bring(SheetKind.PEOPLE, *TWO_E_MAILS).questions
    report = bring(SheetKind.PEOPLE, *TWO_E_MAILS, **{question.id: said})

    assert report.refused == ()
    assert [each[4] for each in told(report)] == [note]
    assert len(people(workspace)) == 2 + added
    again = bring(SheetKind.PEOPLE, *TWO_E_MAILS)
    assert (again.added, again.refused) == (0, ())


def test_one_name_with_two_e_mails_is_asked_of_a_tracker_and_two_references_are_two_people(
    bring: Bring, workspace: Workspace
) -> None:
    rows = ("{}Cy New,cy@example.org,1/2/2025,", "{}Cy New,c.new@example.org,2/2/2025,")
    asked = bring(SheetKind.TRACKER, *(each.format(",") for each in rows), add_people=True)
    assert [each.id for each in asked.questions] == ["person:e-mails cy new"]
    assert people(workspace) == KEPT

    marked = [each.format(f"P{n},") for n, each in enumerate(rows, 8)]
    report = bring(SheetKind.TRACKER, *marked, add_people=True)
    assert (report.questions, report.added) == ((), 2)
    assert ("notes", 3, "B", "Cy New", "namesake") in told(report)


def test_a_name_with_two_e_mails_that_are_both_kept_here_is_these_two(
    bring: Bring, workspace: Workspace
) -> None:
    add_person(workspace, PersonDetails("Ann", "Example", email="other@example.org"))
    rows = (",Ann Example,ann@example.org,1/2/2025,", ",Ann Example,other@example.org,2/2/2025,")
    report = bring(SheetKind.TRACKER, *rows)
    assert (report.questions, report.refused, report.added) == ((), (), 2)


def test_a_reference_that_one_row_fills_in_belongs_to_that_person_in_the_next(
    bring: Bring, workspace: Workspace
) -> None:
    report = bring(SheetKind.PEOPLE, "P8,Ben,Sample,,", "P8,Cy,New,,")

    assert told(report) == [("refused", 3, "C", "Cy New", "reference_of_another")]
    assert people(workspace) == [KEPT[0], ("Ben Sample", "P8")]


def test_which_of_two_namesakes_the_one_without_marks_is_cannot_be_told(bring: Bring) -> None:
    report = bring(SheetKind.PEOPLE, "P8,Ben,Sample,,", "P9,Ben,Sample,,")

    assert [each.code.value for each in report.refused] == ["ambiguous_person"] * 2


def test_the_same_name_and_e_mail_under_a_new_reference_is_the_same_person(
    bring: Bring, workspace: Workspace
) -> None:
    report = bring(SheetKind.PEOPLE, "P7,Ann,Example,ann@example.org,")

    assert told(report) == [("notes", 2, "A", "P7", "kept_as_it_was")]
    assert people(workspace) == KEPT


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [("P3,,New,,", "B", "no_given_name"), ("P3,Cy,,,", "C", "no_family_name")],
)
def test_half_a_name_is_refused(
    bring: Bring, workspace: Workspace, row: str, column: str, code: str
) -> None:
    report = bring(SheetKind.PEOPLE, row)

    assert [(each.row, each.column, each.code.value) for each in report.refused] == [
        (2, column, code)
    ]
    assert people(workspace) == KEPT
