"""Where backups were put is remembered by the file's identity; what is odd in the note is not."""

import json
from pathlib import Path

import pytest

from sgdesk import paths
from sgdesk.data.file.backups.places import note_place, places_of


def test_the_last_place_stands_first_and_none_twice(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two, one):
        note_place("a" * 32, folder)

    assert places_of("a" * 32) == (one, two)
    assert places_of("b" * 32) == ()


def test_a_file_without_an_identity_has_no_place(tmp_path: Path) -> None:
    note_place("", tmp_path)
    assert places_of("") == ()
    assert not (paths.data_folder() / "places.json").exists()


def test_it_does_not_grow_for_ever(tmp_path: Path) -> None:
    for number in range(60):
        note_place(f"{number:032}", tmp_path)
    for number in range(12):
        note_place("a" * 32, tmp_path / str(number))

    assert len(places_of("a" * 32)) == 8
    assert len(json.loads((paths.data_folder() / "places.json").read_text("utf-8"))) == 50


@pytest.mark.parametrize(
    "text",
    ["", "[", "[1]", '{"a": 1}', '{"a": [1, null, "", {"x": 2}]}', '{"a": ["x\\u0000y"]}',
     "[" * 9999],
)  # fmt: skip
def test_what_is_odd_in_the_note_is_left_out(text: str) -> None:
    (paths.data_folder() / "places.json").write_text(text, encoding="utf-8")
    assert places_of("a") == ()
    note_place("a", Path("/stick").absolute())
    assert places_of("a") == (Path("/stick").absolute(),)
