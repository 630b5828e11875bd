"""docs/return.schema.json describes every JSON that is written, of live and of final returns."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sgdesk import paths
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.returns.parts import SectionKey, SectionText
from sgdesk.domain.training.rule_book import IntervalSource
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.following import Placing, choose_partnership, preview_partnership
from sgdesk.services.returns.document import Shown, export_return
from sgdesk.services.returns.final import export_frozen, freeze_return
from sgdesk.services.returns.words import ActionDetails, add_action, save_section
from tests import factories
from tests.services.sample.made import a_sample

ROOT = Path(__file__).parents[3]
PACKS = sorted(each.stem for each in paths.resource("partnerships").glob("*.toml"))

Schema = dict[str, Any]


@pytest.fixture(scope="module")
def schema() -> Schema:
    loaded: Schema = json.loads((ROOT / "docs" / "return.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(loaded)
    return loaded


def faults(value: object, schema: Schema) -> list[str]:
    """Where ``value`` is not as ``schema`` says, formats of dates included."""
    checker = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{each.json_path}: {each.message}" for each in checker.iter_errors(value)]


def written(files: tuple[Path, ...]) -> Any:
    name = next(each for each in files if each.suffix == ".json")
    return json.loads(name.read_text("utf-8"))


@pytest.fixture
def empty_workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize("pack", PACKS)
def test_the_sample_under_each_partnership_is_as_the_schema_says(
    schema: Schema, tmp_path: Path, pack: str
) -> None:
    workspace = a_sample(tmp_path / "sample.sgdesk")
    roles = preview_partnership(workspace, pack).roles
    groups = {each.id: each.suggested for each in roles if each.suggested}
    choose_partnership(workspace, pack, Placing(groups))
    save_section(workspace, SectionKey.GRADE, SectionText("Because.", "Effective"))
    add_action(workspace, ActionDetails("Book two helpers", section=SectionKey.GAPS))
    made = written(export_return(workspace, tmp_path / "out", shown=Shown(roles=True)).files)
    workspace.close()
    assert faults(made, schema) == []
    assert made["from"]["partnership"]["id"] == pack
    assert made["actions"]
    assert made["by_role"]


@pytest.mark.parametrize("seed", range(12))
def test_random_organisations_are_as_the_schema_says(
    schema: Schema, tmp_path: Path, seed: int
) -> None:
    random = Random(seed)
    partnership = PACKS[seed % len(PACKS)]
    days = factories.some_as_ats(random, 1)
    workspace = factories.make_workspace(tmp_path, partnership)
    factories.write(workspace, factories.organisation(random, partnership, days, people=6))
    made = written(export_return(workspace, tmp_path / "out", days[0]).files)
    workspace.close()
    assert faults(made, schema) == []


def test_a_final_return_is_as_the_schema_says(
    schema: Schema, empty_workspace: Workspace, tmp_path: Path
) -> None:
    frozen = freeze_return(empty_workspace)
    made = written(export_frozen(empty_workspace, frozen.id, tmp_path / "out").files)
    assert faults(made, schema) == []
    assert made["proof"]["scheme"] == "Ed25519"


def _enum(schema: Schema, *way: str) -> list[str | None]:
    for step in way:
        schema = schema[step] if step == "items" else schema["properties"][step]
    found: list[str | None] = schema["enum"]
    return found


def test_the_schema_knows_every_word_that_the_program_does(schema: Schema) -> None:
    assert _enum(schema, "sections", "items", "key") == [each.value for each in SectionKey]
    assert _enum(schema, "workforce", "items", "kind") == [each.value for each in PersonKind]
    sources = _enum(schema, "rules", "requirements", "items", "interval_source")
    assert sources == [*(each.value for each in IntervalSource), None]
    forms = schema["properties"]["numbers"]["properties"]["forms_asked"]["properties"]
    assert list(forms) == [each.value for each in FormKind]


BREAKS: dict[str, Callable[[Any], object]] = {
    "a member too many": lambda made: made.update(names=["Ada"]),
    "a member too few": lambda made: made.pop("people"),
    "a text for a count": lambda made: made.update(people="38"),
    "a truth for a count": lambda made: made.update(people=True),
    "less than nobody": lambda made: made.update(no_role=-1),
    "a section nobody knows": lambda made: made["sections"][0].update(key="other"),
    "a day that no calendar has": lambda made: made.update(as_at="2026-02-30"),
    "nothing deep down": lambda made: made["from"]["contact"].pop("email"),
}


@pytest.mark.parametrize("broken", BREAKS)
def test_what_is_not_as_the_schema_says_is_found(
    schema: Schema, empty_workspace: Workspace, tmp_path: Path, broken: str
) -> None:
    made = written(export_return(empty_workspace, tmp_path / "out").files)
    assert faults(made, schema) == []
    BREAKS[broken](made)
    assert len(faults(made, schema)) == 1
