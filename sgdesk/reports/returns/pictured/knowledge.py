"""Knowledge before and after training, in the words of all files."""

from collections.abc import Iterator

from sgdesk.domain.dates import long_date
from sgdesk.domain.figures import counted, mean_text
from sgdesk.domain.forms.form import HIGHEST, LOWEST
from sgdesk.domain.returns.before_after import BeforeAfter, MarkCount
from sgdesk.domain.returns.parts import FEWEST
from sgdesk.reports.returns.pictured.parts import Drawing, Pictured, Row

TITLE = "Knowledge before and after training"
KEY = "before_after"


def knowledge_in(found: BeforeAfter) -> Pictured:
    """The part of the return that tells it."""
    return Pictured(
        KEY,
        "Before and after",
        TITLE,
        tuple(_how(found)),
        tuple(_drawings(found)),
        ("Who", "Mark", "Before", "After"),
        ("knowledge_before", "knowledge_after"),
        (True, False),
        ("Before", "After"),
    )


def _how(found: BeforeAfter) -> Iterator[str]:
    span = f"Courses from {long_date(found.start)} to {long_date(found.end)}"
    if found.people is None:
        yield f"{span}: not shown, since fewer than {FEWEST} people marked it."
    elif not found.people:
        yield f"{span}: nobody marked what they knew before and after."
    else:
        yield (
            f"{span}. On the form at the end people mark what they knew before and what they know "
            f"now, from {_mark(found, LOWEST)} to {_mark(found, HIGHEST)}. Here is on how many "
            "forms each mark stands, of those with both: somebody at two courses is in it twice. "
            "It is what people say of themselves and no test; a form that did not come back is "
            "not in it."
        )
    if found.mean_before is not None and found.mean_after is not None:
        before, after = mean_text(found.mean_before), mean_text(found.mean_after)
        yield f"The mean was {before} before and {after} after."


def _drawings(found: BeforeAfter) -> Iterator[Drawing]:
    if found.people:
        forms = f"{counted(found.people, 'form', 'forms')}, all courses together"
        yield Drawing(forms, tuple(_row(found, each) for each in found.marks))


def _row(found: BeforeAfter, each: MarkCount) -> Row:
    words = _mark(found, each.mark)
    end = _end(found, each.mark)
    return Row(
        str(each.mark),
        words,
        (str(each.mark), end) if end else (str(each.mark),),
        (each.before, each.after),
        (_said(words, "before", each.before), _said(words, "after", each.after)),
    )


def _said(mark: str, when: str, forms: int) -> str:
    told = counted(forms, "form", "forms") if forms else "no form"
    return f"{mark}: {told} {when}"


def _mark(found: BeforeAfter, mark: int) -> str:
    end = _end(found, mark)
    return f"{mark} ({end})" if end else str(mark)


def _end(found: BeforeAfter, mark: int) -> str:
    return {LOWEST: found.low, HIGHEST: found.high}.get(mark, "")
