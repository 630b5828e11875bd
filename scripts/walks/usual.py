"""What every walk does: from the first start to the return."""

from datetime import date

from scripts.walks.story import AWAY, BACK, LEAD, NAMES, NEW, TRUSTEE, YOUNG, Story
from scripts.walks.walking import Walk, words_on
from sgdesk.ui.places import Place, Wanted


def first_start(walk: Walk, story: Story, way: str = "Type them in") -> None:
    """The organisation, its partnership with what is left to it, its roles, an empty list.

    ``way`` is how the people come in.
    """
    walk.begin()
    walk.fill("Name of the organisation", story.organisation)
    walk.choose("What kind of organisation", story.kind)
    walk.choose("Section 11 of the Children Act", "Section 11 does not name us")
    walk.press("Go on")
    walk.press(story.partnership)
    walk.press("Fill in the usual answers for now")
    for question, answer in story.answers.items():
        walk.choose(question, answer)
    walk.scroll("Its document")
    walk.step(
        "decisions",
        "Choose your partnership, and decide what its document leaves open",
        "Open **File, New**, type the name of your organisation, choose its kind and whether "
        f"Section 11 names it. On the next page choose **{story.partnership}**. Under it stands "
        "what its document does not say. "
        "Press **Fill in the usual answers for now**, then change what is different "
        "with you. What you leave here is asked again on Today.",
        story.rules["decisions"],
    )
    walk.press("Go on")
    walk.step(
        "roles",
        "Keep the roles that you have",
        "Untick the roles that you do not have. The list beside each role says which group it "
        "belongs to, and so which training it calls for. The suggestion is ours: read it once.",
        story.rules["groups"],
    )
    walk.press("Go on")
    walk.press(way)
    walk.press("Make the file")
    walk.wait_until(date.today())


def people(walk: Walk, story: Story) -> None:
    """Six people: the lead first, a trustee and a helper under 18 among them."""
    lead, worker, trustee, helper = story.roles
    _add(walk, LEAD, lead, -1500)
    for number, role, days, kind in (
        (BACK, worker, -1400, "Volunteer"),
        (TRUSTEE, trustee, -900, "Trustee"),
        (YOUNG, helper, -40, "Volunteer"),
        (AWAY, worker, -1000, "Volunteer"),
        (NEW, worker, -20, "Volunteer"),
    ):
        walk.press("Add a person")
        _add(walk, number, role, days, kind)
    _name_the_lead(walk)
    walk.go(Place.PEOPLE, Wanted(person=YOUNG))
    walk.press("Change")
    walk.press("Under 18")
    walk.see("A helper who is under 18 is never e-mailed.")
    walk.scroll("E-&mail")
    walk.step(
        "under-18",
        "Add your people",
        "Press **Add a person**, type the name as it should stand on a certificate, and choose "
        "the role and since when. For a helper who is under 18 open their page, press **Change** "
        "under Details and tick **Under 18**: they are counted apart and never e-mailed. Name "
        "your safeguarding lead in **Set-up, Organisation**.",
        story.rules["people"],
    )
    walk.press("Save")
    walk.see("Under 18")


def _add(walk: Walk, number: int, role: str, days: int, kind: str = "Volunteer") -> None:
    walk.fill("Full name", NAMES[number])
    walk.choose("Role", role)
    walk.fill_day("In this role since", walk.later(days))
    walk.choose("Kind", kind)
    walk.press("Add")
    walk.see(NAMES[number])


def _name_the_lead(walk: Walk) -> None:
    walk.go(Place.SETUP, Wanted(action="organisation"))
    walk.choose("Safeguarding lead", "Lena Sample")
    walk.fill("Contact", "Lena Sample")
    walk.fill("E-mail", "office@example.org")
    walk.press("Save")


def left_and_back(walk: Walk, story: Story) -> None:
    """Somebody left two years ago, and came back a week ago."""
    walk.go(Place.PEOPLE, Wanted(person=BACK))
    record(walk, story.earlier, -1200)
    walk.press("Leaves")
    walk.fill_day("Last day", walk.later(-700))
    walk.see(f"Ends on that day: {story.roles[1]}.")
    walk.press("Note the last day")
    walk.see("Left on")
    walk.press("Came back")
    walk.fill_day("First day back", walk.later(-7))
    walk.see("is kept: what was counted then stays as it was.")
    walk.step(
        "came-back",
        "Note who left, and who came back",
        "When somebody leaves, open their page, press **Leaves** and give the last day: from the "
        "day after, nothing is called for, and their training stays. If they come back, press "
        "**Came back** and give the first day. Both days are kept, so what you reported in "
        "between stays as it was.",
        story.rules["records"],
    )
    walk.press("Note it")
    walk.see("Had left, and came back")


