"""What stands beside a name in its cell: taken off, and kept as a note."""

import html
import re
import unicodedata
from dataclasses import dataclass, field

from sgdesk.domain.names import TITLES
from sgdesk.domain.people.said import words
from sgdesk.domain.people.said.nobody import key_of, nobody
from sgdesk.domain.text import fold

_BRACKETS = re.compile(r"[(\[{<]([^()\[\]{}<>]*)[)\]}>]|[(\[{]([^()\[\]{}]*)$|\*([^*]+)\*")
_QUOTED = re.compile(r"(?<=\s)[\"“”'‘]([^\"“”'‘’]+)[\"“”'’](?=\s|$)")
_NUMBERING = re.compile(r"^(?:(?:no\.? ?)?\d{1,3}\s*[.):–-]\s*(?=\D)|\d{1,3}\s+(?=[^\W\d]))", re.I)
_SIGN = "*†‡#^~?!+=•·○●→¹²³\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_BULLET = re.compile(rf"^(?:[{_SIGN}>]+|[-–—]+\s)\s*")
_MARKS = re.compile(rf"\s*(?:[{_SIGN}]+|\.{{2,}}|…|(?<=[^\W\d_]{{3}})\.)$")
_FOR_EXAMPLE = re.compile(r"^(?:e\.?g\.?|example:)[\s:,]+", re.I)
_SECOND = frozenset("2345")
"""In brackets behind a name, these may say that it is another person of that name."""
_GLUED = re.compile(r"(?<=[^\W\d_])\(")
_FORMERLY = re.compile(
    r"(?<=\S\s)(\S+)\s+((?:n[ée]e|formerly|aka|a\.k\.a\.?|known as)\s+\S.*)$", re.I
)
_HASH = re.compile(r"(?<![+&])\s+#?\d{1,2}$")
_CARE_OF = re.compile(r"\s+(?:c/o|care of)\s+\S.*$", re.I)
_FOR_ANOTHER = re.compile(
    r"(?<=\S\s)((?:on behalf of|in place of|instead of|standing in for|covering for|sent by|for|pp)"
    r"\s+[A-Z]\S.*)$"
)
"""Whoever stands in for another: "Bo Sample for Cleo"."""
_MAIL = re.compile(r"[<(]?(?:mailto:)?[^\s<>()@]+@[^\s<>()@]+\.[^\s<>()@]+[>)]?", re.I)
_PHONE = re.compile(r"(?:\b(?:tel|mob|phone|mobile|ext)[.:]*\s*)?\+?\d[\d\s()-]{5,}\d", re.I)
_BORN = re.compile(r"\s+(?:d\.?o\.?b\b|b\.|born\b)[\s.:]*\d.*$", re.I)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH_DAY = re.compile(rf"\s+(?:{_NTH} )?{_MONTH} \d{{2,4}}$|\s+{_NTH} {_MONTH}$", re.I)
_DAY = re.compile(r"\s+(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2})$")
_LONE_MARK = re.compile(r"(?<=\s)[*†‡#✓✔•]+(?=\s)")
_DASH = re.compile(r"\s*@\s*|\s+[-–—|]+\s*|\s*[–—]\s+|\s+[-–—]$|(?<=[^\W\d_])-\s+")
_LETTERS_OF_NO = re.compile(r"\s*[-–—/|:]\s*(DNA|DNF|N/A|n/a)\.?$")
_PRONOUNS = re.compile(r"[\s,]+((?:[a-z]{2,6})(?:\s*/\s*[a-z]{2,6}){1,2})$", re.I)
_INITIAL = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]{2})")
_TITLE_POINT = re.compile(r"^((?:mr|mrs|ms|miss|dr|rev|revd|prof|fr|cllr)\.)(?=\S)", re.I)


@dataclass(slots=True)
class Parted:
    """A cell in its parts: what may be the name, and what stood beside it."""

    core: str
    asides: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    """Those asides that might be names themselves: what stood in brackets or behind a dash."""
    sure: bool = True

    @property
    def aside(self) -> str:
        """All that stood beside the name, in its order."""
        return "; ".join(dict.fromkeys(each for each in self.asides if each))


