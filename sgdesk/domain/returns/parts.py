"""What a return says beside its counts: facts of the period, and what people typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sgdesk.domain.courses.quality import NeedKind
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.organisation.asked import AskedAbout, AskedLine
from sgdesk.domain.training.rule_book import Force
from sgdesk.domain.training.states import State

FEWEST = 5
"""Fewer people than this are not told by a number of their own in what leaves the organisation."""


class SectionKey(StrEnum):
    """The sections of a return in the order in which they are printed."""

    IDENTIFICATION = "identification"
    LEADS = "leads"
    WORKFORCE = "workforce"
    INDUCTION = "induction"
    REQUIREMENTS = "requirements"
    REASONS = "reasons"
    COURSES = "courses"
    EVALUATION = "evaluation"
    IMPACT = "impact"
    SUPERVISION = "supervision"
    GAPS = "gaps"
    GRADE = "grade"
    EVIDENCE = "evidence"
    ACTIONS = "actions"
    SIGN_OFF = "sign_off"


@dataclass(frozen=True, slots=True)
class SectionText:
    """What somebody typed for a section; ``grade`` is free text on whatever scale is used."""

    body: str = ""
    grade: str = ""


@dataclass(frozen=True, slots=True)
class ReturnAction:
    """Something to do: what, who does it, by when, the day on which it was done.

    ``evidence`` is what will show that it was done.
    """

    id: int
    summary: str
    owner: str
    due_on: date | None
    done_on: date | None
    section: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class LeadTraining:
    """How the lead or the deputy stands with one requirement.

    ``by_equivalent`` says that it was done by a course that is counted in the place of the
    partnership's own; ``month_only`` that no more is known of ``last_completed`` than its month.
    """

    title: str
    state: State
    last_completed: date | None
    due: date | None
    counts_from: date | None = None
    force: Force | None = None
    booked_for: date | None = None
    by_equivalent: bool = False
    month_only: bool = False


@dataclass(frozen=True, slots=True)
class LeadFacts:
    """The safeguarding lead or the deputy by their post; ``name`` only where that was wished.

    ``is_named`` says whether somebody holds it on the day; a leaver does not. ``unasked`` are the
    titles of what a lead is asked for and they are not, since no role of theirs is a lead's.
    """

    post: str
    is_named: bool
    trainings: tuple[LeadTraining, ...] = ()
    name: str = ""
    unasked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PeopleFlow:
    """Who came and went in the period, and when those who came were inducted.

    ``joined`` are in scope on the day and add up from ``inducted_before`` they first helped,
    ``inducted_later`` and ``not_inducted``, where they are asked for an induction at all. ``left``
    had left by the day, ``left_without`` their induction. Whose start is not known is in neither.
    ``came_back`` did so in the period: they are among those who ``left`` if they went in it, too,
    and no joiners.
    """

    joined: int = 0
    left: int = 0
    start_not_known: int = 0
    under_18: int = 0
    inducted_before: int = 0
    inducted_later: int = 0
    not_inducted: int = 0
    left_without: int = 0
    came_back: int = 0


@dataclass(frozen=True, slots=True)
class RoleUse:
    """The roles that people hold on the day, and how many of them call for training.

    Only training of the document and of the organisation's own topics counts. ``asked_nothing``
    are people whose roles call for none of it.
    """

    held: int = 0
    linked: int = 0
    asked_nothing: int = 0


@dataclass(frozen=True, slots=True)
class InductionFacts:
    """Checklists of everybody in scope; ``signed`` had the definitions signed for.

    ``requirements`` are the keys of what the partnership calls induction.
    """

    requirements: tuple[str, ...] = ()
    completed: int = 0
    under_way: int = 0
    signed: int = 0
    needs_signature: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is recorded of training, and of how many; ``words`` empty: not recorded."""

    words: str
    count: int


OURSELVES = "ourselves"
"""The provider of training that the organisation ran, under whichever of its names it stands."""


@dataclass(frozen=True, slots=True)
class CourseFacts:
    """A course that people completed or did not in the period, who gave that training, and how.

    ``providers``, ``scopes`` (``single`` or ``multi``) and ``methods`` are of the training itself,
    never of the catalogue; each adds up to ``completed``. ``duration`` is what the organisation
    says of a course of its own. ``is_own`` says that it is the organisation's, or that it gave it
    by itself in the period. ``not_completed`` counts who began it and did not complete it,
    ``in_progress`` who began it and is not done yet.
    """

    title: str
    completed: int
    reviewed_on: date | None
    is_own: bool
    providers: tuple[Told, ...] = ()
    scopes: tuple[Told, ...] = ()
    methods: tuple[Told, ...] = ()
    duration: str = ""
    objectives: str = ""
    not_completed: int = 0
    in_progress: int = 0


@dataclass(frozen=True, slots=True)
class FormFacts:
    """Forms of one kind about training of the period: asked for and come in."""

    kind: FormKind
    asked: int
    received: int


