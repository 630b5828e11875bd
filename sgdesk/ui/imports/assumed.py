"""What an import takes that the sheet does not say in so many words, told before and after it."""

from collections import Counter

from sgdesk.services.imports import NOTES_THAT_TELL, ImportReport, ProblemCode
from sgdesk.ui.text import tr, tr_count

_MONTHS = (
    "1 date has a month alone: it is taken as the first day of that month.",
    "{n} dates have a month alone: they are taken as the first day of that month.",
)
_LAST_MONTHS = (
    "1 last day has a month alone: it is taken as the last day of that month.",
    "{n} last days have a month alone: they are taken as the last day of that month.",
)
_KINDS = (
    "1 new person is taken as a volunteer, since the sheet does not say staff, trustee or other.",
    "{n} new people are taken as volunteers, since the sheet does not say staff, trustee or other.",
)
_STARTS = (
    "When 1 new person began is not known.",
    "When {n} new people began is not known.",
)
_NOTES = (
    "1 note may tell of leave, of training or when somebody began: see “To look at”.",
    "{n} notes may tell of leave, of training or when somebody began: see “To look at”.",
)
_NOTES_DONE = (
    "1 note may tell of leave, of training or when somebody began, and nothing was made of it.",
    "{n} notes may tell of leave, of training or when somebody began, and nothing was made of "
    "them.",
)


def assumed_words(report: ImportReport, *, done: bool = False) -> str:
    """Months without a day, kinds and starts that nobody said, notes of more; empty for none."""
    codes = Counter(each.code for each in report.notes)
    told = (
        (codes[ProblemCode.DAY_NOT_KNOWN], _MONTHS),
        (codes[ProblemCode.LAST_DAY_NOT_KNOWN], _LAST_MONTHS),
        (report.kinds_assumed, _KINDS),
        (report.starts_unknown, _STARTS),
        (sum(codes[each] for each in NOTES_THAT_TELL), _NOTES_DONE if done else _NOTES),
    )
    said = [tr_count(*words, n) for n, words in told if n]
    if done and report.kinds_assumed:
        said.append(tr("What is not so can be changed on their pages."))
    return " ".join(said)
