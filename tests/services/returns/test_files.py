"""Every file of a return says the same, names nobody, and obeys nothing that was typed."""

import csv
import io
from collections.abc import Mapping
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from random import Random

import pytest

from sgdesk.domain.courses.need import NeedDetails
from sgdesk.domain.courses.quality import NeedKind
from sgdesk.domain.returns.masking.texts import MASK
from sgdesk.domain.returns.parts import SectionKey, SectionText
from sgdesk.domain.returns.small_numbers import MERGED
from sgdesk.services.courses import needs as quality
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.organisation import change_setting, change_settings
from sgdesk.services.people import people, roles
from sgdesk.services.people.people import PersonDetails
from sgdesk.services.people.posts import add_post
from sgdesk.services.returns import document as returns
from sgdesk.services.returns import words as return_words
from sgdesk.services.returns.document import EVERYTHING
from sgdesk.services.returns.final import export_frozen, freeze_return
from sgdesk.services.returns.words import ActionDetails
from tests import factories
from tests.factories import TODAY
from tests.services.file.consistency import (
    everywhere,
    first_page_everywhere,
    grouped_everywhere,
    kinds_everywhere,
)
from tests.services.hall import Hall, make_hall
from tests.services.opened import short_names, uncompressed

SECRETS = (
    "Ada Sample",
    "Sample",
    "ada@example.org",
    "Zebedee",
    "Quillfeather",
    "zq@example.net",
    "ZQ-77",
)


@pytest.mark.parametrize("first", range(0, 30, 10))
def test_the_same_number_stands_in_window_and_files(tmp_path: Path, first: int) -> None:
    """Thirty random organisations, ten at a time."""
    for seed in range(first, first + 10):
        folder = tmp_path / str(seed)
        folder.mkdir()
        workspace, day = random_organisation(folder, seed)
        document = returns.return_document(workspace, day, shown=EVERYTHING)
        files = short_names(returns.return_files(document))
        for found in (
            everywhere(document, files),
            grouped_everywhere(document, files),
            kinds_everywhere(files),
        ):
            assert found == dict.fromkeys(found, found["json"]), seed
        lines = first_page_everywhere(files)
        assert lines == dict.fromkeys(lines, lines["json"]), seed
        workspace.close()


def random_organisation(folder: Path, seed: int) -> tuple[Workspace, date]:
    """One in which everything turns up that a rule speaks of, and a day to ask for."""
    random = Random(seed)
    partnership = factories.PACKS[seed % len(factories.PACKS)]
    as_ats = factories.some_as_ats(random, 1)
    workspace = factories.make_workspace(folder, partnership)
    factories.write(workspace, factories.organisation(random, partnership, as_ats, people=6))
    return workspace, as_ats[0]


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    """Everything that somebody can type, with names in it."""
    made = make_hall(tmp_path, "wscp", TODAY, ("induction", "universal"))
    stranger = PersonDetails("Zebedee", "Quillfeather", email="zq@example.net", reference="ZQ-77")
    people.add_person(made.workspace, stranger, made.role, date(2020, 1, 1))
    for key in SectionKey:
        text = SectionText(
            "We asked Zebedee Quillfeather (zq@example.net, ZQ-77) and ADA SAMPLE. Mr Quillfeather "
            "has zebedee's notes.",
            "Quillfeather, Zebedee says green",
        )
        return_words.save_section(made.workspace, key, text)
    details = ActionDetails("Ring Ada Sample", "Zebedee", TODAY)
    return_words.add_action(made.workspace, details)
    need = NeedDetails(NeedKind.GAP, "Ada Sample needs an evening", TODAY, "Zebedee Quillfeather")
    quality.raise_need(made.workspace, need)
    return made


def test_no_file_with_counts_only_names_anybody(hall: Hall) -> None:
    document = returns.return_document(hall.workspace)
    files = short_names(returns.return_files(document))
    assert_nobody_in(files)
    assert MASK.encode() in files["summary.html"]
    assert document.parts.names_left_out > 30


