"""Make the walks that are asked for by name, or all of them and the counts."""

import argparse
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from scripts.walks import (
    harrow,
    hartlepool_and_stockton,
    herefordshire,
    sandwell,
    tracker,
    worcestershire,
)
from scripts.walks.counting import page as counting
from scripts.walks.story import Story
from scripts.walks.usual import first_start, left_and_back, long_leave, people, session, the_return
from scripts.walks.walking import Step, Walk
from sgdesk.ui.dressing import apply_theme
from sgdesk.ui.startup.references import guard_shared_objects
from sgdesk.ui.text import speak_english
from sgdesk.ui.theme import SchemeChoice

_PAGES = Path(__file__).resolve().parent.parent.parent / "docs" / "walks"

STORIES: dict[str, Story] = {
    each.STORY.name: each.STORY
    for each in (harrow, hartlepool_and_stockton, herefordshire, sandwell, worcestershire)
}

_ALL = [*STORIES, tracker.NAME, counting.NAME]


def main() -> None:
    """Make the walks that are asked for by name, or all of them and the counts."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *_ALL], default=[])
    asked = parser.parse_args().names or _ALL
    guard_shared_objects()
    speak_english()
    app = QApplication([])
    apply_theme(app, SchemeChoice.LIGHT)
    for name in asked:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["SGDESK_HOME"] = folder
            if name == tracker.NAME:
                shutil.rmtree(_PAGES / name, ignore_errors=True)
                tracker.walk_it(Path(folder), _PAGES)
            elif name == counting.NAME:
                counting.walk_it(Path(folder), _PAGES)
            else:
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
