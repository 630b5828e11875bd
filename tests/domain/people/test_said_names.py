"""A cell of names means who it means to whoever keeps the sheet, and else it is asked about."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgdesk.domain.names import PersonName
from sgdesk.domain.people.said import words
from sgdesk.domain.people.said.plain import is_plain_name
from sgdesk.domain.people.said_names import NobodyCode, WhoKind, look_at, who_is
from tests.domain.people import cells_of_names as cells
from tests.domain.people import names_of_many as many


def _lines(text: str) -> list[tuple[str, ...]]:
    lines = (line.replace("⏎", "\n").split(" => ") for line in text.split("\n") if "=>" in line)
    return [(cell, *map(str.strip, right.split(" # "))) for cell, right in lines]


def _name(right: str) -> PersonName:
    parts, _, title = right.partition(";")
    first, family, *_ = (*map(str.strip, parts.split("|")), "")
    return PersonName(title.strip(), first, family)


def _nobodies() -> list[tuple[str, str]]:
    return [(cell, why) for why, told in cells.NOBODY.items() for cell in _cells(told)]


def _cells(told: str | list[str]) -> list[str]:
    return told if isinstance(told, list) else told.strip().replace("\n", " | ").split(" | ")


def test_the_table_is_long_enough_to_be_worth_its_name() -> None:
    assert len(_lines(cells.PEOPLE)) > 130
    assert len(_nobodies()) > 220


@pytest.mark.parametrize("line", _lines(cells.PEOPLE), ids=lambda line: str(line[0]))
def test_a_person_is_that_person_and_what_stands_beside_the_name_is_kept(
    line: tuple[str, ...],
) -> None:
    cell, right, *aside = line
    who = who_is(cell)
    assert (who.kind, who.name) == (WhoKind.PERSON, _name(right))
    assert who.aside == "".join(aside)
    assert who.sure
    assert who.why is None


@pytest.mark.parametrize("line", _lines(cells.SHOWN), ids=lambda line: str(line[0]))
def test_the_name_in_brackets_behind_what_a_meeting_shows_is_the_person(
    line: tuple[str, ...],
) -> None:
    cell, right = line
    given_name, family, shown = map(str.strip, right.split("|"))
    who = who_is(cell)
    assert (who.kind, who.name) == (WhoKind.PERSON, PersonName("", given_name, family))
    assert (who.other, who.sure) == (shown, True)


@pytest.mark.parametrize("line", _lines(cells.UNSURE_PEOPLE), ids=lambda line: str(line[0]))
def test_who_might_be_somebody_else_is_asked_about(line: tuple[str, ...]) -> None:
    cell, right = line
    who = who_is(cell)
    assert (who.kind, who.name, who.sure) == (WhoKind.PERSON, _name(right), False)


@pytest.mark.parametrize("line", _lines(cells.SEVERAL), ids=lambda line: str(line[0]))
def test_two_people_in_one_cell_are_two(line: tuple[str, ...]) -> None:
    cell, right = line
    first, family, others = map(str.strip, right.split("|"))
    who = who_is(cell)
    assert who.kind is WhoKind.SEVERAL
    assert who.name is not None
    assert (who.name.given, who.name.family, who.other) == (first, family, others)


@pytest.mark.parametrize(("cell", "why"), _nobodies())
@pytest.mark.parametrize("alone", [False, True])
def test_nobody_is_nobody_with_the_reason(cell: str, why: str, alone: bool) -> None:
    who = who_is(cell, alone=alone)
    assert (who.kind, who.name, who.why) == (WhoKind.NOBODY, None, NobodyCode(why))


@pytest.mark.parametrize(("cell", "why"), _nobodies())
def test_what_is_listed_needs_no_question(cell: str, why: str) -> None:
    assert who_is(cell, alone=True).sure


@pytest.mark.parametrize("cell", ["Begum", "Grace", "Sparklers", "ann.sample", "王小明"])
def test_one_word_alone_in_its_row_is_a_note_that_is_asked_about(cell: str) -> None:
    who = who_is(cell, alone=True)
    assert (who.kind, who.why, who.sure) == (WhoKind.NOBODY, NobodyCode.NOTE, False)
    assert who.other == cell
    assert who_is(cell).kind is WhoKind.PERSON


@pytest.mark.parametrize(
    "cell", ["Ann Staff", "Bob Leader", "Grace Church", "Little Fishes", "Junior Sparklers"]
)
def test_alone_in_a_row_a_name_of_such_words_is_asked_about(cell: str) -> None:
    assert not who_is(cell, alone=True).sure
    assert who_is(cell).kind is WhoKind.PERSON


@pytest.mark.parametrize(
    ("cell", "owner"), [("Bob's iPad", "Bob"), ("Ann’s phone", "Ann"), ("iPad van Ann", "Ann")]
)
def test_the_owner_of_a_device_is_asked_about(cell: str, owner: str) -> None:
    who = who_is(cell)
    assert (who.kind, who.why, who.other) == (WhoKind.NOBODY, NobodyCode.DEVICE, owner)
    assert not who.sure


@pytest.mark.parametrize("cell", ["Zebedee Kitchen", "Zebedee Choir", "Sidmouth Leadership Team"])
def test_a_group_that_might_be_a_person_is_asked_about(cell: str) -> None:
    who = who_is(cell)
    assert (who.kind, who.why) == (WhoKind.NOBODY, NobodyCode.GROUP)
    assert who.sure == (cell == "Sidmouth Leadership Team")


@pytest.mark.parametrize("surname", sorted(words.ALSO_NAMES))
def test_a_surname_that_is_a_word_is_a_surname_behind_a_name(surname: str) -> None:
    for first in ("Zebedee", "Ann"):
        for cell in (f"{first} {surname.title()}", f"{surname.title()}, {first}"):
            who = who_is(cell)
            assert (who.kind, who.sure) == (WhoKind.PERSON, True)
            assert who.name == PersonName("", first, surname.title())


_PARTS = st.sampled_from(
    """Ann Bob Zebedee Sample Instance Key Staff Green iPad Guest Total Trustees Treasurer Kitchen
    team TBC ( ) [ ] / & ; , : – - * ? 07700 900123 ann@example.org 12/03/2024 BA Hons she/her
    and the of please Mrs Rev van 's née left on leave \n \t 王小明 = % #2 1. | “ ”""".split(" ")
)


