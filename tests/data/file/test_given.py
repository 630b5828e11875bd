"""A file that somebody chooses and that is not there is told in plain words."""

from pathlib import Path

import pytest

from sgdesk.data.file.given import read_given
from sgdesk.domain.errors import InputError


def test_a_file_that_is_gone_is_told_with_what_may_have_become_of_it(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_given(tmp_path / "certificate.pdf", 1000)
    said = str(caught.value)
    assert said.startswith("certificate.pdf is not there: it may have been moved, renamed or ")
    assert said.endswith("Nothing was added; find it and choose it again.")


def test_a_name_that_no_file_can_have_is_refused_too(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="could not be read"):
        read_given(tmp_path / "a\0.pdf", 1000)
