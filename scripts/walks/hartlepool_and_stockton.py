"""The walk under Hartlepool and Stockton-on-Tees: whose rules, and what is special to it."""

from scripts.walks.gates import at_once
from scripts.walks.story import Story
from scripts.walks.usual import half_an_induction

STORY = Story(
    name="hartlepool-and-stockton",
    partnership="Hartlepool and Stockton-on-Tees Safeguarding Children Partnership",
    short="Hartlepool and Stockton-on-Tees",
    organisation="Example Chapel",
    kind="Church",
    roles=(
        "Minister, vicar or pastor",
        "Children's worker",
        "Trustee or church council member",
        "Toddler group helper",
    ),
    course="Safeguarding Level 2",
    earlier="Safeguarding Level 1",
    special=half_an_induction,
    gate=at_once,
    answers={"Level 1: how often is it done again?": "Not again: none set by us"},
    rules={
        "decisions": "Hartlepool and Stockton-on-Tees says nothing of levels, of how often "
        "training is done again or of impact forms. Here Level 1 is left without an "
        "interval, and then never falls due; Levels 2 and 3 are every 3 years, set by us.",
        "groups": "Ours: the document has no levels and no groups (1.5).",
        "people": "Hartlepool and Stockton-on-Tees, 1.1: employees and volunteers. The "
        "rest is ours.",
        "records": "Ours. The document asks for no records in so many words; employers see "
        "to it that training is undertaken (1.5).",
        "special": "Hartlepool and Stockton-on-Tees, 1.5: a mandatory induction with child "
        "protection responsibilities, and the procedures for a concern. By when, it does "
        "not say.",
        "session": "Hartlepool and Stockton-on-Tees, Appendix 1, Standard 3: generally 25 "
        "people at most in one group, but for a lecture.",
        "gate": "Ours. The document says nothing of certificates.",
        "impact": "Set by us: 3 to 6 months. The document gives no window.",
        "today": "Levels 2 and 3 every 3 years, set by us. Level 1 and the induction: "
        "refresh not stated; none set by us.",
        "return": "Hartlepool and Stockton-on-Tees asks for no figures and does not "
        "mention Section 11: you send this of your own accord, or because you were asked.",
    },
)
