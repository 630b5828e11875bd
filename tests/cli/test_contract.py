"""The fixed contract of the command line: documents, exit codes, one sentence for a refusal."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from sgdesk.services.file.workspace import open_workspace
from tests.cli.conftest import Run

Sheet = Callable[[str, str], Path]

COUNTS = [
    "required",
    "exempt",
    "in_date",
    "due_soon",
    "overdue",
    "new_starter",
    "not_done",
    "completed",
    "percent",
    "ever_completed",
]


def test_standing_in_json_has_the_keys_of_the_contract(run: Run, filled: Path) -> None:
    said = run("standing", filled, "--as-at", "2024-03-30", "--format", "json")
    assert (said.code, said.err) == (0, "")
    assert list(said.json) == ["as_at", "partnership", "people"]
    ann, ben = said.json["people"]
    assert (ann["reference"], ann["name"]) == ("P1", "Ann Example")
    assert ann["standings"] == [
        {
            "requirement": "level1",
            "state": "in_date",
            "last_completed": "2020-01-05",
            "counts_from": "2020-01-05",
            "due": None,
            "interval_months": None,
            "interval_source": None,
            "force": None,
            "missing": [],
        },
        {
            "requirement": "level2",
            "state": "due_soon",
            "last_completed": "2021-03-31",
            "counts_from": "2021-03-31",
            "due": "2024-03-31",
            "interval_months": 36,
            "interval_source": "partnership",
            "force": "must",
            "missing": [],
        },
        {
            "requirement": "level3",
            "state": "not_done",
            "last_completed": None,
            "counts_from": None,
            "due": None,
            "interval_months": 36,
            "interval_source": "partnership",
            "force": "must",
            "missing": [],
        },
    ]
    assert [each["state"] for each in ben["standings"]] == ["in_date", "not_done"]


def test_the_due_day_counts_and_the_day_after_is_overdue(run: Run, filled: Path) -> None:
    states = [
        run("standing", filled, "--as-at", day, "--format", "json").json["people"][0]["standings"][
            1
        ]["state"]
        for day in ("2023-12-31", "2024-01-01", "2024-03-31", "2024-04-01")
    ]
    assert states == ["in_date", "due_soon", "due_soon", "overdue"]


def test_summary_in_json_has_the_keys_of_the_contract(run: Run, filled: Path) -> None:
    said = run("summary", filled, "--as-at", "2024-04-01", "--format", "json").json
    assert list(said) == [
        "as_at",
        "people",
        "no_role",
        "requirements",
        "by_role",
        "by_group",
        "reasons",
        "by_kind",
    ]
    assert (said["people"], said["no_role"]) == (2, 0)
    assert [row["requirement"] for row in said["requirements"]] == ["level1", "level2", "level3"]
    level2 = said["requirements"][1]
    assert [key for key in level2 if key != "requirement"] == COUNTS
    assert (level2["required"], level2["overdue"], level2["not_done"]) == (2, 1, 1)
    assert level2["percent"] == 0.0
    assert {(row["role"], row["requirement"]) for row in said["by_role"]} == {
        ("Helper", "level1"),
        ("Helper", "level2"),
        ("Lead", "level1"),
        ("Lead", "level2"),
        ("Lead", "level3"),
    }
    assert {row["group"] for row in said["by_group"]} == {"2", "3"}
    assert [(row["kind"], row["requirement"], row["required"]) for row in said["by_kind"]] == [
        ("volunteer", "level1", 2),
        ("volunteer", "level2", 2),
        ("volunteer", "level3", 1),
    ]
    assert {"requirement": "level2", "reason": "no reason recorded", "count": 2} in said["reasons"]


def test_nobody_required_is_null_and_neither_0_nor_100(run: Run, file: Path) -> None:
    said = run("summary", file, "--format", "json").json
    assert [row["percent"] for row in said["requirements"]] == [None, None, None]


@pytest.mark.parametrize("command", ["standing", "summary"])
@pytest.mark.parametrize("form", ["table", "csv"])
def test_reports_come_as_table_and_csv(run: Run, filled: Path, command: str, form: str) -> None:
    said = run(command, filled, "--format", form)
    assert said.code == 0
    assert "level2" in said.out


def test_an_import_says_row_column_value_and_reason(run: Run, filled: Path, sheet: Sheet) -> None:
    text = "name,course,completed_on\nAnn Example,Level 3,31/02/2024\nNobody Here,level2,1/2/2024\n"
    said = run("import", filled, "training", sheet("t.csv", text), "--json")
    assert said.code == 1
    wanted = ["read", "added", "already_present", "refused", "notes", "questions"]
    assert list(said.json) == wanted
    first, second = said.json["refused"]
    assert first == {
        "row": 2,
        "column": "C",
        "value": "31/02/2024",
        "reason": "there is no such day",
    }
    assert (second["row"], second["column"], second["value"]) == (3, "A", "Nobody Here")


def test_a_dry_run_says_what_would_come_in_and_saves_nothing(
    run: Run, filled: Path, sheet: Sheet
) -> None:
    path = sheet("t.csv", "name,course,completed_on\nAnn Example,level3,1/2/2024\n")
    before = filled.read_bytes()
    dry = run("import", filled, "training", path, "--dry-run", "--json").json
    assert filled.read_bytes() == before
    assert run("import", filled, "training", path, "--json").json == dry
    assert run("import", filled, "training", path, "--json").json["already_present"] == 1


def test_doubtful_dates_and_several_worksheets_are_asked_about(
    run: Run, filled: Path, sheet: Sheet, tmp_path: Path
) -> None:
    said = run(
        "import",
        filled,
        "training",
        sheet("us.csv", "name,course,completed_on\nAnn Example,level3,03/25/2024\n"),
    )
    assert said.code == 2
    assert "--dates" in said.err
    import openpyxl

    book = openpyxl.Workbook()
    for name in ("One", "Two"):
        book.create_sheet(name).append(["name", "Level 1"])
    book.save(tmp_path / "two.xlsx")
    said = run("import", filled, "tracker", tmp_path / "two.xlsx")
    assert said.code == 2
    assert "One, Two" in said.err
    assert "--sheet" in said.err


def test_certificates_list_number_record_person_course_and_state(
    run: Run, filled: Path, tmp_path: Path
) -> None:
    said = run("certificates", filled, "--out", tmp_path / "out")
    assert said.code == 0
    lines = said.out.splitlines()
    assert [word for word in lines[0].split("  ") if word][:3] == ["number", "record", "person"]
    waiting = next(line for line in lines if "Child Neglect" in line)
    assert "waiting" in waiting
    assert "evaluation, which can be filled in from 2025-01-01" in waiting
    issued = [line for line in lines if " issued" in line]
    assert len(issued) == 2
    assert (tmp_path / "out" / "certificates.pdf").read_bytes().startswith(b"%PDF")
    again = run("certificates", filled, "--out", tmp_path / "out")
    assert again.out == said.out


def test_certificates_into_a_file_are_refused_before_any_is_issued(
    run: Run, filled: Path, sheet: Sheet
) -> None:
    before = filled.read_bytes()
    for day in ((), ("--as-at", "2001-01-01")):  # with certificates to print, and with none
        said = run("certificates", filled, "--out", sheet("out.csv", "mine"), *day)
        assert (said.code, said.out) == (2, "")
        assert "out.csv cannot be made" in said.err
        assert "Choose another" in said.err
    assert filled.read_bytes() == before


def test_a_named_entry_that_is_not_ours_to_certify_is_refused(
    run: Run, filled: Path, tmp_path: Path
) -> None:
    said = run("certificates", filled, "--out", tmp_path, "--record", 1, 3)
    assert said.code == 1
    assert "not_ours" in said.out
    assert run("certificates", filled, "--out", tmp_path, "--record", 99).code == 2


def test_a_number_is_verified(run: Run, filled: Path, tmp_path: Path) -> None:
    number = run("certificates", filled, "--out", tmp_path).out.splitlines()[2].split()[0]
    assert run("verify", filled, number).out.startswith("Genuine")
    assert run("verify", filled, number).code == 0
    unknown = run("verify", filled, "0000-0000-0001")
    assert unknown.code == 1
    assert unknown.out.startswith("Unknown")


def test_a_return_is_the_same_bytes_each_time_and_leaves_the_file_alone(
    run: Run, filled: Path, tmp_path: Path
) -> None:
    before = filled.read_bytes()
    for folder in ("a", "b"):
        assert run("return", filled, "--out", tmp_path / folder, "--as-at", "2024-03-31").code == 0
    ends = ("pdf", "html", "xlsx", "csv", "json", "eml")
    names = {f"training-summary-example-club-2024-03-31.{end}" for end in ends}
    assert {path.name for path in (tmp_path / "a").iterdir()} == names
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    assert filled.read_bytes() == before


def test_the_returns_json_is_the_summary_and_who_it_is_from(
    run: Run, filled: Path, tmp_path: Path
) -> None:
    import json

    run("return", filled, "--out", tmp_path, "--as-at", "2024-03-31")
    summary = run("summary", filled, "--as-at", "2024-03-31", "--format", "json").json
    (path,) = tmp_path.glob("*.json")
    written = json.loads(path.read_text(encoding="utf-8"))
    whole = ("requirements", "by_role", "reasons")
    rest = {key: summary[key] for key in summary if key not in whole}
    assert {key: written[key] for key in rest} == rest
    for row, theirs in zip(written["requirements"], summary["requirements"], strict=True):
        assert {key: row[key] for key in theirs} == theirs
        assert {"interval_months", "interval_source", "force", "source"} < set(row)
    assert written["by_role"] == []
    counted = sum(each["count"] for each in written["reasons"])
    assert counted == sum(each["count"] for each in summary["reasons"])


def test_a_return_shows_roles_and_reasons_apart_only_where_asked(
    run: Run, filled: Path, tmp_path: Path
) -> None:
    import json

    day = ("--as-at", "2024-03-31")
    summary = run("summary", filled, *day, "--format", "json").json
    asked = ("--small-roles-apart", "--reasons-by-requirement")
    assert run("return", filled, "--out", tmp_path, *day, *asked).code == 0
    (path,) = tmp_path.glob("*.json")
    written = json.loads(path.read_text(encoding="utf-8"))
    assert (written["by_role"], written["reasons"]) == (summary["by_role"], summary["reasons"])


def test_a_return_shows_the_year_only_where_asked(run: Run, filled: Path, tmp_path: Path) -> None:
    import json

    for folder, asked in (("plain", ()), ("year", ("--over-year",))):
        assert run("return", filled, "--out", tmp_path / folder, *asked).code == 0
        (path,) = (tmp_path / folder).glob("*.json")
        assert ("over_year" in json.loads(path.read_text(encoding="utf-8"))) is bool(asked)


def test_a_return_shows_other_pictures_only_where_asked(
    run: Run, filled: Path, tmp_path: Path
) -> None:
    import json

    wanted = {"--due-by-month": "due_by_month", "--before-and-after": "before_after"}
    for option, member in wanted.items():
        assert run("return", filled, "--out", tmp_path / member, option).code == 0
        (path,) = (tmp_path / member).glob("*.json")
        written = json.loads(path.read_text(encoding="utf-8"))
        assert set(wanted.values()) & set(written) == {member}


def test_a_return_for_a_day_ahead_says_that_it_is_a_projection(
    run: Run, filled: Path, tmp_path: Path
) -> None:
    import json

    assert run("return", filled, "--out", tmp_path, "--as-at", "2999-03-31").code == 0
    (path,) = tmp_path.glob("*.json")
    assert json.loads(path.read_text(encoding="utf-8"))["projection"] is True


def test_a_returns_json_says_whom_it_is_from(run: Run, filled: Path, tmp_path: Path) -> None:
    import json

    run("return", filled, "--out", tmp_path)
    (path,) = tmp_path.glob("*.json")
    written = json.loads(path.read_text(encoding="utf-8"))
    assert written["from"]["organisation"] == "Example Club"


def test_backup_restore_and_check(run: Run, filled: Path, tmp_path: Path) -> None:
    assert run("backup", filled, "--to", tmp_path / "backups").code == 0
    (backup,) = (tmp_path / "backups").glob("*.sgdesk")
    restored = tmp_path / "restored.sgdesk"
    assert run("restore", backup, "--to", restored).code == 0
    assert run("check", restored).code == 0
    same = [
        run("summary", path, "--as-at", "2024-03-31", "--format", "json").out
        for path in (filled, restored)
    ]
    assert same[0] == same[1]
    kept = run("restore", backup, "--to", restored)
    assert kept.code == 0
    assert len(list(tmp_path.glob("restored before restore *.sgdesk"))) == 1


def test_check_says_of_a_copy_from_before_that_it_is_sound_and_which_backup_has_more(
    run: Run, filled: Path
) -> None:
    before = filled.read_bytes()
    assert run("undo", filled).code == 0
    assert run("backup", filled).code == 0
    assert run("check", filled).code == 0
    filled.write_bytes(before)
    said = run("check", filled)
    assert (said.code, said.err) == (1, "")
    assert f"{filled.name} is sound: " in said.out
    assert "It is a copy from before: nothing is wrong in it" in said.out


def test_new_writes_over_nothing(run: Run, file: Path) -> None:
    before = file.read_bytes()
    said = run("new", file, "--name", "Other", "--partnership", "generic")
    assert (said.code, said.out) == (2, "")
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "There is no file"),
        (b"", "is empty"),
        (b"name,role\n" * 50, "is not an organisation file"),
    ],
)
@pytest.mark.parametrize("command", ["standing", "summary", "check", "backup"])
def test_what_is_no_organisation_file_is_told_in_one_sentence(
    run: Run, tmp_path: Path, content: bytes | None, words: str, command: str
) -> None:
    path = tmp_path / "x.sgdesk"
    if content is not None:
        path.write_bytes(content)
    said = run(command, path)
    assert (said.code, said.out) == (3, "")
    assert words in said.err
    assert said.err.count("\n") == 1


def test_a_newer_file_is_refused_and_stays_as_it_is(run: Run, filled: Path) -> None:
    with sqlite3.connect(filled) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = filled.read_bytes()
    said = run("standing", filled)
    assert said.code == 3
    assert "newer version" in said.err
    assert filled.read_bytes() == before


def test_beside_an_open_window_reading_works_and_writing_does_not(
    run: Run, filled: Path, sheet: Sheet, tmp_path: Path
) -> None:
    window = open_workspace(filled, writable=True)
    try:
        assert run("standing", filled).code == 0
        assert run("backup", filled, "--to", tmp_path / "b").code == 0
        assert run("return", filled, "--out", tmp_path / "r").code == 0
        for words in (
            ("import", filled, "roles", sheet("r.csv", "role\nX\n")),
            ("certificates", filled, "--out", tmp_path),
        ):
            said = run(*words)
            assert said.code == 3
            assert "already open" in said.err
    finally:
        window.close()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nonsense",), "nonsense is none of demo, new, import"),
        (("standing",), "required: FILE"),
        (("standing", "x", "--as-at", "31/3/26"), "31/3/26 is not a date; write it as"),
        (("import", "x", "pupils", "y"), "pupils is none of roles, people, training, tracker"),
        (("import", "x", "people", ""), "the name of a file or folder is blank"),
        (("certificates", "x", "--out", "y", "--record", "x"), "x is no number of an entry"),
        (("certificates", "x", "--out", "y", "--record", "9" * 24), "9 is no number of an entry"),
    ],
)
def test_a_fault_in_the_words_is_one_sentence(run: Run, words: tuple[str], told: str) -> None:
    said = run(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert told in said.err
    assert "invalid" not in said.err


def test_partnerships_in_json_are_the_six_with_their_keys(run: Run) -> None:
    packs = {each["id"]: each for each in run("partnerships", "--json").json}
    assert set(packs) == {"generic", "hsscp", "wscp", "hscb", "hscp", "scsp"}
    assert list(packs["hscp"]) == [
        "id",
        "name",
        "document",
        "requirements",
        "groups",
        "certificate_gate",
        "impact_window",
    ]
    assert packs["hscb"]["certificate_gate"] == "impact_evaluation"
    assert packs["hscb"]["impact_window"] == {"from": "P6W", "to": "P8W"}
    assert packs["scsp"]["impact_window"] == {"from": "P3M", "to": "P6M"}
    assert packs["hsscp"]["certificate_gate"] is None
    assert [each["key"] for each in packs["scsp"]["groups"]] == ["1", "2", "3", "4", "5", "6"]
    assert all(each["refresh_months"] is None for each in packs["scsp"]["requirements"])


def test_a_pack_of_ones_own_is_checked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("id = 3\n", encoding="utf-8")
    said = run("partnerships", "--check", path)
    assert said.code == 2
    assert said.err.startswith("mine.toml, line 1")


def test_a_sound_pack_in_json_is_one_document_of_the_same_shape(run: Run) -> None:
    path = Path(__file__).parents[2] / "resources" / "partnerships" / "hscp.toml"
    listed = run("partnerships", "--json").json
    assert run("partnerships", "--check", path, "--json").json == [
        each for each in listed if each["id"] == "hscp"
    ]


def test_without_a_command_and_without_a_screen_one_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    said = run()
    assert said.code == 2
    assert "no screen" in said.err
