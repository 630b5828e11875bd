"""Which columns a refusal proposes: those that hold what the sheet lacks, and no others."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from sgdesk.data.sheets import Cell
from sgdesk.domain.datetext import DateOrder, read_date
from sgdesk.domain.text import fold
from sgdesk.domain.training.completion.words import Says, says
from sgdesk.services.imports.reading.around.words_over import speaks_against
from sgdesk.services.imports.reading.columns import DATE_BESIDE, Column, Columns, Means
from sgdesk.services.imports.reading.date_order import as_value
from sgdesk.services.imports.reading.headings.dates import without_dates
from sgdesk.services.imports.reading.headings.speaking import is_done, is_expiry
from sgdesk.services.imports.reading.headings.vocabulary import CourseOf
from sgdesk.services.imports.reading.headings.words import Field
from sgdesk.services.imports.reading.judged.profiles import (
    Profile,
    is_somebody,
    profile_of,
    texts_of,
)
from sgdesk.services.imports.reading.values import SheetKind

_FIELDS = {
    "role": Field.ROLE,
    "name": Field.NAME,
    "person (person_reference or name)": Field.NAME,
    "course": Field.COURSE,
    "completed_on": Field.COMPLETED_ON,
}
"""For what a sheet lacks what such a column is called."""
_MOST_WORDS = 5
_LONGEST_ROLE = 40


def proposal(
    columns: Columns, lacks: Sequence[str], course_of: CourseOf, titles: Sequence[str]
) -> str:
    """What could be said of columns, as --columns takes it; blank where something finds none.

    Ends, days of something else and what speaks of children are proposed for no course: whoever
    followed that would bring them in as completions.
    """
    said: dict[str, str] = {}
    for field in dict.fromkeys(_wanted(columns, lacks)):
        free = [each for each in _free(columns) if each.letter not in said]
        if field is Field.COURSE and columns.shape is SheetKind.TRACKER:
            found = list(_course_columns(columns, free, course_of, titles))
        else:
            found = [
                (each.letter, field.value)
                for each in free
                if _HOLDS[field](_profile(columns, each), each)
            ][:1]
        if not found and field is Field.COURSE and columns.shape is SheetKind.TRACKER:
            continue
        if not found:
            return ""
        said.update(found)
    return ",".join(f"{letter}={wish}" for letter, wish in said.items())


def only_days(columns: Columns) -> Column | None:
    """The only column beside names, where it holds days and its heading says no more than that."""
    if not columns.fields.keys() & {Field.NAME, Field.FAMILY_NAME, Field.GIVEN_NAME}:
        return None
    rest = [
        each
        for each in columns.columns
        if each.field not in (Field.NAME, Field.FAMILY_NAME, Field.GIVEN_NAME, Field.TITLE)
        and each.means is not Means.EMPTY
    ]
    if len(rest) != 1 or not is_done(rest[0].heading):
        return None
    return rest[0] if _profile(columns, rest[0]).holds_dates else None


def _wanted(columns: Columns, lacks: Sequence[str]) -> Iterator[Field]:
    """The fields to propose columns for; a whole name does where both its parts lack."""
    if columns.shape is SheetKind.PEOPLE:
        alone = {"given name": Field.GIVEN_NAME, "family name": Field.FAMILY_NAME}
        yield Field.NAME if len(lacks) > 1 else alone[lacks[0]]
        return
    for each in lacks:
        yield _FIELDS[each]


def _free(columns: Columns) -> list[Column]:
    """The columns that are not understood so far."""
    kept = [each for each in columns.columns if each.means is Means.UNKNOWN]
    return kept if columns.shape is SheetKind.TRACKER else [*kept, *_asides(columns)]


def _asides(columns: Columns) -> list[Column]:
    return [each for each in columns.columns if each.means is Means.ASIDE]


def _profile(columns: Columns, column: Column) -> Profile:
    return profile_of(columns.table.body, column.index)


def _course_columns(
    columns: Columns, free: Sequence[Column], course_of: CourseOf, titles: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """The first column that may be a course's, with that of its days where they stand beside."""
    has_no_headings = _are_of_somebody(columns)
    for column in free:
        profile = _profile(columns, column)
        is_none = not has_no_headings and _is_something_else(columns, column)
        if is_none or not _may_be_done(profile):
            continue
        course = _likely_course(column.heading, course_of, titles)
        if course is None and has_no_headings:
            course = next((each for each in titles if not set(each) & set(',"=')), "level1")
        if course is None:
            continue  # any course that is known here would make of its days those of another
        yield column.letter, course
        beside = next((each for each in free if each.index == column.index + 1), None)
        if not profile.holds_dates and beside is not None and _holds_its_days(columns, beside):
            yield beside.letter, DATE_BESIDE
        return


def _may_be_done(profile: Profile) -> bool:
    """Whether what stands in a column may be what came of a course: days, or yes and no."""
    return profile.holds_dates or profile.verdicts * 2 > profile.filled


