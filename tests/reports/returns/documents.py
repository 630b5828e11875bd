"""Plainly invented documents that the tests of the return's files are made from."""

from dataclasses import replace
from datetime import date

from sgdesk.domain.dates import add_months, month_ends
from sgdesk.domain.forms.form import FormQuestion
from sgdesk.domain.forms.results import AnswerMove, Rise
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.returns.before_after import before_after
from sgdesk.domain.returns.document import (
    GroupedFigures,
    NamedRow,
    RequirementFigures,
    ReturnDocument,
    Sender,
    WorkforceLine,
)
from sgdesk.domain.returns.due_by_month import due_by_month, due_spans
from sgdesk.domain.returns.over_year import over_year
from sgdesk.domain.training.counting.tallies import NO_REASON, Counts, CountsRow, ReasonCount
from sgdesk.domain.training.rule_book import Force, IntervalSource
from sgdesk.domain.training.states import State

AS_AT = date(2026, 3, 31)
LEVEL1 = "Level 1: induction and introduction to safeguarding"
LEVEL2 = "Level 2: safeguarding overview"
LEVEL3 = "Level 3: safeguarding lead"
TITLES = {"level1": LEVEL1, "level2": LEVEL2, "level3": LEVEL3}

SENDER = Sender(
    organisation="St Example's Church, Leominster",
    charity_number="0000001",
    contact_name="Example Coordinator",
    contact_email="safeguarding@example.org",
    contact_phone="01632 960000",
    address="1 Example Street\nLeominster\nHR0 0AA",
    partnership_id="hscp",
    partnership="Herefordshire Safeguarding Children Partnership",
    partnership_short="Herefordshire",
    document="Learning and Development Strategy 2023-25",
    pack_version="2023-25",
)

REQUIREMENTS = (
    RequirementFigures(
        "level1",
        LEVEL1,
        Counts(in_date=31, new_starter=3, not_done=2),
        None,
        None,
        "Appendix 1, Level 1",
        ("Organisational induction",),
        is_induction=True,
        over_3_years=21,
    ),
    RequirementFigures(
        "level2",
        LEVEL2,
        Counts(exempt=1, in_date=11, due_soon=3, overdue=3, not_done=1),
        36,
        IntervalSource.PARTNERSHIP,
        "Appendix 1, Level 2",
        ("Working Together Level 2", "Right Help, Right Time"),
        Force.MUST,
        "Individuals should refresh their training not less than once every 3 years.",
        falls_due=5,
    ),
    RequirementFigures(
        "level3",
        LEVEL3,
        Counts(exempt=1),
        24,
        IntervalSource.ORGANISATION,
        "Appendix 1, Level 3",
        ("Working Together Level 3",),
    ),
)


def grouped(label: str, requirement: str, counts: Counts, key: str = "") -> GroupedFigures:
    """One row by role or by group."""
    return GroupedFigures(label, requirement, TITLES[requirement], counts, key or label)


DOCUMENT = ReturnDocument(
    as_at=AS_AT,
    sender=SENDER,
    people=36,
    no_role=2,
    workforce=(
        WorkforceLine(PersonKind.STAFF, 4),
        WorkforceLine(PersonKind.VOLUNTEER, 28),
        WorkforceLine(PersonKind.TRUSTEE, 4),
    ),
    requirements=REQUIREMENTS,
    by_role=(
        grouped("Youth worker", "level1", Counts(in_date=17, new_starter=1)),
        grouped("Youth worker", "level2", Counts(exempt=1, in_date=11, due_soon=3, overdue=3)),
        grouped("Welcomer", "level1", Counts(in_date=15, new_starter=2, not_done=2)),
        grouped("Vicar", "level2", Counts(not_done=1)),
        grouped("Vicar", "level3", Counts(exempt=1)),
    ),
    by_group=(
        grouped(
            "Level 1: comes into contact with children or families",
            "level1",
            Counts(in_date=15, new_starter=2, not_done=2),
            "1",
        ),
        grouped(
            "Level 2: regular contact",
            "level2",
            Counts(exempt=1, in_date=11, due_soon=3, overdue=3),
            "2",
        ),
    ),
    reasons=(
        ReasonCount("level1", "new starter", 3),
        ReasonCount("level1", NO_REASON, 2),
        ReasonCount("level2", "no place available", 1),
        ReasonCount("level2", NO_REASON, 3),
    ),
    window_days=90,
    induction_days=28,
    allowance_days=182,
    higher_renews=False,
    by_kind=(
        CountsRow("level1", Counts(in_date=4), "staff"),
        CountsRow("level1", Counts(in_date=23, new_starter=3, not_done=2), "volunteer"),
        CountsRow("level1", Counts(in_date=4), "trustee"),
    ),
    begun_on=date(2026, 1, 5),
    exempt_from_part=2,
)

