"""When a certificate is issued: three ways, of which each partnership has one."""

from scripts.walks.story import Story
from scripts.walks.usual import type_in
from scripts.walks.walking import LostError, Walk
from sgdesk.domain.dates import add_months
from sgdesk.ui.places import Place

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
    words = walk.words_of("Issue the ", "Issue all ")
    walk.alerts.answers.append(True)  # somebody else's course, or an old one, is asked about
    walk.press(words)
    walk.alerts.answers.clear()
    walk.close_message()
    _see_in(walk, "Register", "Valid")
    text = (
        f"Press **{words}**. The certificate states the day of the training, and "
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
