"""Cells chosen when somebody was erased, read from a log that anybody may have changed."""

from sgdesk.domain.people.keeping.erasing import cells_from


def test_a_line_that_is_no_cell_is_left_out_and_the_others_stay() -> None:
    found = [["session", 3, "place"], ["session", 10**30, "place"], ["session", 0, "place"], "x"]

    assert cells_from(found) == {("session", 3, "place")}
