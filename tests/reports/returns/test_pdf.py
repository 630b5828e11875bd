"""The summary on paper, read back as text, as content and as pages."""

import hashlib
import io
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from pypdf.generic import DictionaryObject
from reportlab.pdfgen.canvas import Canvas

from sgdesk.domain.courses.quality import NeedKind
from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.layouts import Fact, ReturnQuestion
from sgdesk.domain.returns.parts import (
    CourseFacts,
    GapFacts,
    ReturnAction,
    ReturnParts,
    SectionKey,
    SectionText,
)
from sgdesk.domain.training.counting.tallies import Counts, ReasonCount
from sgdesk.reports import returns as section11
from sgdesk.reports.returns.bars import StateBar
from sgdesk.reports.returns.paper import WIDTH
from sgdesk.reports.returns.papertables import reasons_table
from tests.reports.returns.documents import (
    DOCUMENT,
    HOSTILE_TEXTS,
    NAMED,
    REQUIREMENTS,
    SENDER,
    hostile,
    large,
)

GOLDEN = Path(__file__).parents[1] / "golden" / "section11.txt"
DRAWN = "8ba1857ca5c9d99ab1879cf01e8d825e1c7f26672660343c30457d823d307394"
"""SHA-256 of what the pages draw; it changes when a mark on the paper does, and is then renewed."""


def pages_of(document: ReturnDocument) -> list[str]:
    """The text of every page as a reader copies it, without the blanks that its lines end at."""
    pdf = pypdfium2.PdfDocument(section11.as_pdf(document))
    return [
        "\n".join(line.rstrip() for line in page.get_textpage().get_text_range().splitlines())
        for page in pdf
    ]


def one_line(text: str) -> str:
    """The text without its line ends."""
    return " ".join(text.split())


def contents_of(content: bytes) -> bytes:
    """What the pages draw, free of compression."""
    drawn = [page.get_contents() for page in pypdf.PdfReader(io.BytesIO(content)).pages]
    return b"".join(each.get_data() for each in drawn if each is not None)


def resources_of(page: pypdf.PageObject, kind: str) -> DictionaryObject:
    """The fonts, pictures or other resources that a page uses."""
    resources = page["/Resources"]
    assert isinstance(resources, DictionaryObject)
    found = resources.get(kind, DictionaryObject()).get_object()
    assert isinstance(found, DictionaryObject)
    return found


def test_says_what_it_always_said() -> None:
    assert "\f\n".join(pages_of(DOCUMENT)).strip() == GOLDEN.read_text("utf-8").strip()


def test_draws_what_it_always_drew() -> None:
    content = contents_of(section11.as_pdf(DOCUMENT))
    assert hashlib.sha256(content).hexdigest() == DRAWN


def test_no_rule_parts_a_row_from_its_interval_not_even_one_drawn_over_in_white() -> None:
    assert b"1 1 1 RG" not in contents_of(section11.as_pdf(DOCUMENT))


@pytest.mark.parametrize("longer", range(5))
@pytest.mark.parametrize("roles", range(12, 18))
def test_how_a_table_was_counted_stands_on_the_page_of_its_last_rows(
    roles: int, longer: int
) -> None:
    row = DOCUMENT.by_role[0]
    many = tuple(
        replace(row, label=f"Role {place}")
        for place in range(roles)
        for _ in range(2 if place < longer else 1)
    )
    pages = pages_of(replace(DOCUMENT, by_role=many))
    ends = [page for page in pages if "somebody with two roles counts" in one_line(page)]
    assert len(ends) == 1
    assert f"Role {roles - 1}" in ends[0].splitlines()


def test_another_run_makes_the_same_bytes() -> None:
    code = (
        "import sys; from tests.reports.returns.documents import NAMED;"
        "from sgdesk.reports import returns; sys.stdout.buffer.write(returns.as_pdf(NAMED))"
    )
    surroundings = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    root = Path(__file__).parents[3]
    made = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=surroundings, capture_output=True, check=True
    )
    assert made.stdout == section11.as_pdf(NAMED)


