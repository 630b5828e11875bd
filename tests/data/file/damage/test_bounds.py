"""A file may cause so much work and no more; what stumbles over its rows is damage."""

from contextlib import closing
from pathlib import Path

import pytest

from sgdesk.data.file.damage import bounds
from sgdesk.data.file.store import OrganisationFile, open_file
from sgdesk.domain.errors import DamagedError, InputError
from tests.services.file.damaged import sound_file, spoil

FOR_EVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def opened(tmp_path: Path, *statements: str) -> closing[OrganisationFile]:
    path = tmp_path / "kept.sgdesk"
    path.write_bytes(sound_file())
    file = open_file(path, writable=True)
    spoil(path, *statements)
    return closing(file)


def test_what_reads_for_ever_is_stopped_and_told_as_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "_LEAST_SECONDS", 0.05)
    monkeypatch.setattr(bounds, "_SECONDS_A_MEGABYTE", 0.0)

    with (
        opened(tmp_path) as file,
        pytest.raises(DamagedError, match="far longer"),
        file.reading() as connection,
        bounds.deadline(connection, file.path),
    ):
        connection.exec_driver_sql(FOR_EVER).all()


def test_a_stumble_over_rows_that_do_not_fit_together_is_damage(tmp_path: Path) -> None:
    broken = "UPDATE post SET person_id = 999 WHERE id = 2"

    with opened(tmp_path, broken) as file:
        with pytest.raises(DamagedError, match="do not fit together"), file.reading():
            raise KeyError(999)
        with pytest.raises(DamagedError, match="do not fit together"), file.writing("add"):
            raise KeyError(999)


def test_a_stumble_over_a_sound_file_is_a_defect_of_ours(tmp_path: Path) -> None:
    with opened(tmp_path) as file:
        with pytest.raises(KeyError), file.reading():
            raise KeyError(999)
        with pytest.raises(InputError), file.reading():
            raise InputError("Not so.")


def test_a_value_larger_than_any_of_ours_is_refused_before_it_is_made(tmp_path: Path) -> None:
    with (
        opened(tmp_path) as file,
        pytest.raises(DamagedError, match="larger than anything"),
        file.reading() as connection,
    ):
        connection.exec_driver_sql("SELECT zeroblob(900000000)").all()