@given(st.lists(_PARTS, max_size=8).map(" ".join), st.booleans())
def test_whatever_the_cell_it_is_told_and_nothing_is_half_told(cell: str, alone: bool) -> None:
    who = who_is(cell, alone=alone)
    if who.kind is WhoKind.NOBODY:
        assert who.name is None
        assert who.why is not None
    else:
        assert who.name is not None
        assert who.name.full or who.name.title
        assert who.why is None
    if who.kind is WhoKind.SEVERAL and who.sure:
        assert who.other


@given(st.text(max_size=120), st.booleans())
def test_any_text_at_all_is_told(cell: str, alone: bool) -> None:
    who = who_is(cell, alone=alone)
    assert (who.kind is WhoKind.NOBODY) == (who.why is not None) == (who.name is None)


@given(st.lists(_PARTS, max_size=8).map(" ".join))
def test_no_letter_of_a_name_is_lost_or_made_up(cell: str) -> None:
    who = who_is(cell)
    if who.kind is not WhoKind.PERSON or who.name is None:
        return
    said = f"{who.name.title} {who.name.full} {who.aside} {who.other}"
    assert set(filter(str.isalpha, said)) <= set(filter(str.isalpha, cell))
    assert set(filter(str.isalpha, cell)) <= set(filter(str.isalpha, said))


@given(st.lists(_PARTS, max_size=6).map(" ".join))
def test_what_a_certain_person_is_called_is_that_person_again(cell: str) -> None:
    who = who_is(cell)
    if who.kind is WhoKind.PERSON and who.sure and who.name and not who.name.title:
        again = who_is(who.name.full)
        assert again.name is not None
        assert (again.kind, again.name.full) == (WhoKind.PERSON, who.name.full)


