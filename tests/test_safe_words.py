"""Words that the program never says: a return or a certificate would claim more than is so."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import sgdesk

PACKAGE = Path(sgdesk.__file__).parent
RESOURCES = PACKAGE.parent / "resources"

UNSAFE = re.compile(
    r"suspend|assuran|\bassured|\bcomplian|\bfully\b|\bverified\b|completed and in date"
    r"|write as you like|(?:never|seldom) alone|\bvetted\b|\bcleared to\b",
    re.IGNORECASE,
)
"""An allegation, or a claim that nobody can make from a training file."""

READ_ONLY = frozenset(
    {
        "domain/left_where_it_is.py",
        "domain/certificates/received/not_done.py",
        "domain/people/said/words.py",
        "domain/training/completion/vocabulary.py",
        "domain/people/said/nobody.py",
        "services/imports/reading/around/words_over.py",
        "services/imports/reading/headings/fields.py",
        "services/imports/reading/cells/people/role_words.py",
        "domain/people/said/gone.py",
    }
)
"""Lists of words that are recognised in other people's sheets, and said by nobody here."""

DENIED = re.compile(r"no certificate of compliance|not a certificate of compliance", re.IGNORECASE)


def strings_of(path: Path) -> Iterator[str]:
    """Every string of a module but its docstrings."""
    told = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):  # what holds a docstring comes first
        if isinstance(node, ast.Expr):
            told.add(node.value)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in told:
            yield node.value


def unsafe(texts: Iterator[str]) -> list[str]:
    return [text for text in texts if UNSAFE.search(DENIED.sub("", text))]


def test_no_string_of_the_program_says_an_unsafe_word() -> None:
    found = {
        str(path.relative_to(PACKAGE)): wrong
        for path in sorted(PACKAGE.rglob("*.py"))
        if str(path.relative_to(PACKAGE).as_posix()) not in READ_ONLY
        if (wrong := unsafe(strings_of(path)))
    }
    assert found == {}


def test_no_page_of_the_guide_no_template_and_no_sample_says_one() -> None:
    """A pack quotes its document in that document's own words, so packs are not searched."""
    files = [
        path
        for folder in ("help", "templates", "sample")
        for path in sorted((RESOURCES / folder).iterdir())
        if path.suffix in (".html", ".toml", ".csv")
    ]
    assert len(files) > 15
    found = {path.name: UNSAFE.findall(path.read_text("utf-8-sig")) for path in files}
    assert {name: words for name, words in found.items() if words} == {}