def long_leave(walk: Walk) -> None:
    """Somebody is away for half a year, exempt from all that is asked."""
    walk.go(Place.PEOPLE, Wanted(person=AWAY))
    walk.press("Away for long")
    walk.choose("Why", "Parental leave")
    walk.fill("Agreed by", "The trustees")
    walk.step(
        "away-for-long",
        "Agree a long leave",
        "Press **Away for long** on the person’s page. Choose one neutral word, say who agreed, "
        "and when you will look at it again. Until then the person is exempt from all that is "
        "asked and counted apart. Keep nothing more about the reason.",
        "Ours. No document asks for it; the return says how many are exempt.",
    )
    walk.press("Agree the leave")
    walk.see("Exempt: ")


def record(walk: Walk, course: str, days: int) -> None:
    """Record a course of whoever is open, so many days from now."""
    walk.press("Record training")
    walk.pick_course(course)
    walk.fill_day("Completed on", walk.later(days))
    walk.press("Record")


def session(walk: Walk, story: Story) -> None:
    """An evening of training, planned, booked, held a fortnight later and ticked in."""
    walk.go(Place.SESSIONS)
    walk.tab("Sessions")
    walk.press("Plan a session")
    walk.choose("Course", story.course)
    walk.fill_day("Day", walk.later(14))
    walk.fill("Begins at", "19:00")
    walk.fill("Ends at", "21:00")
    walk.fill("Where", "Our hall")
    walk.press("Plan it")
    walk.select("Who should come")
    wanted = len(walk.table("Who should come"))
    walk.close_message()
    walk.step(
        "session",
        "Plan a session and book who needs it",
        "Open **Sessions**, press **Plan a session**, choose the course, the day and the times. "
        "The list shows who is due for it, with what there is to know. Choose them and press "
        "**Book**. Print the sign-in sheet for the evening.",
        story.rules["session"],
    )
    walk.press(f"Book {wanted} people")
    walk.wait_until(walk.later(14))
    walk.go(Place.SESSIONS, Wanted(session=1, action="tick"))
    walk.press("All came")
    walk.press("Save the sheet (Ctrl+Enter)")
    walk.see(f"{wanted} people have the training")


def type_in(walk: Walk, marks: str, kind: str) -> None:
    """Type in one form of the session, the first that is waited for."""
    walk.go(Place.EVALUATION)
    walk.tab("Type in")
    walk.choose("Form", kind)
    walk.keys("Answers, a row a form", marks)


def half_an_induction(walk: Walk, story: Story) -> None:
    """A checklist of which some lines are gone through."""
    walk.go(Place.PEOPLE, Wanted(person=NEW))
    walk.press("Begin induction", last=True)
    walk.fill_day("Begun on", walk.later(-5))
    walk.fill("Who inducts", "Lena Sample")
    walk.press("Begin")
    walk.press("Tick lines")
    walk.tick_first_half()
    walk.press("Save")
    walk.see("gone through", "Not gone through yet.")
    walk.close_message()
    walk.scroll("Induction")
    walk.step(
        "half-an-induction",
        "Go through the induction",
        "On the page of somebody new press **Begin induction**, then **Tick lines** as you go "
        "through it. Each line bears its paragraph, and what is open says so. Training counts "
        "only once you press **Complete**.",
        story.rules["special"],
    )


def the_return(walk: Walk, story: Story) -> None:
    """Today, the return in hand, and the first page of the final one: the same figures."""
    walk.go(Place.TODAY)
    walk.close_message()
    said = walk.shares()
    walk.step(
        "today",
        "Look at Today",
        "**Today** shows how many of those who are asked are in date, who is due next, and what "
        "else waits. Each figure opens the people behind it.",
        story.rules["today"],
    )
    walk.go(Place.RETURN)
    walk.choose("Order of the sections", "As ")
    walk.section("Training")
    walk.see_shares(said)
    walk.step(
        "return",
        "Read the return",
        f"Open **Return**. Choose **As {story.short} asks** as the order: each section stands "
        "under what the document asks, with its paragraph. The figures are those of Today. Say "
        "the rest in your words; what is missing is named.",
        story.rules["return"],
    )
    walk.press("Make final")
    walk.press("Make it final")
    walk.tab("Past returns")
    walk.alerts.files.append(walk.folder)
    walk.press("Save its files")
    pdf = next(walk.folder.rglob("*.pdf"))
    walk.see_shares(said, words_on(pdf))
    walk.step_on_paper(
        "paper",
        pdf,
        "Make it final and send it",
        "Press **Make final**, read again what was typed, and save the files. Page 1 stands "
        "alone. Figures without names are the usual; names go only where you were asked for "
        "them.",
        story.rules["return"],
    )
