"""Every question of the partnership is printed, in its order, with its answer or not answered."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from sgdesk import paths
from sgdesk.data.forms.forms import read_forms
from sgdesk.domain.returns.answers import NOT_ANSWERED
from sgdesk.domain.returns.layouts import layout_of
from sgdesk.domain.returns.parts import SectionKey, SectionText
from sgdesk.domain.returns.sections import Completeness
from sgdesk.services.people import induction
from sgdesk.services.returns.document import EVERYTHING, return_document, return_files
from sgdesk.services.returns.words import return_workspace, save_section
from sgdesk.services.training.recording import TrainingDetails, record_training
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.services.opened import short_names, uncompressed
from tests.services.sample.made import a_sample

PACKS = sorted(each.stem for each in paths.resource("partnerships").glob("*.toml"))
KINDS = ("pdf", "html", "xlsx", "csv", "json", "eml")


def files_of(hall: Hall) -> dict[str, bytes]:
    return short_names(return_files(return_document(hall.workspace)))


@pytest.mark.parametrize("pack", PACKS)
def test_every_question_stands_in_every_file_in_its_order(tmp_path: Path, pack: str) -> None:
    hall = make_hall(tmp_path, pack, TODAY)
    asked = [" ".join(each.text.split()) for each in layout_of(hall.workspace.pack_named(pack))]
    files = files_of(hall)
    for kind in KINDS:
        opened = uncompressed(f"summary.{kind}", files[f"summary.{kind}"]).decode(errors="ignore")
        words = " ".join(opened.replace("&#x27;", "'").replace("&amp;", "&").split())
        places = [words.find(each) for each in asked]
        assert -1 not in places, kind
        assert places == sorted(places) or kind in ("xlsx", "eml"), kind


@pytest.mark.parametrize("pack", [each for each in PACKS if each != "generic"])
def test_what_nobody_answers_says_so_and_what_is_typed_answers_it(
    tmp_path: Path, pack: str
) -> None:
    hall = make_hall(tmp_path, pack, TODAY)
    silent = json.loads(files_of(hall)["summary.json"])["questions"]
    unanswered = [each for each in silent if not each["answered"]]
    assert unanswered
    assert all(each["answer"] == [NOT_ANSWERED] for each in unanswered)
    for key in SectionKey:
        save_section(hall.workspace, key, SectionText(f"Said about {key.value}."))
    files = files_of(hall)
    asked = json.loads(files["summary.json"])["questions"]
    assert all(each["answered"] for each in asked)
    lines = [(each["question"], line) for each in asked for line in each["answer"]]
    rows = csv.DictReader(io.StringIO(files["summary.csv"].decode("utf-8-sig"), newline=""))
    told = [(row["label"], row["text"]) for row in rows if row["section"] == "questions"]
    assert told == lines
    sheet = openpyxl.load_workbook(io.BytesIO(files["summary.xlsx"]))["Questions"]
    cells = [(row[0], row[2]) for row in sheet.iter_rows(min_row=5, values_only=True)]
    assert cells == lines


def test_not_answered_is_printed_on_paper_and_in_the_mail(tmp_path: Path) -> None:
    files = files_of(make_hall(tmp_path, "hscp", TODAY))
    for kind in KINDS:
        opened = uncompressed(f"summary.{kind}", files[f"summary.{kind}"])
        assert NOT_ANSWERED.encode() in opened, kind


def test_six_inductions_of_which_one_is_signed_for_are_never_complete(tmp_path: Path) -> None:
    """Worcestershire asks for the definitions to be signed for, of everybody who is inducted."""
    hall = make_hall(tmp_path, "wscp", TODAY, ("induction",), people_count=6)
    details = TrainingDetails(hall.courses["induction"], TODAY)
    record_training(hall.workspace, hall.people, details)
    number, _ = induction.begin_induction(hall.workspace, hall.people[0], TODAY)
    found = induction.checklist_of(hall.workspace, hall.people[0])
    assert found is not None
    induction.tick_items(hall.workspace, number, {each.id: TODAY for each in found.items})
    induction.complete_induction(
        hall.workspace, number, TODAY, inducted_by="Pat Lead", signed_on=TODAY
    )

    stand = return_workspace(hall.workspace)

    section = next(each for each in stand.sections if each.key is SectionKey.INDUCTION)
    assert section.completeness is not Completeness.COMPLETE
    assert section.missing == ("5 inducted without the definitions signed for.",)
    signed = "The definitions were received in writing and signed for in 1 of 6 inductions."
    assert signed in section.facts
    assert signed in json.loads(files_of(hall)["summary.json"])["questions"][0]["answer"]


def test_no_answer_of_a_form_is_in_any_file_of_a_return(tmp_path: Path) -> None:
    workspace = a_sample(tmp_path / "sample.sgdesk")
    with workspace.file.reading() as connection:
        given = [
            str(answer)
            for form in read_forms(connection)
            for answer in form.answers.values()
            if isinstance(answer, str) and len(answer) > 25
        ]
    document = return_document(workspace, shown=EVERYTHING)
    workspace.close()
    assert len(given) > 5
    for name, content in return_files(document).items():
        opened = uncompressed(name, content)
        assert not [each for each in given if each.encode() in opened], name
