"""Papers under names that nobody chose never take the place of what lies in the folder."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sgdesk.data.file.disk.files import beside_others, write_file


def test_another_paper_of_that_name_stays_and_the_new_one_has_a_number(tmp_path: Path) -> None:
    path = tmp_path / "training-ada-example.pdf"
    path.write_bytes(b"old")
    with beside_others():
        first = write_file(path, b"new")
        second = write_file(path, b"newer")
    assert (first.name, second.name) == (
        "training-ada-example (2).pdf",
        "training-ada-example (3).pdf",
    )
    assert [each.read_bytes() for each in (path, first, second)] == [b"old", b"new", b"newer"]


def test_the_same_paper_again_is_the_file_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    with beside_others():
        assert write_file(path, b"one") == write_file(path, b"one") == path
    assert [each.name for each in tmp_path.iterdir()] == ["summary.pdf"]


def test_a_folder_of_that_name_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "notice.pdf").mkdir()
    with beside_others():
        assert write_file(tmp_path / "notice.pdf", b"one").name == "notice (2).pdf"


def test_outside_of_it_and_in_other_threads_a_paper_is_replaced_as_ever(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(b"old")
    with beside_others(), ThreadPoolExecutor(1) as pool:
        assert pool.submit(write_file, path, b"new").result() == path
    assert write_file(path, b"newest").read_bytes() == b"newest"
    assert [each.name for each in tmp_path.iterdir()] == ["summary.pdf"]