def tidy(text: str) -> str:
    """A cell's text without what cannot be seen, its blanks as one, its lines kept."""
    plain = html.unescape(text) if "&" in text and ";" in text else text
    seen = "".join(
        each
        for each in unicodedata.normalize("NFC", plain)
        if each in "\n\t\u200c\u200d" or unicodedata.category(each) not in ("Cf", "Cc", "Co", "Cs")
    )
    lines = (" ".join(line.split()) for line in seen.splitlines())
    return "\n".join(line for line in lines if line)


def part(text: str) -> Parted:
    """A text in its parts; ``text`` is tidy and on one line."""
    parted = Parted(_GLUED.sub(" (", text))
    before = ""
    while before != parted.core:
        before = parted.core
        for step in _STEPS:
            step(parted)
            parted.core = " ".join(parted.core.split()).strip(",;")
    parted.asides.sort(key=text.find)
    parted.core = _INITIAL.sub(r"\1. ", _TITLE_POINT.sub(r"\1 ", parted.core)).strip()
    return parted


def _for_another(parted: Parted) -> None:
    """For whom somebody came, behind a whole name."""
    found = _FOR_ANOTHER.search(parted.core)
    before = parted.core[: found.start()].split() if found else []
    if found and len(before) > 1 and all(word[:1].isupper() for word in before):
        parted.asides.append(found.group(1))
        parted.core = " ".join(before)


def _bullets(parted: Parted) -> None:
    """Numbering and marks before and behind the name."""
    if found := _FOR_EXAMPLE.match(parted.core):
        parted.sure = False
        parted.core = parted.core[found.end() :]
        parted.asides.append(found.group().strip())
    for pattern in (_BULLET, _NUMBERING):
        if (found := pattern.match(parted.core)) and parted.core[found.end() :].strip():
            parted.asides.append(found.group().strip())
            parted.core = parted.core[found.end() :]
    if found := _LONE_MARK.search(parted.core):
        parted.asides.append(found.group().strip())
        parted.core = _LONE_MARK.sub(" ", parted.core)
    if (found := _MARKS.search(parted.core)) and found.start() > 0:
        mark = found.group().strip()
        parted.sure = parted.sure and "?" not in mark
        parted.asides.append(mark)
        parted.core = parted.core[: found.start()]
    if re.fullmatch(r"\"[^\"]+\"|“[^“”]+”|'[^']+'|‘[^‘]+’", parted.core):
        parted.core = parted.core[1:-1]


def _brackets(parted: Parted) -> None:
    """What stands in brackets, and a nickname in quotes; titles in brackets stay for the name."""
    for pattern in (_BRACKETS, _QUOTED):
        while found := next(filter(_is_aside, pattern.finditer(parted.core)), None):
            said = next((each for each in found.groups() if each is not None), "")
            parted.core = f"{parted.core[: found.start()]} {parted.core[found.end() :]}".strip()
            if said.strip():
                parted.asides.append(said.strip())
                parted.behind.append(said.strip())
                parted.sure = parted.sure and said.strip() not in _SECOND


def _is_aside(found: re.Match[str]) -> bool:
    said = next((each for each in found.groups() if each is not None), "").split()
    return not said or not (
        all(fold(word).strip(".") in TITLES for word in said)
        or said[0] in ("Hons", "Hons.", "hons")
    )


def _numbers(parted: Parted) -> None:
    """E-mail addresses, telephone numbers and days beside a name."""
    for pattern in (_MAIL, _BORN, _PHONE, _DAY, _MONTH_DAY, _HASH, _CARE_OF):
        while found := pattern.search(parted.core):
            parted.asides.append(found.group().strip(" <>()"))
            parted.core = f"{parted.core[: found.start()]} {parted.core[found.end() :]}"
            parted.core = parted.core.strip(" ,;:-–")


def _dashes(parted: Parted) -> None:
    """What stands behind a dash, or before one where that is a role or a device."""
    if (said := _LETTERS_OF_NO.search(parted.core)) and said.start() > 0:
        parted.asides.append(said[1])
        parted.core = parted.core[: said.start()]
    found = _DASH.search(parted.core)
    if not found:
        return
    first, rest = parted.core[: found.start()].strip(), parted.core[found.end() :].strip()
    if not first or not rest:
        parted.core = first or rest
    elif (nobody(first) or _is_beside(first)) and not _is_beside(rest) and not nobody(rest):
        parted.core, parted.asides = rest, [first, *parted.asides]
    elif (
        found.group().strip() in "-–—" and rest.isalpha() and not (_is_beside(rest) or nobody(rest))
    ):
        parted.core, parted.sure = f"{first}-{rest}", False
    else:
        parted.core = first
        parted.asides.append(rest)
        parted.behind.append(rest)


