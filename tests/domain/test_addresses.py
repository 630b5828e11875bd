"""What can be an address, and what is only typed where one belongs."""

from email.headerregistry import Address

import pytest

from sgdesk.domain.addresses import WhyNot, is_address, why_not


@pytest.mark.parametrize(
    "typed",
    [
        "ada@example.org",
        " ada@example.org ",
        "ada.sample+safe@mail.example.org.uk",
        "o'brien@example.org",
        "a@b-c.org",
    ],
)
def test_an_address_is_one(typed: str) -> None:
    assert is_address(typed)
    assert Address(addr_spec=typed.strip()).domain


@pytest.mark.parametrize(
    "typed",
    [
        None,
        "",
        "anonymous",
        "n/a",
        "ada@",
        "@example.org",
        "ada@example",
        "ada@@example.org",
        "ada@example.org; bo@example.org",
        "ada@example.org,bo@example.org",
        "Ada <ada@example.org>",
        "ada at example.org",
        "ada sample@example.org",
        ".ada@example.org",
        "ada..sample@example.org",
        "ada@-example.org",
        "ada@example..org",
        "ada@example.org.",
        "ada@127.0.0.1",
        "zoë@example.org",
        "ada@example.org\nBcc: bo@example.org",
        f"{'a' * 65}@example.org",
        f"a@{'b' * 63}.{'c' * 63}.{'d' * 63}.{'e' * 63}.org",
    ],
)
def test_anything_else_is_none(typed: str | None) -> None:
    assert not is_address(typed)


def test_why_somebody_cannot_be_written_to_begins_with_their_own_wish() -> None:
    assert why_not("anonymous", may_email=False) is WhyNot.NO_EMAIL
    assert why_not(" ", may_email=True) is WhyNot.NO_ADDRESS
    assert why_not("anonymous", may_email=True) is WhyNot.BAD_ADDRESS
    assert why_not("ada@example.org", may_email=True) is None
