"""What stands on the screen and in the guide is plain: short sentences, no jargon, no "please"."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
JARGON = re.compile(
    r"\b(please|entit(?:y|ies)|sync\w*|database|invalid|illegal|abort\w*|fatal|execute\w*|null"
    r"|toggle\w*|username|utili[sz]e\w*|commence\w*|parameter\w*|parse\w*|quer(?:y|ies)|cache\w*"
    r"|boolean|configur\w*|initiali[sz]\w*|validat\w*|successfully|exception|traceback|metadata"
    r"|checkbox|dropdown|widget|popup|directory|give up|passed over|anew|nobody named"
    r"|here stands|answers to this|page before)\b",
    re.IGNORECASE,
)
YOUNGEST, OLDEST = 7, 11
"""Years of age that a text asks for on the whole, by Flesch and Kincaid's grade plus five."""


@cache
def said_on_screen() -> tuple[tuple[str, str], ...]:
    """Every text that the window can say, with where it stands."""
    return tuple(_said_on_screen())


def _said_on_screen() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "sgdesk" / "ui").rglob("*.py")):
        source = path.read_text("utf-8")
        for node in ast.walk(ast.parse(source)) if "tr" in source else ():
            called = node.func if isinstance(node, ast.Call) else None
            name = getattr(called, "id", "")
            if isinstance(node, ast.Call) and name in ("tr", "tr_count"):
                for part in node.args[: 2 if name == "tr_count" else 1]:
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield f"{path.relative_to(ROOT)}:{node.lineno}", part.value


class _Words(HTMLParser):
    """The words of a page, a full stop after each block."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "li", "h1", "h2", "h3", "td", "th", "title"):
            self.parts.append(". ")


def guide_pages() -> dict[str, str]:
    found = {}
    for path in sorted((ROOT / "resources" / "help").glob("*.html")):
        words = _Words()
        words.feed(path.read_text("utf-8"))
        found[path.name] = "".join(words.parts)
    return found


def syllables(word: str) -> int:
    letters = word.lower()
    if letters.endswith("e") and not letters.endswith("le"):
        letters = letters[:-1]
    return max(1, len(re.findall(r"[aeiouy]+", letters)))


def reading_age(text: str) -> float:
    """The age at which somebody reads it with ease: the grade of Flesch and Kincaid, plus five.

    J. P. Kincaid and others, "Derivation of new readability formulas", 1975.
    """
    plain = re.sub(r"\{[^}]*\}", "Ada", text.replace("&", ""))
    sentences = [each for each in re.split(r"[.!?:;]+(?:\s|$)", plain) if re.search(r"\w", each)]
    words = re.findall(r"[A-Za-z’']+", plain)
    per_sentence = len(words) / len(sentences)
    per_word = sum(map(syllables, words)) / len(words)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59 + 5


def test_no_text_of_the_window_is_jargon() -> None:
    found = [(where, text) for where, text in said_on_screen() if JARGON.search(text)]
    assert found == []


@pytest.mark.parametrize("name", sorted(guide_pages()))
def test_a_page_of_the_guide_is_plain_and_read_at_eleven(name: str) -> None:
    text = guide_pages()[name]
    assert [each[0] for each in JARGON.finditer(text)] == []
    assert YOUNGEST <= reading_age(text) <= OLDEST


def test_the_texts_of_the_window_are_read_at_eleven() -> None:
    texts = [text for _, text in said_on_screen()]
    assert len(texts) > 1_000
    assert reading_age(". ".join(texts)) <= OLDEST


def test_what_a_lawyer_would_write_is_read_much_later() -> None:
    legal = (
        "Notwithstanding the aforementioned provisions, the organisation's responsible individuals "
        "shall periodically undertake comprehensive verification of participants' qualifications."
    )
    assert reading_age(legal) > 18
