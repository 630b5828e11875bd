"""What an import asks on the command line, and the two ways of answering it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

Sheet = Callable[[str, str], Path]
TRACKER = "Name,Big day,Level 2\nAnn Example,1/2/2025,2/2/2025\n"
STEWARDS = "given_name,family_name,role\nCy,New,Door steward\n"


@pytest.fixture
def answers(tmp_path: Path) -> Callable[[object], Path]:
    """Write a file of answers."""

    def written(content: object) -> Path:
        path = tmp_path / "answers.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return written


def test_a_column_is_said_by_its_letter(run: Run, filled: Path, sheet: Sheet) -> None:
    path = sheet("t.csv", TRACKER)
    words = ("import", filled, "tracker", path, "--dry-run", "--json")

    asked = run(*words)
    assert (asked.code, asked.json["added"]) == (1, 1)
    assert [each["id"] for each in asked.json["questions"]] == ["column:big day"]
    both = run(*words, "--columns", "B=level1")
    assert (both.code, both.json["added"], both.json["questions"]) == (0, 2, [])
    one = run(*words, "--columns", "b=level1, C=-")
    assert (one.code, one.json["added"]) == (0, 1)


def test_a_column_that_is_said_to_hold_what_nobody_knows_stops_the_import(
    run: Run, filled: Path, sheet: Sheet
) -> None:
    path = sheet("t.csv", TRACKER)

    said = run("import", filled, "tracker", path, "--columns", "B=sausage")

    assert (said.code, "cannot be taken as sausage" in said.err) == (2, True)


@pytest.mark.parametrize("words", ["level1", "1=level1", "BBBB=level1"])
def test_columns_in_another_form_stop_the_command(
    run: Run, filled: Path, sheet: Sheet, words: str
) -> None:
    said = run("import", filled, "tracker", sheet("t.csv", TRACKER), "--columns", words)

    assert (said.code, "write a letter" in said.err) == (2, True)


def test_a_question_says_its_cells_and_choices_and_a_file_answers_it(
    run: Run, filled: Path, sheet: Sheet, answers: Callable[[object], Path]
) -> None:
    path = sheet("p.csv", STEWARDS)
    asked = run("import", filled, "people", path, "--dry-run", "--json")

    (question,) = asked.json["questions"]
    assert (asked.code, question["id"], question["kind"], question["default"]) == (
        1,
        "role:door steward",
        "role",
        "group:1",
    )
    assert question["cells"] == [{"row": 2, "column": "C", "value": "Door steward"}]
    assert {"role:helper", "group:2", "nothing", "-"} <= {c["key"] for c in question["choices"]}

    said = run(
        "import", filled, "people", path, "--json", "--decisions", answers({question["id"]: "-"})
    )
    assert (said.code, said.json["added"], said.json["questions"]) == (0, 1, [])


def test_an_answer_that_was_not_offered_leaves_the_question_open(
    run: Run, filled: Path, sheet: Sheet, answers: Callable[[object], Path]
) -> None:
    path = sheet("p.csv", STEWARDS)
    given = answers({"role:door steward": "group:99", "word:odd": "yes"})

    said = run("import", filled, "people", path, "--json", "--decisions", given)

    assert (said.code, len(said.json["questions"])) == (1, 1)


@pytest.mark.parametrize("content", [[], "yes", {"word:sick": 1}])
def test_a_file_that_holds_no_answers_stops_the_command(
    run: Run, filled: Path, sheet: Sheet, answers: Callable[[object], Path], content: object
) -> None:
    path = sheet("p.csv", STEWARDS)

    said = run("import", filled, "people", path, "--decisions", answers(content))

    assert (said.code, "no file of answers" in said.err) == (2, True)


def test_a_file_of_answers_that_is_not_there_is_told_in_our_words(
    run: Run, filled: Path, sheet: Sheet, tmp_path: Path
) -> None:
    words = ("import", filled, "tracker", sheet("t.csv", TRACKER), "--decisions")
    said = run(*words, tmp_path / "gone.json")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("gone.json could not be read (it is not there). Nothing was taken")
    assert "Errno" not in said.err and str(tmp_path) not in said.err


def test_a_sheet_in_which_nothing_was_read_ends_with_a_sentence_and_1(
    run: Run, filled: Path, sheet: Sheet
) -> None:
    path = sheet("t.csv", "Name,Level 2\nVacant,\nHelpers,\n")

    said = run("import", filled, "tracker", path, "--dry-run", "--json")

    assert (said.code, said.json["read"], said.json["questions"]) == (1, 0, [])
    assert "Nothing in t.csv was read as tracker" in said.err
    assert "with --columns what its columns hold" in said.err


def test_a_day_that_is_asked_for_is_answered_with_a_date(
    run: Run, filled: Path, sheet: Sheet, answers: Callable[[object], Path]
) -> None:
    path = sheet("t.csv", "Name,Level 2\nAnn Example,Yes\n")
    words = ("import", filled, "tracker", path, "--dry-run")

    asked = run(*words)
    given = answers({"day:level 2": "2025-02-03"})
    done = run(*words, "--json", "--decisions", given)

    assert (asked.code, "a date as 2024-03-12 | -" in asked.out) == (1, True)
    assert (done.code, done.json["added"], done.json["questions"]) == (0, 1, [])


def test_a_question_for_a_day_says_in_what_it_asks_how_a_day_is_written(
    run: Run, filled: Path, sheet: Sheet, answers: Callable[[object], Path]
) -> None:
    path = sheet("t.csv", "Name,Level 1\nAnn Example,Yes\n")

    (question,) = run("import", filled, "tracker", path, "--dry-run", "--json").json["questions"]
    assert question["kind"] == "day"
    assert "written as 2024-03-12, no later than 20" in question["asks"]

    said = run(
        "import", filled, "tracker", path, "--json",
        "--decisions", answers({question["id"]: "2024-03-12"}),
    )  # fmt: skip
    assert (said.code, said.json["added"], said.json["questions"]) == (0, 1, [])


def test_a_column_is_answered_with_a_new_course_as_the_question_says(
    run: Run, filled: Path, sheet: Sheet, answers: Callable[[object], Path]
) -> None:
    words = ("import", filled, "tracker", sheet("t.csv", TRACKER), "--json")
    (question,) = run(*words, "--dry-run").json["questions"]
    assert "new::TITLE counts for nothing yet" in question["asks"]
    assert "new:KEY:TITLE" in run(*words[:-1], "--dry-run").out

    said = run(*words, "--decisions", answers({question["id"]: "new:level1:Big day"}))
    assert (said.code, said.json["added"], said.json["questions"]) == (0, 2, [])
    again = run(*words, "--dry-run")
    assert (again.json["added"], again.json["already_present"]) == (0, 2)
    assert again.json["questions"] == []
