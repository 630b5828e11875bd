"""Files kept with training: what is taken, what is refused, and given back as it was."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sgdesk.data.people.evidence import LARGEST
from sgdesk.domain.errors import InputError
from sgdesk.services.file.undo import redo, undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.evidence import (
    ENDINGS,
    add_evidence,
    evidence_of,
    save_evidence_as,
    void_evidence,
)
from sgdesk.services.people.people import PersonDetails, add_person, person_view
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from tests.factories import TODAY, make_workspace
from tests.pictures import jpeg_head, png, png_head

BEGINNINGS = {
    ".pdf": b"%PDF-1.7",
    ".png": png_head(40, 30),
    ".jpg": jpeg_head(40, 30),
    ".jpeg": jpeg_head(40, 30),
    ".docx": b"PK\x03\x04",
    ".txt": b"Dear all",
    ".eml": b"From: pat@example.org",
}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make_workspace(tmp_path)
    person, _ = add_person(made, PersonDetails("Ann", "Example"))
    record_training(made, [person], TrainingDetails(course_choices(made)[0].id, TODAY))
    yield made
    made.close()


@pytest.fixture
def training(workspace: Workspace) -> int:
    return person_view(workspace, 1).training[0].row.id


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_comes_back_byte_for_byte(
    workspace: Workspace, training: int, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"Certificate{ending.upper()}"
    path.write_bytes(BEGINNINGS[ending] + b" more")
    number, _ = add_evidence(workspace, training, path)
    (row,) = evidence_of(workspace, training)
    assert (row.id, row.file_name, row.added_on) == (number, path.name, TODAY)
    assert row.size == path.stat().st_size
    saved = save_evidence_as(workspace, number, tmp_path)
    assert saved.name == f"Certificate-2{ending.upper()}"
    assert saved.read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("run.exe", b"MZ", "of a kind that is not kept"),
        ("large.txt", bytes(LARGEST + 1), "larger than 10 MB"),
        ("empty.txt", b"", "is empty"),
        ("page.pdf", b"<html>", "something else than its name says"),
    ],
)
def test_what_is_refused_says_why_and_changes_nothing(
    workspace: Workspace, training: int, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=said):
        add_evidence(workspace, training, tmp_path / name)
    assert evidence_of(workspace, training) == ()


def test_a_missing_file_and_the_same_twice_are_refused(
    workspace: Workspace, training: int, tmp_path: Path
) -> None:
    path = tmp_path / "mail.eml"
    with pytest.raises(InputError, match="is not there: it may have been moved"):
        add_evidence(workspace, training, path)
    path.write_bytes(BEGINNINGS[".eml"])
    add_evidence(workspace, training, path)
    with pytest.raises(InputError, match="kept here already"):
        add_evidence(workspace, training, path)


def test_ten_megabytes_are_taken_and_undo_and_redo_keep_them_whole(
    workspace: Workspace, training: int, tmp_path: Path
) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"x" * LARGEST)
    number, _ = add_evidence(workspace, training, path)
    undo(workspace)
    assert evidence_of(workspace, training) == ()
    redo(workspace)
    assert save_evidence_as(workspace, number, tmp_path / "out").stat().st_size == LARGEST


def test_a_file_struck_out_is_no_longer_shown(
    workspace: Workspace, training: int, tmp_path: Path
) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(b"Signed in")
    number, _ = add_evidence(workspace, training, path)
    void_evidence(workspace, number)
    assert evidence_of(workspace, training) == ()
    undo(workspace)
    assert len(evidence_of(workspace, training)) == 1


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("photo.png", png_head(60_000, 60_000), "60000 × 60000 points"),
        ("photo.jpg", jpeg_head(65_000, 65_000), "65000 × 65000 points"),
        ("photo.png", png(4, 4)[:20], "begins as a picture and is none"),
        ("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(40), "begins as a picture and is none"),
        ("photo.png", jpeg_head(4, 4), "something else than its name says"),
        ("photo.svg", b"<svg/>", "of a kind that is not kept here"),
    ],
    ids=["large png", "large jpeg", "cut png", "empty jpeg", "jpeg named png", "svg"],
)
def test_a_picture_that_lies_is_refused_before_anything_unpacks_it(
    workspace: Workspace, training: int, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(InputError, match=sentence):
        add_evidence(workspace, training, path)

    assert evidence_of(workspace, training) == ()


@pytest.mark.needs("pipes")
def test_a_pipe_is_refused_and_not_waited_for(
    workspace: Workspace, training: int, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "scan.pdf")

    with pytest.raises(InputError, match="not a file that is kept on the disk"):
        add_evidence(workspace, training, tmp_path / "scan.pdf")
