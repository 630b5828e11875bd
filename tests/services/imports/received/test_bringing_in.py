"""Confirmed certificates brought in: training with its evidence, in one action."""

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sgdesk.data.pdfs import pdf_words
from sgdesk.domain.errors import InputError
from sgdesk.domain.training.outcome import Outcome
from sgdesk.services.file.undo import actions, redo, undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.decisions import decisions
from sgdesk.services.imports.received import bringing_in
from sgdesk.services.imports.received.bringing_in import (
    Effect,
    Stays,
    WouldDo,
    bring_in,
    content_of,
    would_do,
)
from sgdesk.services.imports.received.values import Confirmed, LineState, ReceivedLine
from sgdesk.services.people.absence import leave
from sgdesk.services.people.evidence import evidence_of, save_evidence_as
from sgdesk.services.people.people import person_view
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from tests.pictures import png
from tests.services.imports.received.conftest import ANN, BOB, Look
from tests.services.imports.received.making import certificate, write_pdf
from tests.services.people.rights.zelda import erase

DAY = date(2025, 3, 12)


def level2(workspace: Workspace) -> int:
    return next(e.id for e in course_choices(workspace) if e.title == "Safeguarding Level 2")


def confirmed(line: ReceivedLine, **said: Any) -> Confirmed:
    """A line as it is confirmed without a change."""
    assert line.person is not None and line.course is not None and line.day is not None
    plain = Confirmed(line.source, line.person.id, line.course.id, line.day.day)
    return replace(plain, **said)


