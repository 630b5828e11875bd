"""Names are taken out of what people typed, and nothing else is."""

import pytest

from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.people.person import Person
from sgdesk.domain.returns.masking.texts import LEAD, MASK, TRUSTEE, Masker, masker_for


def masker() -> Masker:
    return Masker(
        ["Ada Sample", "Łukasz Sample-Example", "Grace", "Sample, Ada"],
        ["ada@example.org"],
        ["S002", "7", "4471", "447", "A"],
    )


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Ada Sample said so", f"{MASK} said so"),
        ("ADA  SAMPLE said so", f"{MASK} said so"),
        ("Ada\nSample said so", f"{MASK} said so"),
        ("(Łukasz Sample-Example)", f"({MASK})"),
        ("ask ada@example.org, or Sample, Ada", f"ask {MASK}, or {MASK}"),
        ("see S002 and 4471", f"see {MASK} and {MASK}"),
        ("Grace said grace", f"{MASK} said grace"),
    ],
)
def test_a_name_an_address_and_a_reference_are_left_out(typed: str, printed: str) -> None:
    assert masker().masked(typed) == printed


@pytest.mark.parametrize(
    "typed",
    ["Adam Samples came", "7 of 9 people, level A", "Graceful", "S0021", "", "x S00", "447 places"],
)
def test_other_words_and_numbers_stay(typed: str) -> None:
    assert masker().masked(typed) == typed


def test_how_often_is_counted_and_nobody_is_no_name() -> None:
    found = Masker([" ", ""], [""], [""])
    assert (found.masked("Well, anything"), found.left_out) == ("Well, anything", 0)
    found = masker()
    found.masked("Ada Sample and Ada Sample")
    assert found.left_out == 2


def known() -> Masker:
    names = (
        "Ada Mockford",
        "Pete Dummyson",
        "Grace May",
        "Siân O\N{RIGHT SINGLE QUOTATION MARK}Brien",
        "Łukasz Pretend-Invented",
        "ਗੁਰਪ੍ਰੀਤ ਕੌਰ",
        "Zoe de Testwell",
        "Rev Amina Imam",
    )
    return Masker(names, [], [])


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Mrs Mockford noticed that he came hungry", f"{MASK} noticed that he came hungry"),
        ("mrs mockford and Rev. Ada", f"{MASK} and {MASK}"),
        ("Pete's notes are dated", f"{MASK}'s notes are dated"),
        (
            "pete\N{RIGHT SINGLE QUOTATION MARK}s notes",
            f"{MASK}\N{RIGHT SINGLE QUOTATION MARK}s notes",
        ),
        ("PETE said", f"{MASK} said"),
        ("Sian rang O'Brien", f"{MASK} rang {MASK}"),
        ("Sia\u0302n and Lukasz", f"{MASK} and {MASK}"),
        ("Miss Invented, Pretend-Invented", f"{MASK}, {MASK}"),
        ("ਗੁਰਪ੍ਰੀਤ ਨੇ ਕਿਹਾ", f"{MASK} ਨੇ ਕਿਹਾ"),
        ("Ada Mockford. Pete went", f"{MASK}. {MASK} went"),
        ("Grace wrote, and May rang", f"{MASK} wrote, and {MASK} rang"),
        ("de Testwell, Zoe and Zoe de Testwell", f"{MASK} and {MASK}"),
        ("Imam said so, and the imam too", f"{MASK} said so, and the imam too"),
        ("Mr T. Unknown and Ms Foo-Bar", f"{MASK} and {MASK}"),
    ],
)
def test_a_part_of_a_name_is_left_out_alone_and_with_its_title(typed: str, printed: str) -> None:
    assert known().masked(typed) == printed


@pytest.mark.parametrize(
    "typed",
    [
        "we may say grace and pretend",
        "by 12 May 2027, or the 3rd of May; May 2028",
        "Peterborough, petering, Adamant",
        "we miss the evenings, as a rev counter does",
        "an ad hoc de facto rule",
        "Ada7 and Pete_1",
    ],
)
def test_words_that_are_no_name_there_stay(typed: str) -> None:
    assert known().masked(typed) == typed


def test_a_church_is_nobody_unless_somebody_is_called_so() -> None:
    found = Masker(["Mary Sample", "Ann St Clair", "Clair Sample"], [], [])
    assert found.masked("At St Mary's, and St. Mary, Mary said: St Clair, Clair") == (
        f"At St Mary's, and St. Mary, {MASK} said: {MASK}, {MASK}"
    )


def test_a_word_as_common_as_an_is_a_name_only_within_a_sentence() -> None:
    found = Masker(["An Sample"], [], [])
    assert found.masked("An evening. An hour; then An spoke") == (
        f"An evening. An hour; then {MASK} spoke"
    )


def test_in_a_title_a_capital_makes_no_name_of_a_word() -> None:
    found = Masker(["Will Young", "Pete Dummyson"], [], [])
    assert found.masked_label("Young people, Pete and Will Young") == (
        f"Young people, {MASK} and {MASK}"
    )


def test_who_does_something_is_told_by_post_or_as_a_person() -> None:
    names = ("Ada Mockford", "Pete Dummyson", "Zoe Mockford", "Tru Stee")
    found = Masker(names, [], [], {"Ada Mockford": LEAD, "Tru Stee": TRUSTEE})
    assert found.owner("Ada, and Stee") == "lead, and trustee"
    assert found.owner("Ada Mockford") == "lead"
    assert found.owner("Mrs Mockford") == found.owner("Pete Dummyson") == "a person"
    assert found.owner("The safeguarding lead") == "The safeguarding lead"


def test_whoever_leads_is_told_as_the_lead_and_a_trustee_by_kind() -> None:
    people = (
        Person(1, None, "", "Ada", "Sample", kind=PersonKind.TRUSTEE),
        Person(2, None, "", "Bo", "Sample", kind=PersonKind.TRUSTEE),
        Person(3, None, "", "Cleo", "Sample"),
    )
    found = masker_for(people, (), {1: LEAD})
    assert [found.owner(each.name) for each in people] == ["lead", "trustee", "a person"]
