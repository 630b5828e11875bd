"""What a partnership's own document asks an organisation to show, question by question."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sgdesk.domain.organisation.pack import Pack
from sgdesk.domain.returns.parts import SectionKey as Key


class Fact(StrEnum):
    """What the file itself can answer a question with; each becomes sentences."""

    INDUCTION = "induction"
    CONTENT = "content"
    ROLES = "roles"
    COVERAGE = "coverage"
    HAVE_AND_HAVE_NOT = "have_and_have_not"
    LEADS = "leads"
    WHEN = "when"
    JOINERS = "joiners"
    REASONS = "reasons"
    COURSES = "courses"
    COURSE_FORMS = "course_forms"
    IMPACT_FORMS = "impact_forms"
    SUPERVISION = "supervision"
    GAPS = "gaps"
    CONCERNS = "concerns"
    LEARNING = "learning"
    POLICY = "policy"
    OUTSIDE = "outside"
    RECRUITING = "recruiting"
    COURSE_REASONS = "course_reasons"
    TRAINERS = "trainers"
    OUTLINE = "outline"
    CASE_FILES = "case_files"


@dataclass(frozen=True, slots=True)
class ReturnQuestion:
    """One thing that the document asks for, and where it does.

    ``answered_by`` are the sections whose words belong to it, ``facts`` what the file says to it;
    where no section fits, the file alone answers.
    """

    text: str
    source: str
    answered_by: tuple[Key, ...]
    facts: tuple[Fact, ...] = ()


Layout = tuple[ReturnQuestion, ...]

_WORCESTERSHIRE: Mapping[str, tuple[tuple[Key, ...], tuple[Fact, ...]]] = {
    "up-to-date": ((Key.INDUCTION, Key.COURSES), (Fact.INDUCTION, Fact.CONTENT, Fact.LEARNING)),
    "correct-staff": (
        (Key.WORKFORCE, Key.LEADS, Key.REQUIREMENTS),
        (Fact.ROLES, Fact.COVERAGE, Fact.LEADS),
    ),
    "right-time": ((Key.REASONS,), (Fact.WHEN, Fact.JOINERS, Fact.REASONS)),
    "quality": ((Key.EVALUATION,), (Fact.TRAINERS, Fact.COURSES, Fact.COURSE_FORMS)),
    "impact": (
        (Key.IMPACT, Key.SUPERVISION),
        (Fact.IMPACT_FORMS, Fact.SUPERVISION, Fact.CASE_FILES),
    ),
    "gaps": ((Key.GAPS,), (Fact.GAPS,)),
}
"""The six rows of its monitoring table, by their keys in the pack."""

_SANDWELL: Layout = (
    ReturnQuestion(
        "Specialist roles and safeguarding leads (group 4)", "4.1", (Key.LEADS,), (Fact.LEADS,)
    ),
    ReturnQuestion(
        "Supervisors and managers, including recruitment of staff (groups 5 and 6)",
        "4.1",
        (),
        (Fact.RECRUITING,),
    ),
    ReturnQuestion(
        "Systems to identify the training needs of employees",
        "5.1",
        (Key.WORKFORCE, Key.GAPS),
        (Fact.ROLES, Fact.GAPS),
    ),
    ReturnQuestion(
        "Systems to identify any reasons for workers not completing training courses",
        "5.1",
        (Key.REASONS,),
        (Fact.REASONS, Fact.COURSE_REASONS),
    ),
    ReturnQuestion(
        "The numbers of employees who have and have not completed the single-agency training "
        "requirements identified for them",
        "5.2",
        (Key.INDUCTION,),
        (Fact.HAVE_AND_HAVE_NOT,),
    ),
    ReturnQuestion(
        "Outline of respective courses", "5.3", (Key.COURSES,), (Fact.OUTLINE, Fact.COURSES)
    ),
    ReturnQuestion(
        "How the agency evaluates its single-agency training",
        "5.3",
        (Key.EVALUATION, Key.IMPACT),
        (Fact.COURSE_FORMS, Fact.IMPACT_FORMS),
    ),
    ReturnQuestion(
        "Numbers and percentage of staff who have completed relevant training",
        "5.3",
        (Key.REQUIREMENTS,),
        (Fact.COVERAGE,),
    ),
)

_HEREFORDSHIRE: Layout = (
    ReturnQuestion(
        "Competent staff, able to raise concerns and supported in their safeguarding role",
        "4.1",
        (Key.WORKFORCE,),
        (Fact.CONCERNS,),
    ),
    ReturnQuestion("A mandatory induction", "4.1", (Key.INDUCTION,), (Fact.INDUCTION,)),
    ReturnQuestion(
        "Regular reviews of practice, and reflective supervision",
        "4.1",
        (Key.SUPERVISION,),
        (Fact.SUPERVISION,),
    ),
    ReturnQuestion(
        "Training identified for each role, a training pathway, and policies of one's own",
        "4.1; Appendix 1",
        (Key.LEADS,),
        (Fact.ROLES, Fact.LEADS, Fact.POLICY),
    ),
    ReturnQuestion("The effectiveness of training", "4.1", (Key.EVALUATION,), (Fact.COURSE_FORMS,)),
    ReturnQuestion(
        "Accurate records of training attended by staff",
        "4.1",
        (Key.REQUIREMENTS, Key.REASONS, Key.COURSES),
        (Fact.COVERAGE, Fact.WHEN, Fact.REASONS, Fact.COURSES),
    ),
    ReturnQuestion("Training of services that are commissioned", "4.1", (), (Fact.OUTSIDE,)),
    ReturnQuestion("Learning passed on to staff", "6", (), (Fact.LEARNING,)),
    ReturnQuestion(
        "Evidence of the impact of training and learning activities",
        "8.3",
        (Key.IMPACT,),
        (Fact.IMPACT_FORMS,),
    ),
)

_PARTNERS = "The role of Safeguarding Partners/Relevant Agencies"
_HARROW: Layout = (
    ReturnQuestion(
        "A mandatory induction for all staff", _PARTNERS, (Key.INDUCTION,), (Fact.INDUCTION,)
    ),
    ReturnQuestion(
        "Additional training for the role, and messages from practice reviews",
        _PARTNERS,
        (Key.WORKFORCE,),
        (Fact.ROLES, Fact.LEARNING),
    ),
    ReturnQuestion(
        "A safeguarding lead or designated person whom staff can go to",
        _PARTNERS,
        (Key.LEADS,),
        (Fact.LEADS,),
    ),
    ReturnQuestion(
        "In-house trainers who know safeguarding, and commissioned training that is up to date",
        _PARTNERS,
        (Key.COURSES,),
        (Fact.TRAINERS, Fact.COURSES, Fact.CONTENT, Fact.OUTSIDE),
    ),
    ReturnQuestion(
        "Support and supervision, and regular reviews of practice",
        _PARTNERS,
        (Key.SUPERVISION,),
        (Fact.SUPERVISION,),
    ),
    ReturnQuestion(
        "Gaps in training provision, and emerging areas of concern",
        _PARTNERS,
        (Key.GAPS,),
        (Fact.GAPS,),
    ),
    ReturnQuestion(
        "A workforce that is adequately trained, and accurate records of training attended",
        _PARTNERS,
        (Key.REQUIREMENTS, Key.REASONS),
        (Fact.COVERAGE, Fact.WHEN, Fact.REASONS),
    ),
    ReturnQuestion(
        "Internal evaluation of single-agency training, and the impact of training",
        "Single Agency Training",
        (Key.EVALUATION, Key.IMPACT),
        (Fact.COURSE_FORMS, Fact.IMPACT_FORMS),
    ),
)

_HARTLEPOOL: Layout = (
    ReturnQuestion(
        "Staff who are competent, able to raise concerns, and supported in their safeguarding role",
        "1.5",
        (Key.WORKFORCE, Key.LEADS),
        (Fact.CONCERNS, Fact.ROLES, Fact.LEADS),
    ),
    ReturnQuestion("A mandatory induction", "1.5", (Key.INDUCTION,), (Fact.INDUCTION,)),
    ReturnQuestion(
        "Regular reviews of practice, and appropriate supervision and support",
        "1.5",
        (Key.SUPERVISION,),
        (Fact.SUPERVISION,),
    ),
    ReturnQuestion(
        "Staff undertake safeguarding training and development",
        "1.5",
        (Key.REQUIREMENTS, Key.REASONS, Key.COURSES),
        (Fact.COVERAGE, Fact.WHEN, Fact.REASONS, Fact.COURSES),
    ),
    ReturnQuestion(
        "The effectiveness of single-agency training",
        "7.1",
        (Key.EVALUATION, Key.IMPACT),
        (Fact.COURSE_FORMS, Fact.IMPACT_FORMS),
    ),
)

_LAYOUTS: Mapping[str, Layout] = {
    "scsp": _SANDWELL,
    "hscp": _HEREFORDSHIRE,
    "hscb": _HARROW,
    "hsscp": _HARTLEPOOL,
}


def layout_of(pack: Pack) -> Layout:
    """The questions of the pack's document in its order; nothing where it has none of its own."""
    if pack.id == "wscp":
        return tuple(
            ReturnQuestion(item.text, item.source or "", *_WORCESTERSHIRE[item.key])
            for item in pack.listed("monitoring")
            if item.key in _WORCESTERSHIRE
        )
    return _LAYOUTS.get(pack.id, ())


