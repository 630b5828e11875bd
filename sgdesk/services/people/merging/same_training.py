"""Training and inductions that stand in both entries of one person: one, or two."""

from collections.abc import Callable, Container, Sequence

from sgdesk.domain.training.merging import Twice
from sgdesk.domain.training.record import TrainingRecord
from sgdesk.services.people.merging.questions import BOTH, GOES, STAYS, Asking, Choice
from sgdesk.services.people.merging.times import (
    day_words_of,
    of_one_day,
    of_one_month,
    since_words,
)


class SameTraining(Asking):
    """Decides which training of both is the same one, and which checklist goes on."""

    def _training(self) -> None:
        """Pair what is of one day in both first, then a month of the one with a day of the other.

        So no month takes the record that stands in both to the day.
        """
        pairs: dict[int, TrainingRecord] = {}
        for is_same in (of_one_day, of_one_month):
            taken = {each.id for each in pairs.values()}
            for theirs in self._goes.training:
                ours = self._matching(theirs, taken, is_same) if theirs.id not in pairs else None
                if ours is not None:
                    taken.add(ours.id)
                    pairs[theirs.id] = ours
        for theirs in self._goes.training:
            if theirs.id in pairs:
                self._same_training(pairs[theirs.id], theirs)

    def _matching(
        self,
        theirs: TrainingRecord,
        taken: Container[int],
        is_same: Callable[[TrainingRecord, TrainingRecord], bool],
    ) -> TrainingRecord | None:
        """The record of the other entry that is the same training and stands with no other."""
        same = (
            each
            for each in self._stays.training
            if each.id not in taken
            and (each.course_id, each.outcome) == (theirs.course_id, theirs.outcome)
            and is_same(each, theirs)
        )
        return next(same, None)

    def _same_training(self, ours: TrainingRecord, theirs: TrainingRecord) -> None:
        title = f"{self._titles.courses[ours.course_id]}, {day_words_of(ours)}"
        numbers = [
            side.certificates.get(each.id)
            for side, each in ((self._stays, ours), (self._goes, theirs))
        ]
        is_better = self._goes.worth(theirs) > self._stays.worth(ours)
        if ours.month_only != theirs.month_only:
            answer = self._same_month(ours, theirs, numbers)
        elif all(numbers):
            words = [f"Certificate {number} stands" for number in numbers]
            choices = (Choice(STAYS, words[0]), Choice(GOES, words[1]))
            about = f"{title}: two certificates, one of them is revoked"
            answer = self._ask(f"training:{ours.id}:{theirs.id}", about, choices, STAYS)
        else:
            answer = GOES if is_better else STAYS
            self._told.append(f"{title} stands in both, and counts once.")
        if answer == BOTH:
            return
        kept, struck = (theirs, ours) if answer == GOES else (ours, theirs)
        self._rows.twice.append(Twice(kept, struck))

    def _same_month(
        self, ours: TrainingRecord, theirs: TrainingRecord, numbers: Sequence[str | None]
    ) -> str:
        """A month in the one and a day in the other may be one training, or two."""
        choices = [
            Choice(value, f"One training: {day_words_of(each)}")
            for value, each, number, other in (
                (STAYS, ours, numbers[0], numbers[1]),
                (GOES, theirs, numbers[1], numbers[0]),
            )
            if number or not other
        ]
        choices.append(Choice(BOTH, "Two trainings"))
        exact = STAYS if theirs.month_only else GOES
        offered = exact if exact in {each.value for each in choices} else choices[0].value
        about = self._titles.courses[ours.course_id]
        return self._ask(f"training:{ours.id}:{theirs.id}", about, choices, offered)

    def _inductions(self) -> None:
        struck = {each.goes.id for each in self._rows.twice}
        brought = {each.stays.id for each in self._rows.twice}
        both = (*self._stays.inductions, *self._goes.inductions)
        has_one = {each.training_id for each in both}
        out = self._rows.inductions
        for twice in self._rows.twice:
            if twice.stays.id in has_one & brought and twice.goes.id in has_one & struck:
                out += [each.id for each in both if each.training_id == twice.goes.id]
        ours = [each for each in self._stays.inductions if each.id not in out]
        theirs = [each for each in self._goes.inductions if each.id not in out]
        open_ours = [each for each in ours if each.completed_on is None]
        open_theirs = [each for each in theirs if each.completed_on is None]
        if open_ours and open_theirs:
            choices = [
                Choice(value, f"The checklist that began {since_words(each[0].begun_on)}")
                for value, each in ((STAYS, open_ours), (GOES, open_theirs))
            ]
            answer = self._ask("induction", "Induction under way", choices, STAYS)
            out += [each.id for each in (open_theirs if answer == STAYS else open_ours)]
        elif ours and theirs and (open_ours or open_theirs):
            choices = [
                Choice(STAYS, "It is completed; the checklist under way is struck out"),
                Choice(BOTH, "Both stay as they are"),
            ]
            if self._ask("induction", "Induction", choices, STAYS) == STAYS:
                out += [each.id for each in (*open_ours, *open_theirs)]
