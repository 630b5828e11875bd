"""What speaks against a row beside its dates: a blank, another address, a last day, a standing."""

from pathlib import Path

import pytest

from sgdesk.services.imports import ImportReport, SheetKind, import_sheet
from sgdesk.services.people.people import PersonDetails, add_person
from tests.factories import make_workspace
from tests.imports_truth.judge import Stored, read_stored
from tests.services.imports.cases.trying import bring


def test_a_blank_beside_a_date_where_others_say_yes_or_no_is_asked(tmp_path: Path) -> None:
    sheet = "Name,Level 1,L1 date\nAnn Sample,Yes,12/03/2024\nBob Instance,,13/03/2024\n"
    came = bring(tmp_path, "tracker", sheet)

    assert came.completed == {"ann sample: level1 2024-03-12"}
    assert came.tells("C3")
    assert [each.id for each in came.report.questions] == ["word:level 1: (blank)"]


def test_a_blank_beside_a_date_where_others_only_say_what_is_wrong_is_no_doubt(
    tmp_path: Path,
) -> None:
    sheet = "Name,Level 1,L1 date\nAnn Sample,booked,12/03/2024\nBob Instance,,13/03/2024\n"
    came = bring(tmp_path, "tracker", sheet)

    assert came.completed == {"bob instance: level1 2024-03-13"}


@pytest.mark.parametrize("heading", ["Lead", "DSL", "lead:", "Level 2?", "Level 2 2027"])
def test_a_column_whose_heading_leaves_open_what_its_dates_are_is_asked(
    tmp_path: Path, heading: str
) -> None:
    sheet = f"Name,{heading},Level 1\nAnn Sample,01/09/2022,12/03/2024\n"
    came = bring(tmp_path, "tracker", sheet)

    assert came.completed == {"ann sample: level1 2024-03-12"}
    assert [each.kind for each in came.report.questions] == ["column"]


@pytest.mark.parametrize(
    ("heading", "said", "plain"),
    [
        ("Certificate number", "did not attend", "C-17"),
        ("Certificate number", "FAILED", "C-17"),
        ("Email", "did not attend", "absent@example.org"),
        ("Reference", "no show", "R17"),
        ("Role", "did not attend", "Trustee"),
    ],
)
@pytest.mark.parametrize(
    ("kind", "heads", "done"),
    [("training", "Course,Date", "Level 1,12/03/2024"), ("tracker", "Level 1", "12/03/2024")],
)
def test_words_of_no_in_place_of_a_number_an_address_or_a_role_are_asked_about(
    tmp_path: Path, kind: str, heads: str, done: str, heading: str, said: str, plain: str
) -> None:
    rows = f"Ann Sample,{plain},{done}\nBo Instance,{said},{done}\nCy Example,,{done}\n"
    came = bring(tmp_path, kind, f"Name,{heading},{heads}\n{rows}")

    assert came.completed == {"ann sample: level1 2024-03-12", "cy example: level1 2024-03-12"}
    assert f"word:{said.casefold()}" in {each.id for each in came.report.questions}


ADDRESSES = "Name,Email,Level 1\nJohn Smith,jnr@example.org,12/03/2024\n"


def brought(
    folder: Path, kind: SheetKind, sheet: str, *known: PersonDetails, **answers: str
) -> tuple[ImportReport, Stored]:
    """The report, and what stands in the file, where these people are known."""
    folder.mkdir(exist_ok=True)
    workspace = make_workspace(folder)
    for each in known:
        add_person(workspace, each)
    path = folder / "sheet.csv"
    path.write_text(sheet, encoding="utf-8")
    report = import_sheet(workspace, kind, path, add_people=True, decisions=answers)
    workspace.close()
    return report, read_stored(workspace.path)


