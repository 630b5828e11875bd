"""Why the computer did not do something, in words that anybody knows."""

import errno
import os

import pytest

from sgdesk.domain.errors import reason_of


@pytest.mark.parametrize("code", [errno.ENOENT, errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
def test_a_reason_is_plain_and_none_of_the_systems_own(code: int) -> None:
    said = reason_of(OSError(code, os.strerror(code)))
    assert said != os.strerror(code).lower()
    assert "directory" not in said
    assert "device" not in said


def test_what_has_no_words_of_ours_is_told_as_the_system_tells_it() -> None:
    assert reason_of(OSError(errno.EDOM, "Out of range")) == "out of range"


@pytest.mark.parametrize("error", [None, OSError(), ValueError("embedded null byte")])
def test_where_there_is_no_reason_that_is_said(error: Exception | None) -> None:
    assert reason_of(error) == "the computer gives no reason"
