"""Names come apart as their bearers would take them apart, and meet again however spelt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgdesk.domain.names import (
    PersonName,
    filed,
    filing_key,
    in_order,
    join_name,
    names_several,
    split_name,
)
from sgdesk.domain.text import fold


@pytest.mark.parametrize(
    ("text", "title", "first", "family"),
    [
        ("Asha Sample", "", "Asha", "Sample"),
        ("Sample, Asha", "", "Asha", "Sample"),
        (" Sample ,\u00a0Asha  Jane ", "", "Asha Jane", "Sample"),
        ("D’Example, Dr Tom", "Dr", "Tom", "D’Example"),
        ("van der Sample, Rev Niamh", "Rev", "Niamh", "van der Sample"),
        ("Rev Niamh van der Sample", "Rev", "Niamh", "van der Sample"),
        ("Ruth ap Example", "", "Ruth", "ap Example"),
        ("Ana Maria de la Muestra", "", "Ana Maria", "de la Muestra"),
        ("Yusuf bin Sample", "", "Yusuf", "bin Sample"),
        ("Pete St John", "", "Pete", "St John"),
        ("St John, Pete", "", "Pete", "St John"),
        ("St John Sample", "", "St John", "Sample"),
        ("Joan O'Sample", "", "Joan", "O'Sample"),
        ("Anne-Marie Example-Sample", "", "Anne-Marie", "Example-Sample"),
        ("The Rev'd Canon Dr Jane Sample", "The Rev'd Canon Dr", "Jane", "Sample"),
        ("Sample, Jane (Mrs)", "Mrs", "Jane", "Sample"),
        ("Jane Sample (Dr)", "Dr", "Jane", "Sample"),
        ("Sample, Jane, Mrs", "Mrs", "Jane", "Sample"),
        ("Mrs Sample, Jane", "Mrs", "Jane", "Sample"),
        ("Jane Sample, Mrs", "Mrs", "Jane", "Sample"),
        ("Jane Sample MBE", "", "Jane", "Sample MBE"),
        ("Bishop, Tom", "", "Tom", "Bishop"),
        ("Tom Bishop", "", "Tom", "Bishop"),
        ("Bishop, Pastor Tom", "Pastor", "Tom", "Bishop"),
        ("Mrs Sample", "Mrs", "", "Sample"),
        ("Imam Yusuf", "Imam", "Yusuf", ""),
        ("Fr. John", "Fr.", "John", ""),
        ("Asha", "", "Asha", ""),
        ("Canon", "", "Canon", ""),
        ("Very Sample", "", "Very", "Sample"),
        ("Elizabeth (Liz) Sample", "", "Elizabeth (Liz)", "Sample"),
        ("", "", "", ""),
    ],
)
def test_a_name_comes_apart(text: str, title: str, first: str, family: str) -> None:
    assert split_name(text) == PersonName(title, first, family)


@pytest.mark.parametrize(
    "title",
    ["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr.", "REV", "Imam", "Sheikh", "Rabbi", "Sr", "Giani"],
)
def test_titles_are_kept_apart_in_either_form(title: str) -> None:
    assert split_name(f"Sample, {title} Asha") == split_name(f"{title} Asha Sample")


def test_spellings_of_one_name_meet_but_diacritics_tell_people_apart() -> None:
    assert fold("Tom D’Sample") == fold("TOM   d'sample")
    assert fold("Zoe\u0308 Sample") == fold("Zoë Sample")
    assert fold("Anne\u2010Marie Sample") == fold("Anne-Marie Sample")
    assert fold("Zoe Sample") != fold("Zoë Sample")


@pytest.mark.parametrize("text", ["Mr & Mrs Sample", "Asha and Bob Sample", "Asha / Bob"])
def test_two_people_in_one_cell_are_seen(text: str) -> None:
    assert names_several(text)


def test_names_that_hold_the_letters_of_and_are_one_person() -> None:
    assert not names_several("Sandy Anderson")


@given(st.text(max_size=60))
def test_no_word_of_a_name_is_lost(text: str) -> None:
    name = split_name(text)
    kept = f"{name.title} {name.given} {name.family}"
    letters = sorted(letter for letter in kept if letter.isalnum())
    assert letters == sorted(letter for letter in text if letter.isalnum())


@pytest.mark.parametrize(
    ("first", "family", "expected"),
    [
        ("Dr Asha", "van der Sample", PersonName("Dr", "Asha", "van der Sample")),
        ("Asha", "Rev Sample", PersonName("Rev", "Asha", "Sample")),
        ("Asha", "Bishop", PersonName("", "Asha", "Bishop")),
        ("", "Sample", PersonName("", "", "Sample")),
        ("Asha", "", PersonName("", "Asha", "")),
    ],
)
def test_parts_in_columns_of_their_own(first: str, family: str, expected: PersonName) -> None:
    assert join_name(first, family) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sample, Jr", PersonName("", "Jr", "Sample")),
        ("Sample, Dr", PersonName("Dr", "", "Sample")),
        ("Asha Sample, Jr", PersonName("", "Asha", "Sample Jr")),
        ("Asha (Mrs) Sample", PersonName("Mrs", "Asha", "Sample")),
        ("Asha (Mrs Jones) Sample", PersonName("", "Asha (Mrs Jones)", "Sample")),
    ],
)
def test_what_stands_after_a_comma_or_in_brackets_is_a_title_only_where_all_of_it_is(
    text: str, name: PersonName
) -> None:
    assert split_name(text) == name


def test_a_whole_name_in_one_of_two_columns_is_still_a_name() -> None:
    assert join_name("Dr Asha Sample", "") == PersonName("Dr", "Asha", "Sample")
    assert join_name("", "van der Sample") == PersonName("", "", "van der Sample")
    assert join_name("Dr Asha", "Sample") == PersonName("Dr", "Asha", "Sample")


@pytest.mark.parametrize(
    ("name", "full", "filed", "shown"),
    [
        (PersonName("Rev", "Asha", "Sample"), "Asha Sample", "Sample, Asha", "Rev Asha Sample"),
        (PersonName("", "Asha", ""), "Asha", "Asha", "Asha"),
        (PersonName("Mrs", "", "Sample"), "Sample", "Sample, ", "Mrs Sample"),
    ],
)
def test_how_a_name_is_spoken_filed_and_shown(
    name: PersonName, full: str, filed: str, shown: str
) -> None:
    assert (name.full, name.sort_name, name.shown) == (full, filed, shown)


@pytest.mark.parametrize(
    ("text", "title", "full"),
    [
        ("Bro. Bilal Sample", "Bro.", "Bilal Sample"),
        ("Sis Maryam Example", "Sis", "Maryam Example"),
        ("Haji Idris Sample", "Haji", "Idris Sample"),
        ("Sample, Hajji Idris", "Hajji", "Idris Sample"),
        ("Haji Sample", "", "Haji Sample"),
        ("Sample, Haji", "", "Haji Sample"),
    ],
)
def test_a_title_that_is_a_name_too_is_the_name_of_whoever_has_no_other(
    text: str, title: str, full: str
) -> None:
    assert (split_name(text).title, split_name(text).full) == (title, full)


def test_a_title_that_is_a_name_too_stays_in_a_column_of_its_own() -> None:
    assert join_name("Haji", "Sample").full == "Haji Sample"
    assert join_name("Haji Idris", "Sample").full == "Idris Sample"


PEOPLE = [
    ("Adeyemi", "Ṣadé"),
    ("al-Sample", "Huda"),
    ("Álvarez", "Zoe"),
    ("Alvarez", "Ánna"),
    ("Alvarez", "Anna"),
    ("Łukasz", "Żanna"),
    ("Lukaszewicz", "Ada"),
    ("O’Example", "Róisín"),
    ("OExample", "Ruth"),
    ("Øvergaard", "Kari"),
    ("Sample-Jones", "Ada"),
    ("Sample", "zoe"),
    ("sample", "Ada"),
    ("", "Madonna"),
    ("van der Berg", "Piet"),
    ("Vandermere", "Ann"),
    ("Žák", "Eva"),
    ("Zamora", "Luz"),
    ("Жукова", "Ирина"),
    ("王", "小明"),
]


def test_names_are_sorted_as_people_sort_them() -> None:
    filed_so = sorted(PEOPLE, key=lambda each: filing_key(*each))
    assert [f"{family}, {given}" for family, given in filed_so] == [
        "Adeyemi, Ṣadé",
        "al-Sample, Huda",
        "Alvarez, Anna",
        "Alvarez, Ánna",
        "Álvarez, Zoe",
        "Łukasz, Żanna",
        "Lukaszewicz, Ada",
        ", Madonna",
        "O’Example, Róisín",
        "OExample, Ruth",
        "Øvergaard, Kari",
        "sample, Ada",
        "Sample, zoe",
        "Sample-Jones, Ada",
        "van der Berg, Piet",
        "Vandermere, Ann",
        "Žák, Eva",
        "Zamora, Luz",
        "Жукова, Ирина",
        "王, 小明",
    ]


@pytest.mark.parametrize("name", PEOPLE)
def test_a_name_in_one_piece_is_filed_as_one_in_its_parts(name: tuple[str, str]) -> None:
    family, given = name
    assert filed(f"{family}, {given}" if family else given) == filing_key(family, given)


@given(st.text(alphabet="abA-'.` ", max_size=12), st.text(alphabet="abA-'.` ", max_size=12))
def test_a_name_with_and_without_an_accent_stands_at_one_place(family: str, first: str) -> None:
    marked = filing_key(family.replace("a", "á"), first)
    plain = filing_key(family, first)
    assert marked.replace(" ", "").startswith(plain.replace(" ", ""))


def test_words_with_numbers_are_sorted_by_what_the_numbers_are() -> None:
    roles = ["Leader, club 10", "Helper", "leader, club 2", "Éducateur", "Leader, club 1"]
    ordered = ["Éducateur", "Helper", "Leader, club 1", "leader, club 2", "Leader, club 10"]
    assert sorted(roles, key=in_order) == ordered


@pytest.mark.parametrize(
    ("text", "sorted_as"),
    [
        ("Umm Sample", "Umm Sample"),
        ("Mrs Umme Sample", "Umme Sample"),
        ("Umm Sample Example", "Example, Umm Sample"),
        ("Ummi Sample", "Sample, Ummi"),
    ],
)
def test_a_mothers_name_is_one_name(text: str, sorted_as: str) -> None:
    assert split_name(text).sort_name == sorted_as
