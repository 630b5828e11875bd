"""The walk under Worcestershire: whose rules, and what is special to it."""

from scripts.walks.gates import at_once
from scripts.walks.story import Story
from scripts.walks.usual import half_an_induction

STORY = Story(
    name="worcestershire",
    partnership="Worcestershire Safeguarding Children Partnership",
    short="Worcestershire",
    organisation="Example Boxing Club",
    kind="Sports club",
    roles=("Club welfare officer", "Coach", "Committee member", "Young leader"),
    course="Universal training",
    earlier="Induction training",
    special=half_an_induction,
    gate=at_once,
    rules={
        "decisions": "Worcestershire does not say how often specialist training is done "
        "again, how long somebody new may take, or when impact is asked for. What you "
        "choose is shown as “set by us”.",
        "groups": "Worcestershire, 9, tells the four levels and for whom they are. Which "
        "of your roles belongs where is yours to say.",
        "people": "Worcestershire speaks of staff, employees and workforce; that "
        "volunteers count the same is ours.",
        "records": "Worcestershire, 3 and Monitoring table, row 3: accurate records of "
        "when staff attend training.",
        "special": "Worcestershire, Appendix 1, Induction: among other things a written "
        "copy of the definitions of harm, signed for.",
        "session": "Worcestershire, Appendix 1, Universal Training. Which evening and "
        "where is yours.",
        "gate": "Ours. Worcestershire says of certificates only that practitioners keep "
        "theirs (4).",
        "impact": "Worcestershire, Monitoring table, row 5, asks for regular impact "
        "evaluations. The window of 3 to 6 months is set by us.",
        "today": "Universal and Safeguarding Lead training every 3 years (Worcestershire, "
        "Appendix 1). Induction: refresh not stated; none set by us.",
        "return": "Worcestershire, 3: how effective training is, told by way of its QAPP "
        "group; the Monitoring table says what is looked at, row by row.",
    },
)
