"""Each paper is what it was, to the byte, until somebody means it to be another.

``golden/papers.sha256`` has a line for each kind of paper: the SHA-256 of what is in the PDF of
``tests.reports.papers`` for 40 people, unpacked, without the names of its makers. A line goes red
when one mark on that paper, one word or one part of its structure changes. Whoever meant it looks
at the paper, at 5, 40 and 400 people, in colour and in grey, and then renews the lines with
``python -m tests.reports.test_golden_papers`` and says in the change what is another. Whoever did
not has found out in time.
"""

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from sgdesk.reports.layout.marks import unpacked
from sgdesk.reports.tagging import CREATOR, PRODUCER
from tests.reports.papers import PAPERS

GOLDEN = Path(__file__).parent / "golden" / "papers.sha256"
PEOPLE = 40


def sum_of(name: str) -> str:
    """The SHA-256 of a paper; a new version of the program or of ReportLab leaves it as it is."""
    content = unpacked(PAPERS[name](PEOPLE))
    for maker in (CREATOR, PRODUCER):
        content = content.replace(maker.encode(), b"")
    return hashlib.sha256(content).hexdigest()


def kept() -> dict[str, str]:
    """The sums by the names of their papers."""
    lines = (line.split(maxsplit=1) for line in GOLDEN.read_text("utf-8").splitlines())
    return {name: digest for digest, name in lines}


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_what_it_was(name: str) -> None:
    assert sum_of(name) == kept()[name]


@pytest.mark.parametrize("name", PAPERS)
def test_every_font_that_a_paper_names_is_in_it(name: str) -> None:
    fonts = [
        each.get_object()
        for page in PdfReader(BytesIO(PAPERS[name](5))).pages
        for each in page["/Resources"].get("/Font", {}).values()  # type: ignore[attr-defined]
    ]
    assert fonts
    assert all("/FontFile2" in each.get("/FontDescriptor", {}).get_object() for each in fonts)


def test_every_sum_is_of_a_paper() -> None:
    assert kept().keys() == PAPERS.keys()


if __name__ == "__main__":
    GOLDEN.write_text("".join(f"{sum_of(name)}  {name}\n" for name in PAPERS), "utf-8")
