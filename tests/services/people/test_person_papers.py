"""The training that people take home is saved one file each, under names every system takes."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from sgdesk.domain.errors import InputError
from sgdesk.services.people.papers import (
    person_record_pdf,
    person_records_pdf,
    save_person_records,
)
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from tests.factories import TODAY, make_workspace


def test_each_person_has_a_file_of_their_own(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    names = (("Łukasz", "Żółć"), ("Ann/Bob", "O’Example"), ("Łukasz", "Żółć"))
    ids = [add_person(workspace, PersonDetails(*name))[0] for name in names]
    steps: list[tuple[int, int]] = []
    made = save_person_records(
        workspace, ids, tmp_path / "out", step=lambda done, total: steps.append((done, total))
    )
    assert [path.name for path in made] == [
        f"training-record-st-examples-łukasz-żółć-1-{TODAY}.pdf",
        f"training-record-st-examples-ann-bob-oexample-{TODAY}.pdf",
        f"training-record-st-examples-łukasz-żółć-3-{TODAY}.pdf",
    ]
    assert steps == [(0, 3), (1, 3), (2, 3)]
    assert "Żółć" in PdfReader(made[0]).pages[0].extract_text()
    workspace.close()


def test_a_namesakes_file_of_another_time_keeps_its_place(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    long = "Anna " * 30
    names = (("Ann", "Sample"), ("Ann", "Sample"), (long, "Sample"), (long, "Sample"))
    ids = [add_person(workspace, PersonDetails(*name))[0] for name in names]
    made = [save_person_records(workspace, [each], tmp_path / "out")[0] for each in ids]
    assert len(set(made)) == len(list((tmp_path / "out").iterdir())) == 4
    assert save_person_records(workspace, ids[:1], tmp_path / "out") == (made[0],)
    workspace.close()


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    person, _ = add_person(workspace, PersonDetails("Ann", "Example"))
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(InputError, match="Choose another folder"):
        save_person_records(workspace, [person], tmp_path / "file" / "out")
    workspace.close()


def test_the_records_of_several_are_one_paper_that_knows_where_each_begins(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    names = ("Ada", "Bob", "Cy")
    ids = [add_person(workspace, PersonDetails(name, "Example"))[0] for name in names]
    steps: list[int] = []
    made = person_records_pdf(workspace, ids, step=lambda done, _: steps.append(done))
    pages = PdfReader(BytesIO(made.content)).pages
    assert made.starts[0] == 0 and len(made.starts) == 3
    for start, name in zip(made.starts, names, strict=True):
        assert f"{name} Example" in pages[start].extract_text()
    assert steps == [0, 1, 2]
    about = PdfReader(BytesIO(made.content)).metadata
    assert about is not None
    assert about.title == "Training records – St Example's"
    assert about.creation_date is not None
    assert about.creation_date.date() == TODAY
    assert made == person_records_pdf(workspace, ids)
    workspace.close()


def test_the_record_of_one_is_the_paper_that_is_saved_for_them(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    person, _ = add_person(workspace, PersonDetails("Ada", "Example"))
    alone = person_records_pdf(workspace, [person])
    assert alone.starts == (0,)
    assert alone.content == person_record_pdf(workspace, person)
    workspace.close()


@pytest.mark.parametrize(
    ("partnership", "often"),
    [
        ("hsscp", "Level 3: our own ladder; the document names no levels."),
        ("generic", "no refresh set by us"),
    ],
)
def test_a_record_says_of_its_rules_no_more_than_there_is_and_once(
    tmp_path: Path, partnership: str, often: str
) -> None:
    workspace = make_workspace(tmp_path, partnership)
    keys = [each.key for each in workspace.packs.packs[partnership].requirements]
    role, _ = add_role(workspace, "Helper", None, keys)
    person, _ = add_person(workspace, PersonDetails("Ann", "Example"), role)
    pages = PdfReader(BytesIO(person_record_pdf(workspace, person))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert often in text
    assert text.lower().count("ladder") == (partnership == "hsscp")
    assert ("refresh not stated" in text) == (partnership == "hsscp")
    workspace.close()