def _colon(parted: Parted) -> None:
    """A role or a heading before the name: "Treasurer: Ann Sample"."""
    first, colon, rest = parted.core.partition(":")
    if not colon:
        return
    if not rest.strip():
        return
    if (nobody(first) or _is_beside(first)) and not nobody(rest):
        parted.core, parted.asides = rest.strip(), [first.strip(), *parted.asides]
    elif not nobody(first) and (_is_beside(rest) or nobody(rest)):
        parted.core = first.strip()
        parted.asides.append(rest.strip())


def _commas(parted: Parted) -> None:
    """What stands behind the last comma and is a role, a state or a degree."""
    while "," in parted.core:
        first, _, rest = parted.core.rpartition(",")
        said = rest.strip()
        if not said:
            parted.core = first
        elif key_of(said) not in TITLES and (_is_beside(said) or _is_nobody(said)):
            whole_name = len(first.replace(",", " ").split()) > 1
            if not whole_name and not is_plain_aside(said):
                return
            parted.core = first.strip()
            parted.asides.append(said)
        else:
            return


def _is_nobody(said: str) -> bool:
    """Whether words are nobody for certain; "June" may be a month, and is a name as well."""
    told = nobody(said)
    return told is not None and told.sure


def is_plain_aside(said: str) -> bool:
    """Whether words are nobody for certain, or say how somebody stands."""
    told = nobody(said)
    plain = is_letters_of_no(said) or (_is_beside(said) and len(said) > 3)
    return plain or (told is not None and told.sure)


def _endings(parted: Parted) -> None:
    """Pronouns, letters behind a name and words such as "left", at the end without a mark."""
    if found := _FORMERLY.search(parted.core):
        parted.asides.append(found.group(2))
        parted.core = parted.core[: found.end(1)]
    family, comma, given = parted.core.partition(",")
    kept = family.split()
    lettered = len(kept) > 1 and _is_letters(kept[-1]) and not family.isupper()
    if comma and (lettered or (len(kept) > 1 and is_letters_of_no(kept[-1]))):
        parted.asides.append(kept[-1])
        parted.core = f"{' '.join(kept[:-1])},{given}"
    first, _, rest = parted.core.partition(" ")
    if key_of(first) in words.BEFORE_NAMES and " " in rest:
        parted.asides.append(first)
        parted.core = rest
    taken: list[str] = []
    while True:
        kept = parted.core.split()
        with_honours = taken[:1] == ["(Hons)"] and len(kept) > 1 and _is_letters(kept[-1])
        end = 1 if with_honours else _length_of_ending(kept)
        if not end:
            break
        taken.insert(0, " ".join(kept[-end:]).strip(", "))
        doubted = key_of(taken[0]) in ("tbc", "tba") or _may_be_family(taken[0])
        parted.sure = parted.sure and not doubted
        parted.core = " ".join(kept[:-end]).strip(" ,")
    if taken:
        parted.asides.append(" ".join(taken))


_STEPS = (
    _bullets,
    _brackets,
    _for_another,
    _numbers,
    _bullets,
    _dashes,
    _colon,
    _commas,
    _endings,
)


def _length_of_ending(kept: list[str]) -> int:
    """How many of the last words stand beside the name; two are always left to it."""
    if len(kept) > 1 and is_pronouns(kept[-1]):
        return 1
    if len(kept) > 3 and is_pronouns(" ".join(kept[-3:])):
        return 3
    if no := _length_of_no(kept):
        return no
    for length in (4, 3, 2, 1):
        if len(kept) - length >= 2:
            end = kept[-length:]
            if key_of(" ".join(end)) in words.TRAILING_STATUS or _denies(end, kept):
                return length
            if length == 1 and _is_after_name(end[0]) and end[0].lstrip("(")[:1].isupper():
                return _after_name(kept)
    return 0


