"""Ed25519 is Ed25519, whichever library signs: the same seed gives the same signatures."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from sgdesk.data.organisation.signing import Signer, is_signed
from sgdesk.domain.certificates.verification import from_text
from tests.data.file.test_migrate import FOLDER

SEED = bytes.fromhex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")
KEY = bytes.fromhex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
MESSAGE = bytes.fromhex("af82")
SIGNATURE = bytes.fromhex(
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
    "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
)
"""The third test of RFC 8032, 7.1."""


def test_the_seed_of_the_rfc_signs_as_the_rfc_says() -> None:
    signer = Signer(SEED)

    assert (signer.public_key, signer.sign(MESSAGE)) == (KEY, SIGNATURE)
    assert is_signed(KEY, MESSAGE, SIGNATURE)


@pytest.mark.parametrize(
    ("key", "message", "signature"),
    [
        (KEY, b"\xaf\x83", SIGNATURE),
        (KEY, MESSAGE, SIGNATURE[:-1]),
        (KEY, MESSAGE, b""),
        (KEY[:-1], MESSAGE, SIGNATURE),
        (b"\xff" * 32, MESSAGE, SIGNATURE),
        (bytes(32), MESSAGE, bytes(64)),
        (b"\x01" + bytes(31), MESSAGE, b"\x01" + bytes(63)),
    ],
    ids=["message", "cut", "none", "cut key", "no key", "order 4", "order 1"],
)
def test_what_is_no_key_or_no_signature_signs_nothing(
    key: bytes, message: bytes, signature: bytes
) -> None:
    assert not is_signed(key, message, signature)


@pytest.mark.parametrize("version", [2, 3])
def test_a_file_that_another_library_signed_is_signed_alike(version: int) -> None:
    path = f"file:{FOLDER / f'schema-{version}.sgdesk'}?mode=ro"
    with closing(sqlite3.connect(path, uri=True)) as connection:
        (seed,) = connection.execute("SELECT signing_key FROM organisation").fetchone()
        rows = connection.execute(
            """SELECT signature, json_array('sgdesk certificate', number,
               face ->> 'person_name', face ->> 'course_title', face ->> 'completed_on')
               FROM certificate WHERE signature <> ''"""
        ).fetchall()

    assert len(rows) > 10
    signer = Signer(seed)
    for signature, message in rows:
        assert signer.sign(message.encode()) == from_text(signature)


def test_names_are_put_under_a_passphrase_by_the_same_library(tmp_path: Path) -> None:
    script = """
import sys
sys.modules["cryptography"] = None  # as where it is not installed
from pypdf import PdfWriter
writer = PdfWriter()
writer.add_blank_page(100, 100)
writer.encrypt("four plain sample words", algorithm="AES-256")
writer.write(sys.argv[1])
from pypdf import PdfReader
assert PdfReader(sys.argv[1]).decrypt("four plain sample words")
assert "Crypto.Cipher.AES" in sys.modules
"""
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "names.pdf")], check=True)
