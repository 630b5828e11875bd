"""The results as cards: bars with their counts, and what people wrote side by side."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from sgdesk.domain.dates import long_date, short_date
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.forms.results import (
    WITHHELD,
    EvaluationReport,
    FormResults,
    Rise,
    ScaleResult,
    TextResult,
    WindowCounts,
)
from sgdesk.ui.forms.results.bars import RATE, Bar, Bars
from sgdesk.ui.forms.words import kind_word, nameless_words
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import Space, TextSize
from sgdesk.ui.widgets import Card, Heading, LinkButton, Note, SideBySide
from sgdesk.ui.words import percent_words

_SESSIONS = 12
"""So many sessions have a bar of their own; the table has them all."""

_ANSWERS = 60
"""So many rows of free text stand on the screen; the report has them all."""


Save = Callable[[str, Sequence[Bar]], object]
"""Saves bars as a picture under their title."""


def cards(report: EvaluationReport, save: Save) -> Iterator[Card]:
    """Every card that has something to show, in the order in which things happen."""
    yield _rates(report, save)
    ends = report.of(FormKind.EVALUATION)
    if ends.received:
        yield _scales(tr("What people said of the course"), ends, save)
    if ends.received and not ends.is_withheld:
        yield _rise(report.rise, save)
        yield _side_by_side(report, ends)
    if report.of(FormKind.IMPACT).asked or report.window.not_yet:
        yield _window(report.window, save)
    for kind in (FormKind.IMPACT, FormKind.MANAGER, FormKind.TRAINER):
        form = report.of(kind)
        if form.received:
            yield _scales(kind_word(kind), form, save, form.texts)
    if report.samples:
        yield _samples(report)


def _rates(report: EvaluationReport, save: Save) -> Card:
    title = tr("Forms that came back")
    card = Card(title)
    bars = [
        _rate_bar(kind_word(each.kind), each.received, each.asked)
        for each in report.forms
        if each.asked
    ]
    newest = report.sessions[-_SESSIONS:]
    bars += [
        _rate_bar(
            tr(
                "{day}: {course}, {form}",
                day=short_date(each.held_on),
                course=each.course,
                form=kind_word(FormKind.EVALUATION),
            ),
            each.received,
            each.attended,
        )
        for each in newest
        if each.attended
    ]
    _add_bars(card, title, bars, save)
    if unnamed := sum(each.nameless for each in report.forms):
        card.body.addWidget(Note(nameless_words(unnamed)))
    return card


def _add_bars(card: Card, title: str, bars: Sequence[Bar], save: Save) -> None:
    """The bars, and under them the way to keep them as a picture."""
    card.body.addWidget(Bars(bars))
    if not bars:
        return
    keep = LinkButton(tr("Save the picture …"))
    keep.setAccessibleName(tr("Save the picture: {title}", title=title))
    keep.clicked.connect(lambda: save(title, bars))
    card.body.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeft)


def _rate_bar(label: str, part: int, whole: int) -> Bar:
    rate = percent_words(round(1000 * part / whole) / 10)
    figure = tr("{n} of {all}, {rate}", n=part, all=whole, rate=rate)
    return Bar(label, (part, max(whole - part, 0)), (tr("in"), tr("not in")), figure, RATE)


def _scales(title: str, form: FormResults, save: Save, texts: Iterable[TextResult] = ()) -> Card:
    card = Card(title)
    if any(each.given for each in form.scales):
        _add_bars(card, title, [_scale_bar(each) for each in form.scales if each.given], save)
    if form.is_withheld:
        card.body.addWidget(Note(tr(WITHHELD)))
    said = [each for each in texts if each.answers]
    if said:
        beside = SideBySide()
        for each in said:
            beside.add(_answers(each))
        card.body.addWidget(beside)
    return card


def _scale_bar(scale: ScaleResult) -> Bar:
    question = scale.question
    one, many = "mean {mean}, of {n} form", "mean {mean}, of {n} forms"
    figure = tr_count(one, many, scale.given, mean=scale.mean)
    names = tuple(str(mark) for mark, _ in enumerate(scale.counts, 1))
    return Bar(question.text, scale.counts, names, figure, ends=(question.low, question.high))


def _answers(result: TextResult) -> QWidget:
    """What was written under one question, with the words that come up, as a column."""
    piece = QWidget()
    column = QVBoxLayout(piece)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.SMALL)
    column.addWidget(Heading(result.question.text, TextSize.BODY))
    if result.themes:
        column.addWidget(Note(theme_words(result)))
    for text in result.answers[:_ANSWERS]:
        column.addWidget(_plain(text))
    column.addStretch()
    return piece


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def theme_words(result: TextResult) -> str:
    """The words that answers share, each with how many answers have it."""
    told = (f"{each.word} ({each.answers})" for each in result.themes)
    return tr("Words that come up: {words}", words=", ".join(told))


def rise_words(rise: Rise) -> str:
    """Knowledge before and after in a sentence, or honestly that nobody answered."""
    if not rise.people:
        return tr("Nobody answered both questions about knowledge before and after.")
    return tr(
        "Knowledge {before} before, {after} after ({n} forms: {rose} rose, {same} same, "
        "{fell} fell).",
        before=rise.before,
        after=rise.after,
        n=rise.people,
        rose=rise.rose,
        same=rise.same,
        fell=rise.fell,
    )


def _rise(rise: Rise, save: Save) -> Card:
    title = tr("Knowledge before and after, side by side")
    card = Card(title)
    card.body.addWidget(Note(rise_words(rise)))
    bars = [
        Bar(
            tr("{before} before, {after} after", before=each.before, after=each.after),
            (each.people, rise.people - each.people),
            (tr("forms"), tr("others")),
            tr_count("{n} form", "{n} forms", each.people),
            RATE,
            tells_rest=False,
        )
        for each in rise.moves
    ]
    _add_bars(card, title, bars, save)
    return card


def window_lines(window: WindowCounts) -> tuple[tuple[str, int], ...]:
    """How many impact forms stand where; without a time set, what came back and what did not."""
    if not window.has_window:
        return (
            (tr("Came back (no time set by us)"), window.came_back),
            (tr("Not in yet"), window.still_open),
        )
    return (
        (tr("In time"), window.in_time),
        (tr("In, but later"), window.late),
        (tr("Open, not in yet"), window.still_open),
        (tr("Late, not in"), window.overdue),
        (tr("Not due: opens later"), window.not_yet),
    )


def _window(window: WindowCounts, save: Save) -> Card:
    title = tr("Impact forms, by their window")
    card = Card(title)
    counts = window_lines(window)
    total = sum(count for _, count in counts)
    bars = [
        Bar(
            label,
            (count, total - count),
            (label, tr("others")),
            tr_count("{n} form", "{n} forms", count),
            RATE,
            tells_rest=False,
        )
        for label, count in counts
    ]
    _add_bars(card, title, bars, save)
    whose = window.source or tr("our own")
    note = tr("Window: {whose}. In the dip sample: {n}.", whose=whose, n=window.sampled)
    card.body.addWidget(Note(note))
    return card


def _side_by_side(report: EvaluationReport, ends: FormResults) -> Card:
    """What was learned beside what will be done with it, with the words that come up."""
    card = Card(tr("In their words, side by side"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.LARGE)
    grid.setVerticalSpacing(Space.SMALL)
    asked = {each.question.key: each for each in ends.texts}
    for column, key in enumerate(("learned", "will_do")):
        grid.setColumnStretch(column, 1)
        found = asked.get(key)
        if found is None:
            continue
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(Heading(found.question.text, TextSize.BODY), 0, column, top)
        if found.themes:
            grid.addWidget(Note(theme_words(found)), 1, column, top)
    for row, pair in enumerate(report.pairs[:_ANSWERS], 2):
        for column, text in enumerate((pair.learned, pair.will_do)):
            grid.addWidget(_plain(text or "–"), row, column, Qt.AlignmentFlag.AlignTop)
    inner = QWidget()
    inner.setLayout(grid)
    card.body.addWidget(inner)
    if len(report.pairs) > _ANSWERS:
        more = len(report.pairs) - _ANSWERS
        card.body.addWidget(Note(tr("{n} more stand in the table and the report.", n=more)))
    return card


def _samples(report: EvaluationReport) -> Card:
    card = Card(tr("What dip samples found"))
    for each in report.samples:
        how = tr(
            "{n} of {all} drawn on {day}",
            n=each.drawn,
            all=each.population,
            day=long_date(each.drawn_on),
        )
        card.body.addWidget(Note(how))
        card.body.addWidget(_plain(each.said))
    return card