def _length_of_no(kept: list[str]) -> int:
    """How many of the last words say that nothing was done: "DNA", "did not show"."""
    if len(kept) > 1 and is_letters_of_no(kept[-1]):
        return 1
    for place in range(2, len(kept)):
        if _negates(kept[place:]):
            return len(kept) - place
    return 0


def _negates(said: list[str]) -> bool:
    """Whether words begin with one that denies what is behind it; "Ann Never Sample" is a name."""
    begun = fold(said[0]).replace("’", "'")
    is_one = begun in words.NEGATES or " ".join(map(fold, said[:2])) == "no longer"
    return is_one and len(said) > 1 + (said[0].istitle() and begun == "never")


def _may_be_family(said: str) -> bool:
    """Whether a word that denies is written as the name of a family: "Ann Sample No"."""
    return said[:1].isupper() and key_of(said) in words.FAMILIES_OF_NO


def speaks_of_no(said: str) -> bool:
    """Whether words beside a name say, or may say, that nothing was done."""
    is_known = key_of(said) in words.DENIES or is_letters_of_no(said)
    return is_known or (bool(said) and _negates(said.split()))


def _denies(end: list[str], kept: list[str]) -> bool:
    """Whether words behind a name say that nothing was done: "absent", "Absent", "no".

    Those that a family may be called ("No", "Ill") do in small letters alone, and in a name all in
    small letters they may be its last part: "priya an na".
    """
    said = " ".join(end)
    if key_of(said) in words.NO_FAMILIES or _may_be_family(said):
        return True
    return said.islower() and kept[0][:1].isupper() and key_of(said) in words.DENIES


def is_letters_of_no(word: str) -> bool:
    """Whether a word is an abbreviation of no, as these are written: "DNA", "D.N.A.", "n/a"."""
    key = key_of(word).replace(".", "")
    return key in words.LETTERS_OF_NO and ("/" in key or word.strip(".()").isupper())


def _after_name(kept: list[str]) -> int:
    """One, unless all is in capitals and the word might be the family name: "YO YO MA"."""
    shouted = all(word.isupper() for word in kept)
    may_be_name = key_of(kept[-1]) in ("ma", "ba", "ed", "en", "ca", "dd", "jp")
    return 0 if shouted and may_be_name and len(kept) < 4 else 1


def _is_after_name(said: str) -> bool:
    """Whether all words are degrees and their like: "BA (Hons)", "RGN, MBE"."""
    return all(map(_is_letters, re.split(r"[\s,/]+", said.strip())))


def _is_letters(word: str) -> bool:
    """Whether a word is a degree or an honour, as these are written: "BSc" and not "Ma"."""
    plain = re.sub(r"[.()]", "", word)
    if plain in ("Hons", "Dip", "Cert", "Eng"):
        return True
    return plain.casefold() in words.AFTER_NAMES and sum(map(str.isupper, plain)) > 1


def _is_beside(said: str) -> bool:
    """Whether words say how somebody stands, or that they did not do it."""
    return speaks_of_no(said) or is_status(said)


def says_more(said: str) -> bool:
    """Whether words tell of somebody and hold a word that no name holds: "Kitchen, Mondays"."""
    keys = {key_of(word) for word in said.replace(",", " ").split()}
    telling = words.SAYS_MORE | words.GROUP_WORDS | words.SINGULAR_ROLES | words.MODIFIERS
    return not keys.isdisjoint(telling - words.ALSO_NAMES - words.KNOWN_GIVEN)


def is_pronouns(said: str) -> bool:
    """Whether words are pronouns: "she/her", "he/they"."""
    found = [each.strip() for each in re.split(r"[/|]", fold(said).strip("(). "))]
    return len(found) > 1 and all(each in words.PRONOUNS for each in found)


def is_status(said: str) -> bool:
    """Whether words say how somebody stands: "on leave", "new", "she/her", "née Example"."""
    key = key_of(said)
    return (
        key in words.STATUS
        or is_pronouns(said)
        or _is_after_name(said)
        or key.split(" ")[0]
        in (
            "nee",
            "née",
            "formerly",
            "aka",
            "known",
            "previously",
            "was",
            "left",
            "until",
            "since",
            "from",
            "on",
            "returning",
            "back",
            "starts",
            "started",
            "joined",
            "retired",
            "resigned",
            "moved",
            "now",
            "also",
        )
    )
