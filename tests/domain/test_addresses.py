"""What can be an address, and what is only typed where one belongs."""

from email.headerregistry import Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgdesk.domain.addresses import WhyNot, email_of, is_address, no_addresses, parted, why_not


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


@pytest.mark.parametrize(
    ("cell", "address", "left"),
    [
        ("cy@example.org", "cy@example.org", ""),
        ("  cy@example.org ", "cy@example.org", ""),
        ("Cy@Example.org", "Cy@Example.org", ""),
        ("cy@example.org.", "cy@example.org", ""),
        ("cy@example.org;", "cy@example.org", ""),
        ("<cy@example.org>", "cy@example.org", ""),
        ("'cy@example.org'", "cy@example.org", ""),
        ("mailto:cy@example.org", "cy@example.org", ""),
        ("MAILTO:cy@example.org?subject=Training", "cy@example.org", ""),
        ("Email: cy@example.org", "cy@example.org", ""),
        ("Cy Example <cy@example.org>", "cy@example.org", "Cy Example"),
        ('"Example, Cy" <cy@example.org>', "cy@example.org", "Example, Cy"),
        ("cy@example.org <mailto:cy@example.org>", "cy@example.org", ""),
        ("cy@example.org; CY@example.org", "cy@example.org", ""),
        ("cy@example.org\ncy@example.org", "cy@example.org", ""),
        ("cy@example.org (work)", "cy@example.org", "(work)"),
        ("Home: cy@example.org", "cy@example.org", "Home:"),
        ("", "", ""),
        (" \n ", "", ""),
        ("anonymous", "", "anonymous"),
        ("n/a", "", "n/a"),
        ("none", "", "none"),
        ("cy@example.org; cy2@example.org", "", "cy@example.org; cy2@example.org"),
        ("cy@example.org cy2@example.org", "", "cy@example.org cy2@example.org"),
        ("cy@example.org/di@example.org", "", "cy@example.org/di@example.org"),
        ("di at example.org", "", "di at example.org"),
        ("zoë@example.org", "", "zoë@example.org"),
        ("not cy@example.org", "", "not cy@example.org"),
        ("cy@example.org bounced", "", "cy@example.org bounced"),
        ("cy@@example.org", "", "cy@@example.org"),
        ("cy@example", "", "cy@example"),
        ("cy @example.org", "", "cy @example.org"),
        ("Cy <none>", "", "Cy <none>"),
    ],
)
def test_a_cell_gives_one_address_or_none_and_what_was_left_out_is_told(
    cell: str, address: str, left: str
) -> None:
    assert email_of(cell) == (address, left)


@given(st.text(max_size=80) | st.sampled_from(["a@example.org", "b@example.org"]))
def test_what_is_taken_is_an_address_that_stands_in_the_cell(cell: str) -> None:
    address, left = email_of(cell)
    assert not address or (is_address(address) and address in cell)
    assert bool(address or left) == bool(cell.strip())


def test_a_box_for_several_addresses_is_parted_and_what_is_none_is_named() -> None:
    typed = "a@example.org; Office <b@example.org>,\nnot an address"
    assert parted(typed) == ("a@example.org", "Office <b@example.org>", "not an address")
    assert no_addresses(typed) == ("not an address",)
    assert no_addresses(" ; ") == ()