def test_training_and_evidence_come_in_as_one_action_that_undo_takes_back(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    one = write_pdf(tmp_path / "a.pdf", certificate("Ann Sample"))
    two = write_pdf(tmp_path / "b.pdf", certificate("Bob Instance"))
    first, second = look(one, two).lines
    more = {"provider": "Example Learning", "hours": "3", "certificate_number": "X1", "notes": "n"}
    found = bring_in(
        workspace, [confirmed(first, expires_on=date(2028, 3, 12), **more), confirmed(second)]
    )
    assert (found.files, found.recorded) == (2, 2)
    (row,) = (each.row for each in person_view(workspace, ANN).training)
    assert (row.completed_on, row.outcome) == (DAY, Outcome.COMPLETED)
    assert (row.provider, row.hours, row.certificate_number, row.notes) == tuple(more.values())
    assert row.provider_expiry == date(2028, 3, 12)
    (kept,) = evidence_of(workspace, row.id)
    assert kept.file_name == "a.pdf"
    (tmp_path / "out").mkdir()
    assert save_evidence_as(workspace, kept.id, tmp_path / "out").read_bytes() == one.read_bytes()
    last = actions(workspace)[0]
    assert (last.code, last.details["certificates"]) == ("bring_in_certificates", 2)
    undo(workspace)
    for person in (ANN, BOB):
        assert person_view(workspace, person).training == ()
    assert [each.state for each in look(one, two).lines] == [LineState.CONFIRM] * 2
    redo(workspace)
    assert len(evidence_of(workspace, row.id)) == 1


def test_one_page_of_a_file_is_kept_without_the_pages_of_others(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    path = write_pdf(tmp_path / "all.pdf", certificate("Ann Sample"), certificate("Bob Instance"))
    bring_in(workspace, [confirmed(each) for each in look(path).lines])
    (row,) = (each.row for each in person_view(workspace, BOB).training)
    (kept,) = evidence_of(workspace, row.id)
    saved = save_evidence_as(workspace, kept.id, tmp_path)
    assert saved.name == "all page 2.pdf"
    (words,) = pdf_words(saved.read_bytes()).pages
    assert "Bob Instance" in words
    assert b"Ann Sample" not in saved.read_bytes() and "Ann Sample" not in words
    assert [each.state for each in look(path).lines] == [LineState.HERE] * 2


def test_training_that_is_recorded_already_gets_the_file_and_what_it_lacks(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    details = TrainingDetails(level2(workspace), DAY, provider="Kept as it was")
    record_training(workspace, [ANN], details)
    (line,) = look(write_pdf(tmp_path / "a.pdf", certificate("Ann Sample"))).lines
    said = confirmed(line, provider="Another", certificate_number="X1")
    assert would_do(workspace, said) == WouldDo(Effect.JOINS, stays=(Stays.PROVIDER,))
    assert bring_in(workspace, [said]).recorded == 0
    (row,) = (each.row for each in person_view(workspace, ANN).training)
    assert (row.provider, row.certificate_number) == ("Kept as it was", "X1")
    assert len(evidence_of(workspace, row.id)) == 1
    undo(workspace)
    (row,) = (each.row for each in person_view(workspace, ANN).training)
    assert row.certificate_number == ""


def test_two_files_of_one_training_stand_behind_one_entry(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    one = write_pdf(tmp_path / "a.pdf", certificate("Ann Sample"))
    two = write_pdf(tmp_path / "b.pdf", certificate("Ann Sample", "Level 2"))
    found = bring_in(workspace, [confirmed(each) for each in look(one, two).lines])
    assert (found.files, found.recorded) == (2, 1)


def test_the_same_file_is_never_kept_twice(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    (line,) = look(write_pdf(tmp_path / "a.pdf", certificate("Ann Sample"))).lines
    found = bring_in(workspace, [confirmed(line), confirmed(line)])
    assert (found.files, found.recorded, found.again) == (1, 1, ("a.pdf",))
    assert bring_in(workspace, [confirmed(line)]).again == ("a.pdf",)
    (row,) = (each.row for each in person_view(workspace, ANN).training)
    assert len(evidence_of(workspace, row.id)) == 1


def test_one_file_shows_the_training_of_everybody_it_was_confirmed_for(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    group = certificate("Ann Sample", "Level 2", "12/3/2025", "Name: Bob Instance")
    for name in ("Ann", "Bob"):
        (tmp_path / name).mkdir()
        write_pdf(tmp_path / name / "group.pdf", group)
    lines = look(tmp_path).lines
    assert [each.state for each in lines] == [LineState.ASKS] * 2
    assert "It is the same file as Ann/group.pdf." in map(str, lines[1].told)
    said = [
        Confirmed(line.source, person, level2(workspace), DAY)
        for line, person in zip(lines, (ANN, BOB), strict=True)
    ]
    bring_in(workspace, said[:1])
    (open_still, _) = look(tmp_path).lines
    assert open_still.state is LineState.ASKS
    assert "It is kept already, with" in str(open_still.told[0])
    found = bring_in(workspace, said[1:])
    assert (found.files, found.recorded, found.again) == (1, 1, ())
    for person in (ANN, BOB):
        (row,) = (each.row for each in person_view(workspace, person).training)
        assert len(evidence_of(workspace, row.id)) == 1
    assert [each.state for each in look(tmp_path).lines] == [LineState.HERE] * 2


def test_the_same_bytes_under_two_peoples_names_are_two_lines(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    for name in ("Ann Sample", "Bob Instance"):
        (tmp_path / f"{name}.png").write_bytes(png(8, 8))
    assert [each.person.id for each in look(tmp_path).lines if each.person] == [ANN, BOB]


def test_a_kept_file_that_is_dropped_on_somebody_else_is_asked_about(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    path = tmp_path / "Ann Sample.png"
    path.write_bytes(png(8, 8))
    (line,) = look(path).lines
    bring_in(workspace, [Confirmed(line.source, ANN, level2(workspace), DAY)])
    assert look(path).lines[0].state is LineState.HERE
    (line,) = look(path, person=BOB).lines
    assert line.state is LineState.ASKS and line.person is not None
    assert "of Ann Sample on 12 March 2025" in str(line.told[0])


def test_what_was_booked_for_the_day_is_completed(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    details = TrainingDetails(level2(workspace), DAY, outcome=Outcome.BOOKED)
    record_training(workspace, [ANN], details)
    (line,) = look(write_pdf(tmp_path / "a.pdf", certificate("Ann Sample"))).lines
    assert would_do(workspace, confirmed(line)).effect is Effect.COMPLETES
    bring_in(workspace, [confirmed(line)])
    (row,) = (each.row for each in person_view(workspace, ANN).training)
    assert row.outcome is Outcome.COMPLETED


def test_one_that_cannot_come_in_keeps_all_of_them_out(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    one = write_pdf(tmp_path / "a.pdf", certificate("Ann Sample"))
    two = write_pdf(tmp_path / "b.pdf", certificate("Bob Instance"))
    lines = [confirmed(each) for each in look(one, two).lines]
    details = TrainingDetails(level2(workspace), DAY, outcome=Outcome.NOT_COMPLETED)
    record_training(workspace, [BOB], details)
    with pytest.raises(InputError, match="noted as not completed on that day"):
        would_do(workspace, lines[1])
    with pytest.raises(InputError, match="noted as not completed on that day"):
        bring_in(workspace, lines)
    assert person_view(workspace, ANN).training == ()


def test_a_day_after_somebody_left_and_one_ahead_are_refused(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    (line,) = look(write_pdf(tmp_path / "a.pdf", certificate("Ann Sample"))).lines
    with pytest.raises(InputError, match="today or in the past"):
        would_do(workspace, confirmed(line, completed_on=date(2027, 1, 1)))
    leave(workspace, ANN, date(2024, 1, 1))
    with pytest.raises(InputError, match="left before that day"):
        would_do(workspace, confirmed(line))


def test_a_file_that_changed_since_it_was_looked_at_is_not_brought_in(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    path = write_pdf(tmp_path / "a.pdf", certificate("Ann Sample"))
    (line,) = look(path).lines
    write_pdf(path, certificate("Bob Instance"))
    with pytest.raises(InputError, match="no longer as it was looked at"):
        bring_in(workspace, [confirmed(line)])
    path.unlink()
    with pytest.raises(InputError, match="is not there: it may have been moved"):
        bring_in(workspace, [confirmed(line)])
    assert person_view(workspace, ANN).training == ()


def test_what_is_shown_is_what_would_be_kept(look: Look, tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "all.pdf", certificate("Ann Sample"), certificate("Bob Instance"))
    for line in look(path).lines:
        content = content_of(line.source)
        assert hashlib.sha256(content).hexdigest() == line.source.sha256
        assert len(content) == line.source.size


def test_too_much_together_is_refused_before_anything_is_written(
    workspace: Workspace, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (line,) = look(write_pdf(tmp_path / "a.pdf", certificate("Ann Sample"))).lines
    monkeypatch.setattr(bringing_in, "MOST_MEGABYTES", 0)
    with pytest.raises(InputError, match="more than 0 MB"):
        bring_in(workspace, [confirmed(line)])


def test_what_a_provider_calls_a_course_is_asked_once(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    words = certificate("Ann Sample", "Keeping everybody safe")
    (line,) = look(write_pdf(tmp_path / "a.pdf", words)).lines
    assert line.person is not None and line.day is not None
    said = Confirmed(
        line.source, ANN, level2(workspace), line.day.day, asked_course=line.said_course
    )
    bring_in(workspace, [said])
    assert [(each.about, each.answer) for each in decisions(workspace)] == [
        ("keeping everybody safe", "Safeguarding Level 2")
    ]
    words = certificate("Bob Instance", "Keeping everybody safe")
    (line,) = look(write_pdf(tmp_path / "b.pdf", words)).lines
    assert line.state is LineState.CONFIRM
    assert line.course is not None and line.course.id == level2(workspace)
    assert "what you said that" in str(line.course.stood)


def test_whoever_is_erased_takes_the_file_with_them(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    (line,) = look(write_pdf(tmp_path / "quillfeather.pdf", certificate("Ann Sample"))).lines
    bring_in(workspace, [confirmed(line)])
    content = (tmp_path / "quillfeather.pdf").read_bytes()[300:400]
    kept = workspace.path.read_bytes()
    assert b"quillfeather" in kept and content in kept
    erase(workspace, "Ann Sample")
    left = workspace.path.read_bytes()
    assert b"quillfeather" not in left and content not in left


def test_the_history_names_nobody(workspace: Workspace, look: Look, tmp_path: Path) -> None:
    (line,) = look(write_pdf(tmp_path / "Ann Sample.pdf", certificate("Ann Sample"))).lines
    bring_in(workspace, [confirmed(line)])
    assert dict(actions(workspace)[0].details) == {"certificates": 1}


@pytest.mark.parametrize(
    ("kept", "said", "asks"),
    [
        ((date(2025, 3, 1), True), (DAY, False), True),
        ((DAY, False), (date(2025, 3, 1), True), True),
        ((date(2025, 3, 11), False), (DAY, False), False),
        ((date(2025, 2, 1), True), (DAY, False), False),
        ((date(2025, 3, 1), True), (date(2025, 3, 1), True), False),
        ((date(2025, 3, 1), True), (date(2025, 3, 1), False), True),
    ],
)
def test_a_month_and_a_day_in_it_may_be_the_same_training(
    workspace: Workspace,
    look: Look,
    tmp_path: Path,
    kept: tuple[date, bool],
    said: tuple[date, bool],
    asks: bool,
) -> None:
    details = TrainingDetails(level2(workspace), kept[0], provider="Other", month_only=kept[1])
    record_training(workspace, [ANN], details)
    (line,) = look(write_pdf(tmp_path / "a.pdf", certificate())).lines
    one = confirmed(line, completed_on=said[0], month_only=said[1])
    assert bool(would_do(workspace, one).same_month) is asks


def test_a_name_that_was_answered_in_two_ways_is_asked_again(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    other = next(each.id for each in course_choices(workspace) if each.id != level2(workspace))
    for name in ("Ann Sample", "Bob Instance"):
        write_pdf(tmp_path / f"{name}.pdf", certificate(name, "Keeping everybody safe"))
    lines = look(tmp_path).lines
    bring_in(
        workspace,
        [
            Confirmed(line.source, person, course, DAY, asked_course=line.said_course)
            for line, person, course in zip(
                lines, (ANN, BOB), (level2(workspace), other), strict=True
            )
        ],
    )
    assert not decisions(workspace)
