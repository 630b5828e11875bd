"""A certificate's code says that it is genuine, and one altered bit says that it is not."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from sgdesk.cli import main
from sgdesk.data.file.schema import certificate, history, organisation
from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.domain.certificates.verification import code_text, read_code
from sgdesk.services.certificates import issuing as certificates
from sgdesk.services.certificates.issuing import issue_certificates
from sgdesk.services.certificates.register import check_number, contents
from sgdesk.services.file import undo
from sgdesk.services.training.recording import TrainingDetails, record_training
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    made = make_hall(tmp_path, "generic", TODAY, ("induction",))
    details = TrainingDetails(made.courses["induction"], TODAY, provider="in-house")
    record_training(made.workspace, made.people[:2], details)
    return made


def codes(hall: Hall) -> list[str]:
    numbers = issue_certificates(hall.workspace).new_numbers
    return [content.verification for content in contents(hall.workspace, numbers)]


def tamper(hall: Hall, **values: str) -> None:
    """Write past the program, as somebody with the file and a database tool could."""
    with hall.workspace.file.engine.connect() as connection:
        connection.execute(certificate.update().where(certificate.c.id == 1).values(**values))
        connection.commit()


def test_the_code_in_the_square_is_genuine(hall: Hall) -> None:
    for code in codes(hall):
        assert check_number(hall.workspace, code).result is CheckResult.STANDS
        assert len(code) == 108


def test_a_number_without_a_signature_is_looked_up_as_before(hall: Hall) -> None:
    number = read_code(codes(hall)[0]).number
    tamper(hall, signature="")
    for old in (number, f"sgdesk:{number}"):
        assert check_number(hall.workspace, old).result is CheckResult.STANDS


def test_every_altered_bit_of_the_signature_is_told(hall: Hall) -> None:
    code = read_code(codes(hall)[0])
    assert code.signature is not None
    for bit in range(512):
        changed = bytearray(code.signature)
        changed[bit // 8] ^= 1 << bit % 8
        found = check_number(hall.workspace, code_text(code.number, bytes(changed)))
        assert found.result is CheckResult.ALTERED


def test_the_signature_of_one_certificate_does_not_fit_another(hall: Hall) -> None:
    one, other = (read_code(each) for each in codes(hall))
    mixed = code_text(one.number, other.signature or b"")
    assert check_number(hall.workspace, mixed).result is CheckResult.ALTERED


@pytest.mark.parametrize(
    ("field", "value"),
    [("person_name", "Ada Sampler"), ("course_title", "Level 3"), ("completed_on", "2026-03-30")],
)
def test_a_register_that_was_altered_is_told(hall: Hall, field: str, value: str) -> None:
    number = read_code(codes(hall)[0]).number
    with hall.workspace.file.reading() as connection:
        text = connection.execute(select(certificate.c.face)).scalars().first()
    tamper(hall, face=json.dumps(json.loads(text or "") | {field: value}))
    assert check_number(hall.workspace, number).result is CheckResult.ALTERED


def test_revoked_and_replaced_are_told_of_signed_codes_too(hall: Hall) -> None:
    first, second = codes(hall)
    new, _ = certificates.reissue(hall.workspace, 1, "A slip in the name")
    certificates.revoke(hall.workspace, 2, "Wrong course")
    found = check_number(hall.workspace, first)
    assert (found.result, found.replaced_by) == (CheckResult.REPLACED, new)
    assert check_number(hall.workspace, second).result is CheckResult.REVOKED


def test_the_key_outlives_undo_and_is_in_no_line_of_the_history(hall: Hall) -> None:
    code = codes(hall)[0]
    undo.undo(hall.workspace)
    assert check_number(hall.workspace, code).result is CheckResult.REVOKED
    assert all(
        check_number(hall.workspace, each).result is CheckResult.STANDS for each in codes(hall)
    )
    with hall.workspace.file.reading() as connection:
        assert connection.execute(select(organisation.c.signing_key)).scalar_one() is not None
        changes = connection.execute(select(history.c.changes)).scalars()
        assert not any("signing_key" in each for each in changes)


def test_verify_says_in_words_what_was_found(
    hall: Hall, capsys: pytest.CaptureFixture[str]
) -> None:
    code = read_code(codes(hall)[0])
    path = str(hall.workspace.path)
    hall.workspace.close()
    assert main(["verify", path, code_text(code.number, code.signature or b"")]) == 0
    assert capsys.readouterr().out.startswith("Genuine:")
    assert main(["verify", path, code_text(code.number, bytes(64))]) == 1
    assert capsys.readouterr().out.startswith("Altered:")
