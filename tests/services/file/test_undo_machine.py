"""Any run of actions, undone and done again in any order, against a model of the whole file."""

import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sgdesk.data.file import history, schema
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.training.counting.tallies import Summary
from sgdesk.services.file import undo
from sgdesk.services.organisation import following, organisation
from sgdesk.services.organisation.following import Placing
from sgdesk.services.people import absence, people, roles
from sgdesk.services.people.merging.merging import merge_people, preview_merge
from sgdesk.services.people.posts import change_post, take_out_post
from sgdesk.services.sessions import attendance, bookings, sessions
from sgdesk.services.sessions.attendance import Mark
from sgdesk.services.training import recording as training
from sgdesk.services.training.correcting import correct_training
from sgdesk.services.training.exemptions import exempt, note_reason
from sgdesk.services.training.standing import summary_report
from tests import factories
from tests.factories import Dump

DAYS = st.integers(0, 1500).map(lambda back: factories.TODAY - timedelta(days=back))
AS_ATS = (date(2024, 2, 29), factories.TODAY, date(2027, 2, 28))
PICK = st.integers(0, 50)


@dataclass(frozen=True)
class Moment:
    """Everything in the file at one moment but the history, and what it says of three days."""

    rows: Dump
    figures: tuple[Summary, ...]


