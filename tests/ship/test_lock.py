"""The locked versions are those that pyproject.toml asks for, and change only when they have to."""

import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts.dev import CORE, LOCK, lock, locking
from scripts.ship.facts import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKED = dict(re.findall(r"^([\w.-]+)==([\w.!+]+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE))


def test_what_is_asked_for_is_locked_in_a_version_that_will_do() -> None:
    asked = [*PROJECT["project"]["dependencies"]]
    asked += [each for group in PROJECT["dependency-groups"].values() for each in group]
    unmet = [
        each.name
        for each in map(Requirement, asked)
        if not each.specifier.contains(LOCKED.get(canonicalize_name(each.name), "0"))
    ]
    assert unmet == []


def test_the_lock_names_no_host_and_has_a_hash_for_every_package() -> None:
    text = LOCK.read_text(encoding="utf-8")
    assert "://" not in text
    blocks = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(LOCKED)
    assert [each for each in blocks if "--hash=sha256:" not in each] == []


def test_versions_stay_unless_newer_ones_are_asked_for() -> None:
    usual = locking()
    assert not [each for each in usual if each.startswith("--upgrade")]
    assert usual[usual.index("--output-file") + 1] == str(LOCK)
    assert "--universal" in usual and "--generate-hashes" in usual
    assert locking(["upgrade"]) == [*usual, "--upgrade"]
    assert locking(["upgrade", "segno"]) == [*usual, "--upgrade-package", "segno"]


def test_every_group_is_locked() -> None:
    told = locking()
    groups = [told[place + 1] for place, word in enumerate(told) if word == "--group"]
    assert groups == list(PROJECT["dependency-groups"])


def test_a_word_that_is_none_of_them_changes_nothing() -> None:
    before = LOCK.read_bytes()
    assert lock(["everything"]) == 2
    assert LOCK.read_bytes() == before


def test_the_oldest_versions_are_tried_by_tests_that_are_there() -> None:
    assert [each for each in CORE if not (ROOT / each).exists()] == []
