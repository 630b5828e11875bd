"""A dip sample on paper: how it was drawn, who is in it, and room for what they say."""

from collections.abc import Iterator
from datetime import date

from reportlab.platypus import Flowable

from sgdesk.domain.dates import long_date, short_date
from sgdesk.domain.figures import figure
from sgdesk.domain.forms.form import DO_NOT_DESCRIBE
from sgdesk.domain.forms.sampling import DrawnSample
from sgdesk.reports.forms.forms import WritingLines
from sgdesk.reports.layout.pages import WIDTH, headings, make_paper, para, space
from sgdesk.reports.layout.styles import MM, RULE, Furniture
from sgdesk.reports.layout.tables import fitted_widths, headed, height_of, is_one_page, table
from sgdesk.reports.sheets.workbook import TableSheet, make_book
from sgdesk.reports.tagging import About

TITLE = "Dip sample"
_TO_COME = "to come"
_NOBODY = "nobody is named"
_COLUMNS = (
    "Learner",
    "Learner’s form",
    "Learner’s came in",
    "Line manager",
    "Manager’s form",
    "Manager’s came in",
)
_ROOMS = (22 * MM, 18 * MM, 14 * MM)
_TO_WRITE = 58 * MM
"""The heights, and the least width, in which to write what was said on the telephone. The lower
heights are for a sample that goes onto one page with them.
"""


def dip_sample_pdf(sample: DrawnSample, as_at: date) -> bytes:
    """The sample as a PDF; the same sample gives the same bytes. It names people."""
    furniture = Furniture(sample.organisation, TITLE, as_at, personal=True)
    about = About(TITLE, sample.organisation, "Certificates held against the records", as_at)
    carried = f"{sample.course}, held on {long_date(sample.held_on)}"
    tries = (list(_story(sample, room)) for room in _ROOMS)
    story = next(filter(is_one_page, tries), None) or list(_story(sample, _ROOMS[0]))
    return make_paper(story, furniture, about, carried)


def drawn_words(sample: DrawnSample) -> str:
    """How it was drawn, so that anybody can draw it again."""
    again = (
        "Drawing it again today finds the same people."
        if sample.is_same_again
        else "Who counts as attending has changed since, so a drawing today would differ."
    )
    return (
        f"{figure(len(sample.people))} of {figure(sample.population)} who attended, drawn on "
        f"{long_date(sample.drawn_on)}. Session and day alone decide: each person’s lot is the "
        f"SHA-256 of “{sample.seed}/” and their number in the file, and the lowest are drawn. "
        f"Everybody has the same chance. {again}"
    )


def _story(sample: DrawnSample, room: float) -> Iterator[Flowable]:
    yield para(TITLE, "title")
    yield para(sample.course, "lead")
    yield para(f"Held on {long_date(sample.held_on)}", "lead")
    yield space(4)
    yield para(drawn_words(sample))
    yield para(DO_NOT_DESCRIBE, "strong")
    yield space(2)
    rows: list[list[object]] = [
        [
            *headings(
                ["Learner", "Learner’s form", "Line manager", "Manager’s form", "What they said"]
            )
        ]
    ]
    rows.extend(
        [
            para(each.learner, "cell"),
            _form(each.code, each.received_on, each.left_on),
            para(each.manager or _NOBODY, "cell"),
            _form(each.manager_code, each.manager_received_on, each.manager_left_on),
            para("", "cell"),
        ]
        for each in sample.people
    )
    words = fitted_widths([row[:-1] for row in rows], WIDTH - _TO_WRITE, stretch=None)
    rules = [("LINEAFTER", (-2, 1), (-2, -1), 0.4, RULE)]
    made = table(rows, (*words, WIDTH - sum(words)), rules, least_height=room)
    first, *others = [para(line) for line in sample.found.splitlines()] or [WritingLines(5)]
    found = list(headed("What it found", first))
    made.tail = height_of(found)
    yield made
    yield from found
    yield from others
    if sample.found and sample.found_on:
        yield para(f"Noted on {long_date(sample.found_on)}.", "note")


def _form(code: str, received_on: date | None, left_on: date | None) -> list[Flowable]:
    """The code of a form, and below it whether it is in; nothing where there is no form."""
    if not code:
        return []
    state = _TO_COME if received_on is None else f"came in {short_date(received_on)}"
    if received_on is None and left_on is not None:
        state = f"left {short_date(left_on)}, not waited for"
    return [para(code, "bold"), para(state, "cell")]


def dip_sample_xlsx(sample: DrawnSample, as_at: date) -> bytes:
    """The same as a workbook; it names people."""
    people = TableSheet(
        "People",
        "Personal data: keep it safe",
        _COLUMNS,
        (34, 16, 18, 34, 17, 19),
        [
            (
                each.learner,
                each.code,
                each.received_on,
                each.manager or _NOBODY,
                each.manager_code,
                each.manager_received_on,
            )
            for each in sample.people
        ],
    )
    how = TableSheet(
        "How it was drawn",
        sample.course,
        ("What", "Value"),
        (30, 90),
        [
            ("Session held on", sample.held_on),
            ("Drawn on", sample.drawn_on),
            ("Attended then", sample.population),
            ("Drawn", len(sample.people)),
            ("Seed", sample.seed),
            ("In words", drawn_words(sample)),
            ("What it found", sample.found),
        ],
    )
    return make_book(TITLE, sample.organisation, as_at, (people, how))
