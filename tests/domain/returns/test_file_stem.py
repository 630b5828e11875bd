"""What the files of a return are called: whose it is, and of which day."""

from dataclasses import replace

import pytest

from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.parts import FrozenMark
from tests.reports.returns.documents import DOCUMENT


def of(organisation: str) -> ReturnDocument:
    return replace(DOCUMENT, sender=replace(DOCUMENT.sender, organisation=organisation))


@pytest.mark.parametrize(
    ("organisation", "part"),
    [
        ("St Example's", "st-example-s"),
        ("Église Żółć", "eglise-zolc"),
        ("清真寺 Leicester", "leicester"),
        ("મંદિર", "મંદિર"),
        ("!!!", "organisation"),
    ],
)
def test_files_are_called_in_plain_letters_where_the_name_has_any(
    organisation: str, part: str
) -> None:
    assert of(organisation).file_stem == f"training-summary-{part}-{DOCUMENT.as_at}"


def test_a_final_return_and_one_that_shows_more_are_told_apart_by_their_names() -> None:
    day, mark = DOCUMENT.as_at, FrozenMark("R2026-001", DOCUMENT.as_at, "", "")
    plain = of("St Example's")
    assert replace(plain, mark=mark).file_stem == (f"training-summary-st-example-s-r2026-001-{day}")
    assert replace(plain, shows="showing-roles").file_stem == (
        f"training-summary-st-example-s-showing-roles-{day}"
    )
