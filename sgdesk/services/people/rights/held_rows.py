"""The rows that are held about somebody, in the words that the window has for them."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sgdesk.domain.dates import short_date
from sgdesk.domain.forms.form import FORM_TITLES, HIGHEST, AnswerKind, FormKind, questions
from sgdesk.domain.organisation.open_formats import TABLES, column_words
from sgdesk.domain.organisation.pack import Pack
from sgdesk.domain.organisation.plain_paper import Section
from sgdesk.domain.people.induction_paper import asked_words
from sgdesk.domain.sessions.session import pounds
from sgdesk.domain.training.words import REASONS

_MACHINE = frozenset(
    {"id", "match_key", "sha256", "signature", "logo_png", "uid", "turn", "item_key"}
)
"""Columns that say nothing of somebody; the data file has them too."""

_TITLES: Mapping[str, str] = {
    "person": "You",
    "outside_worker": "You",
    "setting": "Certificates handed over",
}
"""What a part is called where the table's own name says little to whoever reads it."""

_CALLED: Mapping[str, str] = {
    "absence.back_on": "First day back",
    "absence.last_day": "Last day",
    "access_request.note": "What was noted of it",
    "agreed_by": "Agreed by",
    "anonymous": "Without your name",
    "asked_how_training_embedded": "It asked how training was embedded",
    "booking.state": "Your place",
    "booking.reason": "Why you did not come",
    "charge_pence": "Charged for staying away",
    "cleared_on": "No longer so since",
    "code": "Code of the form",
    "confirmed": "Confirmed by your employer",
    "content": "The file",
    "detail": "More about it",
    "due_on": "Due on",
    "embedded": "How training was put into practice",
    "end": "Until",
    "induction.edition": "Edition of Working Together",
    "lead_elsewhere.organisation": "Where you were lead",
    "learning_shared.summary": "What you passed on",
    "left_on": "Last day",
    "media_type": "Kind of file",
    "month_only": "Only the month is known",
    "need.done": "What was done about it",
    "need.kind": "What it is",
    "need.source": "Where it came from",
    "need.summary": "In words",
    "next_due": "The next one is due on",
    "observed_first_on": "First observed while training on",
    "person.kind": "What you are with us",
    "evaluation.kind": "Which form",
    "person.reference": "Reference",
    "practice_review.kind": "What it was",
    "person.started": "First day",
    "made_on": "Made on",
    "provider": "Who ran it",
    "provider_expiry": "End of the certificate received",
    "raises_concerns": "Whether you would raise a concern",
    "report_to_partnership": "Told to the partnership",
    "reminder.subject": "About",
    "reminder.to_manager": "To your line manager",
    "review_on": "To be looked at again on",
    "revoked_on": "Revoked on",
    "revoked_reason": "Why it was revoked",
    "sampled_on": "Drawn for a dip sample on",
    "scope": "Who took part",
    "setting.value": "Handed over on, and to whom",
    "start": "From",
    "team": "With which team",
    "threshold_days": "Days before it is due",
    "trained_the_trainer_on": "Trained as a trainer on",
    "trainer_day.kind": "What the day was for",
    "training.certificate_number": "Number of the certificate received",
    "void_reason": "Why it was struck out",
    "voided_on": "Struck out on",
    "duration_hours": "How long it took",
    "heading": "What stands above it",
    "level": "What it meets",
    "outcomes": "What the course is to achieve",
    "learning_points": "What the course is to achieve",
    "partnership_note": "Note about the partnership",
    "person_name": "Name",
    "reach": "How to reach whoever issued it",
    "refresh_by": "Refresh by",
    "refresh_rule": "Whose rule that is",
}
"""What is kept, by table and column or by column alone, where that has an inner word's name."""

_IN_CODES = frozenset({"kind", "outcome", "state", "reason", "raises_concerns", "scope"})
"""Columns of words of ours; what is typed has no such column, or stands in it as it was typed."""

_CODE = re.compile(r"[a-z]+(?:_[a-z0-9]+)*")

_WORDS: Mapping[str, str] = {
    "single": "only our own people",
    "multi": "with other organisations",
    "waiting": "on the waiting list",
    "attended": "came",
    "cancelled": "gave the place back",
}
"""Codes for which the window has words of its own."""

_OF_REQUIREMENT = frozenset({"requirement", "subject"})
"""Columns that hold the key of a requirement."""

_FROZEN = frozenset({"face", "answers"})
"""Columns that hold a document as it was printed or filled in."""

_UNTOLD = frozenset(
    {"verification", "signatories", "setting.key", "setting.from_date", "session_trainer.place"}
)

_DONE = "completed"
"""The outcome of training that its day completed."""

_SAID_WHERE_TRUE = frozenset({"month_only"})
_ISO_DAY = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")

_POINTS = "induction_item"

_SIDE_BY_SIDE = 4
"""Rows of which no more is kept than so many things are one table, with a column for each."""

_BETWEEN = ("", "")
"""Between two rows of which more is kept: each is a table by itself."""


