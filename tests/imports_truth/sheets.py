"""Sheets from a seed, each with its truth."""

from collections.abc import Callable, Mapping
from random import Random

from .canvas import Canvas, Fault, Form, Made, Serial
from .dice import Dice
from .layouts import exports, lists, rosters, shown, tables, trackers

TRACKER, TRAINING, PEOPLE, ROLES = "tracker", "training", "people", "roles"

LAYOUTS: Mapping[str, tuple[str, Callable[[Dice], Canvas]]] = {
    "plain": (TRACKER, trackers.plain),
    "two_heading_rows": (TRACKER, trackers.two_heading_rows),
    "three_heading_rows": (TRACKER, trackers.three_heading_rows),
    "titles_above": (TRACKER, trackers.titles_above),
    "expiry_columns": (TRACKER, trackers.expiry_columns),
    "status_date_pairs": (TRACKER, trackers.status_date_pairs),
    "dates_first": (TRACKER, trackers.dates_first),
    "words_in_cells": (TRACKER, trackers.words_in_cells),
    "faulty_cells": (TRACKER, trackers.faulty_cells),
    "unknown_headings": (TRACKER, trackers.unknown_headings),
    "private_columns": (TRACKER, trackers.private_columns),
    "stacked": (TRACKER, tables.stacked),
    "side_by_side": (TRACKER, tables.side_by_side),
    "section_rows": (TRACKER, tables.section_rows),
    "label_rows": (TRACKER, tables.label_rows),
    "repeated_names": (TRACKER, trackers.repeated_names),
    "namesakes": (TRACKER, trackers.namesakes),
    "day_over_columns": (TRACKER, trackers.day_over_columns),
    "learning_system": (TRACKER, exports.learning_system),
    "hidden_days": (TRACKER, shown.hidden_days),
    "strokes": (TRACKER, shown.strokes),
    "formula_days": (TRACKER, shown.formula_days),
    "comments": (TRACKER, shown.comments),
    "merged_down": (TRACKER, shown.merged_down),
    "dittos": (TRACKER, shown.dittos),
    "training_list": (TRAINING, lists.training_list),
    "two_statuses": (TRAINING, lists.two_statuses),
    "cancelled_days": (TRAINING, lists.cancelled_days),
    "unknowable_day": (TRAINING, lists.unknowable_day),
    "booking_site": (TRAINING, exports.booking_site),
    "meeting_list": (TRAINING, exports.meeting_list),
    "meeting_report": (TRAINING, exports.meeting_report),
    "team_report": (TRAINING, exports.team_report),
    "first_names": (TRAINING, exports.first_names),
    "several_roles": (PEOPLE, rosters.several_roles),
    "addresses": (PEOPLE, rosters.addresses),
    "leavers_and_starters": (PEOPLE, rosters.leavers_and_starters),
    "separators": (PEOPLE, rosters.separators),
    "odd_byte": (PEOPLE, rosters.odd_byte),
    "roles": (ROLES, rosters.roles),
}
"""Each layout with the kind of sheet that it is brought in as."""

_ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "utf-8-sig", "cp1252", "utf-16")


def make(layout: str, seed: int) -> Made:
    """The sheet of that layout and seed, and what is true of it; the same each time."""
    kind, draw = LAYOUTS[layout]
    dice = Dice(Random(f"{layout} {seed}"))
    canvas = draw(dice)
    return Made(
        layout=layout,
        seed=seed,
        kind=kind,
        rows=canvas.rows(),
        form=canvas.form or _form(dice, canvas),
        claims=tuple(canvas.claims),
        posts=tuple(canvas.posts),
        people=tuple(canvas.people),
        may_be=dict(canvas.may_be),
        emails=dict(canvas.emails),
        secrets=tuple(canvas.secrets),
        told=tuple(canvas.told),
        namesakes=frozenset(canvas.namesakes),
        known=tuple(canvas.known),
        roles=tuple(canvas.roles),
        looks=dict(canvas.looks),
        merged=tuple(canvas.merged),
    )


def layout_of(number: int) -> str:
    """The layouts in turn."""
    return tuple(LAYOUTS)[number % len(LAYOUTS)]


def _form(dice: Dice, canvas: Canvas) -> Form:
    if canvas.looks or canvas.merged:
        return Form(workbook=True)
    typed = any(isinstance(value, Fault | Serial) for value in canvas.cells.values())
    if dice.chance(70 if typed else 40):
        return Form(workbook=True)
    encoding = dice.of(_ENCODINGS)
    if encoding == "cp1252" and not _fits(canvas):
        encoding = "utf-8-sig"
    separator = "\t" if encoding == "utf-16" else dice.of((",", ",", ",", ";", "\t"))
    return Form(separator=separator, encoding=encoding, quoted=dice.chance(15))


def _fits(canvas: Canvas) -> bool:
    """Whether every letter has a place in the older encoding."""
    try:
        "".join(str(value) for value in canvas.cells.values()).encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
