"""What answers are held against: the forms of a session, its day, and what came in before."""

from dataclasses import dataclass
from datetime import date

from sgdesk.domain.forms.form import Answers, FormKind, FormQuestion
from sgdesk.domain.forms.record import FormRecord
from sgdesk.domain.organisation.pack import Pack


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the answers are held against: the session's forms, its day, and what came before."""

    kind: FormKind
    session: str
    asks: tuple[FormQuestion, ...]
    pack: Pack
    today: date
    forms: tuple[FormRecord, ...]
    others: tuple[FormRecord, ...]
    nameless: tuple[Answers, ...]
    known: frozenset[str]
    """The folded names of everybody here."""

    @property
    def takes_nameless(self) -> bool:
        """Whether answers can be kept without a person: those of learners about a session."""
        is_of_learner = self.kind in (FormKind.EVALUATION, FormKind.IMPACT)
        return is_of_learner and all(each.session_id is not None for each in self.forms)

    @property
    def held_on(self) -> date:
        """The earliest day of what the forms are about."""
        return min(each.held_on for each in self.forms)
