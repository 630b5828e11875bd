import json
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from sgdesk.data.file import schema
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.forms.follow_up import FollowUpState
from sgdesk.domain.forms.form import FormKind, NextStep
from sgdesk.domain.sessions.trainer import TrainerDetails
from sgdesk.services.courses import courses, trainers
from sgdesk.services.file import undo
from sgdesk.services.forms import typing_in as evaluation
from sgdesk.services.forms.papers import evaluation_report_pdf, evaluation_report_xlsx
from sgdesk.services.forms.piles import piles
from sgdesk.services.forms.preparing import code_before_session, spare_codes
from sgdesk.services.forms.results import evaluation_report
from sgdesk.services.forms.typing_in import FormEntry
from sgdesk.services.people import absence, people
from sgdesk.services.people.several import managing
from sgdesk.services.sessions import attendance, bookings, sessions
from sgdesk.services.sessions import giving_out_forms as sending
from sgdesk.services.training import recording as training
from sgdesk.services.training.recording import TrainingDetails
from tests import factories
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)
HELD = date(2025, 11, 30)
OPENS, DUE = date(2026, 2, 28), date(2026, 5, 30)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "hscp", TODAY)


def _anonymous(hall: Hall, course: str) -> None:
    view = courses.course_view(hall.workspace, hall.courses[course])
    details = replace(view.details, anonymous_forms=True)
    courses.change_course(hall.workspace, hall.courses[course], details)


COURSE = "right-help-right-time"


def test_a_form_is_found_by_its_code_however_it_is_typed(hall: Hall) -> None:
    line = hall.forms(hall.hold(COURSE, HELD), FormKind.IMPACT)[0]
    found = evaluation.find_form(hall.workspace, line.code.lower().replace("-", " "))
    assert found == line


def test_a_mistyped_code_and_one_of_nobody_are_told_apart(hall: Hall) -> None:
    with pytest.raises(InputError, match="is not the code of a form"):
        evaluation.find_form(hall.workspace, "hello")
    with pytest.raises(InputError, match="No form here has the code"):
        evaluation.find_form(hall.workspace, "222-222")


def test_many_forms_are_one_action_that_is_undone_as_one(hall: Hall) -> None:
    number = hall.hold(COURSE, HELD, came=3)
    before = factories.dump(hall.workspace)
    grid = evaluation.entry_grid(hall.workspace, number, FormKind.EVALUATION)
    saved = evaluation.save_forms(
        hall.workspace, [FormEntry(row.line.id, TODAY, {"satisfaction": 4}) for row in grid.rows]
    )
    assert saved.forms == 3
    typed = evaluation.entry_grid(hall.workspace, number, FormKind.EVALUATION).rows
    assert [row.answers for row in typed] == [{"satisfaction": 4}] * 3
    undo.undo(hall.workspace)
    assert factories.dump(hall.workspace) == before


def test_a_wrong_answer_in_one_form_saves_none_of_them(hall: Hall) -> None:
    first, second = hall.forms(hall.hold(COURSE, HELD), FormKind.EVALUATION)
    entries = [FormEntry(first.id, TODAY, {"after": 4}), FormEntry(second.id, TODAY, {"after": 9})]
    with pytest.raises(InputError, match="from 1 to 5, not 9"):
        evaluation.save_forms(hall.workspace, entries)
    assert evaluation.find_form(hall.workspace, first.code).received_on is None


@pytest.mark.parametrize("day", [date(2025, 11, 29), date(2026, 4, 1)])
def test_a_form_comes_back_between_the_training_and_today(hall: Hall, day: date) -> None:
    line = hall.forms(hall.hold(COURSE, HELD), FormKind.EVALUATION)[0]
    with pytest.raises(InputError, match="between the day of the training and today"):
        evaluation.save_forms(hall.workspace, [FormEntry(line.id, day, {})])


