"""The walk under Herefordshire: whose rules, and what is special to it."""

from scripts.walks.gates import after_the_evaluation
from scripts.walks.story import LEAD, Story
from scripts.walks.walking import Walk
from sgdesk.ui.places import Place, Wanted


def half_a_set(walk: Walk, story: Story) -> None:
    """Herefordshire: two courses make Level 2, one of them is done."""
    walk.go(Place.PEOPLE, Wanted(person=LEAD))
    walk.press("Record training")
    walk.pick_course("Working Together to Safeguard Children (Level 2)")
    walk.fill_day("Completed on", walk.later(-200))
    walk.choose("Who took part", "With other organisations")
    walk.fill("Provider, where you know it", "Herefordshire partnership")
    walk.look_again()
    walk.see("Level 2: 1 of 2 courses; Right Help, Right Time is missing.")
    walk.step(
        "half-a-set",
        "Record training, and see what is still missing",
        "Press **Record training**, search for the course, give the day and who ran it. The box "
        "below says what it changes before you save. Level 2 takes two courses: with one of them "
        "done it says which is still missing.",
        story.rules["special"],
    )
    walk.press("Record")
    walk.see("1 of 2 courses; Right Help, Right Time is missing.")


STORY = Story(
    name="herefordshire",
    partnership="Herefordshire Safeguarding Children Partnership",
    short="Herefordshire",
    organisation="Example Mosque",
    kind="Mosque",
    roles=(
        "Safeguarding lead",
        "Madrasah teacher",
        "Trustee or committee member",
        "Madrasah assistant",
    ),
    course="Right Help, Right Time",
    earlier="Organisational induction programme",
    special=half_a_set,
    gate=after_the_evaluation,
    left_out=frozenset({"roles"}),
    rules={
        "decisions": "Herefordshire does not say whether a higher level keeps the lower "
        "ones up to date, or how long somebody new may take. What you choose is shown as "
        "“set by us”.",
        "groups": "Herefordshire, Appendix 1, tells the three levels and for whom they "
        "are. Which of your roles belongs where is yours to say.",
        "people": "Herefordshire, Appendix 1: staff and volunteers. The rest is ours.",
        "records": "Herefordshire, 4.1: accurate records of the training that staff have attended.",
        "special": "Herefordshire, Appendix 1, Level 2: both courses, refreshed not less "
        "than once every 3 years. An equivalent course can stand for either (Appendix 1, "
        "NB).",
        "session": "Herefordshire, Appendix 1, Level 2, names the course; your own "
        "organisation can run its equivalent (Appendix 1, NB).",
        "gate": "Herefordshire, 8.2: an evaluation before the certificate. It says so of "
        "its own courses; you follow it for yours, and can switch it off in **Set-up, "
        "Settings**.",
        "impact": "Herefordshire, 8.3: 3 to 6 months after the course; for some courses "
        "the line manager is asked too.",
        "today": "Levels 2 and 3 every 3 years (Herefordshire, Appendix 1). Level 1: "
        "refresh not stated; none set by us.",
        "return": "Herefordshire, 4.1 and 8.3: records of training, and evidence of impact "
        "through the Section 11 self-assessment. It asks agencies under that duty; others "
        "send it by agreement or on request.",
    },
)
