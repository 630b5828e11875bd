"""Certificates that were left out: remembered by the digest of their file, and taken back."""

from pathlib import Path

from sgdesk.services.file.undo import actions, undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.decisions import decisions, take_back
from sgdesk.services.imports.reading.values import QuestionKind
from sgdesk.services.imports.received.bringing_in import bring_in
from sgdesk.services.imports.received.left_out import Leaving, read_left_out, remember_left_out
from sgdesk.services.imports.received.values import Confirmed, LineState
from tests.services.imports.received.conftest import ANN, Look
from tests.services.imports.received.making import certificate, write_pdf
from tests.services.imports.received.test_bringing_in import DAY, level2


def test_a_file_left_out_is_not_asked_about_again_under_any_name(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    path = write_pdf(tmp_path / "Ann Sample.pdf", certificate("Ann Sample"))
    (line,) = look(path).lines
    remember_left_out(workspace, Leaving([line.source]))
    moved = path.rename(tmp_path / "b.pdf")
    (line,) = look(moved).lines
    assert line.left_out_on == workspace.today()
    undo(workspace)
    (line,) = look(moved).lines
    assert line.left_out_on is None and line.state is LineState.CONFIRM


def test_of_a_file_of_several_pages_one_is_left_out_alone(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    path = write_pdf(tmp_path / "a.pdf", certificate("Ann Sample"), certificate("Bob Instance"))
    remember_left_out(workspace, Leaving([look(path).lines[1].source]))
    assert [each.left_out_on is None for each in look(path).lines] == [True, False]


def test_what_is_remembered_names_nobody_and_is_taken_back(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    path = write_pdf(tmp_path / "Ann Sample level 2.pdf", certificate("Ann Sample"))
    (line,) = look(path).lines
    remember_left_out(workspace, Leaving([line.source]))
    (decision,) = decisions(workspace)
    assert decision.kind is QuestionKind.PAPER
    assert "ann" not in f"{decision.id} {decision.answer} {actions(workspace)[0].details}".lower()
    told = read_left_out(decision.answer)
    assert told is not None
    assert (told.on, told.is_pdf, told.size) == (workspace.today(), True, path.stat().st_size)
    take_back(workspace, decision.id)
    assert look(path).lines[0].left_out_on is None
    assert decisions(workspace) == ()


def test_bringing_in_remembers_what_was_left_out_and_takes_back_what_was_not(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    one = write_pdf(tmp_path / "a.pdf", certificate("Ann Sample"))
    two = write_pdf(tmp_path / "b.pdf", certificate("Bob Instance"))
    first, second = look(one, two).lines
    remember_left_out(workspace, Leaving([first.source]))
    said = Confirmed(first.source, ANN, level2(workspace), DAY)
    bring_in(workspace, [said], Leaving([second.source], [first.source]))
    (decision,) = decisions(workspace)
    assert decision.id == second.source.question
    undo(workspace)
    assert [each.id for each in decisions(workspace)] == [first.source.question]


def test_a_copy_of_what_was_left_out_is_left_out_too(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    one = write_pdf(tmp_path / "a.pdf", certificate())
    two = write_pdf(tmp_path / "b.pdf", certificate())
    remember_left_out(workspace, Leaving([look(one).lines[0].source]))
    assert all(each.left_out_on for each in look(one, two).lines)


def test_an_answer_that_was_never_written_so_leaves_nothing_out() -> None:
    for answer in ("", "yes", "2026-02-31 pdf 3", "2026-02-01 pdf x", "2026-02-01 sheet 3"):
        assert read_left_out(answer) is None
