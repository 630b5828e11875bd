"""How a signature travels in a code, and what it is put over."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgdesk.domain.certificates.verification import (
    Code,
    certificate_message,
    code_text,
    from_text,
    read_code,
    return_message,
    to_text,
)

DAY = date(2026, 3, 31)


@given(st.binary(min_size=1, max_size=80))
def test_bytes_come_back_from_their_text(content: bytes) -> None:
    assert from_text(to_text(content)) == content


@given(st.binary(min_size=64, max_size=64), st.integers(0, 85), st.sampled_from("AZaz09-_!= é"))
def test_every_letter_of_a_signature_counts(content: bytes, place: int, letter: str) -> None:
    text = to_text(content)
    other = text[:place] + letter + text[place + 1 :]
    assert other == text or from_text(other) != content


@pytest.mark.parametrize("typed", ["sgdesk:{}:{}", " SGDESK:{}:{}\n", "{}:{}", "sgdesk: {} : {}"])
def test_a_code_is_read_however_it_was_typed(typed: str) -> None:
    signature = bytes(range(64))
    found = read_code(typed.format("RBD5-YKRX-6NQF", to_text(signature)))
    assert found == Code("RBD5-YKRX-6NQF", signature)


def test_an_old_code_has_no_signature_and_a_broken_one_an_empty_one() -> None:
    assert read_code("sgdesk:RBD5-YKRX-6NQF") == Code("RBD5-YKRX-6NQF", None)
    assert read_code("sgdesk:RBD5-YKRX-6NQF:%%%") == Code("RBD5-YKRX-6NQF", b"")
    assert read_code(code_text("N", b"\0" * 64)).signature == b"\0" * 64


def test_a_sign_in_one_field_never_passes_for_another() -> None:
    one = certificate_message("N", 'Ada", "Level 1', "Level 2", DAY)
    other = certificate_message("N", "Ada", 'Level 1", "Level 2', DAY)
    assert one != other


def test_the_verification_of_a_return_is_no_part_of_what_is_signed() -> None:
    content = {"people": 3, "as_at": "2026-03-31"}
    assert return_message(content) == return_message({**content, "proof": {"signature": "x"}})
    assert return_message(content) == return_message(dict(reversed(content.items())))
    assert return_message(content) != return_message({**content, "people": 4})


def test_what_is_signed_is_the_same_to_the_byte_in_every_version() -> None:
    assert certificate_message("N", "Zoë", "Level 1", DAY) == (
        '["sgdesk certificate","N","Zoë","Level 1","2026-03-31"]'.encode()
    )
    assert return_message({"people": 3, "as_at": "2026-03-31"}) == (
        b'["sgdesk return",{"as_at":"2026-03-31","people":3}]'
    )
