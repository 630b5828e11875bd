"""Names in a text: found whole, in any case, and thousands of them in no time."""

import pytest

from sgdesk.data.erasing.forgetting import Names


@pytest.mark.parametrize(
    "text",
    [
        "ask Zelda Quillfeather first",
        "ZELDA  quillfeather",
        "(Zelda\nQuillfeather)",
        '{"person": "Zelda Quillfeather"}',
        "mail zelda.q@example.org",
        'Jo \\"Bo\\" Sample',
        'Jo "Bo" Sample',
        "Łucja Żak",
        "’Abd Rahman",
    ],
)
def test_a_name_is_found_wherever_it_stands_whole(text: str) -> None:
    names = Names(
        ["Zelda Quillfeather", "zelda.q@example.org", 'Jo "Bo" Sample', "łucja żak", "’Abd Rahman"]
    )
    found = names.search(text)
    assert found is not None
    assert found.end() > found.start()


@pytest.mark.parametrize(
    "text", ["", "Zelda", "Zelda Quill", "Zelda Quillfeathers", "AZelda Quillfeather"]
)
def test_a_part_of_a_name_is_no_name(text: str) -> None:
    assert Names(["Zelda Quillfeather"]).search(text) is None


def test_a_single_word_tells_of_nobody() -> None:
    assert Names(["Zelda", "", "@"]).search("Zelda @ the hall") is None


def test_thousands_of_names_are_looked_for_at_once() -> None:
    names = Names(f"Given{number}x Family{number}x" for number in range(5_000))
    text = "something else that was typed here " * 30_000
    assert names.search(text) is None
    assert names.search(f"{text} Given4999x Family4999x") is not None