def test_a_form_twice_or_a_form_of_nobody_is_refused(hall: Hall) -> None:
    line = hall.forms(hall.hold(COURSE, HELD), FormKind.EVALUATION)[0]
    entry = FormEntry(line.id, TODAY, {})
    with pytest.raises(InputError, match="in the list twice"):
        evaluation.save_forms(hall.workspace, [entry, entry])
    with pytest.raises(InputError, match="no form with the number 999"):
        evaluation.save_forms(hall.workspace, [FormEntry(999, TODAY, {})])


def test_an_impact_form_is_neither_sent_nor_filled_in_before_it_opens(hall: Hall) -> None:
    line = hall.forms(hall.hold(COURSE, HELD), FormKind.IMPACT)[0]
    early = FormEntry(line.id, date(2026, 2, 27), {"used": 3})
    with pytest.raises(RefusedError, match="from 28 February 2026 on"):
        evaluation.save_forms(hall.workspace, [early])
    evaluation.save_forms(hall.workspace, [replace(early, received_on=OPENS)])
    hall.go_to(date(2026, 4, 1))
    late = hall.forms(hall.hold(COURSE, TODAY), FormKind.IMPACT)[0]
    with pytest.raises(RefusedError, match="from 30 June 2026 on"):
        sending.mark_sent(hall.workspace, [late.id])


def test_answers_can_be_corrected_and_a_form_taken_back(hall: Hall) -> None:
    number = hall.hold(COURSE, HELD)
    lines = hall.forms(number, FormKind.EVALUATION)
    hall.hand_in(lines, TODAY, satisfaction=1)
    hall.hand_in(lines[:1], TODAY, satisfaction=5)
    rows = evaluation.entry_grid(hall.workspace, number, FormKind.EVALUATION).rows
    assert [row.answers["satisfaction"] for row in rows] == [5, 1]
    evaluation.take_back_form(hall.workspace, lines[0].id)
    assert evaluation.find_form(hall.workspace, lines[0].code).received_on is None


def test_anonymous_answers_are_kept_apart_from_people_but_the_form_counts_as_in(
    hall: Hall,
) -> None:
    _anonymous(hall, COURSE)
    number = hall.hold(COURSE, HELD, came=4)
    lines = hall.forms(number, FormKind.EVALUATION)
    texts = ("delta", "alpha", "charlie", "bravo")
    evaluation.save_forms(
        hall.workspace,
        [
            FormEntry(line.id, TODAY, {"learned": text, "after": 5})
            for line, text in zip(lines, texts, strict=True)
        ],
    )
    rows = [row for row in factories.dump(hall.workspace)["evaluation"] if row[1] == "evaluation"]
    answers = [json.loads(text)["learned"] for row in rows for text in row if _is_json(text)]
    assert answers == ["alpha", "bravo", "charlie", "delta"]
    assert all(not any(_is_json(value) for value in row) for row in rows if row[3] is not None)
    assert all(each.received_on == TODAY for each in hall.forms(number, FormKind.EVALUATION))
    report = evaluation_report(hall.workspace, None, HELD, TODAY).of(FormKind.EVALUATION)
    assert (report.asked, report.received) == (4, 4)
    assert len(report.texts[0].answers) == 4
    earlier = evaluation_report(hall.workspace, None, HELD, TODAY, date(2026, 3, 30))
    assert earlier.of(FormKind.EVALUATION).texts[0].answers == ()


def test_reports_name_nobody_in_what_people_wrote(hall: Hall) -> None:
    trainer = trainers.add_trainer(hall.workspace, TrainerDetails("Tess Trumble"))[0]
    number = hall.plan(COURSE, HELD, trainer_ids=(trainer,), place="Ada Sample’s kitchen")
    marks = [attendance.Mark(each, attended=True) for each in hall.people[:2]]
    attendance.mark_attendance(hall.workspace, number, marks)
    said = ("Cleo Sample told us; write to dov@example.org", "TESS  trumble was kind")
    lines = hall.forms(number, FormKind.EVALUATION)
    evaluation.save_forms(
        hall.workspace,
        [
            FormEntry(line.id, TODAY, {"learned": text, "will_do": "Ask Sample, Bo"})
            for line, text in zip(lines, said, strict=True)
        ],
    )
    report = evaluation_report(hall.workspace, None, HELD, TODAY)
    words = str((report.pairs, report.forms, report.sessions, report.samples))
    for name in ("Sample", "dov@", "rumble was", "TESS"):
        assert name not in words
    assert words.count("[name left out]") == 11
    for paper in (evaluation_report_pdf, evaluation_report_xlsx):
        assert paper(hall.workspace, None, HELD, TODAY)