def assert_nobody_in(files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        opened = uncompressed(name, content).lower()
        for secret in SECRETS:
            assert secret.casefold().encode() not in opened, (name, secret)


@pytest.mark.parametrize("passphrase", ["", "four plain words, 7 kettles"])
def test_no_file_of_a_final_return_names_anybody_but_the_encrypted_one(
    hall: Hall, tmp_path: Path, passphrase: str
) -> None:
    made = freeze_return(hall.workspace, named=bool(passphrase), passphrase=passphrase)
    made_files = export_frozen(hall.workspace, made.id, tmp_path).files
    files = short_names({path.name: path.read_bytes() for path in made_files})
    assert ("summary-with-names.pdf" in files) is bool(passphrase)
    assert_nobody_in(files)


def test_what_is_searched_for_names_is_all_that_a_file_holds(hall: Hall) -> None:
    """The same search finds the names wherever the annex puts them."""
    document = returns.return_document(hall.workspace, named=True)
    files = short_names(returns.return_files(document))
    for kind in ("pdf", "html", "xlsx", "eml"):
        name = f"summary-with-names.{kind}"
        assert b"zebedee quillfeather" in uncompressed(name, files[name]).lower(), name


def test_with_names_no_file_is_called_or_told_like_one_without(hall: Hall) -> None:
    plain = short_names(returns.return_files(returns.return_document(hall.workspace)))
    named = short_names(returns.return_files(returns.return_document(hall.workspace, named=True)))
    assert set(plain) & set(named) == {"summary.csv", "summary.json"}
    assert all(plain[name] == named[name] for name in set(plain) & set(named))
    told = [
        told_of(content["summary-with-names.eml" if at else "summary.eml"])
        for at, content in enumerate((plain, named))
    ]
    assert told[0] == {
        "pdf": "to read, print and sign",
        "html": "the same for a browser or a screen reader",
        "xlsx": "the figures as a workbook",
        "csv": "the figures as one plain table",
        "json": "the figures for another program",
    }
    assert {kind for kind in told[1] if told[1][kind].endswith("; it names people")} == {
        *("pdf", "html", "xlsx")
    }


def told_of(draft: bytes) -> dict[str, str]:
    """What each attachment of a draft is said to be, by the end of its name."""
    parts = message_from_bytes(draft, policy=default).iter_attachments()
    return {
        str(part.get_filename()).rpartition(".")[2]: str(part["Content-Description"])
        for part in parts
    }


def test_beside_the_annex_words_name_nobody_either(hall: Hall) -> None:
    """The pages before it say that they hold counts only."""
    document = returns.return_document(hall.workspace, named=True)
    page = short_names(returns.return_files(document))["summary-with-names.html"].decode()
    before, annex = page.split('<h2 id="annex">')
    assert MASK in before
    assert not [secret for secret in SECRETS if secret.casefold() in before.casefold()]
    assert "Zebedee Quillfeather" in annex


def test_the_lead_is_named_only_where_that_was_wished(hall: Hall) -> None:
    change_setting(hall.workspace, "lead_person", str(hall.people[0]))
    plain = short_names(returns.return_files(returns.return_document(hall.workspace)))
    shown = returns.Shown(lead_names=True)
    document = returns.return_document(hall.workspace, shown=shown)
    named = short_names(returns.return_files(document))
    for name in named:
        assert b"ada sample" not in uncompressed(name, plain[name]).lower(), name
    for name in ("summary.pdf", "summary.html", "summary.xlsx", "summary.json"):
        opened = uncompressed(name, named[name])
        assert b"Safeguarding lead (Ada Sample)" in b" ".join(opened.split()), name
        assert b"lead and deputy named" in opened or name.endswith("json"), name


def rows_of(workspace: Workspace, *, apart: bool, folder: Path) -> dict[str, list[int]]:
    made = returns.export_return(workspace, folder, shown=returns.Shown(roles=True, apart=apart))
    table = next(path for path in made.files if path.suffix == ".csv").read_text("utf-8-sig")
    found: dict[str, list[int]] = {}
    for row in csv.DictReader(io.StringIO(table, newline="")):
        if row["section"] == "by_role":
            found.setdefault(row["label"], []).append(int(row["required"]))
    return found


def test_merged_roles_are_one_row_in_which_everybody_counts_once(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "generic", TODAY, ("level1",))
    lone = [add_role(hall, name) for name in ("Vicar", "Warden", "Driver")]
    first = hall.people[0]
    for role in lone:
        add_post(hall.workspace, first, role, date(2020, 1, 1))
    other = people.add_person(hall.workspace, PersonDetails("One", "More"), lone[0], None)[0]
    add_post(hall.workspace, other, lone[1], None)
    apart = rows_of(hall.workspace, apart=True, folder=tmp_path / "apart")
    assert apart == {"Driver": [1], "Helper": [4], "Vicar": [2], "Warden": [2]}
    merged = rows_of(hall.workspace, apart=False, folder=tmp_path / "merged")
    assert merged == {MERGED: [5]}


def add_role(hall: Hall, name: str) -> int:
    return roles.add_role(hall.workspace, name, None, ["level1"])[0]


def test_why_an_interval_is_longer_names_nobody(hall: Hall) -> None:
    said = "As Zebedee Quillfeather (zq@example.net) asked"
    change_settings(hall.workspace, {"interval:universal": "48"}, reason=said)
    document = returns.return_document(hall.workspace)
    assert MASK in next(each.reason for each in document.requirements if each.reason)
    assert_nobody_in(short_names(returns.return_files(document)))