_STATUTORY = "not less than every 3 years or in line with statutory requirements"
_HARROW_SAYS = (
    "HSCB recommend that all practitioners working with children and young people should update "
    "their safeguarding training at a minimum of every 3 years."
)
_REFRESH: Mapping[tuple[str, str], str] = {
    ("hscp", "level2"): (
        "Individuals should refresh their training not less than once every 3 years."
    ),
    ("hscp", "level3"): "Staff should refresh their training at least once every 3 years.",
    ("wscp", "universal"): f"To ensure all staff refresh their training {_STATUTORY}",
    ("wscp", "lead"): f"To ensure all staff attend refresher training {_STATUTORY}",
    ("hscb", "elearning"): _HARROW_SAYS,
    ("hscb", "introduction"): _HARROW_SAYS,
    ("hscb", "advanced"): _HARROW_SAYS,
}
"""The sentence of each document about a refresh, letter by letter; a copy never says more."""


_BESIDE: Mapping[tuple[str, str], str] = {
    ("hscb", "elearning"): (
        "The document offers e-learning and leaves open who must take it: which role needs it "
        "stands in the HSCB Pathway, which is not part of its text. Whom we ask is our own choice."
    ),
}
"""What a document leaves open that a figure alone would hide."""


def note_beside(pack: Pack, requirement: str) -> str:
    """What has to stand beside the figure of a requirement; empty where nothing has."""
    return _BESIDE.get((pack.id, requirement), "")


def refresh_quote(pack: Pack, requirement: str) -> str:
    """What the document says of refreshing a requirement, in its own words; empty where nothing."""
    return _REFRESH.get((pack.id, requirement), "")
