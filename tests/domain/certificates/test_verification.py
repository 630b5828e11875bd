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
    numbers_on,
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


SIGNED = to_text(bytes(range(64)))
NUMBER = "RBD5-YKRX-6NQF"


@pytest.mark.parametrize(
    "line",
    [
        "Signature sgdesk:{0}:{1}.",
        "(sgdesk:{0}:{1})",
        "Certificate {0}   Issued on 4 March 2026\nsgdesk:{0}:{1}\nTo check it, ask us.",
        "Signature sgdesk:{0}:{2}\n{3} Return",
        "Signature sgdesk:{0}:{2}\r\n  {3}",
    ],
)
@pytest.mark.parametrize("number", [NUMBER, "R2026-001"])
def test_words_round_a_code_do_no_harm(line: str, number: str) -> None:
    text = line.format(number, SIGNED, SIGNED[:50], SIGNED[50:])
    assert read_code(text) == Code(number, bytes(range(64)))


@pytest.mark.parametrize(
    "line",
    [
        "Certificate {} Issued on 23 November 2026, in place of SN4P-1FAB-AT5K",
        "Issued on 23 November 2026, in place of SN4P-1FAB-AT5K. Certificate {}",
        "{}: made final on 31 March 2026",
        "the number is “{}”, I think",
        "Return {}, as at 31 March 2026, made final on 2 April 2026.",
    ],
)
@pytest.mark.parametrize("number", [NUMBER, "R2026-001"])
def test_a_number_is_found_in_its_line_without_a_signature(line: str, number: str) -> None:
    assert read_code(line.format(number)) == Code(number, None)


@pytest.mark.parametrize(
    "typed",
    ["rbd5 ykrx 6nqf", "No. RBD5YKRX6NQF please", "certificate RBD5 YKRX 6NQF of Ada"]
    + [NUMBER.replace("-", dash) for dash in ("\u2010", "\u2011", "\u2013", " - ", "-\n")],
)
def test_a_number_is_found_whatever_its_hyphens_became(typed: str) -> None:
    assert read_code(typed).number.upper() == NUMBER


def test_a_broken_signature_in_a_line_is_never_taken_for_none() -> None:
    for broken in (SIGNED[:-1], SIGNED + "A", "A" + SIGNED[1:-1], "%%%"):
        found = read_code(f"Signature sgdesk:{NUMBER}:{broken} Return R2026-001")
        assert found.number == NUMBER
        assert found.signature is not None
        assert found.signature != bytes(range(64))


def test_a_signature_that_follows_a_number_alone_counts_too() -> None:
    assert read_code(f"Certificate {NUMBER}:{SIGNED} ours").signature == bytes(range(64))
    assert read_code(f"{NUMBER}:{SIGNED[:-2]}").signature not in (None, bytes(range(64)))


def test_a_page_gives_its_own_numbers_and_not_those_that_were_replaced() -> None:
    page = f"Certificate {NUMBER}\nIssued on 4 May 2026, in place of\nSN4P-1FAB-AT5K\nR2026-001"
    assert numbers_on(page) == (NUMBER, "R2026-001")


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    read_code(text)
    numbers_on(text)