def test_what_a_form_that_came_alone_says_stands_in_no_report(hall: Hall) -> None:
    lines = hall.forms(hall.hold(COURSE, HELD, came=2), FormKind.EVALUATION)
    said: dict[str, int | str | None] = {"learned": "alpha", "before": 1, "after": 2}
    evaluation.save_forms(hall.workspace, [FormEntry(lines[0].id, TODAY, said)])
    report = evaluation_report(hall.workspace, None, HELD, TODAY)
    ends = report.of(FormKind.EVALUATION)
    assert (ends.received, ends.is_withheld) == (1, True)
    assert (report.pairs, report.rise.people, report.rise.moves) == ((), 0, ())
    assert "alpha" not in str(report)
    evaluation.save_forms(hall.workspace, [FormEntry(lines[1].id, TODAY, said)])
    report = evaluation_report(hall.workspace, None, HELD, TODAY)
    assert (report.rise.people, len(report.pairs)) == (2, 2)


def test_different_days_in_one_batch_tell_no_anonymous_answers_apart(hall: Hall) -> None:
    _anonymous(hall, COURSE)
    lines = hall.forms(hall.hold(COURSE, HELD, came=3), FormKind.EVALUATION)
    days = (date(2025, 12, 1), date(2026, 1, 5), date(2026, 2, 9))
    evaluation.save_forms(
        hall.workspace,
        [
            FormEntry(line.id, day, {"after": mark})
            for mark, (line, day) in enumerate(zip(lines, days, strict=True), start=3)
        ],
    )
    column = list(schema.evaluation.columns.keys()).index("received_on")
    rows = factories.dump(hall.workspace)["evaluation"]
    assert {row[column] for row in rows if any(_is_json(value) for value in row)} == {days[-1]}


def _is_json(value: object) -> bool:
    return isinstance(value, str) and value.startswith("{")


def test_few_anonymous_forms_together_are_warned_of(hall: Hall) -> None:
    _anonymous(hall, COURSE)
    lines = hall.forms(hall.hold(COURSE, HELD, came=4), FormKind.EVALUATION)
    few = [FormEntry(line.id, TODAY, {"after": 3}) for line in lines[:1]]
    many = [FormEntry(line.id, TODAY, {"after": 3}) for line in lines[1:]]
    assert evaluation.save_forms(hall.workspace, few).traceable
    assert not evaluation.save_forms(hall.workspace, many).traceable


def test_an_anonymous_form_is_typed_in_once(hall: Hall) -> None:
    _anonymous(hall, COURSE)
    lines = hall.forms(hall.hold(COURSE, HELD), FormKind.EVALUATION)
    hall.hand_in(lines, TODAY, after=3)
    with pytest.raises(RefusedError, match="is anonymous and was typed in before"):
        hall.hand_in(lines, TODAY, after=4)
    with pytest.raises(RefusedError, match="cannot be taken back"):
        evaluation.take_back_form(hall.workspace, lines[0].id)


def test_training_without_a_session_has_forms_made_and_never_an_anonymous_one(hall: Hall) -> None:
    _anonymous(hall, COURSE)
    details = TrainingDetails(hall.courses[COURSE], HELD, provider="in-house")
    ids = training.record_training(hall.workspace, hall.people[:1], details).training_ids
    assert [line.training_id for line in evaluation.without_forms(hall.workspace)] == list(ids)
    assert evaluation.make_forms(hall.workspace, ids)[0] == 2
    assert evaluation.without_forms(hall.workspace) == ()
    assert evaluation.make_forms(hall.workspace, ids)[0] == 0
    lines = [line for line in evaluation.follow_ups(hall.workspace) if line.training_id in ids]
    assert {line.kind for line in lines} == {FormKind.EVALUATION, FormKind.IMPACT}
    assert not any(line.anonymous for line in lines)


