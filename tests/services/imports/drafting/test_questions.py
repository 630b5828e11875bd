"""What an import asks of people, roles and courses, and what each answer brings in."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import ImportReport, SheetKind, import_sheet
from sgdesk.services.imports.decisions import decisions, take_back
from sgdesk.services.people import roles
from sgdesk.services.people.people import PersonDetails, add_person, person_view
from sgdesk.services.training.standing import everyone
from tests.factories import TODAY, dump, make_workspace

NO_ANSWERS: Mapping[str, str] = {}
TRACKER = "Name,Role,Level 1\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path, "hscp")
    add_person(made, PersonDetails("Ann", "Example"))
    return made


def bring(
    workspace: Workspace,
    kind: SheetKind,
    text: str,
    answers: Mapping[str, str] = NO_ANSWERS,
    *,
    dry_run: bool = False,
) -> ImportReport:
    path = workspace.path.with_name("sheet.csv")
    path.write_text(text, encoding="utf-8")
    return import_sheet(workspace, kind, path, add_people=True, decisions=answers, dry_run=dry_run)


def names(workspace: Workspace) -> list[str]:
    return sorted(each.name for each in everyone(workspace))


def kept_roles(workspace: Workspace) -> dict[str, str | None]:
    """The group of every role."""
    return {each.role.name: each.role.group for each in roles.roles_view(workspace, TODAY)}


def posts(workspace: Workspace) -> int:
    return len(dump(workspace)["post"])


def refused(report: ImportReport) -> list[tuple[int | None, str | None, str, str]]:
    return [(each.row, each.column, each.value, each.code.value) for each in report.refused]


# Roles

HELPERS = TRACKER + "Bob New,Door steward,1/2/2025\nCat New,door  steward,\n"
STEWARD = "role:door steward"


@pytest.mark.parametrize("kind", [SheetKind.TRACKER, SheetKind.PEOPLE])
def test_a_role_that_is_new_is_asked_once_and_the_people_come_in_all_the_same(
    workspace: Workspace, kind: SheetKind
) -> None:
    report = bring(workspace, kind, HELPERS)

    found = {each.id: [(c.row, c.column) for c in each.cells] for each in report.questions}
    assert found[STEWARD] == [(2, "B"), (3, "B")]
    assert refused(report) == [
        (2, "B", "Door steward", "new_role"),
        (3, "B", "door steward", "new_role"),
    ]
    assert names(workspace) == ["Ann Example", "Bob New", "Cat New"]
    assert (kept_roles(workspace), posts(workspace)) == ({}, 0)


def test_a_new_role_comes_in_with_the_group_that_was_said(workspace: Workspace) -> None:
    report = bring(workspace, SheetKind.TRACKER, HELPERS, {STEWARD: "group:2"})

    assert (kept_roles(workspace), posts(workspace)) == ({"Door steward": "2"}, 2)
    assert (report.roles_added, report.refused) == (1, ())


def test_a_new_role_can_be_one_of_ours_in_other_words(workspace: Workspace) -> None:
    roles.add_role(workspace, "Steward", "2")
    report = bring(workspace, SheetKind.TRACKER, HELPERS, {STEWARD: "role:steward"})

    assert (kept_roles(workspace), posts(workspace)) == ({"Steward": "2"}, 2)
    assert (report.roles_added, report.refused) == (0, ())


def test_no_role_calls_for_nothing_unless_that_was_said(workspace: Workspace) -> None:
    bring(workspace, SheetKind.TRACKER, HELPERS, {STEWARD: "nothing"})

    (made,) = roles.roles_view(workspace, TODAY)
    assert (made.role.name, made.role.group, made.role.requirements) == ("Door steward", None, ())


def test_a_role_can_be_left_out_and_its_cells_are_noted(workspace: Workspace) -> None:
    report = bring(workspace, SheetKind.TRACKER, HELPERS, {STEWARD: "-"})

    assert (kept_roles(workspace), posts(workspace), report.refused) == ({}, 0, ())
    assert [(n.row, n.column) for n in report.notes if n.code == "role_left_out"] == [
        (2, "B"),
        (3, "B"),
    ]


@pytest.mark.parametrize("answer", ["group:99", "role:nobody", "yes"])
def test_an_answer_that_was_not_offered_is_ignored_and_not_kept(
    workspace: Workspace, answer: str
) -> None:
    report = bring(workspace, SheetKind.TRACKER, HELPERS, {STEWARD: answer, "word:odd": "yes"})

    assert [code for *_, code in refused(report)] == ["new_role"] * 2
    assert [each.answer for each in report.questions] == [""]
    assert decisions(workspace) == ()


# People


def test_two_of_one_name_are_told_apart_and_each_can_be_the_answer(workspace: Workspace) -> None:
    roles.add_role(workspace, "Door steward", "1", ["level1"])
    for role, reference in ((None, "P7"), (roles.roles_view(workspace, TODAY)[0].role.id, None)):
        add_person(workspace, PersonDetails("Margaret", "Sample", reference=reference), role)
    sheet = TRACKER + "Maggie Sample,,1/2/2025\n"
    (question,) = bring(workspace, SheetKind.TRACKER, sheet).questions
    assert question.asks == (
        "Is Maggie Sample the same as Margaret Sample (P7) or Margaret Sample (Door steward)?"
    )
    first, second, _ = question.choices
    assert first.key != second.key

    report = bring(workspace, SheetKind.TRACKER, sheet, {question.id: second.key})
    assert refused(report) == []
    namesakes = [each.id for each in everyone(workspace) if each.given_name == "Margaret"]
    trained = [len(person_view(workspace, each).training) for each in sorted(namesakes)]
    assert trained == [0, 1]
    again = bring(workspace, SheetKind.TRACKER, sheet)
    assert again.already_present == 1, "it is remembered whom the answer means"


def test_a_like_name_is_asked_and_is_neither_matched_nor_added_till_then(
    workspace: Workspace,
) -> None:
    report = bring(workspace, SheetKind.TRACKER, TRACKER + "Annie Example,,1/2/2025\n")

    (question,) = report.questions
    assert question.id == "person:annie example"
    assert [each.key for each in question.choices] == ["same:ann example", "other"]
    assert refused(report) == [(2, "A", "Annie Example", "like_another")]
    assert names(workspace) == ["Ann Example"]


@pytest.mark.parametrize(
    ("answer", "after"),
    [
        ("same:ann example", ["Ann Example"]),
        ("other", ["Ann Example", "Annie Example"]),
    ],
)
def test_what_was_said_of_a_like_name_is_done(
    workspace: Workspace, answer: str, after: list[str]
) -> None:
    answers = {"person:annie example": answer}
    report = bring(workspace, SheetKind.TRACKER, TRACKER + "Annie Example,,1/2/2025\n", answers)

    assert (report.added, report.refused) == (1, ())
    assert names(workspace) == after


TWICE = TRACKER + "Bob New,,1/2/2025\nBob New,,2/2/2025\n"


def test_a_name_that_stands_twice_in_a_tracker_is_asked_and_refused_till_then(
    workspace: Workspace,
) -> None:
    report = bring(workspace, SheetKind.TRACKER, TWICE)

    (question,) = report.questions
    assert (question.id, [c.row for c in question.cells]) == ("person:twice bob new", [2, 3])
    assert [code for *_, code in refused(report)] == ["same_name_twice"] * 2
    assert names(workspace) == ["Ann Example"]


@pytest.mark.parametrize(("answer", "people"), [("one", 1), ("two", 2)])
def test_a_name_that_stands_twice_is_one_person_or_two_as_was_said(
    workspace: Workspace, answer: str, people: int
) -> None:
    report = bring(workspace, SheetKind.TRACKER, TWICE, {"person:twice bob new": answer})

    assert (report.added, report.people_added) == (2, people)
    assert names(workspace) == ["Ann Example", *["Bob New"] * people]


def test_a_reference_alone_is_found_though_its_name_stands_below(workspace: Workspace) -> None:
    text = "Ref,Name,Level 1,Level 2\nP1,,1/2/2025,\nP1,Bob New,,2/2/2025\n"

    report = bring(workspace, SheetKind.TRACKER, text)

    assert (report.added, report.refused) == (2, ())
    assert names(workspace) == ["Ann Example", "Bob New"]


# Courses

LIST = "Name,Course,Date\nAnn Example,level1,1/2/2025\nAnn Example,Big day,2/2/2025\n"


def test_a_course_that_is_not_known_is_asked_and_listed_till_then(workspace: Workspace) -> None:
    report = bring(workspace, SheetKind.TRAINING, LIST)

    assert [each.id for each in report.questions] == ["course:big day"]
    assert refused(report) == [(3, "B", "Big day", "unknown_course")]
    assert report.added == 1


def test_a_course_is_the_one_that_was_said_or_left_out(workspace: Workspace) -> None:
    asked = bring(workspace, SheetKind.TRAINING, LIST, dry_run=True)
    title = asked.questions[0].choices[0].key

    left = bring(workspace, SheetKind.TRAINING, LIST, {"course:big day": "-"}, dry_run=True)
    report = bring(workspace, SheetKind.TRAINING, LIST, {"course:big day": title})

    assert (left.added, left.refused) == (1, ())
    assert (report.added, report.refused) == (2, ())


# Remembered


def test_an_answer_holds_for_the_next_sheet_until_undo_takes_it_back(workspace: Workspace) -> None:
    bring(workspace, SheetKind.TRACKER, HELPERS, {STEWARD: "-"})
    later = TRACKER + "Dee New,Door Steward,3/2/2025\n"

    assert bring(workspace, SheetKind.TRACKER, later, dry_run=True).refused == ()
    assert [(each.about, each.answer) for each in decisions(workspace)] == [("door steward", "-")]

    undo(workspace)
    report = bring(workspace, SheetKind.TRACKER, later, dry_run=True)
    assert [code for *_, code in refused(report)] == ["new_role"]


def test_an_answer_that_is_not_offered_leaves_the_one_before_it_kept(workspace: Workspace) -> None:
    bring(workspace, SheetKind.TRACKER, HELPERS, {STEWARD: "-"})
    later = TRACKER + "Dee New,Door Steward,3/2/2025\n"

    report = bring(workspace, SheetKind.TRACKER, later, {STEWARD: "yes"})

    assert [code for *_, code in refused(report)] == ["new_role"]
    assert [each.answer for each in decisions(workspace)] == ["-"]


def test_an_answer_that_was_taken_back_is_asked_again(workspace: Workspace) -> None:
    bring(workspace, SheetKind.TRACKER, HELPERS, {STEWARD: "-"})
    later = TRACKER + "Dee New,Door Steward,3/2/2025\n"

    take_back(workspace, STEWARD)

    assert decisions(workspace) == ()
    report = bring(workspace, SheetKind.TRACKER, later, dry_run=True)
    assert [code for *_, code in refused(report)] == ["new_role"]


def test_an_answer_of_a_dry_run_is_not_kept(workspace: Workspace) -> None:
    bring(workspace, SheetKind.TRACKER, HELPERS, {STEWARD: "-"}, dry_run=True)

    assert decisions(workspace) == ()


# What is left where it is

SECRET = "001234567890"


def test_nothing_of_what_is_left_where_it_is_comes_into_the_report_or_the_file(
    workspace: Workspace,
) -> None:
    text = (
        "Name,Role,Level 1,DBS number,Date of birth,Notes\n"
        f"Bob New,,1/2/2025,{SECRET},3/4/1971,\n"
        f"Cat New,,1/2/2025 pregnant,,,DBS {SECRET}\n"
    )

    report = bring(workspace, SheetKind.TRACKER, text)

    told = [(n.column, n.value) for n in report.notes if n.code == "not_brought_in"]
    assert told == [("D", "DBS number"), ("E", "Date of birth")]
    said = f"{report.refused}{report.notes}{report.questions}"
    workspace.close()
    everything = said.encode() + workspace.path.read_bytes()
    assert [
        word for word in (SECRET, "1971-04-03", "pregnant") if word.encode() in everything
    ] == []


# What parts the cells


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_comma_file_with_semicolons_in_its_cells_is_parted_at_commas(
    workspace: Workspace, quote: str
) -> None:
    cell = f"{quote}level1; level2{quote}"
    text = f"role,requirements\nCook,{cell}\nDriver,{cell}\n"

    report = bring(workspace, SheetKind.ROLES, text)

    assert (report.added, report.refused) == (2, ())
    asked = {each.role.name: each.role.requirements for each in roles.roles_view(workspace, TODAY)}
    assert asked == {"Cook": ("level1", "level2"), "Driver": ("level1", "level2")}


def test_what_a_row_notes_of_its_person_is_noted_of_each_row_alike(workspace: Workspace) -> None:
    text = "Name,Reference,Course,Date\n" + "Ann Example,B7,Level 1,{}/03/2025\n" * 2
    add_person(workspace, PersonDetails("Bea", "Example", reference="B7"))
    report = bring(workspace, SheetKind.TRAINING, text.format(12, 13), dry_run=True)
    assert [(each.row, each.value) for each in report.refused] == [
        (2, "Ann Example"),
        (3, "Ann Example"),
    ]


def test_somebody_added_of_the_same_name_ends_what_the_name_told(workspace: Workspace) -> None:
    """Ann is told by her name until another Ann, with a reference of her own, is in the sheet."""
    rows = ("Ann Example,,12", "Ann Example,A2,13", "Ann Example,A3,14", "Ann Example,,15")
    text = "Name,Reference,Course,Date\n"
    text += "".join("{},{},Level 1,{}/03/2025\n".format(*each.split(",")) for each in rows)
    report = bring(workspace, SheetKind.TRAINING, text, dry_run=True)
    refused = {each.row for each in report.refused}
    assert {2, 5} <= refused, "a name of two people tells nobody, wherever it stands"
