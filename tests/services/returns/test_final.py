"""Freezing: numbered, signed, kept byte for byte, replaced by a new one, marked as sent."""

import hashlib
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from sgdesk.data.file import history, schema
from sgdesk.domain.errors import DamagedError, InputError, RefusedError
from sgdesk.domain.returns.parts import SectionKey, SectionText
from sgdesk.services.file import undo
from sgdesk.services.organisation.following import choose_partnership
from sgdesk.services.organisation.organisation import change_setting
from sgdesk.services.people import people
from sgdesk.services.people.people import PersonDetails
from sgdesk.services.returns import document as returns
from sgdesk.services.returns import final as frozen
from sgdesk.services.returns import words as return_words
from sgdesk.services.training import recording as training
from sgdesk.services.training.recording import TrainingDetails
from tests.factories import TODAY, clock_at
from tests.services.hall import Hall, make_hall
from tests.services.opened import files_in, short_names


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    made = make_hall(tmp_path, "hscp", TODAY, ("level1", "level2"))
    details = TrainingDetails(made.courses[next(iter(made.courses))], TODAY - timedelta(days=40))
    training.record_training(made.workspace, made.people[:3], details)
    return made


def written(hall: Hall, number: int, folder: Path) -> dict[str, bytes]:
    made = frozen.export_frozen(hall.workspace, number, folder)
    return short_names({path.name: path.read_bytes() for path in made.files})


def test_a_final_return_has_a_number_a_day_and_what_it_was_counted_by(hall: Hall) -> None:
    with hall.workspace.file.reading() as connection:
        head = history.head(connection)
    made = frozen.freeze_return(hall.workspace)
    line = frozen.frozen_returns(hall.workspace)[0]
    assert (made.number, line.number) == ("R2026-001", "R2026-001")
    assert (line.as_at, line.frozen_on, line.history_head) == (TODAY, TODAY, head)
    assert line.pack_version == "2023-25"
    assert not line.has_names


def test_numbers_run_within_the_year_in_which_it_was_made_final(hall: Hall) -> None:
    assert frozen.freeze_return(hall.workspace).number == "R2026-001"
    assert frozen.freeze_return(hall.workspace).number == "R2026-002"
    hall.go_to(date(2027, 1, 1))
    assert frozen.freeze_return(hall.workspace, TODAY).number == "R2027-001"


def test_what_is_exported_is_the_same_to_the_byte_whatever_was_edited_since(
    hall: Hall, tmp_path: Path
) -> None:
    made = frozen.freeze_return(hall.workspace, named=True)
    first = written(hall, made.id, tmp_path / "first")
    named = {f"summary-with-names.{end}" for end in ("pdf", "html", "xlsx", "eml")}
    assert set(first) == named | {"summary.csv", "summary.json"}
    hall.go_to(date(2027, 8, 9))
    change_setting(hall.workspace, "window_days", "14")
    choose_partnership(hall.workspace, "hscb")
    people.change_person(hall.workspace, hall.people[0], PersonDetails("Someone", "Else"))
    people.add_person(hall.workspace, PersonDetails("Newly", "Come"), hall.role, TODAY)
    training.void_training(hall.workspace, 1, "Entered twice")
    text = SectionText("Written afterwards")
    return_words.save_section(hall.workspace, SectionKey.IMPACT, text)
    assert written(hall, made.id, tmp_path / "second") == first


def test_live_figures_stay_without_number_history_entry_and_clock(
    hall: Hall, tmp_path: Path
) -> None:
    frozen.freeze_return(hall.workspace)
    with hall.workspace.file.reading() as connection:
        before = history.head(connection)
    returns.export_return(hall.workspace, tmp_path / "one", TODAY)
    hall.go_to(TODAY + timedelta(days=1))
    returns.export_return(hall.workspace, tmp_path / "two", TODAY)
    with hall.workspace.file.reading() as connection:
        assert history.head(connection) == before
    for path in (tmp_path / "one").iterdir():
        content = path.read_bytes()
        assert content == (tmp_path / "two" / path.name).read_bytes()
        assert b"R2026-001" not in content
    assert (
        json.loads(files_in(tmp_path / "one")["summary.json"].read_text("utf-8"))["return"] is None
    )