def _queue(hall: Hall, day: date) -> list[tuple[FormKind, FollowUpState, NextStep]]:
    found = evaluation.follow_ups(hall.workspace, day)
    return [(line.kind, line.state, line.step) for line in found]


def test_the_queue_knows_what_opens_what_is_due_and_what_is_late(hall: Hall) -> None:
    number = hall.hold(COURSE, HELD, came=1)
    hall.hand_in(hall.forms(number, FormKind.EVALUATION), TODAY)
    impact = FormKind.IMPACT
    assert _queue(hall, date(2026, 2, 27))[-1] == (impact, FollowUpState.NOT_YET, NextStep.WAIT)
    assert _queue(hall, OPENS)[-1] == (impact, FollowUpState.OPEN, NextStep.SEND)
    assert _queue(hall, DUE) == [(impact, FollowUpState.OPEN, NextStep.SEND)]
    assert _queue(hall, date(2026, 5, 31)) == [(impact, FollowUpState.LATE, NextStep.SEND)]


def test_the_past_still_asks_for_a_form_that_came_in_later(hall: Hall) -> None:
    number = hall.hold(COURSE, HELD, came=1)
    hall.hand_in(hall.forms(number, FormKind.EVALUATION), TODAY)
    kinds = [line.kind for line in evaluation.follow_ups(hall.workspace, date(2026, 3, 30))]
    assert FormKind.EVALUATION in kinds


def test_people_who_left_are_not_asked_any_more(hall: Hall) -> None:
    hall.hold(COURSE, HELD, came=1)
    absence.leave(hall.workspace, hall.people[0], date(2026, 3, 1))
    assert _queue(hall, TODAY) == []


def test_a_reminder_is_made_once_and_only_of_what_was_sent(hall: Hall, tmp_path: Path) -> None:
    hall.go_to(date(2026, 5, 25))
    line = hall.forms(hall.hold(COURSE, HELD, came=1), FormKind.IMPACT)[0]
    assert sending.remind_of_forms(hall.workspace, [line.id], tmp_path).files == ()
    sent = sending.send_forms(hall.workspace, [line.id], tmp_path)
    assert [path.name for path in sent.files] == [f"{line.code}.eml"]
    assert hall.forms(line.session_id or 0, FormKind.IMPACT)[0].step is NextStep.REMIND
    reminder = sending.remind_of_forms(hall.workspace, [line.id], tmp_path).files
    message = message_from_bytes(reminder[0].read_bytes(), policy=default)
    assert message["To"] == "ada@example.org"
    assert message["Subject"].startswith("Reminder: ")
    assert sending.remind_of_forms(hall.workspace, [line.id], tmp_path).files == ()
    assert hall.forms(line.session_id or 0, FormKind.IMPACT)[0].step is NextStep.NONE


def test_whoever_has_no_address_gets_no_e_mail_and_is_not_marked_as_sent(
    hall: Hall, tmp_path: Path
) -> None:
    people.change_person(hall.workspace, hall.people[0], people.PersonDetails("Ada", "Sample"))
    line = hall.forms(hall.hold(COURSE, HELD, came=1), FormKind.IMPACT)[0]
    assert not line.may_email
    assert sending.send_forms(hall.workspace, [line.id], tmp_path).files == ()
    assert hall.forms(line.session_id or 0, FormKind.IMPACT)[0].sent_on is None