def test_holds_the_numbers_of_every_table() -> None:
    text = one_line(" ".join(pages_of(DOCUMENT)))
    rows = [each.counts for each in DOCUMENT.requirements]
    rows += [each.counts for each in (*DOCUMENT.by_role, *DOCUMENT.by_group)]
    rows += [each.counts for each in DOCUMENT.by_kind]
    for counts in rows:
        states = (counts.exempt, counts.in_date, counts.due_soon, counts.overdue)
        numbers = (counts.required, *states, counts.new_starter, counts.not_done)
        share = "n/a" if counts.percent is None else f"{counts.percent}%"
        base = counts.required - counts.exempt
        assert (
            f"{' '.join(map(str, numbers))} {counts.completed} of {base} {share} "
            f"{counts.ever_completed}" in text
        )


def test_says_whose_each_interval_is() -> None:
    text = one_line(" ".join(pages_of(DOCUMENT)))
    assert "not less than once every 3 years (Herefordshire, Appendix 1, Level 2)" in text
    assert "every 2 years (set by us)" in text
    assert "refresh not stated; none set by us" in text
    assert "“Individuals should refresh their training not less than once every 3 years.”" in text


def test_foot_numbers_the_pages_and_says_that_nobody_is_named() -> None:
    pages = pages_of(large())
    assert len(pages) > 5
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "As at 31 March 2026. Counts only; names that we know were taken out." in page


def test_many_roles_repeat_the_headings_and_lose_no_row() -> None:
    pages = pages_of(large())
    text = one_line(" ".join(pages))
    assert all(f"Example role {place} " in text for place in range(1, 61) if place % 7)
    assert text.count("families of the parish, team") == 8
    with_rows = [page for page in pages if "Example role" in page]
    assert all("Requirement Required" in one_line(page) for page in with_rows)
    assert "By role" in with_rows[0].splitlines()
    assert all("By role, continued" in page.splitlines() for page in with_rows[1:])


def test_a_date_stays_on_one_line_and_no_title_ends_in_a_lone_word() -> None:
    named = replace(SENDER, is_named_by_section_11=True)
    actions = tuple(
        ReturnAction(place, f"{'word ' * place}to do", "lead", date(2026, 12, 13), None)
        for place in range(1, 30)
    )
    pages = pages_of(replace(DOCUMENT, sender=named, parts=ReturnParts(actions=actions)))
    assert "Section 11 return" in pages[0].splitlines()[1]
    text = "\n".join(pages)
    assert text.count("13 December 2026") == 4 + len(actions)


def test_a_table_is_parted_between_kinds_alone_and_its_foot_is_under_the_last() -> None:
    for extra in range(0, 36, 3):
        action = ReturnAction(1, "Something to do", "lead", None, None)
        pages = pages_of(replace(DOCUMENT, parts=ReturnParts(actions=(action,) * extra)))
        (page,) = (each for each in pages if "by what is noted as their kind" in one_line(each))
        assert "Trustees" in page.splitlines()
        (page,) = (each for each in pages if "By kind of person" in each)
        assert "Paid staff" in page.splitlines()


def test_the_reasons_of_one_requirement_stay_together() -> None:
    asked = ("level1", "level2", "level3")
    found = tuple(ReasonCount(key, f"reason {n}", n) for key in asked for n in range(1, 5))
    table = reasons_table(replace(DOCUMENT, reasons=found))
    whole = table.wrap(WIDTH, 0)[1]
    heights = range(int(table.height_of_start) + 1, int(whole))
    parts = [table.split(WIDTH, high) for high in heights]
    assert {(here.rows, rest.rows) for here, _, rest in parts} == {(4, 8), (8, 4)}


