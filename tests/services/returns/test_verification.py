"""A return's code and files: genuine, altered by one bit, replaced, or of no return at all."""

import json
from io import BytesIO
from pathlib import Path

import openpyxl
import pypdf
import pytest
from sqlalchemy import select, update

from sgdesk.cli import main
from sgdesk.data.file.schema import return_document
from sgdesk.data.organisation import signing
from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.domain.certificates.verification import from_text, return_message
from sgdesk.domain.errors import InputError
from sgdesk.services.returns import final as frozen
from sgdesk.services.returns import verification
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.services.opened import altered, short_names, uncompressed

FILES = [f"summary.{end}" for end in ("pdf", "html", "xlsx", "csv", "json", "eml")]


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "wscp", TODAY, ("induction", "universal"))


@pytest.fixture
def files(hall: Hall, tmp_path: Path) -> dict[str, Path]:
    made = frozen.freeze_return(hall.workspace)
    exported = frozen.export_frozen(hall.workspace, made.id, tmp_path)
    return short_names({path.name: path for path in exported.files})


def code_on_paper(files: dict[str, Path]) -> str:
    content = json.loads(files["summary.json"].read_text("utf-8"))
    return f"sgdesk:{content['return']['number']}:{content['proof']['signature']}"


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_a_return_is_genuine_and_one_altered_bit_is_told(
    hall: Hall, files: dict[str, Path], name: str
) -> None:
    path = files[name]
    assert verification.check_file(hall.workspace, path).result is CheckResult.STANDS
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))
    result = verification.check_file(hall.workspace, path).result
    assert result in (CheckResult.ALTERED, CheckResult.UNKNOWN)


