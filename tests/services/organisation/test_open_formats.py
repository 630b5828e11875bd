"""Everything in open formats: nothing is left behind, nothing secret goes along."""

import csv
import json
from pathlib import Path

import pytest

from sgdesk.domain.organisation.open_formats import TABLES
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.open_formats import export_everything
from sgdesk.services.people.evidence import add_evidence
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from tests.factories import TODAY, make_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path)
    add_person(made, PersonDetails("Ann", "=SUM(A1)", notes="Łódź, “quoted”\nsecond line"))
    course = course_choices(made)[0].id
    record_training(made, [1], TrainingDetails(course, TODAY))
    (tmp_path / "proof of it.txt").write_bytes(b"Signed in")
    add_evidence(made, 1, tmp_path / "proof of it.txt")
    return made


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_table_is_there_twice_with_every_row(workspace: Workspace, tmp_path: Path) -> None:
    made = export_everything(workspace, tmp_path / "out")
    document = json.loads((made.folder / "everything.json").read_bytes())
    assert set(document["tables"]) == set(TABLES) - {"page_sum", "file_facts"}
    with workspace.file.reading() as reader:
        for name, table in document["tables"].items():
            count = reader.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar()
            assert len(table["rows"]) == len(rows(made.folder / f"{name}.csv")) == count, name


def test_a_sheet_has_headings_and_names_in_words_and_no_formula(
    workspace: Workspace, tmp_path: Path
) -> None:
    made = export_everything(workspace, tmp_path)
    (training,) = rows(made.folder / "training.csv")
    assert training["Completed on"] == TODAY.isoformat()
    assert training["Person"] == "Ann =SUM(A1)"
    assert training["Person (number)"] == "1"
    (person,) = rows(made.folder / "person.csv")
    assert person["Family name"] == "'=SUM(A1)"
    assert person["Notes"] == "Łódź, “quoted”\nsecond line"


def test_kept_files_lie_beside_and_the_signing_key_does_not(
    workspace: Workspace, tmp_path: Path
) -> None:
    made = export_everything(workspace, tmp_path)
    document = json.loads((made.folder / "everything.json").read_bytes())
    kept = document["tables"]["evidence"]["rows"][0]["content"]
    assert (made.folder / kept).read_bytes() == b"Signed in"
    assert "signing_key" not in document["tables"]["organisation"]["columns"]
    assert made.files == 1


@pytest.mark.needs("rights")
def test_its_owner_alone_can_read_it_and_nothing_is_written_over(
    workspace: Workspace, tmp_path: Path
) -> None:
    first = export_everything(workspace, tmp_path).folder
    second = export_everything(workspace, tmp_path).folder
    assert first != second
    for path in (first, *first.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path