def test_a_question_stays_with_all_of_its_answer() -> None:
    for extra in range(24, 48, 2):
        question = ReturnQuestion("Which courses?", "4.1", (), (Fact.COURSES,))
        before = ReturnQuestion("Words?", "1", (SectionKey.IMPACT,))
        said = SectionText("\n".join(["A line."] * extra))
        courses = tuple(CourseFacts(f"Course {at}", 1, None, False) for at in range(9))
        parts = ReturnParts(courses=courses, texts={SectionKey.IMPACT: said})
        pages = pages_of(replace(DOCUMENT, layout=(before, question), parts=parts))
        (page,) = (each for each in pages if "Which courses?" in each)
        assert all(f"Course {at}:" in page for at in range(9))


def test_every_number_stands_in_its_bar() -> None:
    counts = Counts(in_date=96, due_soon=1, overdue=1, new_starter=1, not_done=1)
    bar = StateBar(counts, 200)
    out = Canvas(io.BytesIO())
    bar.drawOn(out, 0, 0)
    code = "\n".join(out._code)
    assert code.count("Tj") == 5


def test_the_lines_to_sign_on_stay_on_the_first_page() -> None:
    gaps = tuple(GapFacts(NeedKind.BARRIER, f"Barrier {at}", "", "", True, True) for at in range(9))
    many = tuple(
        replace(REQUIREMENTS[1], key=f"r{at}", title=f"Requirement {at}") for at in range(8)
    )
    document = replace(DOCUMENT, requirements=(*REQUIREMENTS, *many), parts=ReturnParts(gaps=gaps))
    pages = pages_of(document)
    lines = pages[0].splitlines()
    assert any(line.startswith("Safeguarding lead Name") for line in lines)
    assert any(line.startswith("Trustee Name") for line in lines)


def test_names_nobody_where_only_counts_are_asked_for() -> None:
    content = section11.as_pdf(DOCUMENT)
    drawn = one_line(" ".join(pages_of(DOCUMENT)))
    for name in ("Ada", "Łukasz", "Leda", "Depp", "Sampleton", "ਗੁਰਪ੍ਰੀਤ"):
        assert name not in drawn
        assert name.encode("utf-16-be") not in content
        assert name.encode() not in content


def test_annex_names_people_on_pages_that_say_so() -> None:
    pages = pages_of(NAMED)
    assert "Łukasz Sampleton" in pages[-1]
    assert "Contains personal data" in pages[-1]
    assert "Personal data: keep it safe" in pages[-1]
    assert "Counts only" not in pages[-1]
    assert "Safeguarding lead Leda Sampleton" in pages[-1]
    for page in pages[:-1]:
        assert "Counts only here; the annex at the end names people." in page
        assert "taken out" not in page
    assert "Sampleton" not in " ".join(pages[:-1])
    assert "Personal data" not in pages[-2]


def test_metadata_gives_title_and_language_and_no_name() -> None:
    reader = pypdf.PdfReader(io.BytesIO(section11.as_pdf(NAMED)))
    metadata = reader.metadata
    assert metadata is not None
    assert metadata.title == (
        f"Safeguarding training summary with names, as at 31 March 2026 – {SENDER.organisation}"
    )
    assert metadata.author == SENDER.organisation
    assert str(reader.root_object["/Lang"]) == "en-GB"


def test_every_font_is_in_the_file() -> None:
    reader = pypdf.PdfReader(io.BytesIO(section11.as_pdf(DOCUMENT)))
    names = {
        str(font.get_object()["/BaseFont"])
        for page in reader.pages
        for font in resources_of(page, "/Font").values()
    }
    assert {name.partition("+")[2] for name in names} == {"NotoSans-Regular", "NotoSans-Bold"}


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_what_was_typed_is_printed_and_never_obeyed(text: str) -> None:
    content = section11.as_pdf(hostile(text))
    reader = pypdf.PdfReader(io.BytesIO(content))
    assert not [page for page in reader.pages if "/Annots" in page]
    assert not [page for page in reader.pages if resources_of(page, "/XObject")]
    if text.isascii():
        assert one_line(text) in one_line(" ".join(pages_of(hostile(text))))


