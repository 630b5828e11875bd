"""People's names: titles apart, families whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sgdesk.domain.text import fold, plain_letters


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words("""
    mr mrs ms miss mx master dr doctor prof professor sir dame lord lady cllr councillor
    rev revd reverend fr father canon pastor deacon archdeacon bishop archbishop ven venerable
    sr sis sister br bro brother hajji haji alhaj
    minister evangelist elder capt captain lt lieutenant
    imam sheikh shaykh sheik maulana mawlana moulana mufti ustadh ustadha rabbi rabbanit
    granthi giani bhai pandit swami
""")
_NAMES_TOO = _words("hajji haji alhaj")
"""Titles that are given names as well: the only given name of somebody is none."""
LEADING_WORDS = _words("the rt right very most hon")
"""Words that belong to the title only where a title follows them: "the Very Rev"."""
FAMILY_TITLES = _words("mr mrs ms miss mx dr prof cllr")
"""Titles that stand before a family name where one name alone follows: "Mrs Sample"."""
PARTICLES = _words("""
    van von der den de del di da dos das du le la les ten ter zu af av
    ap ab ferch mac mc o ó ní ni nic uí ui st saint bin bint ibn al el abu
""")
_FIRST_OF_ONE = _words("umm umme")
"""Words that make one name with the next: nobody looks for "Umm Sample" under S."""
SUFFIXES = _words("jr jnr snr ii iii mbe obe cbe bem jp phd")
_POINTS = str.maketrans(dict.fromkeys(".,'’"))
_SEVERAL = re.compile(r"\s(?:&|\+|and)\s|[/\n&+]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts, each as it was written; any part may be empty."""

    title: str
    given: str
    family: str

    @property
    def full(self) -> str:
        """The name as it is spoken: given name, then family name."""
        return f"{self.given} {self.family}".strip()

    @property
    def sort_name(self) -> str:
        """The name as it is filed: family name, then given name."""
        return f"{self.family}, {self.given}" if self.family else self.given

    @property
    def filed_by(self) -> str:
        """What the name is sorted by; see :func:`filing_key`."""
        return filing_key(self.family, self.given)

    @property
    def shown(self) -> str:
        """The full name behind its title, as it heads a page."""
        return f"{self.title} {self.full}".strip()


_FIGURES = re.compile(r"\d+")


def in_order(text: str) -> str:
    """What words are sorted by that may have numbers in them: "club 2" stands before "club 10"."""
    return _FIGURES.sub(lambda found: found[0].rjust(9, "0"), plain_letters(text))


_UNHEARD = {ord(sign): None for sign in "'’‘ʼ`."} | {ord("-"): " "}
"""What nobody looks for: "O'Example" stands with "OExample", "Ann-Marie" with "Ann Marie"."""


def filing_key(family: str, given: str) -> str:
    """What a name is sorted by, on every paper and screen, and on every computer alike.

    The family name as it is written, particles included ("van der Berg" under V, "al-Sample" under
    A), then the given name; somebody with one name stands under that. Accents and case part only
    what is else the same, so that Á stands with A and Ł with L. Names in Latin letters come first,
    then the other scripts.
    """
    whole = f"{family}\0{given}" if family else given
    if whole.isascii():  # ten times as fast as a table, and nearly every name is
        plain = whole.casefold().replace("-", " ").replace("'", "")
        return plain.replace(".", "").replace("`", "")
    parts = [family, given] if family else [given]
    key = "\0".join(plain_letters(part.translate(_UNHEARD)) for part in parts)
    return f"{key}\0\0{fold(whole)}"


@lru_cache(maxsize=16_384)
def split_name(text: str) -> PersonName:
    """The parts of "First Surname" or "Surname, Title First".

    Titles are recognised before the given name, in brackets, and after a second comma. In
    "First Surname" the family name is the last word with the particles before it ("van der Berg",
    "ap Rhys", "St John"); a name of one word is given, or after "Mr" and its like the family's.
    """
    text, aside = _without_bracketed_titles(" ".join(text.split()))
    family, _, rest = text.partition(",")
    given = rest.replace(",", " ").split()
    title, given = _titles_of(given)
    spoken = len(family.split()) > 1 and all(_bare(word) in SUFFIXES for word in given)
    if not rest.strip() or spoken:
        return _first_surname([*aside, *title, *family.split()], given)
    more, surname = _titles_of(family.split(), keep=1)
    return PersonName(" ".join([*aside, *more, *title]), " ".join(given), " ".join(surname))


def _without_bracketed_titles(text: str) -> tuple[str, list[str]]:
    """A name without "(Mrs)", and the titles that stood in brackets."""
    titles: list[str] = []
    for bracket in re.findall(r"\(([^()]*)\)", text):
        if bracket.split() and all(_bare(word) in TITLES for word in bracket.split()):
            titles += bracket.split()
            text = text.replace(f"({bracket})", " ")
    return " ".join(text.split()), titles


def _titles_of(words: Sequence[str], keep: int = 0) -> tuple[list[str], list[str]]:
    """The titles before and after a name, and the name; ``keep`` words are never titles."""
    start, end = 0, len(words)
    for place in range(len(words) - keep):
        if _bare(words[place]) in _NAMES_TOO and len(words) - place < keep + 2:
            break
        if _bare(words[place]) in TITLES:
            start = place + 1
        elif _bare(words[place]) not in LEADING_WORDS:
            break
    last = TITLES - _NAMES_TOO
    while end - start > keep and _bare(words[end - 1]) in last and not keep:
        end -= 1
    return [*words[:start], *words[end:]], list(words[start:end])


def _first_surname(words: Sequence[str], suffixes: Sequence[str]) -> PersonName:
    titles, name = _titles_of(words, keep=1)
    ending = next((n for n, w in enumerate(name) if n and _bare(w) in SUFFIXES), len(name))
    particles = (n for n in range(1, ending - 1) if _bare(name[n]) in PARTICLES)
    start = next(particles, max(ending - 1, 0))
    if ending == 2 and _bare(name[0]) in _FIRST_OF_ONE:
        start = 2
    if ending == 1 and not (titles and _bare(titles[0]) in FAMILY_TITLES):
        start = 1
    return PersonName(
        " ".join(titles), " ".join(name[:start]), " ".join([*name[start:], *suffixes])
    )


def _bare(word: str) -> str:
    """A word without the points, apostrophes and case that titles are written with."""
    return word.translate(_POINTS).casefold()


def filed(text: str) -> str:
    """What a name in one piece is sorted by, where its parts are not kept apart."""
    return split_name(text).filed_by


def join_name(given: str, family: str) -> PersonName:
    """A name whose parts stand in columns of their own; titles are kept apart all the same."""
    if not given or not family:
        return PersonName("", "", family) if family else split_name(given)
    title, first = _titles_of(given.split())
    more, surname = _titles_of(family.split(), keep=1)
    return PersonName(" ".join([*more, *title]), " ".join(first), " ".join(surname))


def names_several(text: str) -> bool:
    """Whether a cell seems to name more than one person: "Asha & Bob Sample"."""
    return _SEVERAL.search(text.strip()) is not None
