"""Columns that tell whether somebody is a child: ages, birthdays, years of school, "Under 18?".

What stands in them is looked at for this alone, and goes no further.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime

from sgdesk.data.sheets import Cell, cell_text
from sgdesk.domain.datetext import DateKind, DateOrder, read_date
from sgdesk.domain.left_where_it_is import Private
from sgdesk.domain.text import fold
from sgdesk.domain.training.completion.words import Says, says
from sgdesk.services.imports.reading.columns import Column
from sgdesk.services.imports.reading.date_order import as_value

ADULT = 18
_SCHOOL_YEAR = re.compile(r"\b(?:year|class|form)\b", re.IGNORECASE)
_IF_YOUNG = re.compile(
    r"(?:(?:is|are|currently|still|they|he|she|aged?|a|an) )*"
    r"(?:(?:under|u|below)[- ]?1[68](?:'?s)?|minors?|yls?|(?:a )?juniors?|under age"
    r"|(?:young|junior|teen(?:age)?) (?:helper|leader|volunteer|member|person|assistant)s?)"
    r"(?: (?:y/n|yes/no|status))?"
)
"""Headings that ask whether somebody is a child; "Works with under 18s" is none."""
_PARENTS = r"(?:parents?|guardians?|carers?|mums?|mothers?|dads?|fathers?)(?:'s?|s')?"
_OF_PARENTS = re.compile(
    rf"{_PARENTS}(?: ?(?:/|or|and|&) ?{_PARENTS})*"
    r"(?: (?:1|one|full|first|contact|e-?mail|address|names?|phone|mobile|tel|telephone|number|no"
    r"|details|consent|permission|signature))+"
    rf"|{_PARENTS}(?: ?(?:/|or|and|&) ?{_PARENTS})+|parental (?:consent|permission)"
)
"""Headings of the parents of whoever the row is about; "Parent of" is none."""
_OF_ADULTS = re.compile(r"18 ?\+|over 18|adults?|0")
_BAND = re.compile(
    r"age ?(?:band|group|range|bracket|category|class|section)s?"
    r"|(?:adults?|seniors?) ?(?:/|or|and|&) ?(?:child(?:ren)?|youths?|juniors?|minors?|young .+)"
    r"|(?:child(?:ren)?|youths?|juniors?|minors?) ?(?:/|or|and|&) ?(?:adults?|seniors?)"
)
"""Headings of an age in words or from one to another; "Age group they help" is none."""
_OF_THE_YOUNG = re.compile(
    r"\b(?:youths?|young(?! adults?\b)|juniors?|child(?:ren)?|minors?|teen\w*|kids?|pupils?"
    r"|infants?|toddlers?|bab(?:y|ies)|cadets?|colts?|school|pre-?school|primary|secondary)\b"
)
_BELOW = re.compile(r"(?:\bunder|\bbelow|\bless than|\bu|<) ?-?$")
_OF_A_YOUNG_MEMBER = re.compile(
    r"six|sixer|patrol|lodge|six/patrol|patrol/six|six ?/ ?lodge ?/ ?patrol|invested|investiture"
    r"|(?:date )?invested|investiture date|date of investiture|moving on|moved on|swim-?up"
    r"|promise|promise (?:made|date)|date of promise"
)
"""Headings of the young members of scouts and guides, of whom their leaders keep sheets."""
_SECTION = re.compile(r"section|group|unit|section name|unit name|member(?:ship)? type")
_SECTIONS = re.compile(
    r"(?:(?:\d+(?:st|nd|rd|th)|\w+day|\w+) )?"
    r"(?:squirrels?|beavers?|cubs?|scouts?|explorers?|rainbows?|brownies?|(?:girl )?guides?"
    r"|rangers?)"
)


def sections_of_children(columns: Sequence[Column]) -> tuple[int, ...]:
    """The columns of sections, in a sheet whose headings are those of young members.

    Elsewhere "Cubs" may be the section that somebody leads.
    """
    if not any(_OF_A_YOUNG_MEMBER.fullmatch(_bare(each.heading)) for each in columns):
        return ()
    return tuple(each.index for each in columns if _SECTION.fullmatch(_bare(each.heading)))


def is_section_of_children(cell: Cell) -> bool:
    """Whether a cell is a section of scouts or guides and no more: "Cubs", "1st Cubs"."""
    return isinstance(cell, str) and _SECTIONS.fullmatch(fold(cell).strip(" .")) is not None


def may_tell_an_age(column: Column) -> bool:
    """Whether what stands in a column may say of somebody that they are a child."""
    if column.field is not None:
        return False
    return column.private is Private.BIRTH or is_of_school(column) or _asks(column.heading)


def is_of_school(column: Column) -> bool:
    """Whether a column is one of years of school."""
    return column.private is Private.CHILD and _SCHOOL_YEAR.search(column.heading) is not None


def _asks(heading: str) -> bool:
    said = _bare(heading)
    return any(pattern.fullmatch(said) for pattern in (_IF_YOUNG, _OF_PARENTS, _BAND))


def _bare(heading: str) -> str:
    words = re.sub(r"[?:*.()\[\]]", " ", fold(heading).replace("’", "'"))
    return " ".join(words.split())


def _is_band_below_18(cell: Cell) -> bool:
    """Whether an age band begins below 18, ends there, or is named as that of the young."""
    if isinstance(cell, bool | date):
        return False
    text = fold(cell_text(cell))
    figures = list(re.finditer(r"\d+", text))
    if not figures:
        return _OF_THE_YOUNG.search(text) is not None
    return any(
        int(each.group()) < ADULT
        or (int(each.group()) == ADULT and _BELOW.search(text[: each.start()]) is not None)
        for each in figures
    )


def _says_so(cell: Cell, heading: str) -> bool:
    """Whether a cell is no plain no under "Under 18?", or names a parent under such a heading."""
    if isinstance(cell, bool):
        return cell
    text = cell_text(cell).strip()
    if not any(map(str.isalnum, text)) and says(text) is Says.NOTHING:
        return False
    plain_no = says(text) in (Says.NO, Says.NOT_YET) or _OF_ADULTS.fullmatch(fold(text))
    if plain_no:
        return False
    # Whoever is a parent says yes to "Parent/carer?".
    return (
        "consent" in fold(heading)
        or _IF_YOUNG.fullmatch(_bare(heading)) is not None
        or (says(text) is not Says.YES)
    )


def is_below_18(cell: Cell, column: Column, order: DateOrder, today: date) -> bool:
    """Whether a cell of a column that may tell an age says that somebody is below 18."""
    if cell is None:
        return False
    if is_of_school(column):
        return any(map(str.isdigit, cell_text(cell)))
    if column.private is not Private.BIRTH and _BAND.fullmatch(_bare(column.heading)):
        return _is_band_below_18(cell)
    if column.private is not Private.BIRTH:
        return _says_so(cell, column.heading)
    return not isinstance(cell, bool) and _was_born(cell, order, today)


def _was_born(cell: Cell, order: DateOrder, today: date) -> bool:
    """Whether an age, a year of birth or a birthday is that of somebody below 18."""
    if not isinstance(cell, date):
        number = re.fullmatch(r"\W*(\d{1,4})(?:\.0)?\W*(?:y(?:ea)?rs?(?: old)?)?", cell_text(cell))
        if number is not None:
            years = int(number.group(1))
            years = today.year - years - 1 if years > 1900 else years
            return 0 <= years < ADULT
    reading = read_date(as_value(cell), order, today)
    born = reading.value if reading.kind is not DateKind.NONE else None
    if born is None:
        return False
    born = born.date() if isinstance(born, datetime) else born
    had_birthday = (today.month, today.day) >= (born.month, born.day)
    return 0 <= today.year - born.year - (not had_birthday) < ADULT