@pytest.mark.parametrize("text", ["word " * 1500, "x" * 6000, "漢字" * 800, "ਗੁਰਦੁਆਰਾ " * 300])
def test_a_text_of_any_length_is_printed_in_part(text: str) -> None:
    assert "…" in " ".join(pages_of(hostile(text)))


def test_titles_of_any_length_and_any_number_are_printed_in_part() -> None:
    tall = replace(
        DOCUMENT,
        requirements=tuple(replace(each, title="long " * 200) for each in REQUIREMENTS),
        by_role=tuple(
            replace(each, requirement_title="long " * 200, label="One role", key="")
            for each in DOCUMENT.by_role * 4
        ),
    )
    assert "One role" in " ".join(pages_of(tall))


def test_annex_keeps_each_person_with_their_requirements() -> None:
    many = replace(NAMED, named=NAMED.named * 40)
    whole = pages_of(many)
    first = next(place for place, page in enumerate(whole) if "Annex with names" in page)
    pages = whole[first:]
    assert len(pages) > 2
    for page in pages:
        assert "Name, and what is asked" in page
        names, asked = (
            page.count(" Sampleton") - page.count("Deputy") * 2,
            page.count("Level 1: ") + page.count("Level 2: "),
        )
        assert names == asked


def test_an_organisation_with_nobody_and_nothing_is_printed_too() -> None:
    empty = replace(
        DOCUMENT,
        sender=replace(SENDER, charity_number="", contact_name="", document=None),
        people=0,
        no_role=0,
        workforce=(),
        requirements=tuple(replace(each, counts=Counts()) for each in REQUIREMENTS),
        by_role=(),
        by_group=(),
        by_kind=(),
        reasons=(),
    )
    text = one_line(" ".join(pages_of(empty)))
    assert "People 0. Joined 0" in text
    assert "nobody counts (n/a)" in text
    assert "Nobody holds a role that calls for training on this day." in text
    assert "Nobody is outstanding, so there is no reason to give." in text


def test_the_lines_to_sign_on_stay_on_the_first_page_whatever_stands_beside_the_rows() -> None:
    asked = [
        replace(each, key=f"{each.key}{place}", title=f"{each.title} {place}")
        for place in range(2)
        for each in REQUIREMENTS[:2]
    ]
    full = replace(
        DOCUMENT,
        sender=replace(SENDER, is_named_by_section_11=True),
        requirements=(*REQUIREMENTS, *asked),
        title_note="What several titles say is said once, here. " * 10,
    )
    assert "Trustee" in pages_of(full)[0]


def test_annex_prints_every_person_of_many_in_any_script_once() -> None:
    names = ("مريم Sampleton", "王小明", "Иван Sampleton", "ગુરુ Sampleton", f"{'Long' * 20} Name")
    rows = tuple(
        replace(row, name=f"{names[at % len(names)]} {at}", roles=(f"Helper {at}.",))
        for at in range(90)
        for row in NAMED.named[:2]
    )
    content = section11.as_pdf(replace(NAMED, named=rows))
    text = one_line(" ".join(page.get_textpage().get_text_range() for page in pages_in(content)))
    for at in range(90):
        assert text.count(f"Helper {at}.") == 1, at
    assert text.count("4 Mar 2023") == 90


def test_annex_says_both_days_of_what_was_kept_up_to_date_each_on_a_line() -> None:
    kept = replace(NAMED.named[0], counts_from=date(2024, 5, 13))
    lines = pages_of(replace(NAMED, named=(kept,)))[-1].splitlines()
    assert any("4 Mar 2023," in line for line in lines)
    assert any(line.startswith("kept up to date 13 May 2024") for line in lines)


def pages_in(content: bytes) -> pypdfium2.PdfDocument:
    """The pages of a paper as a viewer opens it."""
    return pypdfium2.PdfDocument(content)
