"""Five walks through the window, a partnership each: ``make walks``.

Each does what a volunteer does in the first weeks, by what can be seen on the screen alone, and
stops where something that its page tells is not there. The pages go to docs/walks with their
pictures: light, 1366 × 768.
"""

import argparse
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from scripts.walking import LostError, Step, Walk, words_on
from sgdesk.domain.dates import add_months
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.startup.references import guard_shared_objects
from sgdesk.ui.text import speak_english
from sgdesk.ui.theme import SchemeChoice, apply_theme

_PAGES = Path(__file__).resolve().parent.parent / "docs" / "walks"

LEAD, BACK, TRUSTEE, YOUNG, AWAY, NEW = range(1, 7)
"""The people of every walk, by the order in which they are added."""

NAMES = {
    LEAD: "Lena Sample",
    BACK: "Kofi Example",
    TRUSTEE: "Tilda Example",
    YOUNG: "Una Example",
    AWAY: "Milo Sample",
    NEW: "Ada Sample",
}


@dataclass(frozen=True, slots=True)
class Story:
    """What differs from one partnership to the next.

    ``roles`` are the lead's, a worker's, a trustee's and a young helper's; ``rules`` are the
    paragraphs by what they are about; ``course`` is the one that the organisation runs, and
    ``earlier`` what somebody did before they left.
    """

    name: str
    partnership: str
    short: str
    organisation: str
    kind: str
    roles: tuple[str, str, str, str]
    course: str
    earlier: str
    rules: dict[str, str]
    special: Callable[[Walk, "Story"], None]
    gate: Callable[[Walk, "Story"], None]
    answers: dict[str, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()


def main() -> None:
    """Make the walks that are asked for by name, or all five."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *STORIES], default=[])
    asked = parser.parse_args().names or list(STORIES)
    guard_shared_objects()
    speak_english()
    app = QApplication([])
    apply_theme(app, SchemeChoice.LIGHT)
    for name in asked:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["SGDESK_HOME"] = folder
            _walk(STORIES[name], Path(folder))


def _walk(story: Story, folder: Path) -> None:
    pictures = _PAGES / story.name
    shutil.rmtree(pictures, ignore_errors=True)
    walk = Walk(folder, pictures, story.left_out)
    first_start(walk, story)
    people(walk, story)
    left_and_back(walk, story)
    long_leave(walk)
    story.special(walk, story)
    session(walk, story)
    story.gate(walk, story)
    the_return(walk, story)
    walk.close()
    (_PAGES / f"{story.name}.md").write_text(_page(story, walk.steps), "utf-8", newline="\n")
    print(f"{story.name}: {len(walk.steps)} pictures")


# What every walk does.


def first_start(walk: Walk, story: Story) -> None:
    """The organisation, its partnership with what is left to it, its roles, an empty list."""
    walk.begin()
    walk.fill("Name of the organisation", story.organisation)
    walk.choose("What kind of organisation", story.kind)
    walk.choose("Section 11 of the Children Act", "Section 11 does not name us")
    walk.press("Go on")
    walk.press(story.partnership)
    walk.press("Choose what is usual for all that are open")
    for question, answer in story.answers.items():
        walk.choose(question, answer)
    walk.scroll("Its document")
    walk.step(
        "decisions",
        "Choose your partnership, and decide what its document leaves open",
        "Open **File, New**, type the name of your organisation, choose its kind and whether "
        f"Section 11 names it. On the next page choose **{story.partnership}**. Under it stands "
        "what its document does not say. "
        "Press **Choose what is usual for all that are open**, then change what is different "
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
    walk.press("Type them in")
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
    walk.scroll("&E-mail")
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
    walk.choose("Safeguarding lead", "Sample, Lena")
    walk.fill("Contact", "Lena Sample")
    walk.fill("E-mail", "office@example.org")
    walk.press("Save")


def left_and_back(walk: Walk, story: Story) -> None:
    """Somebody left two years ago, and came back a week ago."""
    walk.go(Place.PEOPLE, Wanted(person=BACK))
    _record(walk, story.earlier, -1200)
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


def _record(walk: Walk, course: str, days: int) -> None:
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


# When a certificate is issued.


TICK_IN = (
    "After the evening tick the sheet in: press **All came**, or Y and N on each line. The "
    "training is dated by the day of the session."
)


def after_the_evaluation(walk: Walk, story: Story) -> None:
    """The certificate waits for the form at the end of the course; impact is asked later."""
    walk.go(Place.CERTIFICATES)
    walk.close_message()
    _see_in(walk, "To issue", "Waits for the evaluation")
    walk.step(
        "certificate-waits",
        "See what a certificate waits for",
        f"{TICK_IN} **Certificates** then says which form each one waits for.",
        story.rules["gate"],
    )
    type_in(walk, "4424", "End of course")
    walk.press("Go to Certificates")
    _issue(walk, story)
    _impact_later(walk, story, months=3)


def after_the_impact_form(walk: Walk, story: Story) -> None:
    """The certificate waits for the impact form, which opens after six weeks."""
    walk.go(Place.CERTIFICATES)
    walk.close_message()
    _see_in(walk, "To issue", "Waits for the impact form")
    walk.step(
        "certificate-waits",
        "See what a certificate waits for",
        f"{TICK_IN} **Certificates** then says that each one waits for the impact form, and from "
        "when it can be filled in.",
        story.rules["gate"],
    )
    walk.wait_until(walk.later(44))
    _impact(walk, story)
    walk.press("Go to Certificates")
    _issue(walk, story)


def at_once(walk: Walk, story: Story) -> None:
    """No document holds the certificate back."""
    walk.go(Place.CERTIFICATES)
    _see_in(walk, "To issue", "Ready to issue")
    _issue(walk, story, TICK_IN)
    _impact_later(walk, story, months=3)


def _see_in(walk: Walk, table: str, text: str) -> None:
    if not any(text in cell for row in walk.table(table) for cell in row):
        raise LostError(f"“{text}” is not in {table}")


def _issue(walk: Walk, story: Story, before: str = "") -> None:
    walk.press("Issue all that are ready")
    walk.close_message()
    _see_in(walk, "Register", "Stands")
    text = (
        "Press **Issue all that are ready**. The certificate states the day of the training, and "
        "that it is no check of anybody’s suitability. Beside the register you see it as it prints."
    )
    walk.step("certificate", "Issue it", f"{before} {text}".strip(), story.rules["gate"])


def _impact_later(walk: Walk, story: Story, months: int) -> None:
    walk.wait_until(add_months(walk.day, months))
    _impact(walk, story)


def _impact(walk: Walk, story: Story) -> None:
    type_in(walk, "44", "Impact")
    walk.see("1 form is saved.")
    walk.close_message()
    walk.step(
        "impact",
        "Ask what it has changed",
        "When its time comes, Today says that impact forms are open. Print or e-mail them in "
        "**Evaluation, To do**; type in what came back with the keys 1 to 5. A form asks nobody "
        "to describe a child or a family.",
        story.rules["impact"],
    )


# What is special to one.


def half_a_set(walk: Walk, story: Story) -> None:
    """Herefordshire: two courses make Level 2, one of them is done."""
    walk.go(Place.PEOPLE, Wanted(person=LEAD))
    walk.press("Record training")
    walk.pick_course("Working Together to Safeguard Children (Level 2)")
    walk.fill_day("Completed on", walk.later(-200))
    walk.choose("Who took part", "With other organisations")
    walk.fill("Provider, where you know it", "Herefordshire partnership")
    walk.look_again()
    walk.see("Level 2: 1 of 2; Right Help, Right Time is still missing.")
    walk.step(
        "half-a-set",
        "Record training, and see what is still missing",
        "Press **Record training**, search for the course, give the day and who ran it. The box "
        "below says what it changes before you save. Level 2 takes two courses: with one of them "
        "done it says which is still missing.",
        story.rules["special"],
    )
    walk.press("Record")
    walk.see("Still missing: Right Help, Right Time.")


def one_clock(walk: Walk, story: Story) -> None:
    """Harrow: later learning keeps earlier courses up to date, as a recommendation."""
    walk.go(Place.PEOPLE, Wanted(person=LEAD))
    _record(walk, "HSCB Introduction", -1300)
    _record(walk, "HSCB Learning Event", -300)
    walk.see("Every 3 years, recommended (Harrow)", "Kept up to date by later learning")
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


def half_an_induction(walk: Walk, story: Story) -> None:
    """A checklist of which some lines are gone through."""
    walk.go(Place.PEOPLE, Wanted(person=NEW))
    walk.press("Begin induction")
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


STORIES: dict[str, Story] = {
    each.name: each
    for each in (
        Story(
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
        ),
        Story(
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
        ),
        Story(
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
                "records": "Herefordshire, 4.1: accurate records of the training that staff have "
                "attended.",
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
        ),
        Story(
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
        ),
        Story(
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
        ),
    )
}


# The pages.


def _page(story: Story, steps: Sequence[Step]) -> str:
    """The walk as numbered steps, each with its rule and its picture."""
    lines = [
        f"# A walk under {story.short}",
        "",
        f"{story.organisation} and everybody in it are made up. The page and its pictures are "
        "made by `make walks`, which does each step in the window and stops where something told "
        "here is not on the screen.",
    ]
    for number, step in enumerate(steps, 1):
        lines += [
            "",
            f"## {number}. {step.title}",
            "",
            step.text,
            "",
            f"*Whose rule:* {step.rule}",
            "",
            f"![{step.title}]({story.name}/{step.picture})",
        ]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
