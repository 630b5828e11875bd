"""What stands in both entries of one person: asked where somebody has to say, else decided.

Nothing is decided that cannot be seen: what is not asked is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sgdesk.domain.dates import long_date
from sgdesk.domain.people.kinds import KINDS
from sgdesk.domain.people.managers import as_one, would_be_circle
from sgdesk.domain.people.person import KeptPerson, Person
from sgdesk.domain.sessions.session import BookingState
from sgdesk.domain.text import fold
from sgdesk.domain.training.merging import Merge
from sgdesk.services.people.merging.questions import GOES, STAYS, Choice, Question
from sgdesk.services.people.merging.roles_and_times import RolesAndTimes
from sgdesk.services.people.merging.same_training import SameTraining
from sgdesk.services.people.merging.sides import Side, Titles


@dataclass(slots=True)
class Decided:
    """What becomes of the two: the merge down to the rows, what was asked, and what is told."""

    merge: Merge
    questions: tuple[Question, ...]
    told: tuple[str, ...]


def decide(stays: Side, goes: Side, titles: Titles, answers: Mapping[str, str]) -> Decided:
    """Decide what becomes of two entries; an answer that is not offered is none."""
    return _Deciding(stays, goes, titles, answers).decided()


class _Deciding(RolesAndTimes, SameTraining):
    def decided(self) -> Decided:
        kept = self._details()
        self._posts()
        self._absences()
        left = self._last_day()
        self._training()
        self._inductions()
        self._bookings()
        self._agreed()
        self._trainers()
        rows = self._rows
        merge = Merge(
            self._stays.person.id,
            self._goes.person.id,
            kept,
            left,
            twice=rows.twice,
            posts=rows.posts,
            absences=rows.absences,
            bookings=rows.bookings,
            exemptions=rows.exemptions,
            reasons=rows.reasons,
            inductions=rows.inductions,
            cleared=rows.cleared,
            ends=rows.ends,
        )
        return Decided(merge, tuple(self._questions), tuple(dict.fromkeys(self._told)))

    def _details(self) -> KeptPerson:
        stays, goes = self._stays.person, self._goes.person
        name = goes if self._differs("name", "Name", _name(stays), _name(goes)) else stays
        email = goes.email if self._differs("email", "E-mail", stays.email, goes.email) else None
        has_reference = self._differs("reference", "Reference", stays.reference, goes.reference)
        kinds = KINDS[stays.kind].word, KINDS[goes.kind].word
        kind = goes.kind if self._differs("kind", "Kind", *kinds) else stays.kind
        under_18 = stays.under_18 or goes.under_18
        may_email = stays.may_email and goes.may_email and not under_18
        if stays.may_email != goes.may_email and not under_18:
            self._told.append("One of the two may not be e-mailed, so they may not.")
        if stays.under_18 != goes.under_18:
            self._told.append("One of the two is under 18, so they are.")
        return KeptPerson(
            given_name=name.given_name,
            family_name=name.family_name,
            match_key=fold(name.name),
            title=name.title or stays.title or goes.title,
            reference=goes.reference if has_reference else stays.reference or goes.reference,
            email=email or stays.email or goes.email,
            kind=kind,
            started=self._started(),
            notes="\n".join(dict.fromkeys(filter(None, (stays.notes, goes.notes)))),
            may_email=may_email,
            line_manager_id=self._manager(),
            under_18=under_18,
        )

    def _differs(self, key: str, about: str, stays: str | None, goes: str | None) -> bool:
        """Whether what the one says who goes is taken; asked where both say something else."""
        if not goes or not stays or fold(stays) == fold(goes):
            return False
        choices = (Choice(STAYS, stays), Choice(GOES, goes))
        return self._ask(key, about, choices, self._leads) == GOES

    def _started(self) -> date | None:
        days = self._stays.person.started, self._goes.person.started
        known = [day for day in days if day is not None]
        if len(set(known)) < len(days):
            return known[0] if known else None
        choices = (Choice(STAYS, long_date(known[0])), Choice(GOES, long_date(known[1])))
        offered = STAYS if known[0] <= known[1] else GOES
        return known[self._ask("started", "With us since", choices, offered) == GOES]

    def _manager(self) -> int | None:
        pair = {self._stays.person.id, self._goes.person.id}
        both = (self._stays.person.line_manager_id, self._goes.person.line_manager_id)
        known = list(dict.fromkeys(each for each in both if each is not None and each not in pair))
        known = [each for each in known if not self._is_under(each)]
        if len(known) < len(both):
            return known[0] if known else None
        names = [self._titles.people.get(each, "") for each in known]
        choices = (Choice(STAYS, names[0]), Choice(GOES, names[1]))
        return known[self._ask("manager", "Line manager", choices, self._leads) == GOES]

    def _is_under(self, manager: int) -> bool:
        """Whether a line manager of the one is in the team of the other: that would be a circle."""
        stays, goes = self._stays.person.id, self._goes.person.id
        managers = as_one(self._titles.managers, stays, goes)
        if not would_be_circle(managers, stays, manager):
            return False
        name = self._titles.people.get(manager, "")
        self._told.append(f"{name} is in their team, so is not their line manager any more.")
        return True

    def _trainers(self) -> None:
        if self._stays.trainer and self._goes.trainer:
            self._told.append(
                f"Both are among the trainers: {self._stays.trainer} gave the sessions and days of "
                "both, and the other entry is off the list."
            )

    def _bookings(self) -> None:
        ours = {each.session_id: each for each in self._stays.bookings}
        for theirs in self._goes.bookings:
            known = ours.get(theirs.session_id)
            if known is None:
                continue
            first, second = sorted((known, theirs), key=lambda each: _BEST.index(each.state))
            self._rows.bookings.append((first.id, second.id))
            self._told.append("Where both are booked on one session, one place stays.")

    def _agreed(self) -> None:
        known = {_said(each, "id", "person_id") for each in self._stays.exemptions}
        for theirs in self._goes.exemptions:
            if _said(theirs, "id", "person_id") in known:
                self._rows.exemptions.append(theirs.id)
        reasons = {_said(each, "id", "person_id") for each in self._stays.reasons}
        open_ones = {
            (e.requirement, e.course_id): e for e in self._stays.reasons if e.cleared_on is None
        }
        for why in self._goes.reasons:
            other = open_ones.get((why.requirement, why.course_id))
            if _said(why, "id", "person_id") in reasons:
                self._rows.reasons.append(why.id)
            elif other is not None and why.cleared_on is None:
                earlier = min(other, why, key=lambda each: (each.noted_on, each.id))
                self._rows.cleared.append(earlier.id)
                self._told.append("Of two reasons for one thing the newer holds.")


_BEST = (
    BookingState.ATTENDED,
    BookingState.DID_NOT_ATTEND,
    BookingState.BOOKED,
    BookingState.WAITING,
    BookingState.CANCELLED,
)
"""Of two bookings of one session the first of these stays."""


def _name(person: Person) -> str:
    return person.name_parts.shown


def _said(row: object, *but: str) -> tuple[object, ...]:
    """What a row says, without its number and whose it is."""
    fields = getattr(row, "__dataclass_fields__", {})
    return tuple(getattr(row, name) for name in fields if name not in but)