def test_another_address_beside_a_known_name_is_asked_with_both_side_by_side(
    tmp_path: Path,
) -> None:
    known = PersonDetails("John", "Smith", email="john@example.org")
    report, stored = brought(tmp_path, SheetKind.TRACKER, ADDRESSES, known)

    assert (stored.people["john smith"], list(stored.training)) == (1, [])
    (asked,) = report.questions
    assert "jnr@example.org" in asked.asks
    assert [each.label for each in asked.choices] == [
        "John Smith, john@example.org",
        "Somebody else of that name",
    ]
    for choice, people in zip(asked.choices, (1, 2), strict=True):
        folder = tmp_path / choice.key[:4]
        said = {asked.id: choice.key}
        _, stored = brought(folder, SheetKind.TRACKER, ADDRESSES, known, **said)
        assert (stored.people["john smith"], len(list(stored.training))) == (people, 1)


def test_of_two_known_namesakes_with_other_addresses_no_third_is_made(tmp_path: Path) -> None:
    known = [PersonDetails("John", "Smith", email=f"{n}@example.org") for n in ("one", "two")]
    report, stored = brought(tmp_path, SheetKind.TRACKER, ADDRESSES, *known)

    assert (stored.people["john smith"], list(stored.training)) == (2, [])
    assert len(report.questions[0].choices) == 3


def test_the_same_reference_tells_somebody_whose_address_has_changed(tmp_path: Path) -> None:
    known = PersonDetails("John", "Smith", reference="P1", email="john@example.org")
    sheet = "Ref,Name,Email,Level 1\nP1,John Smith,new@example.org,12/03/2024\n"
    report, stored = brought(tmp_path, SheetKind.TRACKER, sheet, known)

    assert (report.questions, len(list(stored.training))) == ((), 1)


LEFT = "Name,Left,Level 1\nAnn Sample,01/01/2024,12/03/2024\nBob Instance,01/01/2025,13/03/2024\n"


def test_training_after_the_last_day_is_a_question_for_this_sheet(tmp_path: Path) -> None:
    report, stored = brought(tmp_path, SheetKind.TRACKER, LEFT)

    assert [each[0] for each in stored.training] == ["bob instance"]
    assert [(each.row, each.column, each.code.value) for each in report.refused] == [
        (2, "C", "after_last_day")
    ]
    (asked,) = report.questions
    assert asked.once
    _, stored = brought(tmp_path / "yes", SheetKind.TRACKER, LEFT, **{asked.id: "yes"})
    assert len(list(stored.training)) == 2


