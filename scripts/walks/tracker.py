"""A new user's tracker to a standing list: every action by the name that it has on the screen.

The file was made at the first start, with the roles that are usual there, and holds nobody. The
tracker has 25 people, four courses (one of which nobody knows here), eight roles under other names
than ours, gaps and notes. Everybody in it is made up.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path

from scripts.walks import herefordshire
from scripts.walks.usual import first_start
from scripts.walks.walking import LostError, Walk
from sgdesk.services.training.standing import everyone
from sgdesk.ui.places import Place

MOST = 10
"""So many actions at most, from the empty list to the list with everybody's standing."""
NAME = "tracker"
_PEOPLE = 25
_GIVEN = (
    "Ada Bob Cy Dee Eve Flo Gus Hal Ida Jon Kit Lou Mae Ned Ola Pat Quin Ros Sam Tia Una Vic Wyn "
    "Xan Yas"
).split()
_FAMILY = "Example Sample Invented Madeup Fictional".split()
_ROLES = (
    *("Teacher", "Quran teacher", "Door steward", "Trustees"),
    *("Treasurer", "Youth leader", "Minibus driver", "Caretaker (hall)"),
)
_WORDS = {7: "booked", 11: "not yet"}
_NOTES = {3: "on leave till May", 9: "cert seen"}


@dataclass(slots=True)
class Hand:
    """Does what somebody would, and notes each action in their words."""

    walk: Walk
    done: list[str] = field(default_factory=list)

    def press(self, words: str, said: str = "") -> None:
        """Press what bears these words."""
        self.walk.press(words)
        self.done.append(said or f"Press “{words}”")

    def choose_file(self, path: Path) -> None:
        """Press the button, choose the file in the system's own dialog, and press “Open” there."""
        self.walk.alerts.files.append(path)
        self.press("Choose a file")
        self.done += [f"Choose {path.name} in the system’s dialog", "Press “Open” there"]


def tracker(path: Path) -> Path:
    """Write the sheet."""
    lines = ["Training 2025", "Name,Role,Induction,Level 1,Level 2,Prevent,Notes"]
    for number in range(_PEOPLE):
        name = f"{_GIVEN[number]} {_FAMILY[(number // 5 + number) % 5]}"
        days = (
            f"{1 + number % 27:02}/01/2025" if number % 4 else "",
            f"{1 + number % 28:02}/{1 + number % 12:02}/2025" if number % 6 else "",
            f"{1 + number % 25:02}/{1 + number % 11:02}/2025" if number % 3 == 0 else "",
            f"{2 + number % 20:02}/03/2025" if number % 2 else "",
        )
        level_2 = _WORDS.get(number, days[2])
        cells = (name, _ROLES[number % len(_ROLES)], *days[:2], level_2, days[3])
        lines.append(",".join((*cells, _NOTES.get(number, ""))))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def walk_it(folder: Path, pages: Path) -> None:
    """Walk it, stop where it takes more than it may, and write the page with its actions."""
    walk = Walk(folder, pages / NAME, frozenset({"decisions", "roles"}))
    story = replace(herefordshire.STORY, organisation="Example Mosque", kind="Mosque or madrasah")
    first_start(walk, story, "Begin with an empty list")
    hand = Hand(walk)
    walk.go(Place.PEOPLE)
    _bring_in(hand, tracker(folder / "tracker.csv"))
    names = {each.name for each in everyone(walk.workspace)}
    if len(names) != _PEOPLE:
        raise LostError(f"{len(names)} people came in, and not {_PEOPLE}")
    if len(hand.done) > MOST:
        raise LostError(f"{len(hand.done)} actions, and not {MOST}: {hand.done}")
    walk.close()
    (pages / f"{NAME}.md").write_text(_page(hand), "utf-8", newline="\n")
    for number, each in enumerate(hand.done, 1):
        print(f"{number:>3}. {each}")


def _bring_in(hand: Hand, sheet: Path) -> None:
    walk = hand.walk
    hand.press("Import a sheet")
    hand.choose_file(sheet)
    walk.see("25 people are new", "Teacher → Your role Madrasah teacher")
    walk.scroll("Roles (8)")
    walk.step(
        "offers",
        "See what each role becomes, and take all of it",
        "The sheet stands as it looks, coloured by what is made of each cell. Eight roles have "
        "other names than yours: each is shown with what it would become. One button takes all of "
        "them; change any of them afterwards, or take all of them back.",
    )
    hand.press("Take the first offer for all 8 roles")
    hand.press("A new course", "Choose “A new course …” for the column Prevent")
    walk.step(
        "new-course",
        "Say what a column holds that nobody knows here",
        "Prevent is no course of the partnership. It becomes a course under its own name; what it "
        "counts for is asked, and counts for nothing until you say so: the days are kept, and "
        "meet nothing that is asked of anybody.",
    )
    hand.press("Add this course")
    walk.see("4 roles are new", "1 course is new")
    walk.step(
        "answered",
        "Look once more, and bring it in",
        "What is answered is a line each, with “Change” beside it. Two cells say “booked” and "
        "“not yet”: they are left out and listed, with person and heading.",
    )
    hand.press(_button(walk, "Bring in"))
    walk.see("came in", "“Undo”")
    hand.press("Done")
    walk.step(
        "standing",
        "Everybody’s standing",
        "The list of people with what each of them has, lacks and is due for.",
    )


def _button(walk: Walk, start: str) -> str:
    """The whole words of the button that begins so."""
    found = [line for line in walk.words().splitlines() if line.startswith(start)]
    if not found:
        raise LostError(f"no button that begins with “{start}”")
    return found[-1]


def _page(hand: Hand) -> str:
    lines = [
        "# A tracker becomes a standing list",
        "",
        "From an empty list of people, with the tracker that somebody kept till now: 25 people, "
        "four courses, eight roles under other names, gaps and notes. Everybody in it is made up. "
        "The page and its pictures are made by `make walks`, which presses each button by its "
        f"name and stops where it takes more than {MOST} actions.",
        "",
        *(f"{number}. {each}" for number, each in enumerate(hand.done, 1)),
    ]
    for step in hand.walk.steps:
        lines += ["", f"## {step.title}", "", step.text, ""]
        lines += [f"![{step.title}]({NAME}/{step.picture})"]
    return "\n".join([*lines, ""])
