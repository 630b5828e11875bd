"""The walk under Harrow: whose rules, and what is special to it."""

from scripts.walks.gates import after_the_impact_form
from scripts.walks.story import LEAD, Story
from scripts.walks.usual import record
from scripts.walks.walking import Walk
from sgdesk.ui.places import Place, Wanted


def one_clock(walk: Walk, story: Story) -> None:
    """Harrow: later learning keeps earlier courses up to date, as a recommendation."""
    walk.go(Place.PEOPLE, Wanted(person=LEAD))
    record(walk, "HSCB Introduction", -1300)
    record(walk, "HSCB Learning Event", -300)
    walk.see("Every 3 years, recommended (Harrow, ", "Kept up to date by later learning")
    walk.close_message()
    walk.scroll("What is asked")
    walk.step(
        "kept-up-to-date",
        "Record training, and see what keeps it up to date",
        "Press **Record training**, search for the course and give the day. Under Harrow a "
        "learning event keeps courses that were done before up to date: the page says both days, "
        "and that the interval is recommended. HSCB Advanced, never done, is still asked for.",
        story.rules["special"],
    )
    walk.go(Place.SESSIONS, Wanted(action="courses"))
    walk.press("Add a course")
    walk.fill("Title", story.course)
    walk.choose("Safeguarding learning", "Yes")
    walk.choose("Counts towards", "Introductory e-learning")
    walk.press("Add it")


STORY = Story(
    name="harrow",
    partnership="Harrow Safeguarding Children Board",
    short="Harrow",
    organisation="Example Youth Theatre",
    kind="Youth group",
    roles=("Safeguarding lead", "Youth worker", "Trustee", "Young leader"),
    course="Keeping children safe here (our own course)",
    earlier="HSCB introductory e-learning",
    special=one_clock,
    gate=after_the_impact_form,
    left_out=frozenset({"roles"}),
    rules={
        "decisions": "Harrow does not say how long somebody new may take, or how long out "
        "of the role is too long for a lead. What you choose is shown as “set by us”.",
        "groups": "Ours. Harrow’s own table of roles, its Pathway, is not in the document "
        "(Training Programme). Whom the interval is recommended to is: practitioners who "
        "work with children and young people (The role of Safeguarding "
        "Partners/Relevant Agencies, Please Note).",
        "people": "Harrow, The role of Safeguarding Partners/Relevant Agencies: a lead "
        "whom staff can go to. The rest is ours.",
        "records": "Harrow, The role of Safeguarding Partners/Relevant Agencies: accurate "
        "records of the safeguarding training that staff have attended.",
        "special": "Harrow, The role of Safeguarding Partners/Relevant Agencies, Please "
        "Note: recommended at least every 3 years. That a lead need not repeat the "
        "Introduction stands under School Designated Safeguarding Leads; for others than "
        "schools that is our reading.",
        "session": "Ours. That your own course counts towards the e-learning is your "
        "choice; Harrow recognises no course of yours.",
        "gate": "Harrow, HSCB Multi agency training: impact forms go out 6 to 8 weeks "
        "after the event, and a certificate is then issued. It says so of its own "
        "courses; you follow it for yours, and can switch it off in **Set-up, Settings**.",
        "impact": "Harrow, HSCB Multi agency training: 6 to 8 weeks after the training.",
        "today": "Every 3 years, recommended (Harrow). Induction: refresh not stated; none "
        "set by us.",
        "return": "Harrow, Single Agency Training: Section 11 audits hold a section on "
        "training. Which figures, and when, it does not say.",
    },
)