def test_where_an_e_mail_cannot_be_written_no_form_is_marked_and_none_is_left(
    hall: Hall, tmp_path: Path
) -> None:
    lines = hall.forms(hall.hold(COURSE, HELD), FormKind.IMPACT)
    folder = tmp_path / "drafts"
    in_the_way = folder / f"{lines[1].code}.eml" / "a folder of that name"
    in_the_way.mkdir(parents=True)
    with pytest.raises(InputError, match="could not be written"):
        sending.send_forms(hall.workspace, [line.id for line in lines], folder)
    assert [path.name for path in folder.iterdir()] == [f"{lines[1].code}.eml"]
    now = hall.forms(lines[0].session_id or 0, FormKind.IMPACT)
    assert [line.sent_on for line in now] == [None, None]


def test_a_form_that_opens_later_is_neither_written_nor_marked(hall: Hall, tmp_path: Path) -> None:
    late = hall.forms(hall.hold(COURSE, TODAY), FormKind.IMPACT)[0]
    with pytest.raises(RefusedError, match="from 30 June 2026 on"):
        sending.send_forms(hall.workspace, [late.id], tmp_path / "drafts")
    assert not (tmp_path / "drafts").exists()


def test_giving_out_a_form_again_keeps_the_first_day(hall: Hall) -> None:
    line = hall.forms(hall.hold(COURSE, HELD, came=1), FormKind.EVALUATION)[0]
    sending.mark_sent(hall.workspace, [line.id])
    hall.go_to(date(2026, 4, 2))
    sending.mark_sent(hall.workspace, [line.id])
    assert evaluation.find_form(hall.workspace, line.code).sent_on == TODAY


def test_the_report_counts_the_period_and_the_day_asked_about(hall: Hall) -> None:
    number = hall.hold(COURSE, HELD, came=3)
    hall.hold(COURSE, date(2026, 3, 1), came=2)
    hall.hand_in(hall.forms(number, FormKind.EVALUATION)[:2], TODAY, before=2, after=4)
    hall.hand_in(hall.forms(number, FormKind.IMPACT)[:1], TODAY, used=4)
    report = evaluation_report(hall.workspace, hall.courses[COURSE], HELD, HELD)
    ends = report.of(FormKind.EVALUATION)
    assert (ends.asked, ends.received, ends.rate) == (3, 2, 66.7)
    assert (report.rise.people, report.rise.rose) == (2, 2)
    assert (report.window.in_time, report.window.still_open) == (1, 2)
    assert report.window.source == "Herefordshire 8.3"
    assert [(each.booked, each.attended, each.received) for each in report.sessions] == [(3, 3, 2)]
    earlier = evaluation_report(hall.workspace, None, HELD, TODAY, as_at=date(2026, 3, 30))
    assert earlier.of(FormKind.EVALUATION).received == 0
    assert earlier.of(FormKind.EVALUATION).asked == 5


def test_a_period_that_ends_before_it_starts_is_refused(hall: Hall) -> None:
    with pytest.raises(InputError, match="has to end on or after"):
        evaluation_report(hall.workspace, None, TODAY, HELD)


def test_the_form_goes_to_whoever_is_asked_and_may_be_written_to(
    hall: Hall, tmp_path: Path
) -> None:
    view = courses.course_view(hall.workspace, hall.courses[COURSE])
    asking = replace(view.details, asks_managers=True)
    courses.change_course(hall.workspace, hall.courses[COURSE], asking)
    managing.set_line_manager(hall.workspace, hall.people[0], hall.people[1])
    ours = TrainerDetails("Cleo trains", person_id=hall.people[2])
    trainer = trainers.add_trainer(hall.workspace, ours)[0]
    number = hall.plan(COURSE, HELD, trainer_ids=(trainer,))
    mark = attendance.Mark(hall.people[0], attended=True)
    attendance.mark_attendance(hall.workspace, number, [mark])
    forms = {line.kind: line for line in evaluation.forms_of_session(hall.workspace, number)}
    assert forms[FormKind.MANAGER].who == "Bo Sample"
    assert forms[FormKind.MANAGER].about == "Ada Sample"
    assert forms[FormKind.TRAINER].who == "Cleo trains"
    sent = sending.send_forms(hall.workspace, [line.id for line in forms.values()], tmp_path)
    addressed = {message_from_bytes(path.read_bytes(), policy=default)["To"] for path in sent.files}
    assert addressed == {"ada@example.org", "bo@example.org", "cleo@example.org"}
    with hall.workspace.file.writing("no_email") as writer:
        writer.update(schema.person, hall.people[1], may_email=False)
    manager = hall.forms(number, FormKind.MANAGER)[0]
    assert not manager.may_email


