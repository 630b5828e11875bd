"""What is a link on any system is told and not followed."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from sgdesk.data.returns.sent_files import is_junction, list_sent
from sgdesk.domain.returns.rollup.sent import Why


@dataclass(frozen=True)
class WindowsTells:
    """What Windows says of an entry of a folder, beside its size and times."""

    st_reparse_tag: int


def test_a_junction_is_a_link_and_a_file_that_lies_in_a_cloud_is_none() -> None:
    assert is_junction(WindowsTells(0xA0000003))
    assert not is_junction(WindowsTells(0x9000301A))
    assert not is_junction(WindowsTells(0))


def test_a_folder_of_a_system_without_junctions_is_none(tmp_path: Path) -> None:
    assert not is_junction(tmp_path.stat())


@pytest.mark.needs("links")
@pytest.mark.needs("links")
def test_a_link_to_a_folder_is_told_and_what_lies_there_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "hidden.json").write_text("{}", encoding="utf-8")
    (tmp_path / "returns").mkdir()
    (tmp_path / "returns" / "north.json").symlink_to(tmp_path / "elsewhere")
    found = list_sent(tmp_path / "returns")
    assert found.names == ()
    assert [(each.file, each.why) for each in found.left] == [("north.json", Why.NOT_OPENED)]
