"""What goes wrong stands in the log once, however often the log was begun."""

from pathlib import Path

import pytest

from sgdesk import log


def test_each_defect_stands_in_the_log_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SGDESK_HOME", str(tmp_path))
    log.start_log()
    assert not log.log_file().exists()  # a day on which nothing goes wrong leaves none
    log.note_defect(ValueError("first"))
    log.note_defect(LookupError("second"))
    lines = log.log_file().read_text(encoding="utf-8").splitlines()
    assert [each for each in lines if each in {"ValueError", "LookupError"}] == [
        "ValueError",
        "LookupError",
    ]
    monkeypatch.undo()
    log.start_log()  # whatever comes next is written to its own place
