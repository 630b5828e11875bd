"""The newest entry of the history, as a return prints it, held against the history."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sgdesk.cli import main
from sgdesk.data.file import history as chain
from sgdesk.data.file.schema import history
from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.services.file.safety.heads import HeadCheck
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.returns.verification import check_code
from tests import factories


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path)
    for name in ("Ada", "Ben"):
        add_person(made, PersonDetails(name, "Sample"))
    yield made
    made.close()


def head_of(workspace: Workspace) -> str:
    with workspace.file.reading() as connection:
        return chain.head(connection)


def checked(workspace: Workspace, text: str) -> HeadCheck:
    found = check_code(workspace, text)
    assert isinstance(found, HeadCheck)
    return found


@pytest.mark.parametrize(
    "typed",
    ["{0}", "Newest entry of our history: {0}.", "{1}", "{2}"],
    ids=["alone", "in a line", "its beginning", "parted and in capitals"],
)
def test_a_head_on_paper_is_found_in_the_history(workspace: Workspace, typed: str) -> None:
    head = head_of(workspace)
    add_person(workspace, PersonDetails("Cem", "Sample"))
    parted = f"{head[:30]} {head[30:]}".upper()

    found = checked(workspace, typed.format(head, head[:16], parted))

    assert found.result is CheckResult.STANDS
    assert " ".join(map(str, found.sentences())) == (
        "Genuine: all of the history up to it is as it was when that paper was made. "
        "It is entry 3 of 4 in this history, of 31 March 2026."
    )


def test_a_head_that_the_history_does_not_have_is_told(workspace: Workspace) -> None:
    found = checked(workspace, "0" * 60 + "beef")
    assert found.result is CheckResult.UNKNOWN
    assert str(found.sentences()[0]).startswith("Not in this history: the history was cut off or")


def test_a_history_whose_end_was_cut_off_lacks_the_head(workspace: Workspace) -> None:
    head = head_of(workspace)
    with workspace.file.engine.connect() as connection:
        connection.execute(history.delete().where(history.c.id == 3))
        connection.commit()
    assert checked(workspace, head).result is CheckResult.UNKNOWN


def test_a_history_that_was_altered_before_the_head_says_where(workspace: Workspace) -> None:
    head = head_of(workspace)
    with workspace.file.engine.connect() as connection:
        connection.execute(history.update().where(history.c.id == 2).values(actor="Eve"))
        connection.commit()

    found = checked(workspace, head)

    assert found.result is CheckResult.ALTERED
    assert "entry 2 was altered since" in str(found.sentences()[0])


def test_verify_takes_a_head(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    head, path = head_of(workspace), str(workspace.path)
    workspace.close()
    assert main(["verify", path, head]) == 0
    assert "It is entry 3 of 3 in this history" in capsys.readouterr().out
    assert main(["verify", path, "0" * 64]) == 1
    assert capsys.readouterr().out.startswith("Not in this history")