@dataclass(frozen=True, slots=True)
class EvaluationFacts:
    """What the forms of the period say, in numbers alone.

    ``has_window`` says that the document or the organisation sets a time for impact forms; without
    it none of them is in time or late. Those not in are ``impact_overdue`` past their time and
    ``impact_open`` within it. Of those ``compared``, knowledge ``rose``, stayed the ``same`` or
    ``fell``, so the three add up to it. They are forms; ``is_of_few`` says that they are of fewer
    people than :data:`FEWEST`, so that how it went is told nobody.
    """

    forms: tuple[FormFacts, ...] = ()
    impact_in_time: int = 0
    impact_late: int = 0
    observations: int = 0
    compared: int = 0
    rose: int = 0
    same: int = 0
    fell: int = 0
    has_window: bool = True
    impact_overdue: int = 0
    impact_open: int = 0
    sessions: int = 0
    is_of_few: bool = False


@dataclass(frozen=True, slots=True)
class SupervisionFacts:
    """Supervision and reviews of practice held in the period, and those due again.

    ``people`` is with how many people they were held.
    """

    held: int = 0
    asked_how_embedded: int = 0
    due_again: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class TrainerFacts:
    """Those who train for the organisation on the day, and what is noted of how many of them."""

    here: int = 0
    qualified: int = 0
    trained_the_trainer: int = 0
    observed: int = 0


@dataclass(frozen=True, slots=True)
class GapFacts:
    """A need, a gap or a barrier, with where it was found and what was done."""

    kind: NeedKind
    summary: str
    source: str
    done: str
    is_open: bool
    to_report: bool


@dataclass(frozen=True, slots=True)
class ReturnParts:
    """Everything of a return that is no count; all of it may be missing.

    ``names_left_out`` is how often a name, an e-mail address or a reference of somebody in the
    file was taken out of what people typed, since the return holds counts only.
    """

    period_from: date | None = None
    leads: tuple[LeadFacts, ...] = ()
    induction: InductionFacts = field(default_factory=InductionFacts)
    courses: tuple[CourseFacts, ...] = ()
    evaluation: EvaluationFacts = field(default_factory=EvaluationFacts)
    supervision: SupervisionFacts = field(default_factory=SupervisionFacts)
    gaps: tuple[GapFacts, ...] = ()
    actions: tuple[ReturnAction, ...] = ()
    texts: Mapping[SectionKey, SectionText] = field(default_factory=dict)
    names_left_out: int = 0
    flow: PeopleFlow = field(default_factory=PeopleFlow)
    roles: RoleUse = field(default_factory=RoleUse)
    asked: tuple[AskedLine, ...] = ()
    trainers: TrainerFacts = field(default_factory=TrainerFacts)

    def about(self, *wanted: AskedAbout) -> tuple[str, ...]:
        """The sentences about these things that are asked beside training."""
        return tuple(each.text for each in self.asked if each.about in wanted)

    def text(self, key: SectionKey) -> SectionText:
        """What was typed for a section, empty where nothing was."""
        return self.texts.get(key, SectionText())

    def numbers(self) -> Mapping[str, Mapping[str, int]]:
        """Every number among the facts, by what it is about and what it counts."""
        forms = self.evaluation.forms
        in_time = {
            "impact_in_time": self.evaluation.impact_in_time,
            "impact_late": self.evaluation.impact_late,
            "impact_overdue": self.evaluation.impact_overdue,
            "impact_still_open": self.evaluation.impact_open,
        }
        moved = {
            "knowledge_rose": self.evaluation.rose,
            "knowledge_stayed_the_same": self.evaluation.same,
            "knowledge_fell": self.evaluation.fell,
        }
        evaluation = {
            **(in_time if self.evaluation.has_window else {}),
            "sessions_held": self.evaluation.sessions,
            "observations": self.evaluation.observations,
            "compared_before_and_after": self.evaluation.compared,
            **({} if self.evaluation.is_of_few else moved),
        }
        return {
            "induction": {
                "checklists_completed": self.induction.completed,
                "under_way": self.induction.under_way,
                "signed": self.induction.signed,
            },
            "came_and_went": {
                "joined": self.flow.joined,
                "left": self.flow.left,
                "came_back": self.flow.came_back,
                "start_not_known": self.flow.start_not_known,
                **({"under_18": self.flow.under_18} if self.flow.under_18 >= FEWEST else {}),
                "joined_inducted_before_first_helping": self.flow.inducted_before,
                "joined_inducted_later": self.flow.inducted_later,
                "joined_not_inducted": self.flow.not_inducted,
                "left_without_induction": self.flow.left_without,
            },
            "roles": {
                "held": self.roles.held,
                "calling_for_training": self.roles.linked,
                "people_asked_for_nothing": self.roles.asked_nothing,
            },
            "forms_asked": {each.kind.value: each.asked for each in forms},
            "forms_received": {each.kind.value: each.received for each in forms},
            "evaluation": evaluation,
            "supervision": {
                "held": self.supervision.held,
                "asked_how_embedded": self.supervision.asked_how_embedded,
                "due_again": self.supervision.due_again,
                "people": self.supervision.people,
            },
            "trainers": {
                "here": self.trainers.here,
                "qualified": self.trainers.qualified,
                "trained_the_trainer": self.trainers.trained_the_trainer,
                "observed": self.trainers.observed,
            },
        }


NO_PARTS = ReturnParts()


@dataclass(frozen=True, slots=True)
class FrozenMark:
    """What makes a return final: its number, the day, what it replaces, and the file it is from.

    ``history_head`` is the hash of the newest entry of the history before it was frozen, and
    ``public_key`` what its signature is checked with, in base64url.
    """

    number: str
    frozen_on: date
    history_head: str
    public_key: str
    replaces: str = ""
    signature: str = ""
