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
from walking import Step, Walk

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
    paragraphs by what they are about; ``course`` is the one that the organisation runs.
    """

    name: str
    partnership: str
    short: str
    organisation: str
    kind: str
    roles: tuple[str, str, str, str]
    decided: str
    course: str
    rules: dict[str, str]
    special: Callable[[Walk, "Story"], None]
    gate: Callable[[Walk, "Story"], None]
    answers: dict[str, str] = field(default_factory=dict)


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
    walk = Walk(folder, pictures)
    first_start(walk, story)
    people(walk, story)
    left_and_back(walk, story)
    long_leave(walk, story)
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
    walk.press("Go on")
    walk.press(story.partnership)
    walk.press("Choose what is usual for all that are open")
    for question, answer in story.answers.items():
        walk.choose(question, answer)
    walk.scroll("Its document")
    walk.step(
        "decisions",
        "Choose your partnership, and decide what its document leaves open",
        f"Open **File, New**, type the name of your organisation and choose its kind. On the next "
        f"page choose **{story.partnership}**. Under it stands what its document does not say. "
        "Press **Choose what is usual for all that are open**, then change what is different "
        "with you. What you leave here is asked again on Today.",
        story.decided,
    )
    walk.press("Go on")
    walk.step(
        "roles",
        "Keep the roles that you have",
        "Untick the roles that you do not have. The list beside each role says which group of "
        "the partnership it belongs to; the suggestion is ours, so read it once.",
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
    walk.scroll("E-mail")
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
    _record(walk, story.course, -1200)
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


def long_leave(walk: Walk, story: Story) -> None:
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


def _record(walk: Walk, course: str, days: int, by: str = "", scope: str = "") -> None:
    walk.press("Record training")
    walk.pick_course(course)
    walk.fill_day("Completed on", walk.later(days))
    if by:
        walk.fill("Provider, where you know it", by)
    if scope:
        walk.choose("Who took part", scope)
    walk.press("Record")


def session(walk: Walk, story: Story) -> None:
    """An evening of training, planned, booked, held a fortnight later and ticked in."""
    walk.go(Place.SESSIONS)
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
    walk.close_message()
    walk.step(
        "ticked-in",
        "Tick the sheet in",
        "After the evening press **All came**, or Y and N on each line, and save. The training is "
        "dated by the day of the session. Forms and certificates follow from it.",
        story.rules["records"],
    )


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
    walk.see(*said)
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
    walk.see_on_paper(pdf, *said, *(["recommended"] if story.name == "harrow" else []))
    walk.step_on_paper(
        "paper",
        pdf,
        "Make it final and send it",
        "Press **Make final**, read again what was typed, and save the files. Page 1 stands "
        "alone. Figures without names are the usual; names go only where you were asked for "
        "them.",
        story.rules["return"],
    )


# What is special to one.


def half_a_set(walk: Walk, story: Story) -> None:
    """Herefordshire: two courses make Level 2, one of them is done."""
    walk.go(Place.PEOPLE, Wanted(person=LEAD))
    walk.press("Record training")
    walk.pick_course("Working Together to Safeguard Children (Level 2)")
    walk.fill_day("Completed on", walk.later(-200))
    walk.choose("Who took part", "People of several")
    walk.fill("Provider, where you know it", "Herefordshire partnership")
    walk.see("Right Help, Right Time")
    walk.step(
        "half-a-set",
        "Record training, and see what is still missing",
        "Press **Record training**, search for the course, give the day and who ran it. The box "
        "below says what it changes before you save. Level 2 takes two courses: with one of them "
        "it says which is still missing.",
        "Herefordshire, Appendix 1, Level 2: both courses, refreshed not less than once every 3 "
        "years. An equivalent course can stand for either (Appendix 1, NB).",
    )
    walk.press("Record")
    walk.see("Still missing: Right Help, Right Time.")


STORIES: dict[str, Story] = {}
