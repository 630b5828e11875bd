"""Counts that can point at one person are told, and merged into a row that cannot."""

from dataclasses import replace

from sgdesk.domain.returns.small_numbers import (
    roles_to_merge,
    small_groups,
    small_kinds,
    small_roles,
    small_words,
    with_kinds_merged,
)
from sgdesk.domain.training.counting.tallies import Counts, CountsRow
from sgdesk.reports.returns.tables import figure_tables
from tests.reports.returns.documents import DOCUMENT, grouped


def of_sizes(**sizes: int) -> tuple[str, ...]:
    rows = tuple(grouped(name, "level1", Counts(in_date=size)) for name, size in sizes.items())
    return roles_to_merge(replace(DOCUMENT, by_role=rows))


def test_a_role_of_fewer_than_five_is_small() -> None:
    rows = tuple(
        grouped(name, "level1", Counts(in_date=size))
        for name, size in (("Vicar", 1), ("Warden", 4), ("Helper", 5))
    )
    document = replace(DOCUMENT, by_role=rows, by_group=rows[:1])
    assert small_roles(document) == ("Vicar", "Warden")
    assert small_groups(document) == ("Vicar",)
    assert small_kinds(document) == ("Paid staff", "Trustees")


def test_small_roles_are_merged_with_each_other() -> None:
    assert of_sizes(Vicar=1, Warden=4, Helper=9) == ("Vicar", "Warden")
    assert of_sizes(Vicar=1, Warden=4, Helper=5) == ("Vicar", "Warden")


def test_a_lonely_small_role_takes_the_next_larger_with_it() -> None:
    assert of_sizes(Vicar=1, Helper=9, Driver=6) == ("Vicar", "Driver")
    assert of_sizes(Vicar=1, Warden=1, Helper=9) == ("Vicar", "Warden", "Helper")


def test_nothing_is_merged_where_nothing_is_small_or_nothing_else_is_there() -> None:
    assert of_sizes(Helper=9, Driver=5) == ()
    assert of_sizes(Vicar=1) == ()
    assert of_sizes() == ()


def test_the_sentence_names_them() -> None:
    assert small_words((), "role") == ""
    assert small_words(("Vicar",), "role").startswith(
        "In the role \N{LEFT DOUBLE QUOTATION MARK}Vicar\N{RIGHT DOUBLE QUOTATION MARK} so few"
    )
    assert (
        "roles \N{LEFT DOUBLE QUOTATION MARK}Vicar\N{RIGHT DOUBLE QUOTATION MARK} and"
        in small_words(("Vicar", "Warden"), "role")
    )
    said = small_words(("Group 4: a role",), "group")
    assert said.startswith(
        "In \N{LEFT DOUBLE QUOTATION MARK}Group 4: a role\N{RIGHT DOUBLE QUOTATION MARK} so few"
    )


def kinds_of(**sizes: int) -> dict[str, int]:
    """The rows by kind as they are printed, with how many people each counts."""
    rows = tuple(CountsRow("level1", Counts(in_date=size), kind) for kind, size in sizes.items())
    merged = with_kinds_merged(replace(DOCUMENT, by_kind=rows))
    table = next(each for each in figure_tables(merged) if each.key == "by_kind")
    assert not [kind for kind in ("Contractors", "Students") if kind in table.how]
    return {block.label: block.rows[0].counts.required for block in table.blocks}


def test_kinds_of_few_people_are_one_row_that_names_none_of_them() -> None:
    assert kinds_of(staff=3, volunteer=20, trustee=4) == {
        "Volunteers": 20,
        "Other kinds (fewer than five each)": 7,
    }
    assert kinds_of(volunteer=20, trustee=5) == {"Volunteers": 20, "Trustees": 5}
    assert kinds_of(volunteer=3) == {"Volunteers": 3}


def test_a_lonely_small_kind_takes_the_next_larger_with_it() -> None:
    assert kinds_of(staff=4, volunteer=20, trustee=6) == {
        "Volunteers": 20,
        "Other kinds, put together": 10,
    }
    alone = kinds_of(staff=4, volunteer=20)
    assert alone == {"All kinds together: one has too few people to show it apart": 24}