def test_training_after_the_last_day_that_is_kept_here_is_a_question_too(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    people, training = tmp_path / "people.csv", tmp_path / "training.csv"
    people.write_text("Name,Role,Left\nAnn Sample,,01/01/2024\n", encoding="utf-8")
    training.write_text("Name,Course,Date\nAnn Sample,Level 1,12/03/2024\n", encoding="utf-8")
    import_sheet(workspace, SheetKind.PEOPLE, people, add_people=True)
    report = import_sheet(workspace, SheetKind.TRAINING, training)
    workspace.close()

    assert list(read_stored(workspace.path).training) == []
    assert [each.id for each in report.questions] == ["word:after the last day"]


def test_a_status_that_mixes_people_and_courses_is_read_word_by_word(tmp_path: Path) -> None:
    sheet = (
        "Name,Status,Level 1\nAnn Sample,Active,12/03/2024\nBob Instance,Left,13/03/2024\n"
        "Cy Example,Applicant,14/03/2024\nDi Specimen,Booked,15/03/2024\n"
        "Ed Placeholder,Expired,16/03/2024\n"
    )
    came = bring(tmp_path, "tracker", sheet)

    assert came.completed == {"ann sample: level1 2024-03-12"}
    assert {"bob instance", "cy example", "ed placeholder"}.isdisjoint(came.people)
    assert all(map(came.tells, ("B3", "B4", "C5", "B6")))


def test_whoever_left_before_they_started_or_will_have_left_does_not_come_in_silently(
    tmp_path: Path,
) -> None:
    sheet = (
        "First name,Surname,Started,Left\nAnn,Sample,01/09/2025,01/09/2024\n"
        "Bob,Instance,01/09/2020,01/09/2027\nCy,Example,01/09/2020,01/09/2021\n"
    )
    came = bring(tmp_path, "people", sheet)

    assert list(came.people) == ["cy example"]
    assert [(each.row, each.column, each.code.value) for each in came.report.refused] == [
        (2, "D", "started_after_left"),
        (3, "D", "may_have_left"),
    ]


def test_a_leaving_date_ahead_is_what_was_meant(tmp_path: Path) -> None:
    sheet = "First name,Surname,Started,Leaving date\nBob,Instance,01/09/2020,01/09/2027\n"
    came = bring(tmp_path, "people", sheet)

    assert (list(came.people), came.report.questions) == (["bob instance"], ())


@pytest.mark.parametrize("name", ["ZoÃ« FaÃ§ade", "Se‡n Example", "Ann O¢Sample"])
def test_a_name_whose_letters_are_damaged_is_named_and_nobody_is_added(
    tmp_path: Path, name: str
) -> None:
    came = bring(tmp_path, "tracker", f"Name,Level 1\n{name},12/03/2024\n")

    assert not came.people
    assert [(each.column, each.code.value) for each in came.report.refused] == [
        ("A", "damaged_letters")
    ]


@pytest.mark.parametrize("name", ["Zoë Façade", "Seán Ó Example", "Gal·la Sample", "Ann O´Sample"])
def test_a_name_with_letters_of_its_own_is_whole(tmp_path: Path, name: str) -> None:
    came = bring(tmp_path, "tracker", f"Name,Level 1\n{name},12/03/2024\n")

    assert len(came.people) == 1


def test_lines_of_a_sheet_of_roles_that_name_none_are_passed_over_and_told(tmp_path: Path) -> None:
    sheet = "Role,Group\nUmpire,2\nVacant,\nVacancy,\nTotal,\nLeaders:,\nRole (continued),\n"
    came = bring(tmp_path, "roles", sheet)

    assert (came.report.added, came.report.refused) == (1, ())
    assert [each.code.value for each in came.report.notes] == [
        "vacancy",
        "vacancy",
        "total_row",
        "label_row",
        "heading_row",
    ]


@pytest.mark.parametrize(
    ("heading", "cell"), [("Level 1 2024", "12/03/2024"), ("Level 1 completed?", "12/03/2024")]
)
def test_a_heading_with_the_year_of_its_dates_or_a_plain_question_is_a_course(
    tmp_path: Path, heading: str, cell: str
) -> None:
    came = bring(tmp_path, "tracker", f"Name,{heading}\nAnn Sample,{cell}\n")

    assert came.completed == {"ann sample: level1 2024-03-12"}


@pytest.mark.parametrize(
    "name",
    ["Ann Sample DNA", "Ann Sample N/A", '"Ann Sample, DNF"', "Ann Sample - apols", "Ann DNA",
     "Ann Sample Expired", "Ann Sample Booked"],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["tracker", "training"])
def test_a_name_that_ends_in_a_word_of_no_is_asked_about_as_one_in_brackets(
    tmp_path: Path, kind: str, name: str
) -> None:
    heads, cells = ("Name,Level 1", "") if kind == "tracker" else ("Name,Course,Date", "Level 1,")
    came = bring(tmp_path, kind, f"{heads}\n{name},{cells}12/03/2024\n")

    assert came.completed == set()
    assert [each.id.split(":")[0] for each in came.report.questions] == ["word"]
    assert "stands beside a name" in came.report.questions[0].asks


@pytest.mark.parametrize("name", ["??? Sample", "Ann (surname?)", "Ann Sample?", "Ann B Holiday"])
def test_a_name_with_a_question_mark_or_a_word_that_may_be_a_no_is_asked_about(
    tmp_path: Path, name: str
) -> None:
    came = bring(tmp_path, "tracker", f"Name,Level 1\n{name},12/03/2024\n")

    assert came.people == {}
    assert [each.id for each in came.report.questions] == [f"name:{name.casefold()}"]


@pytest.mark.parametrize("name", ["Priya Na", "Peter No", "Mei Ng", "Lee Absolom", "Jane Noone"])
def test_a_family_that_is_called_like_a_no_is_a_family(tmp_path: Path, name: str) -> None:
    came = bring(tmp_path, "tracker", f"Name,Level 1\n{name},12/03/2024\n")

    assert came.completed == {f"{name.casefold()}: level1 2024-03-12"}
    assert came.report.questions == ()