NAMED = replace(
    DOCUMENT,
    has_annex=True,
    annex_leads=(("Safeguarding lead", "Leda Sampleton"), ("Deputy", "Depp Sampleton")),
    named=(
        NamedRow(
            "Ada Sampleton",
            ("Youth worker",),
            LEVEL2,
            State.OVERDUE,
            date(2023, 3, 4),
            date(2026, 3, 4),
        ),
        NamedRow("Łukasz Sampleton", ("Welcomer",), LEVEL1, State.NEW_STARTER, None, None),
        NamedRow(
            "ਗੁਰਪ੍ਰੀਤ Sampleton",
            ("Welcomer", "Youth worker"),
            LEVEL1,
            State.IN_DATE,
            date(2025, 9, 1),
            None,
        ),
    ),
)

LEVEL4 = "Level 4: safeguarding of the whole organisation"


def _of_month(place: int) -> dict[str, Counts]:
    """Level 1 rises, Level 2 grows from nobody over a few, Level 3 and 4 have few people."""
    return {
        "level1": Counts(in_date=20 + place, not_done=12 - place),
        "level2": Counts(exempt=place % 2, in_date=place, overdue=place // 2),
        "level3": Counts(exempt=1),
        "level4": Counts(in_date=2, overdue=1),
    }


YEAR = over_year(
    TITLES | {"level4": LEVEL4},
    [
        *((day, _of_month(place)) for place, day in enumerate(month_ends(AS_AT)[:-1])),
        (AS_AT, {each.key: each.counts for each in REQUIREMENTS} | {"level4": Counts(in_date=4)}),
    ],
    date(2025, 7, 4),
)
OVER_YEAR = replace(DOCUMENT, over_year=YEAR)
"""The document with how coverage moved, from before the file was begun."""

DUE = due_by_month(
    TITLES | {"level4": LEVEL4},
    {"level1": 36, "level2": 18, "level3": 9, "level4": 3},
    {
        "level2": [AS_AT, *(add_months(AS_AT, each // 3) for each in range(10))],
        "level3": [AS_AT],
        "level4": [AS_AT],
    },
    due_spans(AS_AT, add_months(AS_AT, 12)),
)
KNOWLEDGE = before_after(
    Rise(8, 2.1, 4.1, 7, 1, 0, (AnswerMove(1, 4, 2), AnswerMove(2, 4, 4), AnswerMove(4, 4, 2)), 8),
    (date(2025, 4, 1), AS_AT),
    FormQuestion("before", "How much did you know before?", low="very little", high="a great deal"),
)
PICTURED = replace(DOCUMENT, due_by_month=DUE, before_after=KNOWLEDGE)
"""The document with what falls due month by month, and knowledge before and after."""

HOSTILE_TEXTS = (
    '=HYPERLINK("http://x.example","click")',
    "<b>A & B",
    "+44 1632 960000",
    "@x",
    "-2+3",
    "\tTab",
    "＝1+1",
    "</style><script>alert(1)</script>",
    "a\r\nBcc: x@example.org",
    "\u202eright to left\u202c",
    "<img src='http://x.example/a.png'/>",
    "&CPage &P &Z",
    "نوجوانوں کا مددگار",
    "ਗੁਰਦੁਆਰਾ ਸੇਵਾ",
)


def hostile(text: str) -> ReturnDocument:
    """The document with ``text`` wherever somebody can type."""
    return replace(
        DOCUMENT,
        sender=replace(SENDER, organisation=text, contact_name=text, address=text),
        by_role=tuple(replace(each, label=text, key=text) for each in DOCUMENT.by_role),
        reasons=tuple(replace(each, reason=text) for each in DOCUMENT.reasons),
        named=tuple(replace(each, name=text, roles=(text,)) for each in NAMED.named),
        has_annex=True,
        over_year=replace(
            YEAR,
            left_out=(text,),
            asked=tuple(replace(each, title=text) for each in YEAR.asked),
        ),
        due_by_month=replace(
            DUE,
            left_out=(text,),
            few_due=(text,),
            nothing_due=(text,),
            asked=tuple(replace(each, title=text) for each in DUE.asked),
        ),
        before_after=KNOWLEDGE,
    )


def large(roles: int = 60) -> ReturnDocument:
    """500 people in many roles, some with names that fill several lines."""
    words = "Helper with the after-school and holiday club for families of the parish"
    by_role = tuple(
        grouped(
            f"{words}, team {place}" if place % 7 == 0 else f"Example role {place}",
            key,
            Counts(in_date=3 + place % 5, due_soon=place % 3, overdue=place % 2, not_done=1),
        )
        for place in range(1, roles + 1)
        for key in ("level1", "level2")
    )
    return replace(
        DOCUMENT,
        people=500,
        workforce=(WorkforceLine(PersonKind.VOLUNTEER, 480), WorkforceLine(PersonKind.STAFF, 20)),
        requirements=(
            replace(REQUIREMENTS[0], counts=Counts(in_date=431, new_starter=13, not_done=56)),
            *REQUIREMENTS[1:],
        ),
        by_role=by_role,
    )
