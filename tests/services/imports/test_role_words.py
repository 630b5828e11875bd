"""A cell of roles is parted where its parts are told, and words of a period mean what they say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgdesk.services.imports.reading.cells.people.role_words import (
    PeriodKind,
    PeriodSaid,
    leaving_said,
    part_roles,
)

KNOWN = ("Youth worker", "Trustee", "Volunteer", "Leader", "Head of Drama, Dance and Music")
ELSEWHERE = ("Cook", "Cleaner", "Treasurer", "Sound and lights", "Cook; Cleaner", "Cook/Trustee")
TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("cell", "roles"),
    [
        ("", ()),
        (" \n ", ()),
        (";", ()),
        ("Trustee", ("Trustee",)),
        ("Trustee;", ("Trustee",)),
        ("Youth worker; Trustee", ("Youth worker", "Trustee")),
        ("Youth worker/Trustee", ("Youth worker", "Trustee")),
        ("Youth worker / Trustee", ("Youth worker", "Trustee")),
        ("Youth worker, Trustee", ("Youth worker", "Trustee")),
        ("Youth worker & Trustee", ("Youth worker", "Trustee")),
        ("Youth worker and Trustee", ("Youth worker", "Trustee")),
        ("Youth worker + Trustee", ("Youth worker", "Trustee")),
        ("Youth worker\nTrustee", ("Youth worker", "Trustee")),
        ("• Youth worker\n• Trustee", ("Youth worker", "Trustee")),
        ("1. Youth worker\n2. Trustee", ("Youth worker", "Trustee")),
        ("YOUTH WORKER; trustee", ("YOUTH WORKER", "trustee")),
        ("Youth-worker; Trustee", ("Youth-worker", "Trustee")),
        ("Trustee, Leader and Volunteer", ("Trustee", "Leader", "Volunteer")),
        ("Trustee; Trustee; trustee", ("Trustee",)),
        ("Trustee; Treasurer", ("Trustee", "Treasurer")),
        ("Cook / Cleaner", ("Cook", "Cleaner")),
        ("Cook; Cleaner", ("Cook", "Cleaner")),
        ("Cook/Trustee", ("Cook", "Trustee")),
        ("Trustee; Gardener", ("Trustee; Gardener",)),
        ("Gardener, Painter", ("Gardener, Painter",)),
        ("Head of Drama, Dance and Music", ("Head of Drama, Dance and Music",)),
        (
            "Trustee, Head of Drama, Dance and Music",
            ("Trustee", "Head of Drama, Dance and Music"),
        ),
        ("Head of Art, Craft and Design", ("Head of Art, Craft and Design",)),
        ("Sound and lights, Trustee", ("Sound and lights", "Trustee")),
        ("Youth worker (Mon); Trustee", ("Youth worker (Mon)", "Trustee")),
        ("Youth worker (Mon, Tue)", ("Youth worker (Mon, Tue)",)),
        (
            "Youth worker (Mon; Tue), Trustee (chair)",
            ("Youth worker (Mon; Tue)", "Trustee (chair)"),
        ),
        ("Youth worker - Mondays / Trustee", ("Youth worker - Mondays", "Trustee")),
        ("Leader*; Trustee", ("Leader*", "Trustee")),
        ("Leader (Mon); Leader (Tue)", ("Leader (Mon)", "Leader (Tue)")),
        ("Andy's helper", ("Andy's helper",)),
    ],
)
def test_a_cell_is_parted_where_each_part_is_told(cell: str, roles: tuple[str, ...]) -> None:
    assert part_roles(cell, KNOWN, ELSEWHERE) == roles


def test_a_cell_seen_elsewhere_with_several_roles_tells_of_no_role() -> None:
    cells = ("Youth worker; Trustee", "Youth worker", "Trustee")
    assert part_roles(cells[0], (), cells) == ("Youth worker", "Trustee")
    assert part_roles("Cook; Cleaner", (), ("Cook; Cleaner",)) == ("Cook; Cleaner",)
    whole = "Painter; Gardener; Trustee"
    assert part_roles(whole, KNOWN, ("Painter; Gardener",)) == (whole,)


_PIECES = st.lists(
    st.sampled_from([*KNOWN, *ELSEWHERE, "Painter", "(Mon, Tue)", "- Fri", "and", *";/,&"]),
    max_size=9,
).map(" ".join)


@given(_PIECES | st.text(max_size=60))
def test_no_letter_of_a_cell_of_roles_is_lost(cell: str) -> None:
    roles = part_roles(cell, KNOWN, ELSEWHERE)
    letters = {each for each in "".join(roles).casefold() if each.isalpha()}
    said = {each for each in cell.casefold() if each.isalpha()}
    assert letters <= said
    if len(roles) == 1 and not cell.casefold().count(roles[0].casefold()) > 1:
        assert said - letters <= set("and") | set(roles[0].casefold())


@given(st.lists(st.sampled_from(KNOWN[:4]), min_size=1, max_size=40, unique=True))
def test_known_roles_with_any_separator_are_found_again(roles: list[str]) -> None:
    for between in ("; ", "/", ", ", " & ", " and ", "\n"):
        assert part_roles(between.join(roles), KNOWN) == tuple(roles)


def test_a_cell_of_hundreds_of_pieces_is_told() -> None:
    assert part_roles("Trustee;" * 200 + "Leader", KNOWN) == ("Trustee", "Leader")
    assert len(part_roles("Trustee;" * 200 + "Gardener", KNOWN)) == 1


@pytest.mark.parametrize(
    "cell",
    "No|no|N|present|Present|current|Currently|ongoing|On-going|n/a|N/A|-|–|| |to date|still here|"
    "False|still in post|None|not left|to present".split("|"),
)
def test_whoever_is_still_there_has_not_left(cell: str) -> None:
    assert leaving_said(cell, TODAY) == PeriodSaid(PeriodKind.NOTHING)


@pytest.mark.parametrize("cell", ["unknown", "Unknown", "?", "??", "not known", "TBC"])
def test_a_day_that_nobody_knows_is_not_known_and_noted(cell: str) -> None:
    assert leaving_said(cell, TODAY) == PeriodSaid(PeriodKind.NOT_KNOWN, None, cell)


@pytest.mark.parametrize("cell", ["Yes", "Y", "True", "left", "Leaver", "✓", "x", "Moved away"])
def test_whoever_left_without_a_day_is_asked_about(cell: str) -> None:
    assert leaving_said(cell, TODAY) == PeriodSaid(PeriodKind.ASK, None, cell)


def test_today_is_a_day() -> None:
    assert leaving_said("Today", TODAY) == PeriodSaid(PeriodKind.DAY, TODAY)


@pytest.mark.parametrize("cell", ["12/03/2024", "2019", "March 2020", "left 12/03/2024", "perhaps"])
def test_anything_else_is_left_to_whoever_reads_dates(cell: str) -> None:
    assert leaving_said(cell, TODAY) == PeriodSaid(PeriodKind.OTHER, None, cell)


@given(st.text(max_size=40))
def test_any_text_of_a_period_is_told_and_only_a_day_has_a_day(cell: str) -> None:
    said = leaving_said(cell, TODAY)
    assert (said.day is None) == (said.kind is not PeriodKind.DAY)
    assert (said.note == "") == (said.kind in (PeriodKind.NOTHING, PeriodKind.DAY))
