"""What becomes of the answers of an online form, in words."""

from collections.abc import Callable

from sgdesk.domain.dates import short_date
from sgdesk.services.imports import Fate
from sgdesk.services.imports.answers import AnswerRow, AnswersCameIn, AnswersDraft, RowFate
from sgdesk.ui.forms.words import nameless_words
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import Column

_WORDS = {
    RowFate.COMES: "Comes in",
    RowFate.ALREADY: "Here already",
    RowFate.ASKED: "Waits for you",
    RowFate.REFUSED: "Left out",
    RowFate.PASSED: "Not taken",
}
_LIKE = {
    RowFate.COMES: Fate.COMPLETION,
    RowFate.ALREADY: Fate.DETAIL,
    RowFate.ASKED: Fate.ASKED,
    RowFate.REFUSED: Fate.LISTED,
    RowFate.PASSED: Fate.PASSED_OVER,
}
_ON_TOP = (RowFate.ASKED, RowFate.REFUSED, RowFate.COMES, RowFate.ALREADY, RowFate.PASSED)
_LETTERS = 26

if not set(_WORDS) == set(_LIKE) == set(_ON_TOP) == set(RowFate):
    raise TypeError("Whatever becomes of a row has to have its word, its mark and its place")


def row_fate(row: AnswerRow) -> Fate:
    """The mark and colour of what becomes of a row."""
    return _LIKE[row.fate]


def in_order(draft: AnswersDraft) -> list[AnswerRow]:
    """The rows, those that need somebody on top."""
    return sorted(draft.rows, key=lambda row: (_ON_TOP.index(row.fate), row.number))


def row_columns(draft: AnswersDraft) -> list[Column[AnswerRow]]:
    """A row of answers: what becomes of it and why, whose it is, and every answer as read."""
    columns: list[Column[AnswerRow]] = [
        Column(
            tr("What becomes of it"),
            lambda row: tr(_WORDS[row.fate]),
            sort=lambda row: _ON_TOP.index(row.fate),
            hint=lambda row: tr(row.why) or tr(_WORDS[row.fate]),
        ),
        Column(tr("Row"), lambda row: f"{row.number:,}", sort=lambda row: row.number, right=True),
        Column(tr("Form of"), _whose),
        Column(
            tr("Came back"),
            lambda row: short_date(row.received_on) if row.received_on else "",
            sort=lambda row: row.received_on.isoformat() if row.received_on else "",
        ),
        Column(tr("Why"), lambda row: tr(row.why)),
    ]
    columns += [
        Column(_short(each.text), _answer(each.key), tip=each.text, hint=_answer(each.key))
        for each in draft.asks
    ]
    return columns


def _whose(row: AnswerRow) -> str:
    if row.whose:
        return row.whose
    return tr("{name}?", name=row.said) if row.said else tr("No name")


def _answer(key: str) -> Callable[[AnswerRow], str]:
    """One answer; of an anonymous form only that there is one, since a name stands beside it."""

    def said(row: AnswerRow) -> str:
        found = row.answers.get(key, "")
        return tr("kept apart") if row.anonymous and found else str(found)

    return said


def _short(text: str) -> str:
    return text if len(text) <= _LETTERS else f"{text[:_LETTERS].rstrip()} …"


def verb(draft: AnswersDraft) -> str:
    """The main button: "Bring in 14 forms"."""
    return tr_count("Bring in 1 form", "Bring in {n} forms", draft.count(RowFate.COMES))


def summary(draft: AnswersDraft) -> str:
    """How many come in, wait, are here already and stay out."""
    coming = draft.count(RowFate.COMES)
    said = [tr_count("1 form comes in", "{n} forms come in", coming)]
    if not coming:
        said = [tr("Nothing comes in")]
    for fate, one, many in (
        (RowFate.ASKED, "1 waits for an answer", "{n} wait for an answer"),
        (RowFate.REFUSED, "1 is left out", "{n} are left out"),
        (RowFate.ALREADY, "1 is here already", "{n} are here already"),
        (RowFate.PASSED, "1 is not taken", "{n} are not taken"),
    ):
        if draft.count(fate):
            said.append(tr_count(one, many, draft.count(fate)))
    return f"{', '.join(said)}."


def effect(before: AnswersDraft, after: AnswersDraft) -> str:
    """What an answer changed: "+3 forms"."""
    n = after.count(RowFate.COMES) - before.count(RowFate.COMES)
    if not n:
        return tr("This changes nothing in how many come in.")
    return tr_count("{sign}1 form", "{sign}{n} forms", abs(n), sign="+" if n > 0 else "−")


def left_words(came: AnswersCameIn) -> str:
    """What was left out, blank where nothing was."""
    n = len(came.draft.left_out)
    one, many = "1 row or answer was left out.", "{n} rows or answers were left out."
    return tr_count(one, many, n) if n else ""


def came_words(came: AnswersCameIn) -> str:
    """What came in, what was here, and what it made ready."""
    draft = came.draft
    said = [tr_count("1 form came in.", "{n} forms came in.", draft.count(RowFate.COMES))]
    if here := draft.count(RowFate.ALREADY):
        said.append(tr_count("1 was here already.", "{n} were here already.", here))
    if unnamed := sum(r.fate is RowFate.COMES and r.form_id is None for r in draft.rows):
        if draft.marked:
            one = "It has no name; every form still out is noted as in."
            said.append(
                tr_count(one, "They have no names; every form still out is noted as in.", unnamed)
            )
        else:
            said.append(nameless_words(unnamed))
    if came.ready:
        one = "{n} certificate is now ready to issue."
        said.append(tr_count(one, "{n} certificates are now ready to issue.", came.ready))
    if came.traceable:
        said.append(
            tr(
                "So few anonymous forms at once can be told apart by the history. "
                "Next time, bring in at least three together."
            )
        )
    return " ".join(said)
