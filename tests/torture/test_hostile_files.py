"""Spoilt files through the commands: refused or read, in time, within memory, never a traceback.

``python -m tests.torture.hostile`` does it with as many as are wanted.
"""

from pathlib import Path

import pytest

from tests.services.file.damaged import sound_file
from tests.torture.hostile import COMMANDS, QUICK, tried, warm_up
from tests.torture.mutate import MUTATIONS, mutated, reseal
from tests.torture.trial import attempt

RAW = range(24)
SEALED = range(1000, 1006)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SGDESK_HOME", str(tmp_path_factory.mktemp("warm")))
        warm_up(sound_file(), tmp_path_factory.mktemp("sound"))
    return made


@pytest.mark.parametrize("seed", RAW)
def test_a_spoilt_file_is_told_as_damaged(tmp_path: Path, home: Path, seed: int) -> None:
    found = tried(sound_file(), seed, tmp_path, home, resealed=False, commands=QUICK)

    assert found == []


@pytest.mark.parametrize("seed", SEALED)
def test_a_file_spoilt_by_somebody_who_knows_the_sums_does_no_harm(
    tmp_path: Path, home: Path, seed: int
) -> None:
    found = tried(sound_file(), seed, tmp_path, home, resealed=True, commands=QUICK)

    assert found == []


@pytest.mark.parametrize("seed", [2, 3, 8])
def test_backup_restore_and_saving_do_no_harm_either(tmp_path: Path, home: Path, seed: int) -> None:
    assert tried(sound_file(), seed, tmp_path, home, resealed=False) == []


def test_every_way_of_spoiling_a_file_is_tried() -> None:
    assert {seed % len(MUTATIONS) for seed in RAW} == set(range(len(MUTATIONS)))
    assert mutated(b"x" * 9000, 7) == mutated(b"x" * 9000, 7)


def test_new_sums_make_a_changed_file_look_whole(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "sealed.sgdesk"
    path.write_bytes(sound_file().replace(b"Leominster", b"Leomonster"))
    assert attempt(["standing", str(path)], home).code == 3

    assert reseal(path)

    assert attempt(["standing", str(path)], home).code == 0


def test_the_commands_tried_read_write_and_check() -> None:
    assert {words[0] for words in COMMANDS} >= {"check", "standing", "return", "backup", "restore"}
