"""The page of the partnerships says what the packs say."""

import csv
import re
import runpy
from itertools import groupby
from pathlib import Path

from sgdesk.data.packs import load_packs

ROOT = Path(__file__).parents[3]
HANDLES = {"HSS": 16, "WOR": 26, "HAR": 26, "HER": 25, "SAN": 27}


def handles() -> list[str]:
    with (ROOT / "scripts" / "requirements.csv").open(encoding="utf-8", newline="") as file:
        return [row["ref"] for row in csv.DictReader(file)]


def test_the_page_is_what_the_script_makes_of_the_packs() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "partnerships_table.py"))["page"]()
    assert (ROOT / "docs" / "partnerships.md").read_text("utf-8") == made


def test_the_page_leaves_no_requirement_out() -> None:
    counted = {key: list(each) for key, each in groupby(handles(), lambda ref: ref[:3])}
    for prefix, count in HANDLES.items():
        assert counted[prefix] == [f"{prefix}-{number:02}" for number in range(1, count + 1)]


def test_the_packs_speak_of_requirements_that_are_on_the_page() -> None:
    known = set(handles())
    for path in (ROOT / "resources" / "partnerships").glob("*.toml"):
        assert set(re.findall(r'ref = "([^"]+)"', path.read_text("utf-8"))) <= known


def test_every_pack_that_comes_with_the_program_is_on_the_page() -> None:
    text = (ROOT / "docs" / "partnerships.md").read_text("utf-8")
    for pack in load_packs(ROOT / "resources" / "partnerships").packs.values():
        assert pack.short_name in text
