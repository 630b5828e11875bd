"""Every fault of a pack file is told with the file, the line and what is wrong there."""

from pathlib import Path

import pytest

from sgdesk.data.packs import PackError, load_pack
from sgdesk.domain.errors import InputError

SOUND = """\
id = "anytown"
kind = "partnership"
name = "Anytown Safeguarding Children Partnership"
short_name = "Anytown"
version = "1"
document = "Training Strategy"

[gate]
kind = "evaluation"
source = "8"

[impact_window]
opens = "P6W"
due = "P3M"
source = "9"

[lead_renewal]
requirements = ["level2"]
source = "6"

[[requirement]]
key = "level1"
title = "Level 1"
courses = ["basics"]
source = "4.1"

[[requirement]]
key = "level2"
title = "Level 2"
courses = ["core"]
refresh_months = 36
force = "must"
includes = ["level1"]
source = "4.2"

[[group]]
key = "1"
title = "Everybody"
aliases = [
    "All",
    "Everyone",
]
requirements = ["level1"]

[[group]]
key = "2"
title = "Leaders"
requirements = ["level2"]

[[course]]
key = "basics"
title = "Basics"
aliases = ["level1"]

[[course]]
key = "core"
title = "Core"
aliases = ["level2"]

[[list]]
key = "induction"
title = "Induction"
items = [
    { key = "who", text = "Who to tell" },
    { key = "how", text = "How to tell" },
]

[[guidance]]
title = "Working Together"
edition = "2018"
superseded_from = 2023-12-15
"""


def load(folder: Path, text: str | bytes) -> None:
    path = folder / "anytown.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    load_pack(path)


def test_the_pack_that_the_faults_are_made_from_is_sound(tmp_path: Path) -> None:
    load(tmp_path, SOUND)


