"""A certificate's code says that it is genuine, and one altered bit says that it is not."""

import json
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from sgdesk.cli import main
from sgdesk.data.file.schema import certificate, history, organisation
from sgdesk.data.organisation.signing import Signer
from sgdesk.domain.certificates.certificate import CertificateContent, CheckResult
from sgdesk.domain.certificates.verification import (
    Signed,
    certificate_message,
    code_text,
    read_code,
    to_text,
)
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


def tamper(hall: Hall, row: int = 1, **values: str | bytes) -> None:
    """Write past the program, as somebody with the file and a database tool could."""
    with hall.workspace.file.engine.connect() as connection:
        connection.execute(certificate.update().where(certificate.c.id == row).values(**values))
        connection.commit()


def change_face(hall: Hall, row: int, **values: object) -> str:
    """The kept face of a certificate with some of its fields changed."""
    with hall.workspace.file.reading() as connection:
        query = select(certificate.c.face).where(certificate.c.id == row)
        return json.dumps(json.loads(connection.execute(query).scalar_one()) | values)


def test_the_code_in_the_square_is_genuine(hall: Hall) -> None:
    for code in codes(hall):
        assert check_number(hall.workspace, code).result is CheckResult.STANDS
        assert len(code) == 108


def test_a_number_typed_without_its_signature_is_looked_up(hall: Hall) -> None:
    number = read_code(codes(hall)[0]).number
    for typed in (number, f"sgdesk:{number}"):
        assert check_number(hall.workspace, typed).result is CheckResult.STANDS


def test_a_certificate_that_lost_its_signature_is_altered_and_says_so(hall: Hall) -> None:
    number = read_code(codes(hall)[1]).number
    face = change_face(hall, 2, verification="", duration_hours="40 hours")
    tamper(hall, 2, signature="", face=face)

    found = check_number(hall.workspace, number)

    assert found.result is CheckResult.ALTERED
    assert "its signature is gone from our register" in str(found.sentences()[0])


def test_one_whose_face_still_names_a_signature_is_altered_though_it_is_the_first(
    hall: Hall,
) -> None:
    number = read_code(codes(hall)[0]).number
    tamper(hall, signature="")
    assert check_number(hall.workspace, number).result is CheckResult.ALTERED


def test_one_of_before_the_file_signed_stands_and_says_that_nothing_is_signed(hall: Hall) -> None:
    """As an early version issued it, before the one after it was signed."""
    number = read_code(codes(hall)[0]).number
    tamper(hall, signature="", face=change_face(hall, 1, verification=f"sgdesk:{number}"))

    found = check_number(hall.workspace, number)

    assert (found.result, found.signed) == (CheckResult.STANDS, Signed.NOTHING)
    assert "It has no signature, because it was issued before" in str(found.sentences()[-1])
    assert check_number(hall.workspace, code_text(number, bytes(64))).result is CheckResult.ALTERED


def test_one_whose_four_facts_alone_are_signed_stands_and_says_so(hall: Hall) -> None:
    number = read_code(codes(hall)[0]).number
    sign_as_before(hall, number)

    found = check_number(hall.workspace, number)

    assert (found.result, found.signed) == (CheckResult.STANDS, Signed.FOUR)
    said = " ".join(map(str, found.sentences()))
    assert "It does not cover the rest, such as the hours" in said
    change = change_face(hall, 1, duration_hours="40 hours")
    tamper(hall, face=change)
    assert check_number(hall.workspace, number).result is CheckResult.STANDS
    tamper(hall, face=change_face(hall, 1, course_title="Level 3"))
    assert check_number(hall.workspace, number).result is CheckResult.ALTERED


def sign_as_before(hall: Hall, number: str) -> None:
    """Sign the first certificate as the version before this one did."""
    with hall.workspace.file.reading() as connection:
        seed = connection.execute(select(organisation.c.signing_key)).scalar_one()
    face = json.loads(change_face(hall, 1))
    day = date.fromisoformat(face["completed_on"])
    message = certificate_message(number, face["person_name"], face["course_title"], day)
    signature = Signer(seed).sign(message)
    face = change_face(hall, 1, verification=code_text(number, signature))
    tamper(hall, signature=to_text(signature), face=face)


def test_the_words_say_who_could_sign_where_the_file_has_no_passphrase(hall: Hall) -> None:
    code = codes(hall)[0]
    found = check_number(hall.workspace, code)

    assert "whoever could copy it could sign too" in str(found.sentences()[-1])
    assert "could sign" not in " ".join(map(str, replace(found, in_clear=False).sentences()))


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


OTHER: dict[str, object] = {
    "number": "0000-0000-0000",
    "organisation": "St Sampler's",
    "charity_number": "1234567",
    "person_name": "Ada Sampler",
    "course_title": "Level 3",
    "completed_on": "2026-03-30",
    "issued_on": "2026-03-30",
    "level": "Level 3",
    "duration_hours": "40 hours",
    "provider": "Somebody",
    "trainer": "Somebody",
    "method": "online",
    "learning_points": ["How to draw an owl"],
    "signatories": [["Somebody", "Trainer"]],
    "replaces": "0000-0000-0000",
    "verification": "sgdesk:0000-0000-0000",
    "partnership_note": "a note",
    "heading": "Certificate of completion",
    "outcomes": ["How to draw an owl"],
    "reach": "somebody@example.net",
    "refresh_by": "2099-12-31",
    "refresh_rule": "never",
}


@pytest.mark.parametrize("field", sorted({each.name for each in fields(CertificateContent)}))
def test_every_field_that_is_printed_is_signed(hall: Hall, field: str) -> None:
    """A field that is added to the face has to be thought of here, or this fails."""
    number = read_code(codes(hall)[0]).number
    if field == "logo_png":
        tamper(hall, logo_png=b"another")
    else:
        tamper(hall, face=change_face(hall, 1, **{field: OTHER[field]}))
    assert check_number(hall.workspace, number).result is CheckResult.ALTERED


def test_the_facts_that_were_signed_are_told_to_be_compared(hall: Hall) -> None:
    found = check_number(hall.workspace, codes(hall)[0])
    assert "issued on 31 March 2026" in str(found.sentences()[2])


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
