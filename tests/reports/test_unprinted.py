"""Letters that no shipped font has: told on the page where they are missing, and to the maker."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest

from sgdesk.reports import returns
from sgdesk.reports.layout.pages import make_paper, para
from sgdesk.reports.layout.plain_paper import plain_pdf
from sgdesk.reports.layout.styles import Furniture
from sgdesk.reports.people.induction_sheet import induction_sheet_pdf
from sgdesk.reports.people.person_record import person_paper_pdf
from sgdesk.reports.tagging import About
from sgdesk.reports.text.unprinted import noting_unprinted
from tests.reports import papers
from tests.reports.returns.documents import NAMED
from tests.reports.tagging.trees import faults_of, untold

RARE = "𠮷野"
"""A surname whose first letter is in no font that is shipped."""

NOTE = "a letter could not be printed"

NAMING: Mapping[str, Callable[[], bytes]] = {
    "a record, over its text": lambda: person_paper_pdf(
        replace(papers.record(5), name=f"{RARE} Sample")
    ),
    "a record, in a cell": lambda: person_paper_pdf(
        replace(
            papers.record(5),
            roles=tuple(replace(each, role=RARE) for each in papers.record(5).roles),
        )
    ),
    "an induction sheet": lambda: induction_sheet_pdf(
        replace(papers.induction(5), person=f"{RARE} Sample")
    ),
    "a paper in plain words, in a script that is shaped": lambda: plain_pdf(
        replace(papers.held(1), lead=f"محمد {RARE}")
    ),
    "the organisation, in the furniture alone": lambda: make_paper(
        [para("Nothing rare")], Furniture(f"{RARE} Hall", "A paper"), About("A", "B", "C", None)
    ),
    "a return by name": lambda: returns.as_pdf(
        replace(NAMED, named=tuple(replace(each, name=f"{RARE} Sample") for each in NAMED.named))
    ),
}


def pages_of(pdf: bytes) -> list[str]:
    """What stands on each page, in one line."""
    with pypdfium2.PdfDocument(BytesIO(pdf)) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


@pytest.mark.parametrize("what", NAMING)
def test_a_paper_says_that_a_letter_is_missing(what: str) -> None:
    with noting_unprinted() as words:
        made = NAMING[what]()
    assert list(words) == [RARE]
    assert any(f"{NOTE}: in “�野”." in page for page in pages_of(made))


@pytest.mark.needs("pdf checker")
@pytest.mark.parametrize("what", NAMING)
def test_what_it_says_is_told_like_the_rest(what: str) -> None:
    made = NAMING[what]()
    assert (faults_of(made), untold(made)) == ([], [])


def test_just_the_pages_say_it_that_lack_a_letter() -> None:
    texts = [para(f"Person {number} " + "word " * 12) for number in range(150)]
    texts[-1] = para(f"{RARE} Sample")
    made = make_paper(texts, Furniture("A", "B"), About("A", "B", "C", None))
    said = [NOTE in page for page in pages_of(made)]
    assert len(said) > 2
    assert said == [False] * (len(said) - 1) + [True]


def test_the_parts_of_a_long_text_say_it_where_the_letter_is() -> None:
    made = make_paper(
        [para(f"{RARE} " + "word " * 3000)], Furniture("A", "B"), About("A", "B", "C", None)
    )
    said = [NOTE in page for page in pages_of(made)]
    assert said == [True] + [False] * (len(said) - 1)


def test_so_many_words_that_they_do_not_fit_are_counted() -> None:
    texts = [para(f"𠮷{number:04d}") for number in range(40)]
    made = make_paper(texts, Furniture("A", "B"), About("A", "B", "C", None))
    assert " more." in pages_of(made)[0]
    assert "“�0000”, “�0001”" in pages_of(made)[0]


@pytest.mark.parametrize("name", papers.PAPERS)
def test_a_paper_whose_letters_are_all_there_says_nothing(name: str) -> None:
    with noting_unprinted() as words:
        made = papers.PAPERS[name](5)
    assert not words
    assert not any(NOTE in page for page in pages_of(made))


def test_whoever_does_not_ask_is_not_kept() -> None:
    with noting_unprinted() as outside:
        pass
    NAMING["an induction sheet"]()
    assert not outside
