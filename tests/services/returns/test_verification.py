"""A return's code and files: genuine, altered by one bit, replaced, or of no return at all."""

import json
from pathlib import Path

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
    with pytest.raises(InputError, match="cannot be read"):
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


def test_what_the_signature_proves_and_what_it_does_not_is_printed(files: dict[str, Path]) -> None:
    for name in ("summary.pdf", "summary.html"):
        words = " ".join(
            uncompressed(name, files[name].read_bytes()).decode(errors="ignore").split()
        )
        assert "It proves that the figures and words of this return were signed" in words, name
        assert "It does not prove that what our file says is true" in words, name


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
