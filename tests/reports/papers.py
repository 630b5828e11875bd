"""Every paper but the return and the certificate, from fixed values, for as many people as asked.

No clock, no file and nothing drawn by lot: the same number gives the same bytes.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from sgdesk.domain.courses.quality import (
    NeedKind,
    NeedLine,
    ObservationLine,
    ProgrammeLine,
    QualityReport,
    Risk,
    RiskLine,
    TrainerLine,
)
from sgdesk.domain.forms.follow_up import FollowUp
from sgdesk.domain.forms.form import (
    AnswerKind,
    FormKind,
    FormQuestion,
    FormSheet,
)
from sgdesk.domain.forms.results import (
    EvaluationReport,
    FilledForm,
    HeldSession,
    SampleFinding,
    WindowCounts,
    put_together,
    rise_of,
    side_by_side,
)
from sgdesk.domain.forms.sampling import DrawnPerson, DrawnSample
from sgdesk.domain.names import filed, split_name
from sgdesk.domain.organisation.plain_paper import PlainPaper, Section
from sgdesk.domain.people.induction_paper import InductionSheet, SheetLine, asked_words
from sgdesk.domain.sessions.attendance import AttendanceReport, AttendanceRow
from sgdesk.domain.sessions.planning import (
    PlanMonth,
    PlanPerson,
    PlanRow,
    TrainingPlan,
    months_ahead,
)
from sgdesk.domain.sessions.sign_in import SignInRow, SignInSheet
from sgdesk.domain.training.person_record import (
    PersonPaper,
    RequirementLine,
    RoleHeld,
    TrainingLine,
)
from sgdesk.domain.training.states import State
from sgdesk.reports.courses.quality_report import quality_report_pdf
from sgdesk.reports.file.recovery_sheet import RecoverySheet, recovery_sheet_pdf
from sgdesk.reports.forms.dip_sample import dip_sample_pdf
from sgdesk.reports.forms.evaluation_report import evaluation_report_pdf
from sgdesk.reports.forms.forms import forms_document
from sgdesk.reports.layout.plain_paper import plain_pdf
from sgdesk.reports.people.induction_sheet import induction_sheet_pdf
from sgdesk.reports.people.person_record import person_paper_pdf
from sgdesk.reports.sessions.attendance import attendance_pdf
from sgdesk.reports.sessions.sign_in_sheet import sign_in_sheet_pdf
from sgdesk.reports.sessions.training_plan import training_plan_pdf

DAY = date(2027, 3, 12)
HELD = date(2027, 2, 20)
ORGANISATION = "St Example's Church, Leominster"
COURSE = "Right Help, Right Time"

NAMES = (
    "Grace Okafor-Sample",
    "Łukasz Żółć",
    "محمد مثال",
    "પ્રિયા ઉદાહરણ",
    "Piet van der Sample",
    "王小明",
    "Ирина Примерова",
    "Maximiliana Konstantina Alexandra Theodora von Hohenbeispiel-Mustermannshausen zu Sampleby",
    "Ada O’Example",
    "Huda al-Sample",
)
ROLES = ("Youth worker", "Trustee", "Sunday club helper and driver of the minibus", "Caretaker")
COURSES = (
    COURSE,
    "Working Together (Level 2)",
    "Safer recruitment",
    "Level 3 for leads, refresher",
)
SAID = (
    "Whom to ring, and that I need not be sure before I ring.",
    "How to write down what was said in the words in which it was said, on the same day.",
    "To listen first.",
    "That online harm and harm at home belong together; the examples from other clubs helped a "
    "lot, and I would have liked more time for the one about the football coach.",
)


def names(many: int) -> tuple[str, ...]:
    """So many invented people: names in several scripts and lengths, and plain ones between."""
    return tuple(
        NAMES[place // 3 % len(NAMES)] if place % 3 == 0 else f"Sam{place} Sample"
        for place in range(many)
    )


def _names_filed(many: int) -> list[str]:
    return sorted(names(many), key=filed)


def _filed_names(many: int) -> list[str]:
    return [split_name(each).sort_name for each in _names_filed(many)]


def sign_in(many: int) -> SignInSheet:
    """A session with so many expected."""
    rows = (
        SignInRow(name, ROLES[place % 4] if place % 9 else f"{ROLES[0]}, {ROLES[2]}")
        for place, name in enumerate(_filed_names(many))
    )
    trainers = ("Pat Trainer", "Ann Other")
    place = "Church hall, 1 Example Street"
    return SignInSheet(ORGANISATION, COURSE, DAY, tuple(rows), "19:30 to 21:30", place, trainers)


def plan(many: int) -> TrainingPlan:
    """So many places, most of them now and the others over the year."""
    months = months_ahead(DAY)
    everybody = tuple(enumerate(_names_filed(many)))
    rows = []
    for place, course in enumerate(COURSES[: 1 if many < 10 else 4]):
        of_month = tuple(
            PlanMonth(
                month,
                tuple(
                    PlanPerson(number, name, month.replace(day=12), State.OVERDUE)
                    if number % 2
                    else PlanPerson(number, name, month.replace(day=28), State.DUE_SOON, True)
                    for number, name in everybody
                    if number % 4 == place % 4 and (number // 4 % 3 == 0) == (ahead == 0)
                    and (ahead == 0 or number % 11 == ahead - 1)
                ),
                int(ahead in {0, 4}),
                25 if ahead == 0 else None,
            )
            for ahead, month in enumerate(months)
        )  # fmt: skip
        rows.append(PlanRow(place, course, True, ("Level 2", "Safer recruitment"), of_month))
    return TrainingPlan(ORGANISATION, "Herefordshire", DAY, months, tuple(rows))


def attendance(many: int) -> AttendanceReport:
    """A year of sessions to which so many came."""
    by_course = tuple(
        AttendanceRow(course, 2, 50, many // (place + 1), place)
        for place, course in enumerate((*COURSES, "A course that nobody came to"))
    )
    by_role = tuple(
        AttendanceRow(f"{ROLES[place % 4]} {place + 1}" if place > 3 else ROLES[place], 2, None,
                      max(many // 10 - place, 0), place % 3)
        for place in range(min(max(many // 5, 2), 40))
    )  # fmt: skip
    absences = (("unwell", many // 4), ("work or family came first", 2), ("other", 1))
    year_ago = date(2026, 3, 13)
    return AttendanceReport(
        ORGANISATION, year_ago, DAY, DAY, by_course, by_role, absences, 8, 1, 42_000, 1250, 500
    )


_QUESTIONS = {
    FormKind.EVALUATION: (
        FormQuestion("satisfaction", "How satisfied are you with the course?", AnswerKind.SCALE,
                     "not at all", "very"),
        FormQuestion("before", "How sure were you before?", AnswerKind.SCALE, "not sure", "sure"),
        FormQuestion("after", "How sure are you now?", AnswerKind.SCALE, "not sure", "sure"),
        FormQuestion("learned", "What have you learned?", AnswerKind.TEXT),
        FormQuestion("will_do", "How do you plan to put it into practice?", AnswerKind.TEXT),
    ),
    FormKind.IMPACT: (
        FormQuestion("used", "How much have you used what you learned?", AnswerKind.SCALE,
                     "not at all", "a great deal"),
        FormQuestion("practice", "What do you do differently?", AnswerKind.TEXT),
    ),
    FormKind.MANAGER: (
        FormQuestion("seen", "What have you seen of it in their work?", AnswerKind.TEXT),
    ),
    FormKind.TRAINER: (
        FormQuestion("went", "How did it go?", AnswerKind.TEXT),
    ),
}  # fmt: skip


def evaluation(many: int) -> EvaluationReport:
    """The forms of so many learners."""
    filled = [
        FilledForm(
            FormKind.EVALUATION,
            HELD,
            {
                "satisfaction": 3 + place % 3,
                "before": 1 + place % 4,
                "after": min(5, 2 + place % 4 + place % 3),
                "learned": SAID[place % 4],
                "will_do": SAID[(place + 1) % 4],
            },
        )
        for place in range(many)
    ]
    filled += [
        FilledForm(FormKind.IMPACT, HELD, {"used": 2 + place % 4, "practice": SAID[place % 4]})
        for place in range(many // 2)
    ]
    filled += [FilledForm(FormKind.MANAGER, HELD, {"seen": SAID[n % 4]}) for n in range(many // 3)]
    filled += [FilledForm(FormKind.TRAINER, HELD, {"went": SAID[0]})]
    forms = tuple(
        put_together(
            kind,
            many,
            sum(each.kind is kind for each in filled),
            _QUESTIONS[kind],
            [each for each in filled if each.kind is kind],
        )
        for kind in FormKind
    )
    held = tuple(
        HeldSession(HELD - timedelta(days=9 * place), COURSES[place % 4], "Church hall", 25, 23, 20)
        for place in range(max(1, many // 20))
    )
    samples = (
        SampleFinding(DAY, 3, max(many, 3), "They ring sooner.\nOne asked for a refresher."),
    )
    window = WindowCounts(many // 3, 2, many // 4, 1, 3, 3, "Herefordshire 8.3")
    year_ago = date(2026, 3, 13)
    return EvaluationReport(
        ORGANISATION, "", year_ago, DAY, DAY, held, forms, rise_of(filled), side_by_side(filled),
        window, samples,
    )  # fmt: skip


def dip_sample(many: int) -> DrawnSample:
    """A sample of so many learners."""
    people = tuple(
        DrawnPerson(
            name,
            "" if place % 4 == 3 else "Ann Manager",
            f"K7R-{place % 7 + 2}MQ",
            "" if place % 4 == 3 else f"P2T-{place % 7 + 2}XY",
            DAY if place % 2 else None,
            None,
        )
        for place, name in enumerate(_names_filed(many))
    )
    return DrawnSample(1, 7, ORGANISATION, COURSE, HELD, DAY, many * 4, people, True, "", None)


def forms(many: int) -> tuple[FormSheet, ...]:
    """A form of each kind, and anonymous ones, for up to so many people."""
    kinds = tuple(FormKind)
    return tuple(
        FormSheet(
            kinds[place % len(kinds)],
            f"K7R-{place % 7 + 2}MQ",
            ORGANISATION,
            COURSE,
            HELD,
            name,
            "Ada Example",
            FollowUp(HELD, DAY),
            _QUESTIONS[kinds[place % len(kinds)]],
            kinds[place % len(kinds)] is FormKind.EVALUATION and place >= len(kinds),
        )
        for place, name in enumerate(names(many))
    )


def quality(many: int) -> QualityReport:
    """A report with as many lines as so many people give."""
    lines = max(many // 10, 1)
    return QualityReport(
        ORGANISATION,
        "Herefordshire",
        DAY,
        tuple(
            RiskLine(COURSES[place % 4], HELD if place % 2 else None, tuple(Risk)[: 1 + place % 3])
            for place in range(lines)
        ),
        tuple(
            NeedLine(tuple(NeedKind)[place % 3], SAID[place % 4], "evaluation, February 2027", DAY,
                     "A refresher is planned" if place % 2 else "", DAY if place % 2 else None,
                     place % 3 == 0)
            for place in range(lines)
        ),
        tuple(
            ObservationLine(COURSES[place % 4], HELD, "Ann Observer", SAID[place % 4], "Good", None)
            for place in range(lines)
        ),
        tuple(
            TrainerLine(name, place % 5, place % 4, ("two days given",) if place % 3 else ())
            for place, name in enumerate(_names_filed(lines + 2))
        ),
        3,
        2,
        1,
        tuple(
            ProgrammeLine(f"Whether {each[0].lower()}{each[1:]}", "8.1 and 8.2", "Yes, 2 of 3")
            for each in SAID
        ),
        tuple(ProgrammeLine("How it is evaluated", "8.2 and Appendix 3", each) for each in SAID),
    )  # fmt: skip


def record(many: int) -> PersonPaper:
    """Somebody whose training has as many lines as so many people have roles."""
    whose = ("every 3 years (Herefordshire)", "every year (our own)", "once (Herefordshire)")
    return PersonPaper(
        ORGANISATION,
        NAMES[7],
        DAY,
        (RoleHeld(ROLES[2], None, HELD), RoleHeld(ROLES[0], HELD, None)),
        tuple(
            RequirementLine(f"Level {number + 1}: {COURSES[number % 4]}", state,
                            HELD if number % 2 else None, DAY if number % 2 else None,
                            whose[number % 3])
            for number, state in enumerate(State)
        ),
        tuple(
            TrainingLine(HELD - timedelta(days=200 * place), COURSES[place % 4],
                         "Herefordshire Safeguarding Children Partnership", "in a room",
                         "RBD5-YKRX-6NQF" if place % 2 else "", place % 5 == 4)
            for place in range(min(many, 40))
        ),
        "Ann Lead",
    )  # fmt: skip


def induction(many: int) -> InductionSheet:
    """A checklist of half as many lines, some of them gone through."""
    texts = (
        "Whom to tell when a child says something",
        *SAID,
        "Our code of conduct, read together",
    )
    return InductionSheet(
        ORGANISATION,
        NAMES[3] if many % 2 else NAMES[7],
        "Herefordshire",
        "Working Together to Safeguard Children 2026",
        DAY,
        "Ann Lead",
        tuple(
SheetLine(texts[place % len(texts)],
                      asked_words("Herefordshire", "4.1") if place % 3 else "",
                      HELD if place % 4 == 0 else None)
            for place in range(min(max(many // 2, 4), 30))
        ),
        True,
        "Working Together to Safeguard Children 2018",
    )  # fmt: skip


def held(many: int) -> PlainPaper:
    """Everything held about somebody, in as many rows."""
    return PlainPaper(
        ORGANISATION,
        "Everything held",
        f"Everything held about {NAMES[7]}",
        "What we hold about you, as at 12 March 2027, in the words in which it is held.",
        DAY,
        (
            Section("You", rows=(("Given name", "Maximiliana"), ("Family name", NAMES[7]), ("", ""),
                                 ("Given name", "Max")),
                    headings=("What", "Held")),
            Section("Training", ("One line for each.",), ("What was done", "What is booked"),
                    ("Day", "Course", "By whom", "Outcome"),
                    tuple(("12 March 2027", COURSES[place % 4], names(10)[place % 10], "completed")
                          for place in range(many))),
            Section("The history says", ("Nothing more.",)),
        ),
        personal=True,
    )  # fmt: skip


def recovery(_: int) -> RecoverySheet:
    """The sheet of an invented file."""
    groups = tuple(f"{letter}BCD{place % 8 + 2}" for place, letter in enumerate("ABCDEFGHJKLMN"))
    return RecoverySheet(ORGANISATION, "st-example.sgdesk", DAY, groups)


PAPERS: Mapping[str, Callable[[int], bytes]] = {
    "sign-in sheet": lambda many: sign_in_sheet_pdf(sign_in(many)),
    "training plan": lambda many: training_plan_pdf(plan(many)),
    "attendance report": lambda many: attendance_pdf(attendance(many)),
    "evaluation report": lambda many: evaluation_report_pdf(evaluation(many)),
    "quality report": lambda many: quality_report_pdf(quality(many)),
    "dip sample": lambda many: dip_sample_pdf(dip_sample(many), DAY),
    "training forms": lambda many: forms_document(forms(many)),
    "training record": lambda many: person_paper_pdf(record(many)),
    "induction sheet": lambda many: induction_sheet_pdf(induction(many)),
    "everything held": lambda many: plain_pdf(held(many)),
    "recovery sheet": lambda many: recovery_sheet_pdf(recovery(many)),
}