_TITLED = st.sampled_from([str.title, str.lower, str.upper, str.capitalize])
_WORDS = st.sampled_from(
    sorted(words.ALSO_NAMES | words.MODIFIERS | words.SINGULAR_ROLES)
    + ["ann", "zebedee", "sample", "o'sample", "ann-marie"] * 20
)


@given(st.lists(_WORDS, min_size=2, max_size=4), _TITLED, st.booleans(), st.booleans())
def test_the_short_way_says_what_the_long_one_says(
    found: list[str], written: object, comma: bool, alone: bool
) -> None:
    assert callable(written)
    cell = " ".join(map(written, found))
    cell = cell.replace(" ", ", ", 1) if comma else cell
    if is_plain_name(cell):
        assert who_is(cell, alone=alone) == look_at(cell, alone=alone)


def test_most_names_go_the_short_way() -> None:
    plain = [
        is_plain_name(f"{first} {family}")
        for first, family in product(("Ann", "Zebedee"), ("Sample", "O'Instance", "Example-Trial"))
    ]
    assert all(plain)


def test_a_name_of_any_people_is_a_person_or_is_asked_and_never_lost() -> None:
    names = _cells(many.NAMES)
    told = {name: who_is(name) for name in names}
    lost = [name for name, who in told.items() if who.kind is WhoKind.NOBODY and who.sure]
    asked = [name for name, who in told.items() if not who.sure]

    assert len(names) > 200
    assert lost == []
    assert len(asked) * 12 < len(names), asked


@pytest.mark.parametrize("cell", _cells(many.NOBODY_OR_ASKED))
def test_what_may_be_anybody_is_nobody_or_asked_and_never_added_in_silence(cell: str) -> None:
    who = who_is(cell)
    assert (who.kind, who.sure) != (WhoKind.PERSON, True)


@pytest.mark.parametrize(
    "cell", ["Mary Jane von Instance", "Rev Mary Jane von Instance", "Wanjiru al-Example"]
)
def test_a_particle_before_the_last_part_makes_no_second_person(cell: str) -> None:
    who = who_is(cell)

    assert (who.kind, who.sure) == (WhoKind.PERSON, True)
    assert who.name is not None
    assert cell.endswith(who.name.full)


@pytest.mark.parametrize(
    "text",
    [
        "read.ai meeting notes",
        "Fireflies.ai Notetaker",
        "Fathom Notetaker",
        "Copilot",
        "Zoom AI Companion",
        "Interpreter",
        "Signer BSL",
        "Breakout 2",
        "Breakout Room 3",
        "me",
        "tl;dv",
    ],
)
def test_what_writes_signs_or_listens_in_a_meeting_is_nobody(text: str) -> None:
    who = who_is(text)
    assert (who.kind, who.why, who.sure) == (WhoKind.NOBODY, NobodyCode.DEVICE, True)


def test_one_word_before_a_device_in_brackets_is_in_doubt() -> None:
    assert not who_is("Ann (phone)").sure
    assert who_is("Ann Sample (phone)").sure


@pytest.mark.parametrize(
    "cell",
    [
        "Ann Sample (for Bob)",
        "Bob (Ann's son)",
        "Ann Sample – sent Bob",
        "Bob Sample (son of Ann)",
        "Ann Sample (on behalf of Bob Sample)",
        "c/o Ann Sample",
        "tba Ann Sample",
        "Possibly Ann Sample",
    ],
)
def test_a_name_beside_which_somebody_else_is_named_is_asked_about(cell: str) -> None:
    assert not who_is(cell).sure


@pytest.mark.parametrize(
    "cell",
    ["Ann Sample (for cover)", "Ann Sample (first aid)", "Ann Sample – Cubs", "Tabitha Sample"],
)
def test_what_stands_beside_a_name_and_is_nobody_else_leaves_it_certain(cell: str) -> None:
    who = who_is(cell)
    assert (who.kind, who.sure) == (WhoKind.PERSON, True)


@pytest.mark.parametrize(
    "cell", ["plus one", "EXAMPLE", "Forename Surname", "Test Test", "Your name here", "Test"]
)
def test_what_shows_how_to_fill_in_a_sheet_is_nobody(cell: str) -> None:
    who = who_is(cell)
    assert (who.kind, who.sure) == (WhoKind.NOBODY, True)