def _holds_its_days(columns: Columns, column: Column) -> bool:
    """Whether a column is headed "When?" or the like and holds days."""
    asks_when = re.search(r"\b(?:when|date|day)\b", fold(column.heading)) is not None
    against = is_expiry(column.heading) or speaks_against(column.heading)
    return asks_when and not against and _profile(columns, column).holds_dates


def _likely_course(heading: str, course_of: CourseOf, titles: Sequence[str]) -> str | None:
    """The course that stands somewhere in a heading; None where no known one does."""
    plain = [each for each in titles if not set(each) & set(',"=')]
    words = re.findall(r"\w+", heading)
    for length in range(1, min(_MOST_WORDS, len(words)) + 1):
        for start in range(len(words) - length + 1):
            text = " ".join(words[start : start + length])
            meant = course_of(text)
            if meant is not None:
                return next((each for each in plain if course_of(each) == meant), text)
    return None


def _is_something_else(columns: Columns, column: Column) -> bool:
    """Whether a heading over a column says that it is no course's."""
    heading = column.heading
    over = columns.table.over(column.index)
    if over and heading.startswith(tuple(f"{each}: " for each in over)):
        return True
    folded = fold(heading)
    return (
        is_expiry(heading)
        or speaks_against(heading)
        or _OF_A_DAY.search(folded) is not None
        or _OF_CHILDREN.search(folded) is not None
        or _OF_NEED.search(folded) is not None
        or _OF_SEVERAL.search(folded) is not None
        or _OF_ANOTHER_DAY.search(folded) is not None
        or not any(map(str.isalpha, without_dates(heading)))
    )


_OF_A_DAY = re.compile(r"\b(?:dates?|days?|when|time|timestamp|week|month|sunday|saturday)\b")
_OF_ANOTHER_DAY = re.compile(
    r"\bby\W*$|\b(?:target|deadline|start\w*|began|begun|beg[iu]n\w*|ends?|ending|first|self"
    r"|to check|verif\w*|approv\w*|assign\w*|request\w*|enrol\w*|invit\w*|chas\w*|remind\w*)\b"
)
"""Days on which a course began, was asked for, or had to be done by."""
_OF_A_STAMP = re.compile(
    r"\btime ?stamp\b|\bsubmi(?:t|ssion)\w*|\b(?:start|completion|finish|end) time\b"
    r"|\b(?:created|modified|updated|entered|received|sent|approved|assigned|requested|enrol\w*|regist\w*|invited|booked|started)\b"
)
"""Days on which a form was filled in or a row was written, and nobody completed a course."""
_OF_CHILDREN = re.compile(r"\b(?:child(?:ren)?|pupils?|parents?|carers?|age|dob|school|year)\b")
_OF_NEED = re.compile(r"\b(?:needs?|needed|wants?|wish|would like|interested|requires?|consent)\b")


_OF_SEVERAL = re.compile(r"\d\s*(?:&|and|/|,|\+|to|-)\s*(?:l(?:evel)?\s*)?\d")
"""One column for two courses would have to stand there twice: "Level 1 & 2"."""


def _are_of_somebody(columns: Columns) -> bool:
    """Whether the likeliest row of headings is somebody's, since the sheet has none."""
    texts = [each.heading for each in columns.columns]
    return any(map(is_somebody, texts)) and any(map(_is_day, texts))


def _all(profile: Profile, holds: Callable[[str], bool]) -> bool:
    """Whether most texts of a column are something."""
    texts = texts_of(profile)
    return bool(texts) and sum(map(holds, texts)) * 2 > len(texts)


def _is_a_name(text: str) -> bool:
    return text.replace(" ", "").replace("-", "").replace("'", "").isalpha()


def _is_words(text: str) -> bool:
    told = says(text) in (Says.YES, Says.NO, Says.NOT_YET)
    return any(map(str.isalpha, text)) and not told and not _is_day(text)


def _is_day(cell: Cell) -> bool:
    return read_date(as_value(cell), DateOrder.DMY, date.max).value is not None


def _holds_days(profile: Profile, column: Column) -> bool:
    against = is_expiry(column.heading) or speaks_against(column.heading)
    is_a_stamp = _OF_A_STAMP.search(fold(column.heading)) is not None
    return profile.holds_dates and not against and not is_a_stamp


_HOLDS: dict[Field, Callable[[Profile, Column], bool]] = {
    Field.ROLE: lambda profile, _: _all(
        profile, lambda text: _is_words(text) and len(text) <= _LONGEST_ROLE
    ),
    Field.NAME: lambda profile, _: _all(profile, is_somebody),
    Field.GIVEN_NAME: lambda profile, _: _all(profile, _is_a_name),
    Field.FAMILY_NAME: lambda profile, _: _all(profile, _is_a_name),
    Field.COURSE: lambda profile, _: not profile.holds_dates and _all(profile, _is_words),
    Field.COMPLETED_ON: _holds_days,
}
"""What stands in a column of a field."""
