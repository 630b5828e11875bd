"""The guide to writing a pack can be followed: its example loads, and it names every key."""

import re
from pathlib import Path

import pytest

from sgdesk.data.packs import PackError, load_pack

GUIDE = (Path(__file__).parents[3] / "docs" / "writing-a-pack.md").read_text("utf-8")
EXAMPLE = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)[0]

PARTS = {
    "the top": "",
    "gate": '[gate]\nkind = "evaluation"\n',
    "impact_window": '[impact_window]\nopens = "P1M"\ndue = "P2M"\n',
    "lead_renewal": "[lead_renewal]\n",
    "one_clock": '[one_clock]\nmonths = 36\nforce = "must"\n',
    "role_exemption": '[[role_exemption]]\nkey = "a"\ntitle = "A"\nrequirement = "a"\n',
    "recognises": '[[recognises]]\npack = "b"\ntheir_course = "b"\nour_course = "a"\n',
    "requirement": '[[requirement]]\nkey = "a"\ntitle = "A"\n',
    "group": '[[group]]\nkey = "a"\ntitle = "A"\n',
    "course": '[[course]]\nkey = "a"\ntitle = "A"\n',
    "list": '[[list]]\nkey = "a"\ntitle = "A"\n',
    "a line": '[[list]]\nkey = "a"\ntitle = "A"\n[[list.items]]\ntext = "A"\n',
    "guidance": '[[guidance]]\ntitle = "A"\nedition = "1"\n',
    "notes": "[notes]\n",
}
TOP = 'id = "a"\nkind = "generic"\nname = "A"\nshort_name = "A"\nversion = "1"\n'


def test_the_example_loads_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "anytown.toml"
    path.write_text(EXAMPLE, "utf-8")
    assert load_pack(path).id == "anytown"


@pytest.mark.parametrize("part", PARTS)
def test_the_guide_names_every_key_that_the_loader_takes(part: str, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(f"{TOP}{PARTS[part]}nonsense = 1\n", "utf-8")
    with pytest.raises(PackError, match="nonsense is not a key that belongs here") as caught:
        load_pack(path)
    known = str(caught.value.values["known"]).split(", ")
    assert known
    assert [key for key in known if not re.search(rf"`\[*{key}\]*`", GUIDE)] == []
