"""Months as certificates from other countries, and from Wales, write them."""

import re
import unicodedata

from sgdesk.domain.dates import MONTHS

_NAMES = {
    1: "ionawr janvier januar enero janeiro gennaio ianuarie stycznia",
    2: "chwefror fevrier februar febrero fevereiro febbraio februarie lutego",
    3: "mawrth mars marz marzo marco martie marca",
    4: "ebrill avril abril aprile aprilie kwietnia",
    5: "mai mayo maio maggio maja",
    6: "mehefin juin juni junio junho giugno iunie czerwca",
    7: "gorffennaf juillet juli julio julho luglio iulie lipca",
    8: "awst aout agosto sierpnia",
    9: "medi septembre septiembre setembro settembre septembrie wrzesnia",
    10: "hydref octobre oktober octubre outubro ottobre octombrie pazdziernika",
    11: "tachwedd novembre noviembre novembro noiembrie",
    12: "rhagfyr decembre dezember diciembre dezembro dicembre decembrie grudnia",
}
"""Without marks. A word that is two months in two languages is left out: it is asked about."""

_NUMBERS = {name: month for month, names in _NAMES.items() for name in names.split()}
_DAY = re.compile(
    r"(?<!\w)(?P<day>\d{1,2})(?:\.|er|º|°)?\s+(?:de\s+|di\s+|o\s+)?(?P<month>[^\W\d_]{3,12})\.?"
    r"\s+(?:de\s+|del\s+)?(?P<year>\d{4})(?!\w)",
    re.IGNORECASE,
)


def in_english(text: str) -> str:
    """A line with the months of whole dates in English: "12 mars 2024" as "12 March 2024"."""
    return _DAY.sub(_english, text)


_TEENS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
    "nineteenth"
).split()
_ONES = "first second third fourth fifth sixth seventh eighth ninth".split()
_ORDINALS = dict(zip((*_ONES, *_TEENS, "twentieth"), range(1, 21), strict=True)) | {
    **{f"twenty {each}": 20 + number for number, each in enumerate(_ONES, 1)},
    "thirtieth": 30,
    "thirty first": 31,
}
_DAY_OF = re.compile(
    rf"(?<!\w)(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|(?P<word>(?:(?:twenty|thirty)[ -])?[a-z]+))"
    rf"\s+day\s+of\s+(?P<month>{'|'.join(MONTHS)})\b,?",
    re.IGNORECASE,
)


def day_of_month(text: str) -> str:
    """A line with its formal days as plain ones: "12th day of March, 2025", "twelfth day of"."""
    return _DAY_OF.sub(_formal, text)


def _formal(found: re.Match[str]) -> str:
    word = " ".join((found["word"] or "").casefold().replace("-", " ").split())
    day = found["day"] or _ORDINALS.get(word)
    return found[0] if day is None else f"{day} {found['month']}"


def _english(found: re.Match[str]) -> str:
    spread = unicodedata.normalize("NFKD", found["month"].casefold())
    month = _NUMBERS.get("".join(c for c in spread if not unicodedata.combining(c)))
    if month is None:
        return found[0]
    return f"{found['day']} {MONTHS[month - 1]} {found['year']}"