def test_a_correction_is_a_new_return_that_names_the_old(hall: Hall, tmp_path: Path) -> None:
    old = frozen.freeze_return(hall.workspace)
    new = frozen.freeze_return(hall.workspace, replaces=old.id)
    lines = {line.number: line for line in frozen.frozen_returns(hall.workspace)}
    assert lines[new.number].replaces == old.number
    assert lines[old.number].replaced_by == new.number
    files = written(hall, new.id, tmp_path)
    assert json.loads(files["summary.json"])["return"]["replaces"] == old.number
    assert f"in place of {old.number}".encode() in files["summary.html"]


def test_a_return_is_replaced_once_and_only_where_it_is_there(hall: Hall) -> None:
    old = frozen.freeze_return(hall.workspace)
    frozen.freeze_return(hall.workspace, replaces=old.id)
    with pytest.raises(RefusedError, match="R2026-002 already"):
        frozen.freeze_return(hall.workspace, replaces=old.id)
    with pytest.raises(InputError, match="no final return"):
        frozen.freeze_return(hall.workspace, replaces=99)
    assert len(frozen.frozen_returns(hall.workspace)) == 2


def test_a_day_that_lies_ahead_is_refused(hall: Hall) -> None:
    with pytest.raises(InputError, match="today or an earlier day"):
        frozen.freeze_return(hall.workspace, TODAY + timedelta(days=1))


def test_freezing_is_not_undone_and_leaves_everything_as_it_was(hall: Hall) -> None:
    frozen.freeze_return(hall.workspace)
    with pytest.raises(RefusedError):
        undo.undo(hall.workspace)
    assert len(frozen.frozen_returns(hall.workspace)) == 1


def test_the_digest_of_every_file_is_kept_and_looked_at(hall: Hall, tmp_path: Path) -> None:
    made = frozen.freeze_return(hall.workspace)
    with hall.workspace.file.reading() as connection:
        for row in connection.execute(select(schema.return_file)):
            assert hashlib.sha256(row.content).hexdigest() == row.sha256
    with hall.workspace.file.engine.connect() as connection:
        connection.execute(
            schema.return_file.update()
            .where(schema.return_file.c.name.endswith(".csv"))
            .values(content=b"36 of 36")
        )
        connection.commit()
    with pytest.raises(DamagedError, match="is not as it was made"):
        frozen.export_frozen(hall.workspace, made.id, tmp_path)
    assert list(tmp_path.glob("R*")) == []


def test_sent_is_what_a_person_says(hall: Hall) -> None:
    made = frozen.freeze_return(hall.workspace)
    assert frozen.frozen_returns(hall.workspace)[0].sent_on is None
    frozen.mark_sent(hall.workspace, made.id, TODAY, " The partnership office ")
    line = frozen.frozen_returns(hall.workspace)[0]
    assert (line.sent_on, line.sent_to) == (TODAY, "The partnership office")
    undo.undo(hall.workspace)
    assert frozen.frozen_returns(hall.workspace)[0].sent_on is None


@pytest.mark.parametrize("days", [-1, 1])
def test_a_day_of_sending_that_cannot_be_is_refused(hall: Hall, days: int) -> None:
    made = frozen.freeze_return(hall.workspace)
    with pytest.raises(InputError, match="between"):
        frozen.mark_sent(hall.workspace, made.id, TODAY + timedelta(days=days), "The office")
    with pytest.raises(InputError, match="to whom"):
        frozen.mark_sent(hall.workspace, made.id, TODAY, "  ")


def test_the_file_keeps_numbers_of_people_and_no_names_beside_the_figures(hall: Hall) -> None:
    frozen.freeze_return(hall.workspace)
    with hall.workspace.file.reading() as connection:
        text = connection.execute(select(schema.return_document.c.document)).scalar_one()
    assert "Sample" not in text
    assert set(json.loads(text)["snapshot"]["people"]) == {str(each) for each in hall.people}


def test_it_is_made_final_on_a_clock_that_is_not_in_it(hall: Hall, tmp_path: Path) -> None:
    one = frozen.freeze_return(hall.workspace)
    hall.workspace.file.clock = clock_at(TODAY, hour=23)
    other = frozen.freeze_return(hall.workspace)
    first, second = (
        json.loads(written(hall, each.id, tmp_path)["summary.json"]) for each in (one, other)
    )
    for each in (first, second):
        del each["proof"], each["return"]
        assert each["notes"].pop().startswith("Made final as return R2026-00")
        each["sections"] = [{**section, "facts": []} for section in each["sections"]]
    assert first == second