def test_every_altered_bit_of_the_json_is_told(hall: Hall, files: dict[str, Path]) -> None:
    path = files["summary.json"]
    genuine = path.read_bytes()
    for place in range(0, len(genuine) * 8, 997):
        content = bytearray(genuine)
        content[place // 8] ^= 1 << place % 8
        path.write_bytes(bytes(content))
        assert verification.check_file(hall.workspace, path).result is not CheckResult.STANDS


def test_altered_figures_are_told_as_altered(hall: Hall, files: dict[str, Path]) -> None:
    path = files["summary.json"]
    content = json.loads(path.read_text("utf-8"))
    content["requirements"][0]["completed"] = 36
    path.write_text(json.dumps(content), "utf-8")
    found = verification.check_file(hall.workspace, path)
    assert isinstance(found, verification.ReturnCheck)
    assert (found.result, found.number) == (CheckResult.ALTERED, "R2026-001")


def test_anybody_with_the_public_key_can_check_the_json_by_itself(files: dict[str, Path]) -> None:
    content = json.loads(files["summary.json"].read_text("utf-8"))
    key, signature = (from_text(content["proof"][name]) for name in ("public_key", "signature"))
    assert signing.is_signed(key, return_message(content), signature)
    content["people"] += 1
    assert not signing.is_signed(key, return_message(content), signature)


def test_the_code_on_paper_is_genuine_until_the_return_is_replaced(
    hall: Hall, files: dict[str, Path]
) -> None:
    code = code_on_paper(files)
    assert verification.check_code(hall.workspace, code).result is CheckResult.STANDS
    assert verification.check_code(hall.workspace, "r2026-001").result is CheckResult.STANDS
    frozen.freeze_return(hall.workspace, replaces=1)
    found = verification.check_code(hall.workspace, code)
    assert isinstance(found, verification.ReturnCheck)
    assert (found.result, found.replaced_by) == (CheckResult.REPLACED, "R2026-002")


def test_a_wrong_signature_and_an_unknown_number_are_told(
    hall: Hall, files: dict[str, Path]
) -> None:
    wrong = altered(code_on_paper(files))
    assert verification.check_code(hall.workspace, wrong).result is CheckResult.ALTERED
    assert verification.check_code(hall.workspace, "R2026-009").result is CheckResult.UNKNOWN
    assert verification.check_code(hall.workspace, "nonsense").result is CheckResult.UNKNOWN


def test_figures_altered_in_the_organisation_file_itself_are_told(
    hall: Hall, files: dict[str, Path]
) -> None:
    with hall.workspace.file.engine.connect() as connection:
        text = connection.execute(select(return_document.c.document)).scalar_one()
        changed = text.replace('"people": 4', '"people": 5')
        assert changed != text
        connection.execute(update(return_document).values(document=changed))
        connection.commit()
    assert verification.check_code(hall.workspace, "R2026-001").result is CheckResult.ALTERED
    found = verification.check_file(hall.workspace, files["summary.pdf"])
    assert found.result is CheckResult.ALTERED


def test_a_file_that_is_no_return_is_unknown(hall: Hall, tmp_path: Path) -> None:
    for name, content in {
        "holiday.jpg": b"\xff\xd8",
        "list.json": b"[1, 2]",
        "deep.json": b"[" * 100_000,
        "odd.json": b'{"return": {"number": 7}}',
    }.items():
        (tmp_path / name).write_bytes(content)
        assert (
            verification.check_file(hall.workspace, tmp_path / name).result is CheckResult.UNKNOWN
        )
    with pytest.raises(InputError, match="is not there"):
        verification.check_file(hall.workspace, tmp_path / "missing.json")


def test_the_public_key_is_printed_on_every_final_return(
    hall: Hall, files: dict[str, Path]
) -> None:
    key = verification.public_key(hall.workspace)
    assert len(key) == 43
    for name, path in files.items():
        if path.suffix != ".csv":
            words = uncompressed(name, path.read_bytes())
            assert key.encode() in b"".join(words.split()), name


def test_what_a_check_shows_and_what_it_does_not_is_printed(files: dict[str, Path]) -> None:
    for name in ("summary.pdf", "summary.html"):
        words = " ".join(
            uncompressed(name, files[name].read_bytes()).decode(errors="ignore").split()
        )
        assert "the JSON file of this return was signed with the key of" in words, name
        assert "shows neither that what our file says is true" in words, name
        assert "It proves" not in words, name


def test_the_code_is_found_in_the_whole_printed_page(hall: Hall, files: dict[str, Path]) -> None:
    pages = [page.extract_text() for page in pypdf.PdfReader(files["summary.pdf"]).pages]
    page = next(page for page in pages if "Our public key" in page)
    found = verification.check_code(hall.workspace, page)
    assert found.result is CheckResult.STANDS
    begin = page.index("sgdesk:R2026-001:") + len("sgdesk:R2026-001:")
    other = "A" if page[begin + 5] != "A" else "B"
    wrong = page[: begin + 5] + other + page[begin + 6 :]
    assert verification.check_code(hall.workspace, wrong).result is CheckResult.ALTERED


def test_the_pdf_of_a_final_return_carries_its_number_in_its_metadata(
    files: dict[str, Path],
) -> None:
    about = pypdf.PdfReader(files["summary.pdf"]).metadata
    assert about is not None
    assert str(about["/Keywords"]) == "R2026-001"


def test_verify_says_in_words_what_was_found(
    hall: Hall, files: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    organisation = str(hall.workspace.path)
    code = code_on_paper(files)
    hall.workspace.close()

    def said(word: str) -> tuple[int, str]:
        return main(["verify", organisation, word]), capsys.readouterr().out

    assert said(code)[0] == 0
    found = said(str(files["summary.pdf"]))
    assert found[0] == 0
    assert found[1].startswith("Genuine: it matches what our file holds")
    assert said(altered(code))[1].startswith("Altered:")
    assert said("R2026-404") == (1, "Unknown: R2026-404 is of no return of ours.\n")
    assert "Hold the paper against these figures" in found[1]


def test_a_return_is_answered_with_its_figures(hall: Hall, files: dict[str, Path]) -> None:
    content = json.loads(files["summary.json"].read_text("utf-8"))
    for what in (code_on_paper(files), f"Signature {code_on_paper(files)} on page 3"):
        found = verification.check_code(hall.workspace, what)
        said = [str(each) for each in found.sentences()]
        for row in content["requirements"]:
            counted = row["required"] - row["exempt"]
            assert any(f": {row['completed']} of {counted} (" in each for each in said), row
    assert len([each for each in said if ". Required " in each]) == len(content["requirements"])


def test_figures_that_no_longer_fit_their_signature_are_not_told(
    hall: Hall, files: dict[str, Path]
) -> None:
    with hall.workspace.file.engine.connect() as connection:
        text = connection.execute(select(return_document.c.document)).scalar_one()
        changed = text.replace('"people": 4', '"people": 5')
        connection.execute(update(return_document).values(document=changed))
        connection.commit()
    for found in (
        verification.check_code(hall.workspace, "R2026-001"),
        verification.check_file(hall.workspace, files["summary.pdf"]),
    ):
        assert found.result is CheckResult.ALTERED
        assert not [each for each in found.sentences() if "people" in each.values]


def written_again(path: Path) -> bytes:
    """The same words in other bytes, as another program writes a file that it opened."""
    content = path.read_bytes()
    if path.suffix == ".pdf":
        writer = pypdf.PdfWriter()
        for page in pypdf.PdfReader(BytesIO(content)).pages:
            writer.add_page(page)
        out = BytesIO()
        writer.write(out)
        return out.getvalue()
    if path.suffix == ".xlsx":
        book, out = openpyxl.load_workbook(BytesIO(content)), BytesIO()
        book.save(out)
        return out.getvalue()
    if path.suffix == ".eml":
        return content.replace(b"X-Unsent: 1\r\n", b"X-Unsent: 1\r\nDate: today\r\n")
    return content + b"\n"


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_bears_our_number_in_other_bytes_is_altered(
    hall: Hall, files: dict[str, Path], tmp_path: Path, name: str
) -> None:
    other = tmp_path / name
    other.write_bytes(written_again(files[name]))
    found = verification.check_file(hall.workspace, other)
    assert isinstance(found, verification.ReturnCheck)
    assert (found.result, found.number) == (CheckResult.ALTERED, "R2026-001")
    assert any("Hold the paper against" in str(each) for each in found.sentences())


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_broken_anywhere_is_answered_and_never_a_fault(
    hall: Hall, files: dict[str, Path], tmp_path: Path, name: str
) -> None:
    genuine = files[name].read_bytes()
    other = tmp_path / name
    for place in range(0, len(genuine), len(genuine) // 24):
        content = bytearray(genuine)
        content[place] ^= 0x55
        for broken in (bytes(content), genuine[:place]):
            other.write_bytes(broken)
            found = verification.check_file(hall.workspace, other)
            assert found.result in (CheckResult.ALTERED, CheckResult.UNKNOWN)


def key_of(files: dict[str, Path]) -> str:
    return str(json.loads(files["summary.json"].read_text("utf-8"))["proof"]["public_key"])


def test_a_json_is_checked_with_the_printed_key_and_no_organisation_file(
    hall: Hall, files: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, path = key_of(files), tmp_path / "sent.json"
    path.write_bytes(files["summary.json"].read_bytes())
    hall.workspace.close()
    hall.workspace.path.unlink()

    assert main(["verify", "--key", key, str(path)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Genuine: it was signed with this key")
    assert "Return R2026-001 of" in said
    assert "Whose key it is" in said
    second = "B" if key[1] == "A" else "A"
    other = f"-{second}{key[2:]}"  # a key may begin as an option does
    assert main(["verify", "--key", other, str(path)]) == 1
    spaced = f" {key[:20]}\n{key[20:]} "
    assert main(["verify", "--key", spaced, str(path)]) == 0


def test_a_json_that_says_anything_else_is_altered(files: dict[str, Path], tmp_path: Path) -> None:
    text = files["summary.json"].read_text("utf-8")
    path = tmp_path / "sent.json"
    figures = json.loads(text)
    figures["requirements"][0]["completed"] += 1
    broken = json.loads(text)
    broken["proof"]["signature"] = broken["proof"]["signature"][::-1]
    for each in (figures, broken):
        path.write_text(json.dumps(each), "utf-8")
        found = verification.check_with_key(key_of(files), path)
        assert (found.result, found.signed) == (CheckResult.ALTERED, {})
    path.write_text(json.dumps(json.loads(text), indent=None), "utf-8")
    assert verification.check_with_key(key_of(files), path).result is CheckResult.STANDS


def test_a_member_that_stands_twice_is_never_genuine(
    files: dict[str, Path], tmp_path: Path
) -> None:
    text = files["summary.json"].read_text("utf-8")
    path = tmp_path / "sent.json"
    path.write_text(text.replace("{", '{"people": 400,', 1), "utf-8")
    found = verification.check_with_key(key_of(files), path)
    assert found.result is CheckResult.UNKNOWN


def test_a_json_of_another_key_or_of_no_return_is_unknown(
    hall: Hall, files: dict[str, Path], tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = make_hall(tmp_path / "other", "wscp", TODAY, ("induction", "universal"))
    made = frozen.freeze_return(other.workspace)
    exported = frozen.export_frozen(other.workspace, made.id, tmp_path / "theirs")
    theirs = short_names({path.name: path for path in exported.files})
    found = verification.check_with_key(key_of(files), theirs["summary.json"])
    assert (found.result, "another key" in found.why) == (CheckResult.UNKNOWN, True)
    assert (
        verification.check_file(hall.workspace, theirs["summary.json"]).result
        is CheckResult.UNKNOWN
    )
    live = tmp_path / "live.json"
    for content in ("[]", "no json", '{"return": null, "proof": null}', '{"proof": {}}'):
        live.write_text(content, "utf-8")
        found = verification.check_with_key(key_of(files), live)
        assert found.result is CheckResult.UNKNOWN
        assert "is not the JSON file of a final return" in str(found.sentences()[0])


def test_a_json_with_half_a_letter_or_nested_without_end_is_unknown_and_no_defect(
    hall: Hall, files: dict[str, Path], tmp_path: Path
) -> None:
    content = json.loads(files["summary.json"].read_text("utf-8"))
    key = content["proof"]["public_key"]
    content["from"]["organisation"] = "\ud800"
    odd = tmp_path / "odd.json"
    deep = files["summary.json"].read_text("utf-8").replace("{", '{"deep": ' + "[" * 9000, 1)
    for text in (json.dumps(content), deep.replace(",", "]" * 9000 + ",", 1)):
        odd.write_text(text, "utf-8")
        assert verification.check_with_key(key, odd).result is CheckResult.UNKNOWN
        found = verification.check_file(hall.workspace, odd)
        assert found.result is not CheckResult.STANDS


@pytest.mark.parametrize("key", ["", "abc", "!" * 43, "A" * 42, "A" * 44])
def test_what_is_no_key_is_refused(
    files: dict[str, Path], key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "--key", key, str(files["summary.json"])]) == 2
    assert "is no public key" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_no_unknown_code(
    hall: Hall, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("certificates.pdf", "summary.JSON"):
        assert main(["verify", str(hall.workspace.path), name]) == 2
        assert "is not there" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["a.sgdesk"], ["--key", "A" * 43, "a.sgdesk", "a.json"]])
def test_too_few_or_too_many_words_are_refused_in_a_sentence(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", *words]) == 2
    assert capsys.readouterr().err.count(".") >= 1