def test_a_form_that_came_in_is_not_sent_or_reminded_of_any_more(
    hall: Hall, tmp_path: Path
) -> None:
    line = hall.forms(hall.hold(COURSE, HELD, came=1), FormKind.EVALUATION)[0]
    sending.mark_sent(hall.workspace, [line.id])
    hall.hand_in((line,), TODAY, after=3)
    assert sending.send_forms(hall.workspace, [line.id], tmp_path).files == ()
    assert sending.remind_of_forms(hall.workspace, [line.id], tmp_path).files == ()
    sending.mark_reminded(hall.workspace, [line.id])
    assert evaluation.find_form(hall.workspace, line.code).reminded_on is None


def test_a_form_laid_out_beforehand_is_found_by_its_code_once_ticked_in(hall: Hall) -> None:
    _anonymous(hall, COURSE)
    number = hall.plan(COURSE, HELD)
    bookings.book(hall.workspace, number, hall.people[:2])
    uid = sessions.session_view(hall.workspace, number).uid
    code = code_before_session(uid, hall.people[0])
    with pytest.raises(InputError, match=r"Ada Sample for .* Tick that session in first"):
        evaluation.find_form(hall.workspace, code)
    marks = [attendance.Mark(each, attended=True) for each in hall.people[:2]]
    attendance.mark_attendance(hall.workspace, number, marks)
    found = evaluation.find_form(hall.workspace, code)
    assert (found.who, found.kind, found.anonymous) == ("Ada Sample", FormKind.EVALUATION, True)
    with pytest.raises(InputError, match=r"is a spare form of .* the name that is written on it"):
        evaluation.find_form(hall.workspace, spare_codes(uid)[2])


def test_forms_of_training_without_a_session_are_typed_in_as_a_pile_of_their_own(
    hall: Hall,
) -> None:
    details = TrainingDetails(hall.courses[COURSE], HELD, provider="in-house")
    ids = training.record_training(hall.workspace, hall.people[:2], details).training_ids
    evaluation.make_forms(hall.workspace, ids)
    hall.hold(COURSE, HELD, came=3)
    grid = evaluation.entry_grid(hall.workspace, None, FormKind.EVALUATION)
    assert [row.line.training_id for row in grid.rows] == list(ids)
    hall.hand_in(tuple(row.line for row in grid.rows[:1]), TODAY, after=4)
    alone = piles(hall.workspace)[-1]
    assert alone.session_id is None
    ends = FormKind.EVALUATION
    assert (alone.asked[ends], alone.received[ends]) == (2, 1)


def test_a_past_day_does_not_know_what_was_sent_later(hall: Hall) -> None:
    line = hall.forms(hall.hold(COURSE, HELD, came=1), FormKind.IMPACT)[0]
    sending.mark_sent(hall.workspace, [line.id])
    before = evaluation.follow_ups(hall.workspace, date(2026, 3, 30))
    assert {each.sent_on for each in before} == {None}


def test_a_form_counts_as_asked_for_once_it_has_opened(hall: Hall) -> None:
    hall.hold(COURSE, HELD, came=2)
    the_day_before = evaluation_report(hall.workspace, None, HELD, HELD, date(2026, 2, 27))
    assert the_day_before.of(FormKind.IMPACT).asked == 0
    assert the_day_before.window.not_yet == 2
    opened = evaluation_report(hall.workspace, None, HELD, HELD, OPENS)
    assert opened.of(FormKind.IMPACT).asked == 2
