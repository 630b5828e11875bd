"""No letters on any paper are too small to be read in a hall: each size that a page sets."""

import re
from collections.abc import Callable, Mapping
from io import BytesIO

import pytest
from pypdf import PageObject, PdfReader

from sgdesk.reports import returns
from sgdesk.reports.layout import sizes
from tests.reports.papers import PAPERS
from tests.reports.returns.documents import DOCUMENT, NAMED, OVER_YEAR, PICTURED

_SET = re.compile(rb"/[^\s/]+ (\d+(?:\.\d+)?) Tf")
_HAIR = 0.01
"""Numbers in a PDF are rounded."""

EVERY: Mapping[str, Callable[[], bytes]] = {
    "return": lambda: returns.as_pdf(DOCUMENT),
    "return over the year": lambda: returns.as_pdf(OVER_YEAR),
    "return with pictures": lambda: returns.as_pdf(PICTURED),
    "return with names": lambda: returns.as_pdf(NAMED),
    **{name: lambda make=make: make(5) for name, make in PAPERS.items()},  # type: ignore[misc]
}


def sizes_on(page: PageObject) -> set[float]:
    """The sizes of type in the drawing of a page, in points; none of it is drawn scaled."""
    content = page.get_contents()
    assert content is not None
    return {float(each) for each in _SET.findall(content.get_data())}


@pytest.mark.parametrize("name", EVERY)
def test_no_letters_are_smaller_than_the_least(name: str) -> None:
    found: set[float] = set()
    for page in PdfReader(BytesIO(EVERY[name]())).pages:
        found |= sizes_on(page)
    assert found
    assert min(found) >= sizes.LEAST - _HAIR
