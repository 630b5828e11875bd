"""The walk under Sandwell: whose rules, and what is special to it."""

from scripts.walks.gates import after_the_evaluation
from scripts.walks.story import LEAD, Story
from scripts.walks.walking import Walk
from sgdesk.ui.places import Place, Wanted


def order_and_childminder(walk: Walk, story: Story) -> None:
    """Sandwell: what comes first, and a role that is exempt."""
    walk.go(Place.SETUP, Wanted(action="roles"))
    walk.press("Add a role")
    walk.fill("Name of the role", "Childminder")
    walk.choose("Group", "Group 3")
    walk.see("Exempt, as a role")
    walk.scroll("Exempt, as a role")
    walk.step(
        "childminder",
        "Say which role is exempt",
        "In **Set-up, Roles** press **Add a role**. A role called Childminder is offered the "
        "exemption of the document: whoever holds that role alone is left out of the percentage "
        "of Core Working Together and counted apart. What they did all the same is shown.",
        story.rules["childminder"],
    )
    walk.press("Add the role")
    walk.go(Place.PEOPLE, Wanted(person=LEAD))
    walk.press("Record training")
    walk.pick_course("Core Working Together")
    walk.fill_day("Completed on", walk.later(-100))
    walk.look_again()
    walk.see("had not done Level 1 Safeguarding Children by then, which comes first.")
    walk.step(
        "what-comes-first",
        "Record training, and see what comes first",
        "Press **Record training**, search for the course, give the day and who ran it. The box "
        "below says what it changes, and who had not done by then what comes first. It can be "
        "saved all the same.",
        story.rules["special"],
    )
    walk.press("Record")


STORY = Story(
    name="sandwell",
    partnership="Sandwell Children's Safeguarding Partnership",
    short="Sandwell",
    organisation="Example Gurdwara",
    kind="Gurdwara",
    roles=(
        "Safeguarding lead",
        "Language and faith class teacher",
        "Committee member or trustee",
        "Class helper",
    ),
    course="Level 1 Safeguarding Children",
    earlier="Induction",
    special=order_and_childminder,
    gate=after_the_evaluation,
    left_out=frozenset({"roles", "away-for-long"}),
    rules={
        "decisions": "Sandwell gives no interval for any training, and no days for "
        "somebody new. What you choose is shown as “set by us”.",
        "groups": "Sandwell, 4.1, tells the six groups; 4.2 says what groups 1 and 2 are "
        "asked for. For groups 3 to 6 the training is our suggestion.",
        "people": "Sandwell, appendix ii, end: staff and volunteers. The rest is ours.",
        "records": "Sandwell, 5.2: numbers who have and who have not completed training.",
        "special": "Sandwell, 8.2: single-agency training before multi-agency training. "
        "It is told, and stops nobody.",
        "childminder": "Sandwell, 4.1, footnote to group 3: childminders are exempt from "
        "the statutory requirement; coming is recommended as good practice.",
        "session": "Sandwell, 4.2: groups 1 and 2 are trained within the organisation. "
        "What the course has to cover at least stands in appendix ii.",
        "gate": "Sandwell, 11.4: an evaluation in order to gain the certificate. You "
        "follow it for your own courses, and can switch it off in **Set-up, Settings**.",
        "impact": "Sandwell, 11.4: 3 to 6 months after the course, with a dip sample of "
        "learners and their line managers.",
        "today": "Level 1 and Core Working Together every 3 years, set by us. Induction: "
        "refresh not stated; none set by us.",
        "return": "Sandwell, 5.2 and 5.3: numbers who have and have not completed, the "
        "outline of courses, how they are evaluated, numbers and percentage.",
    },
)
