"""Packs of the person's own stand beside those of the program, and cannot spoil them."""

from pathlib import Path

import pytest

from sgdesk.data.packs import PackError, load_packs

FOLDER = Path(__file__).parents[3] / "resources" / "partnerships"

OWN = """\
id = "anytown"
kind = "partnership"
name = "Anytown Safeguarding Children Partnership"
short_name = "Anytown"
version = "1"
document = "Training Strategy"

[[requirement]]
key = "level1"
title = "Level 1"
courses = ["level1"]

[[course]]
key = "level1"
title = "Level 1"
"""


def test_a_pack_of_ones_own_is_found(tmp_path: Path) -> None:
    (tmp_path / "anytown.toml").write_text(OWN, "utf-8")
    loaded = load_packs(FOLDER, tmp_path)
    assert loaded.faults == ()
    assert loaded.packs["anytown"].short_name == "Anytown"


def test_a_broken_pack_is_named_and_the_rest_works(tmp_path: Path) -> None:
    (tmp_path / "anytown.toml").write_text(OWN, "utf-8")
    (tmp_path / "broken.toml").write_text("id = ", "utf-8")
    loaded = load_packs(FOLDER, tmp_path)
    assert loaded.faults == (
        "broken.toml, line 1: this line is not written as a pack has to be (Invalid value).",
    )
    assert "anytown" in loaded.packs
    assert loaded.packs.keys() - {"anytown"} == load_packs(FOLDER).packs.keys()


def test_a_pack_of_ones_own_never_replaces_one_of_the_program(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(OWN.replace('"anytown"', '"hscp"'), "utf-8")
    loaded = load_packs(FOLDER, tmp_path)
    assert loaded.packs["hscp"].short_name == "Herefordshire"
    assert loaded.faults == (
        (
            "mine.toml, line 1: a pack with the id 'hscp' is there already and is kept as it is;"
            " give this one an id of its own."
        ),
    )


def test_the_second_of_two_own_packs_with_one_id_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(OWN, "utf-8")
    (tmp_path / "b.toml").write_text(OWN.replace('"1"', '"2"'), "utf-8")
    loaded = load_packs(FOLDER, tmp_path)
    assert loaded.packs["anytown"].version == "1"
    assert len(loaded.faults) == 1


def test_a_folder_that_is_not_there_is_an_empty_one(tmp_path: Path) -> None:
    loaded = load_packs(FOLDER, tmp_path / "none")
    assert loaded.faults == ()
    assert "anytown" not in loaded.packs


def test_a_faulty_pack_of_the_program_stops_the_load(tmp_path: Path) -> None:
    (tmp_path / "anytown.toml").write_text(OWN.replace("version", "virsion"), "utf-8")
    with pytest.raises(PackError, match=r"^anytown.toml, line 1: version is missing"):
        load_packs(tmp_path)