class Actions(RuleBasedStateMachine):
    """Each action puts a moment on the pile; undo and redo go down and up the pile."""

    @initialize(partnership=st.sampled_from(factories.PACKS))
    def open_file(self, partnership: str) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.workspace = factories.make_workspace(Path(self.folder.name), partnership)
        self.courses = [each.id for each in training.course_choices(self.workspace)]
        group = organisation.organisation_view(self.workspace).pack.groups[-1].key
        roles.add_role(self.workspace, "Helper", group)
        people.add_person(self.workspace, people.PersonDetails("Sample", "One"), 1, None)
        self.pile = [self._moment()]
        self.undone: list[Moment] = []

    @property
    def keys(self) -> list[str]:
        """What the pack that is followed now asks for."""
        pack = organisation.organisation_view(self.workspace).pack
        return [each.key for each in pack.requirements]

    def _moment(self) -> Moment:
        figures = tuple(summary_report(self.workspace, day).summary for day in AS_ATS)
        return Moment(factories.dump(self.workspace), figures)

    def _done(self) -> None:
        now = self._moment()
        if now.rows != self.pile[-1].rows:
            self.pile.append(now)
            self.undone.clear()

    def _pick(self, table: str, number: int) -> int | None:
        rows = self.pile[-1].rows[table]
        return int(rows[number % len(rows)][0]) if rows else None

    @rule(start=st.none() | DAYS, number=PICK)
    def add_person(self, start: date | None, number: int) -> None:
        details = people.PersonDetails("Sample", f"Person {number}")
        people.add_person(self.workspace, details, self._pick("role", number), start)
        self._done()

    @rule(number=PICK, name=st.sampled_from(["Łukasz", "Zoë", "Sample"]))
    def change_person(self, number: int, name: str) -> None:
        found = self._pick("person", number)
        assert found is not None
        people.change_person(self.workspace, found, people.PersonDetails(name, "Changed"))
        self._done()

    @rule(number=PICK, day=DAYS)
    def leave_or_come_back(self, number: int, day: date) -> None:
        found = self._pick("person", number)
        assert found is not None
        has_left = people.person_view(self.workspace, found).person.left is not None
        try:
            if has_left:
                absence.come_back(self.workspace, found, day, (1,))
            else:
                absence.leave(self.workspace, found, day)
        except InputError:
            return
        self._done()

    @rule(number=PICK, days=st.tuples(DAYS, DAYS))
    def change_post(self, number: int, days: tuple[date, date]) -> None:
        found = self._pick("post", number)
        if found is None:
            return
        try:
            change_post(self.workspace, found, min(days), max(days))
        except InputError:
            return
        self._done()

    @rule(number=PICK)
    def take_out_post(self, number: int) -> None:
        found = self._pick("post", number)
        if found is None:
            return
        take_out_post(self.workspace, found)
        self._done()

    @rule(pair=st.tuples(PICK, PICK), said=st.integers(0, 2))
    def merge_people(self, pair: tuple[int, int], said: int) -> None:
        stays, goes = (self._pick("person", each) for each in pair)
        assert stays is not None
        assert goes is not None
        if stays == goes:
            return
        asked = preview_merge(self.workspace, stays, goes).questions
        answers = {each.id: each.choices[said % len(each.choices)].value for each in asked}
        found = preview_merge(self.workspace, stays, goes, answers)
        merge_people(self.workspace, stays, goes, answers)
        now = people.person_view(self.workspace, stays)
        foretold = {each.title: each.after for each in found.states if each.after}
        assert dict(now.standings) == foretold
        self._nothing_is_lost_by_merging(stays, goes)
        self._done()

    def _nothing_is_lost_by_merging(self, stays: int, goes: int) -> None:
        """Every record of training is there, of the one who stays, and none counts twice."""
        before, after = self.pile[-1].rows, factories.dump(self.workspace)
        assert len(after["training"]) == len(before["training"])
        assert len(after["certificate"]) == len(before["certificate"])
        assert len(after["person"]) == len(before["person"]) - 1
        view = people.person_view(self.workspace, stays)
        owners = {int(row[0]): int(row[1]) for row in before["training"]}
        theirs = {number for number, who in owners.items() if who in (stays, goes)}
        assert {each.row.id for each in view.training} == theirs
        counted = [
            (e.row.course_id, e.row.completed_on, owners[e.row.id])
            for e in view.training
            if not e.row.is_void
        ]
        ours, others = ({row[:2] for row in counted if row[2] == who} for who in (stays, goes))
        assert not ours & others

    @rule(number=PICK, day=DAYS)
    def correct_training(self, number: int, day: date) -> None:
        found = self._pick("training", number)
        if found is None:
            return
        course = self.courses[number % len(self.courses)]
        details = training.TrainingDetails(course, day)
        try:
            correct_training(self.workspace, found, details, after_leaving=True)
        except RefusedError:
            return
        self._done()

    @rule(number=PICK, day=DAYS, everybody=st.booleans())
    def record_training(self, number: int, day: date, everybody: bool) -> None:
        known = [int(row[0]) for row in self.pile[-1].rows["person"]]
        who = known if everybody else known[: number % len(known) + 1]
        course = self.courses[number % len(self.courses)]
        details = training.TrainingDetails(course, day)
        training.record_training(self.workspace, who, details, after_leaving=True)
        self._done()

    @rule(number=PICK)
    def void_training(self, number: int) -> None:
        found = self._pick("training", number)
        if found is None:
            return
        if self._is_struck_out(found):
            with pytest.raises(RefusedError):
                training.void_training(self.workspace, found, "Entered twice")
            return
        training.void_training(self.workspace, found, "Entered twice")
        self._done()

    def _is_struck_out(self, training_id: int) -> bool:
        place = list(schema.training.c.keys()).index("voided_on")
        rows = self.pile[-1].rows["training"]
        return any(row[0] == training_id and row[place] is not None for row in rows)

    @rule(number=PICK, start=DAYS, length=st.integers(0, 400))
    def exempt(self, number: int, start: date, length: int) -> None:
        found = self._pick("person", number)
        assert found is not None
        exempt(
            self.workspace,
            found,
            self.keys[number % len(self.keys)],
            reason="Away",
            agreed_by="The trustees",
            start=start,
            review_on=start + timedelta(days=length),
        )
        self._done()

    @rule(number=PICK, reason=st.sampled_from(["refused", "no_place"]))
    def note_reason(self, number: int, reason: str) -> None:
        found = self._pick("person", number)
        assert found is not None
        note_reason(self.workspace, found, self.keys[number % len(self.keys)], reason)
        self._done()

    @rule(number=PICK, from_date=st.none() | DAYS)
    def change_role(self, number: int, from_date: date | None) -> None:
        wanted = self.keys[: number % (len(self.keys) + 1)]
        roles.change_role(self.workspace, 1, group=None, requirements=wanted, from_date=from_date)
        self._done()

    @rule(key=st.sampled_from(factories.PACKS), with_groups=st.booleans())
    def follow_another_partnership(self, key: str, with_groups: bool) -> None:
        found = following.preview_partnership(self.workspace, key)
        groups = {each.id: each.suggested for each in found.roles if each.suggested}
        following.choose_partnership(self.workspace, key, Placing(groups) if with_groups else None)
        self._done()

    @rule(day=DAYS, came=st.integers(0, 3), cancelled=st.booleans())
    def run_a_session(self, day: date, came: int, cancelled: bool) -> None:
        number, _ = sessions.plan_session(
            self.workspace, sessions.SessionDetails(self.courses[0], day, capacity=2)
        )
        self._done()
        who = [int(row[0]) for row in self.pile[-1].rows["person"]][:4]
        bookings.book(self.workspace, number, who)
        self._done()
        if cancelled:
            sessions.cancel_session(self.workspace, number, "The hall is flooded")
        else:
            marks = [Mark(each, attended=True) for each in who[:came]]
            marks += [Mark(each, attended=False, reason="unwell") for each in who[came:]]
            attendance.mark_attendance(self.workspace, number, marks)
        self._done()

    @rule(value=st.sampled_from(["12", "24", "36", ""]), from_date=st.none() | DAYS)
    def change_interval(self, value: str, from_date: date | None) -> None:
        key = f"interval:{self.keys[-1]}"
        organisation.change_setting(self.workspace, key, value, from_date)
        self._done()

    @precondition(lambda self: len(self.pile) > 1)
    @rule()
    def undo(self) -> None:
        undo.undo(self.workspace)
        self.undone.append(self.pile.pop())
        assert self._moment() == self.pile[-1]

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        undo.redo(self.workspace)
        self.pile.append(self.undone.pop())
        assert self._moment() == self.pile[-1]

    @invariant()
    def redo_is_offered_just_where_there_is_something(self) -> None:
        assert (undo.undo_state(self.workspace).redo is not None) == bool(self.undone)

    @invariant()
    def the_chain_of_the_history_is_whole(self) -> None:
        with self.workspace.file.reading() as connection:
            assert history.broken_link(connection) is None
            entries = connection.execute(schema.history.select()).all()
        assert [row.id for row in entries] == list(range(1, len(entries) + 1))

    def teardown(self) -> None:
        self.workspace.close()
        self.folder.cleanup()


TestActions = Actions.TestCase
TestActions.settings = settings(
    max_examples=12,
    stateful_step_count=20,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
