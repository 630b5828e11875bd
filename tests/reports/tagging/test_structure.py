"""What a paper is made of, as it is told in the file: over pages, in lists, in other scripts."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

import pypdf
import pytest
from reportlab.platypus import Flowable

from sgdesk.reports.layout.pages import WIDTH, headings, make_paper, para
from sgdesk.reports.layout.protect import protected_pdf
from sgdesk.reports.layout.styles import Furniture, style
from sgdesk.reports.layout.tables import table
from sgdesk.reports.tagging import About, Attached, Drawn, TaggedCanvas
from sgdesk.reports.text.languages import language_of
from sgdesk.reports.text.typesetting import paragraph
from tests.reports.tagging.trees import Node, faults_of, tree_of, untold

DAY = date(2026, 3, 4)


def paper_of(*story: Flowable) -> bytes:
    """A paper of these pieces under a title."""
    about = About("A paper", "Example Club", "Trying papers", DAY)
    furniture = Furniture("Example Club", "A paper", DAY)
    return make_paper([para("A paper", "title"), *story], furniture, about)


def kinds(node: Node) -> Sequence[str]:
    """The kinds of what stands right in an element."""
    return [kid.kind for kid in node.kids]


@pytest.mark.needs("pdf checker")
def test_headings_of_a_table_are_told_once_however_many_pages_it_runs_to() -> None:
    rows = [[para(f"Person {number}", "cell"), para("12", "number")] for number in range(120)]
    pdf = paper_of(table([headings(["Who", "How many"], 1), *rows], [WIDTH - 60, 60]))
    assert len(pypdf.PdfReader(BytesIO(pdf)).pages) > 2
    (found,) = tree_of(pdf).every("Table")
    assert len(found.every("TR")) == 121
    assert [each.scope for each in found.every("TH")] == ["Column", "Column"]
    assert faults_of(pdf) == []
    assert untold(pdf) == []


def test_a_paragraph_that_runs_over_a_page_is_one() -> None:
    pdf = paper_of(para("It goes on and on. " * 900))
    (found,) = tree_of(pdf).every("P")
    assert found.stretches == len(pypdf.PdfReader(BytesIO(pdf)).pages) > 1


def test_lines_of_a_list_are_items_of_one_list() -> None:
    item = style("item", is_a="LI")
    pdf = paper_of(
        para("Before."), *(paragraph(f"• {each}", item) for each in "abc"), para("After.")
    )
    root = tree_of(pdf)
    assert kinds(root) == ["H1", "P", "L", "P"]
    assert kinds(root.kids[2]) == ["LI", "LI", "LI"]


class _Square(Drawn):
    """A square, with or without words."""

    width = height = 40.0

    def __init__(self, words: str) -> None:
        super().__init__()
        self.alternative = words

    def paint(self) -> None:
        """Draw it."""
        self.canv.rect(0, 0, self.width, self.height)


@pytest.mark.needs("pdf checker")
@pytest.mark.parametrize(("words", "told"), [("A square of nothing", 1), ("", 0)])
def test_a_picture_has_words_or_is_set_aside(words: str, told: int) -> None:
    pdf = paper_of(_Square(words))
    figures = tree_of(pdf).every("Figure")
    assert [each.alternative for each in figures] == [words] * told
    assert faults_of(pdf) == []
    assert untold(pdf) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Priya Sample", ""),
        ("પ્રિયા ઉદાહરણ", "gu"),
        ("ਗੁਰਪ੍ਰੀਤ", "pa"),
        ("தமிழ்", "ta"),
        ("Ελένη", "el"),
        ("פלוני", "he"),
        ("김철수", "ko"),
        ("محمد", ""),
        ("Иван", ""),
        ("प्रिया", ""),
        ("王小明", ""),
    ],
)
def test_a_script_of_one_language_tells_it_and_one_of_many_does_not(
    text: str, language: str
) -> None:
    assert language_of(text) == language


def test_a_name_in_another_script_is_read_out_in_its_language() -> None:
    page = pypdf.PdfReader(BytesIO(paper_of(para("Trainer: પ્રિયા ઉદાહરણ")))).pages[0]
    content = page.get_contents()
    assert content is not None
    assert b"/Lang(gu)" in content.get_data()


def test_under_a_passphrase_a_paper_is_told_as_well() -> None:
    plain = paper_of(para("Something.", "h2"), para("And more of it."))
    reader = pypdf.PdfReader(BytesIO(protected_pdf(plain, "only for a test")))
    reader.decrypt("only for a test")
    assert "/StructTreeRoot" in reader.root_object
    assert "/MarkInfo" in reader.root_object
    assert str(reader.root_object["/Lang"]) == "en-GB"


@pytest.mark.parametrize("name", ["St \x0bExample", "A\x00B", "x\ufffey", 'A & <b> "q" {0}'])
def test_what_a_file_says_of_itself_is_well_formed_whatever_letters_a_name_has(name: str) -> None:
    pdf = make_paper([para("A paper", "title")], Furniture("A", "B", DAY), _named(name))
    reader = pypdf.PdfReader(BytesIO(pdf))
    told = reader.xmp_metadata  # raises where it is not
    assert told is not None and reader.metadata is not None
    assert told.dc_creator == [reader.metadata.author]


def _named(organisation: str) -> About:
    return About("A paper", organisation, "Trying papers", DAY)


def test_files_in_a_paper_lie_by_name() -> None:
    files = [Attached(name, "application/json", "Figures", b"{}") for name in ("b.json", "a.json")]
    stream = BytesIO()
    canvas = TaggedCanvas(stream, about=About("A", "B", "C", DAY), attached=files)
    canvas.drawString(72, 72, "A page")
    canvas.save()
    assert list(pypdf.PdfReader(stream).attachments) == ["a.json", "b.json"]


def test_a_paragraph_that_was_asked_to_part_where_no_line_had_room_is_drawn_on_the_next_page() -> (
    None
):
    piece = para("A line of words. " * 12, "body")
    piece.wrap(WIDTH, 500)
    assert piece.split(WIDTH, 3) == []
    pdf = paper_of(piece)
    assert "A line of words." in pypdf.PdfReader(BytesIO(pdf)).pages[0].extract_text()
