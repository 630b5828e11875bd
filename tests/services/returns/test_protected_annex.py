"""The annex under a passphrase: one encrypted PDF names people, every other file only counts."""

import io
from email import message_from_bytes
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.domain.errors import InputError
from sgdesk.services.returns import document as returns
from sgdesk.services.returns import final as frozen
from sgdesk.services.returns import verification
from sgdesk.services.training.standing import standing_report
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.services.opened import files_in, short_names, uncompressed

PROTECTED = "summary-with-names.pdf"
PASSPHRASE = "four plain words, 7 kettles!"


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "wscp", TODAY, ("induction", "universal"))


def exported(hall: Hall, folder: Path) -> dict[str, bytes]:
    made = returns.export_return(hall.workspace, folder, named=True, passphrase=PASSPHRASE)
    return short_names({path.name: path.read_bytes() for path in made.files})


def text_of(pdf: bytes, passphrase: str) -> str:
    opened = pypdfium2.PdfDocument(pdf, password=passphrase)
    text = "".join(page.get_textpage().get_text_range() for page in opened)
    opened.close()
    return text


def test_only_the_encrypted_file_names_people(hall: Hall, tmp_path: Path) -> None:
    files = exported(hall, tmp_path)
    assert list(files)[-2:] == [PROTECTED, "summary.eml"]
    names = [person.name for person, _ in standing_report(hall.workspace).people]
    for name, content in files.items():
        opened = b"" if name == PROTECTED else uncompressed(name, content).lower()
        assert not [each for each in names if each.casefold().encode() in opened], name
    assert all(each in text_of(files[PROTECTED], PASSPHRASE) for each in names)


def test_it_is_aes_256_and_bears_the_mark_on_every_page_of_the_annex(
    hall: Hall, tmp_path: Path
) -> None:
    reader = pypdf.PdfReader(io.BytesIO(exported(hall, tmp_path)[PROTECTED]))
    asked = str(reader.trailer["/Encrypt"].get_object())
    assert all(each in asked for each in ("'/V': 5", "'/R': 6", "'/CFM': '/AESV3'"))
    assert reader.decrypt("wrong") is pypdf.PasswordType.NOT_DECRYPTED
    assert reader.decrypt(PASSPHRASE) is not pypdf.PasswordType.NOT_DECRYPTED
    pages = [page.extract_text() for page in reader.pages]
    annex = next(place for place, text in enumerate(pages) if "Annex with names" in text)
    assert all("Contains personal data" in text for text in pages[annex:])


@pytest.mark.parametrize("given", ["", "four plain words, 8 kettles!"])
def test_another_program_opens_it_with_the_passphrase_alone(
    hall: Hall, tmp_path: Path, given: str
) -> None:
    paper = exported(hall, tmp_path)[PROTECTED]
    with pytest.raises(pypdfium2.PdfiumError, match="password"):
        text_of(paper, given)
    assert "Annex with names" in text_of(paper, PASSPHRASE)


def test_the_draft_carries_it_and_says_how_the_passphrase_travels(
    hall: Hall, tmp_path: Path
) -> None:
    files = exported(hall, tmp_path)
    draft = message_from_bytes(files["summary.eml"])
    attached = short_names(
        {str(part.get_filename()): part.get_payload(decode=True) for part in draft.walk()}
    )
    assert attached[PROTECTED] == files[PROTECTED]
    body = next(part for part in draft.walk() if part.get_content_type() == "text/plain")
    words = bytes(body.get_payload(decode=True)).decode()
    assert "opens only with a passphrase, which we tell you by telephone" in " ".join(words.split())
    assert PASSPHRASE not in words


@pytest.mark.parametrize(
    "given", ["elevenchars", "x" * 128, "four plain words: smörgås", "four\nplain words"]
)
def test_a_passphrase_that_is_too_short_or_too_long_is_refused_and_nothing_written(
    hall: Hall, tmp_path: Path, given: str
) -> None:
    with pytest.raises(InputError, match="passphrase"):
        returns.export_return(hall.workspace, tmp_path / "out", named=True, passphrase=given)
    with pytest.raises(InputError, match="passphrase"):
        frozen.freeze_return(hall.workspace, named=True, passphrase=given)
    assert not (tmp_path / "out").exists()
    assert frozen.frozen_returns(hall.workspace) == ()


def test_without_names_a_passphrase_changes_nothing(hall: Hall, tmp_path: Path) -> None:
    plain = returns.export_return(hall.workspace, tmp_path / "one")
    asked = returns.export_return(hall.workspace, tmp_path / "two", passphrase=PASSPHRASE)
    for one, other in zip(plain.files, asked.files, strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_a_final_return_keeps_the_encrypted_file_to_the_byte_and_no_passphrase(
    hall: Hall, tmp_path: Path
) -> None:
    made = frozen.freeze_return(hall.workspace, named=True, passphrase=PASSPHRASE)
    line = frozen.frozen_returns(hall.workspace)[0]
    assert (line.has_names, line.is_protected) == (True, True)
    first, second = (
        frozen.export_frozen(hall.workspace, made.id, tmp_path / each) for each in ("one", "two")
    )
    for one, other in zip(first.files, second.files, strict=True):
        assert one.read_bytes() == other.read_bytes()
    paper = files_in(tmp_path / "one" / made.number)[PROTECTED]
    assert verification.check_file(hall.workspace, paper).result is CheckResult.STANDS
    assert made.number in text_of(paper.read_bytes(), PASSPHRASE)
    kept = sorted(hall.workspace.path.parent.glob(f"{hall.workspace.path.name}*"))
    assert kept
    assert not [path for path in kept if b"plain words" in path.read_bytes()]