@dataclass(frozen=True, slots=True)
class HeldRows:
    """Makes the parts of the paper.

    ``names`` are what the numbers of courses, roles and sessions stand for, ``titles`` those of
    requirements by their key.
    """

    pack: Pack
    names: Mapping[str, Mapping[int, str]]
    titles: Mapping[str, str]

    def section(self, table: str, rows: Sequence[Mapping[str, Any]]) -> Section:
        """What a table holds of somebody, by the days that its rows tell of."""
        title = _TITLES.get(table, TABLES[table].title)
        in_order = rows if table == _POINTS else sorted(rows, key=_main_day)
        told = [list(self._lines(table, row)) for row in in_order]
        words = tuple(dict.fromkeys(called for lines in told for called, _ in lines))
        if len(told) > 1 and len(words) <= _SIDE_BY_SIDE:
            by_word = [dict(lines) for lines in told]
            cells = tuple(tuple(line.get(each, "") for each in words) for line in by_word)
            return Section(title, headings=words, rows=cells)
        parted = [line for lines in told for line in (_BETWEEN, *lines)][1:]
        return Section(title, headings=("What", "Kept"), rows=tuple(parted))

    def _point(self, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """A point of an induction, as on the checklist."""
        partnership = self.pack.short_name if self.pack.document else ""
        yield "Gone through on", short_date(row["done_on"]) if row["done_on"] else "not yet"
        yield "Point", str(row["item_text"])
        if asked := asked_words(partnership, str(row["source"] or "")):
            yield "Who asks for it", asked

    def _lines(self, table: str, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        if table == _POINTS:
            yield from self._point(row)
            return
        for column, value in row.items():
            kind = column.removesuffix("_id")
            if f"{table}.{column}" in _UNTOLD:
                continue
            if kind != column:
                if kind in self.names and value in self.names[kind]:
                    yield kind.capitalize(), _plain_days(self.names[kind][value])
            elif column == "answers" and value:
                yield from self._answers(str(value), FormKind(row["kind"]))
            elif column in _FROZEN and value:
                yield from _frozen(table, str(value), row)
            elif column == "completed_on" and row.get("outcome", _DONE) != _DONE and value:
                yield "Day of the training", short_date(value)
            elif column not in _MACHINE and value not in (None, ""):
                yield from self._told(table, column, value)

    def _told(self, table: str, column: str, value: object) -> Iterator[tuple[str, str]]:
        called = _called(table, column)
        if column in _SAID_WHERE_TRUE and not value:
            return
        if isinstance(value, bytes):
            yield called, f"a file of {len(value):,} bytes, in the data file"
        elif isinstance(value, bool):
            yield called, "yes" if value else "no"
        elif isinstance(value, date):
            yield called, short_date(value)
        elif column == "charge_pence":
            yield called, pounds(int(str(value)))
        elif column in _OF_REQUIREMENT:
            yield called, self.titles.get(str(value), str(value))
        elif column in _IN_CODES:
            yield called, _in_words(table, column, str(value))
        else:
            yield called, _plain_days(str(value)) if table == "setting" else str(value)

    def _answers(self, text: str, kind: FormKind) -> Iterator[tuple[str, str]]:
        """What was answered, under the questions of the form."""
        asked = {each.key: each for each in questions(kind, self.pack)}
        places = {key: place for place, key in enumerate(asked)}
        for key, each in sorted(_members(text), key=lambda one: places.get(one[0], len(places))):
            question = asked.get(key)
            is_mark = question is not None and question.kind is AnswerKind.SCALE
            said = f"{each} of {HIGHEST}" if is_mark else each
            yield question.text if question else _called("evaluation", key), said


def _main_day(row: Mapping[str, Any]) -> date:
    """The first day that a row tells of, by which it stands; one without a day stands first."""
    return next((day for day in row.values() if type(day) is date), date.min)


def _in_words(table: str, column: str, text: str) -> str:
    """A word of ours as somebody reads it, "not completed"; what was typed stays as it is."""
    if column == "reason" and text in REASONS:
        return REASONS[text]
    if column == "kind" and table == "evaluation":
        return FORM_TITLES[FormKind(text)]
    if text in _WORDS:
        return _WORDS[text]
    return text.replace("_", " ") if _CODE.fullmatch(text) else text


def _frozen(table: str, text: str, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A frozen document, but for what stands in a column of its row already."""
    for key, each in _members(text):
        if key not in row or str(row[key]) != each:
            yield _called(table, key), _plain_days(each)


def _called(table: str, column: str) -> str:
    return _CALLED.get(f"{table}.{column}") or _CALLED.get(column) or column_words(column)


def _plain_days(text: str) -> str:
    """A text of ours with its days as they are written in England."""

    def plain(found: re.Match[str]) -> str:
        try:
            return short_date(date.fromisoformat(found[1]))
        except ValueError:
            return found[1]

    return _ISO_DAY.sub(plain, text)


def _members(text: str) -> Iterator[tuple[str, str]]:
    """What stands in a frozen document, member by member."""
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        yield "As kept", text
        return
    for key, value in found.items():
        if key not in _UNTOLD and value not in ("", None, []):
            yield key, "; ".join(map(str, value)) if isinstance(value, list) else str(value)