FAULTS = {
    "a word for a number": (
        "refresh_months = 36",
        "refresh_months = 'three'",
        "line 31: refresh_months is 'three', it has to be a whole number of months from 1 to 120.",
    ),
    "a number too large": (
        "refresh_months = 36",
        "refresh_months = 3600",
        "line 31: refresh_months is 3600, it has to be a whole number of months from 1 to 120.",
    ),
    "true for a number": (
        "refresh_months = 36",
        "refresh_months = true",
        "line 31: refresh_months is true, it has to be a whole number of months from 1 to 120.",
    ),
    "an unknown key": (
        'source = "9"',
        'sauce = "9"',
        "line 15: sauce is not a key that belongs here; those that do are: opens, due, source.",
    ),
    "a missing key": (
        'title = "Leaders"\n',
        "",
        "line 45: title is missing from the part that begins here.",
    ),
    "a missing kind": (
        'kind = "partnership"\n',
        "",
        "line 1: kind is missing from the part that begins here.",
    ),
    "a number for a text": (
        'title = "Basics"',
        "title = 1",
        "line 52: title is 1, it has to be a text in quotation marks.",
    ),
    "an empty text": (
        'title = "Basics"',
        'title = "  "',
        "line 52: title is empty, it has to be a text in quotation marks.",
    ),
    "a number in a list of texts": (
        '    "Everyone",',
        "    7,",
        "line 41: aliases is 7, it has to be a text in quotation marks.",
    ),
    "a text for a list": (
        'courses = ["core"]',
        'courses = "core"',
        "line 30: courses is 'core', it has to be a list in square brackets.",
    ),
    "a text for a table": (
        '[gate]\nkind = "evaluation"\nsource = "8"\n',
        'gate = "evaluation"\n',
        "line 8: gate is 'evaluation', it has to be a table with keys of its own.",
    ),
    "an unknown word": (
        'force = "must"',
        'force = "shall"',
        "line 32: force is 'shall', it has to be one of: must, recommended.",
    ),
    "an unknown gate": (
        'kind = "evaluation"',
        'kind = "payment"',
        "line 9: kind is 'payment', it has to be one of: evaluation, impact_evaluation.",
    ),
    "a word for true": (
        'source = "4.1"',
        'source = "4.1"\nis_induction = "yes"',
        "line 26: is_induction is 'yes', it has to be true or false.",
    ),
    "a bad period": (
        'opens = "P6W"',
        'opens = "6 weeks"',
        (
            "line 13: opens is '6 weeks', it has to be a length of time such as P10D (days),"
            " P6W (weeks), P3M (months) or P1Y (years)."
        ),
    ),
    "a period of nothing": (
        'opens = "P6W"',
        'opens = "P0W"',
        (
            "line 13: opens is 'P0W', it has to be a length of time such as P10D (days),"
            " P6W (weeks), P3M (months) or P1Y (years)."
        ),
    ),
    "a window that closes before it opens": (
        'due = "P3M"',
        'due = "P4W"',
        "line 14: due is before opens, so the form would be late before it could be filled in.",
    ),
    "a date in quotes": (
        "superseded_from = 2023-12-15",
        'superseded_from = "2023-12-15"',
        (
            "line 71: superseded_from is '2023-12-15',"
            " it has to be a date such as 2026-09-01, without quotes."
        ),
    ),
    "a key with spaces": (
        'key = "basics"',
        'key = "The basics"',
        "line 51: key is 'The basics', it has to be small letters, digits and hyphens only.",
    ),
    "a requirement twice": (
        'key = "level2"',
        'key = "level1"',
        "line 28: the key 'level1' stands here a second time.",
    ),
    "a list line twice": (
        '{ key = "how"',
        '{ key = "who"',
        "line 65: the key 'who' stands here a second time.",
    ),
    "a course that is not there": (
        'courses = ["core"]',
        'courses = ["main"]',
        "line 30: courses speaks of 'main', but this pack has no course with that key.",
    ),
    "a requirement that a group lacks": (
        'requirements = ["level1"]',
        'requirements = [\n    "level1",\n    "level3",\n]',
        "line 45: requirements speaks of 'level3', but this pack has no requirement with that key.",
    ),
    "a level that is not there": (
        'includes = ["level1"]',
        'includes = ["level0"]',
        "line 33: includes speaks of 'level0', but this pack has no requirement with that key.",
    ),
    "a renewal that is not there": (
        '[lead_renewal]\nrequirements = ["level2"]',
        '[lead_renewal]\nrequirements = ["level9"]',
        "line 18: requirements speaks of 'level9', but this pack has no requirement with that key.",
    ),
    "a prerequisite that is not there": (
        'title = "Core"',
        'title = "Core"\nneeds_first = ["basic"]',
        "line 58: needs_first speaks of 'basic', but this pack has no course with that key.",
    ),
    "a circle of levels": (
        'courses = ["basics"]',
        'courses = ["basics"]\nincludes = ["level2"]',
        "line 25: includes leads from 'level1' back to itself, so no level would be the lowest.",
    ),
    "one name for two courses": (
        'aliases = ["level2"]',
        'aliases = ["level2", "BASICS (refresher)"]',
        (
            "line 58: 'BASICS (refresher)' is a name of the course 'basics' already,"
            " read as sheets are read."
        ),
    ),
    "a name with nothing left": (
        'aliases = ["level2"]',
        'aliases = ["level2", "(–)"]',
        ("line 58: '(–)' has no word left by which a sheet could tell this course from others."),
    ),
    "a requirement that no course is named after": (
        'aliases = ["level2"]',
        'aliases = ["l2"]',
        "line 28: 'level2' has to be an alias of one of the courses that meet it.",
    ),
    "a requirement without a course": (
        'courses = ["basics"]\n',
        "",
        "line 21: courses is missing or empty: 'level1' could never be met.",
    ),
    "one name for two groups": (
        'title = "Leaders"',
        'title = "Leaders"\naliases = ["every one"]',
        "line 48: 'every one' is a name of the group '1' already.",
    ),
    "an interval without a paragraph": (
        'source = "4.2"\n',
        "",
        (
            "line 31: refresh_months stands here without source and force,"
            " so nobody could tell whose rule it is."
        ),
    ),
    "a force without an interval": (
        "refresh_months = 36\n",
        "",
        "line 31: force is given, but there is no refresh_months for it to speak of.",
    ),
    "a gate without a paragraph": (
        'source = "8"\n',
        "",
        "line 8: gate stands here without source, so nobody could tell whose rule it is.",
    ),
    "a partnership without a document": (
        'document = "Training Strategy"\n',
        "",
        "line 3: name stands here without document, so nobody could tell whose rule it is.",
    ),
    "a clock without a paragraph": (
        '[[requirement]]\nkey = "level1"',
        '[one_clock]\nmonths = 36\nforce = "must"\n[[requirement]]\nkey = "level1"',
        "line 21: one_clock stands here without source, so nobody could tell whose rule it is.",
    ),
    "a clock without a length": (
        '[[requirement]]\nkey = "level1"',
        '[one_clock]\nforce = "must"\n[[requirement]]\nkey = "level1"',
        "line 21: months is missing from the part that begins here.",
    ),
    "a clock for what is not there": (
        '[[requirement]]\nkey = "level1"',
        '[one_clock]\nmonths = 36\nforce = "must"\nrequirements = ["level8"]\nsource = "6"\n'
        '[[requirement]]\nkey = "level1"',
        "line 24: requirements speaks of 'level8', but this pack has no requirement with that key.",
    ),
    "a role exempt from what is not there": (
        '[[requirement]]\nkey = "level1"',
        '[[role_exemption]]\nkey = "a"\ntitle = "A"\nrequirement = "level7"\nsource = "6"\n'
        '[[requirement]]\nkey = "level1"',
        "line 24: requirement speaks of 'level7', but this pack has no requirement with that key.",
    ),
    "a role exempt without a paragraph": (
        '[[requirement]]\nkey = "level1"',
        '[[role_exemption]]\nkey = "a"\ntitle = "A"\nrequirement = "level1"\n'
        '[[requirement]]\nkey = "level1"',
        "line 21: role_exemption stands here without source,"
        " so nobody could tell whose rule it is.",
    ),
    "a course recognised for what is not there": (
        '[[requirement]]\nkey = "level1"',
        '[[recognises]]\npack = "b"\ntheir_course = "x"\nour_course = "advanced"\nsource = "6"\n'
        '[[requirement]]\nkey = "level1"',
        "line 24: our_course speaks of 'advanced', but this pack has no course with that key.",
    ),
    "a course recognised without a paragraph": (
        '[[requirement]]\nkey = "level1"',
        '[[recognises]]\npack = "b"\ntheir_course = "x"\nour_course = "core"\n'
        '[[requirement]]\nkey = "level1"',
        "line 21: recognises stands here without source, so nobody could tell whose rule it is.",
    ),
    "a statute without the document's words": (
        'source = "4.2"\n',
        'source = "4.2"\nallows_statutory = true\n',
        "line 35: allows_statutory stands here without statutory_note and statutory_source,"
        " so nobody could tell whose rule it is.",
    ),
    "only the highest, without a paragraph": (
        'document = "Training Strategy"\n',
        'document = "Training Strategy"\napplies_to_highest_only = true\n',
        "line 7: applies_to_highest_only stands here without applies_to_highest_only_source,"
        " so nobody could tell whose rule it is.",
    ),
    "not TOML": (
        'title = "Core"',
        "title = Core",
        "line 57: this line is not written as a pack has to be (Invalid value).",
    ),
    "a key twice in one table": (
        'title = "Core"',
        'title = "Core"\ntitle = "Core"',
        "line 58: this line is not written as a pack has to be (Cannot overwrite a value).",
    ),
    "a list that never ends": (
        "superseded_from = 2023-12-15",
        "superseded_from = [",
        "line 71: this line is not written as a pack has to be (Invalid value).",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_line(name: str, tmp_path: Path) -> None:
    old, new, sentence = FAULTS[name]
    assert SOUND.count(old) == 1
    with pytest.raises(PackError) as caught:
        load(tmp_path, SOUND.replace(old, new))
    assert str(caught.value) == f"anytown.toml, {sentence}"


def test_a_text_that_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"^anytown.toml, line 4: .* save the file again"):
        load(tmp_path, SOUND.replace('"Anytown"', '"Crèche"').encode("latin-1"))


def test_a_file_written_on_windows_reads_the_same(tmp_path: Path) -> None:
    load(tmp_path, b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode())


def test_a_file_that_is_not_there_is_named_without_a_line(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"^none.toml: the file cannot be read \(it is not there\)"
    ):
        load_pack(tmp_path / "none.toml")


def test_a_file_too_large_to_be_a_pack_is_not_parsed(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="far too large"):
        load(tmp_path, "#" * 1_000_001)


def test_brackets_without_end_are_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="brackets stand within brackets"):
        load(tmp_path, "id = " + "[" * 50_000)


def test_an_absurd_number_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="not written as a pack has to be"):
        load(tmp_path, "id = " + "9" * 5_000)


WRONG_VALUES = ("1", "-1", "1.5", "true", '""', '"x"', "[]", "{}", "[[1]]", "[{}]", "2026-01-01")


def test_no_value_in_any_place_brings_a_loader_down(tmp_path: Path) -> None:
    lines = SOUND.splitlines()
    refused = 0
    for at, line in enumerate(lines):
        if " = " not in line or line.startswith(" "):
            continue
        for value in WRONG_VALUES:
            changed = [*lines[:at], f"{line.split(' = ')[0]} = {value}", *lines[at + 1 :]]
            try:
                load(tmp_path, "\n".join(changed))
            except PackError as error:
                assert str(error).startswith("anytown.toml, line ")
                refused += 1
    assert refused > 300
