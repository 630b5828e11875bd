"""The evaluation report on paper: rates, scales, before and after, free text, impact."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from sgdesk.domain.dates import long_date, short_date
from sgdesk.domain.figures import figure, listed, mean_text, share_text
from sgdesk.domain.forms.form import FORM_TITLES, FormKind
from sgdesk.domain.forms.results import (
    WITHHELD,
    EvaluationReport,
    FormResults,
    HeldSession,
    Rise,
    SampleFinding,
    ScaleResult,
    TextResult,
    WindowCounts,
)
from sgdesk.reports.forms.knowledge import knowledge_grid
from sgdesk.reports.layout.charts import RateBar, ScaleBar, ScaleKey
from sgdesk.reports.layout.pages import WIDTH, headings, make_paper, para, space
from sgdesk.reports.layout.styles import MM, Furniture
from sgdesk.reports.layout.tables import HouseTable, fitted, headed, height_of, table
from sgdesk.reports.tagging import About
from sgdesk.reports.text.plain import one_line

TITLE = "Evaluation report"
_NOT_GIVEN = "–"
_SHARED = "Words that come up more than once"
_WRITTEN = {
    FormKind.IMPACT: ("What they wrote on impact forms", "Impact forms"),
    FormKind.MANAGER: ("What line managers wrote", "Line managers"),
    FormKind.TRAINER: ("What trainers wrote", "Trainers"),
}
"""What stands over all answers in words, and before each question: where a page begins with them,
it is told of whose forms they are.
"""
_LONGEST_CELL = 1200
"""Letters of an answer in one row of a table."""
_HEADING, _SHORT_END = 24, 240
"""In points: what a heading and the space above it take, and how high an end is not parted."""


def evaluation_report_pdf(report: EvaluationReport) -> bytes:
    """The report as a PDF; the same figures give the same bytes. Nobody is named in it."""
    furniture = Furniture(
        report.organisation, TITLE, report.as_at, note="Nobody who answered is named."
    )
    about = About(TITLE, report.organisation, report.course or "All courses", report.as_at)
    return make_paper(list(_story(report)), furniture, about)


def _story(report: EvaluationReport) -> Iterator[Flowable]:
    yield para(TITLE, "title")
    yield para(report.organisation, "lead")
    yield para(report.course or "All courses", "lead")
    yield para(f"Training from {long_date(report.start)} to {long_date(report.end)}", "lead")
    yield space(6)
    yield _rates(report)
    if unnamed := sum(each.nameless for each in report.forms):
        yield para(f"{figure(unnamed)} of those that came back did not say whose they are.", "note")
    yield from _sessions(report.sessions)
    yield from _end_of_course(report)
    yield from _impact(report)
    for kind in (FormKind.MANAGER, FormKind.TRAINER):
        yield from _answers(report.of(kind), FORM_TITLES[kind])


def _rates(report: EvaluationReport) -> Flowable:
    rows: list[list[Flowable]] = [headings(["Form", "Came back", ""], numbers=0)]
    rows.extend(
        [
            para(FORM_TITLES[form.kind], "cell"),
            para(
                f"{figure(form.received)} of {figure(form.asked)} ({_percent(form.rate)})", "cell"
            ),
            RateBar(form.received, form.asked, 60 * MM),
        ]
        for form in report.forms
        if form.asked
    )
    if len(rows) == 1:
        return para("No forms were given out for training in this period.")
    return table(rows, (72 * MM, 38 * MM, WIDTH - 110 * MM))


def _percent(rate: float | None) -> str:
    return _NOT_GIVEN if rate is None else share_text(rate)


def _sessions(sessions: Sequence[HeldSession]) -> Iterator[Flowable]:
    if not sessions:
        return
    rows: list[list[Flowable]] = [
        headings(["Day", "Course", "Place", "Booked", "Came", "Forms"], numbers=3)
    ]
    rows.extend(
        [
            para(short_date(each.held_on), "cell"),
            para(each.course, "cell"),
            para(each.place, "cell"),
            para(figure(each.booked), "number"),
            para(figure(each.attended), "number"),
            para(figure(each.received), "number"),
        ]
        for each in sessions
    )
    yield from headed("Sessions", fitted(rows, stretch=2))


def _end_of_course(report: EvaluationReport) -> Iterator[Flowable]:
    form = report.of(FormKind.EVALUATION)
    if not form.asked:
        return
    said = "What people said of the course"
    if reason := _says_nothing(form):
        yield from headed(said, para(reason))
        return
    yield from headed(said, _scales(form.scales))
    yield space(4)
    yield para(_rise_words(report.rise))
    yield from _moves(report.rise)
    if (found := _themes(form)) is not None:
        yield from headed(_SHARED, found, kind="h3")
    if report.pairs:
        pairs = _side_by_side(report, form)
        yield from headed("Learned, and what will be done with it", pairs, kind="h3")


def _says_nothing(form: FormResults) -> str:
    """Why nothing is told of the forms of a kind; empty where something is."""
    if not form.received:
        return "No form has come back yet."
    return WITHHELD if form.is_withheld else ""


def _scales(scales: Sequence[ScaleResult]) -> HouseTable:
    """A bar for each question, its ends named, the mean beside it."""
    rows: list[list[Flowable | list[Flowable]]] = [
        [*headings(["Question", "How many gave 1 to 5"]), *headings(["Mean"], numbers=1)]
    ]
    for each in scales:
        mean = _NOT_GIVEN if each.mean is None else mean_text(each.mean)
        bar: list[Flowable] = [para("nobody answered", "cell")]
        if each.given:
            bar = [ScaleBar(each.counts, 84 * MM)]
        bar.append(ScaleKey(84 * MM, each.question.low, each.question.high))
        rows.append([para(each.question.text, "cell"), bar, para(mean, "bold number")])
    return table(rows, (WIDTH - 102 * MM, 88 * MM, 14 * MM))


def _rise_words(rise: Rise) -> str:
    if not rise.people or rise.before is None or rise.after is None:
        return "Nobody answered both questions about knowledge before and after."
    both = "One form answers" if rise.people == 1 else f"{figure(rise.people)} forms answer"
    moves = (("rose", rise.rose), ("stayed the same", rise.same), ("fell", rise.fell))
    told = [f"{word} on {figure(count)}" for word, count in moves if count]
    return (
        f"{both} both questions about knowledge: from {mean_text(rise.before)} before "
        f"to {mean_text(rise.after)} after on average. It {listed(told)}."
    )


def _moves(rise: Rise) -> Iterator[Flowable]:
    """How many went from which mark before to which after, as a square of marks by marks."""
    if rise.moves:
        note = para(
            "Each figure is how many forms go from the mark on the left before the course to "
            "the mark above it after. In the framed squares nothing changed, and to the right of "
            "them it rose.",
            "note",
        )
        grid = knowledge_grid(rise)
        grid.tail = height_of([note])
        yield from headed("Knowledge before and after", grid, kind="h3")
        yield note


def _themes(form: FormResults) -> HouseTable | None:
    """The words that come up in several answers, a column a question."""
    found = [each for each in form.texts if each.themes]
    if not found:
        return None
    rows: list[list[Flowable]] = [headings([each.question.text for each in found])]
    rows.append([para(theme_words(each), "cell") for each in found])
    return table(rows, [WIDTH / len(found)] * len(found))


def theme_words(result: TextResult) -> str:
    """The shared words of a question's answers, each with how many answers have it."""
    return (
        ", ".join(f"{each.word} ({figure(each.answers)})" for each in result.themes) or _NOT_GIVEN
    )


def _side_by_side(report: EvaluationReport, form: FormResults) -> Flowable:
    asked = {each.question.key: each.question.text for each in form.texts}
    rows: list[list[Flowable]] = [headings([asked.get("learned", ""), asked.get("will_do", "")])]
    for each in report.pairs:
        rows += _answer_rows((each.learned or _NOT_GIVEN, each.will_do or _NOT_GIVEN))
    return table(rows, (WIDTH / 2, WIDTH / 2))


def _answer_rows(said: Sequence[str]) -> Iterator[list[Flowable]]:
    """One row, or several where an answer is so long that a row would not fit on a page."""
    parts = [wrap(one_line(text), _LONGEST_CELL) for text in said]
    for cells in zip_longest(*parts, fillvalue=""):
        yield [para(text, "cell") for text in cells]


def _impact(report: EvaluationReport) -> Iterator[Flowable]:
    form, window = report.of(FormKind.IMPACT), report.window
    if not form.asked:
        return
    counts = (
        *window.lines(),
        ("In the dip sample", window.sampled),
    )
    made = table(
        [
            [para(label, "middle heading") for label, _ in counts],
            [para(figure(count), "middle") for _, count in counts],
        ],
        [WIDTH / len(counts)] * len(counts),
    )
    yield from headed(FORM_TITLES[FormKind.IMPACT], made)
    yield para(f"{impact_words(window)}.", "note")
    yield space(4)
    yield from _body(form, "What they said of it")
    for each in report.samples:
        yield KeepTogether(list(_sample(each)))


def impact_words(window: WindowCounts) -> str:
    """What the counts of impact forms are, and who says when a form is due."""
    whose = f" (time allowed: {window.source})" if window.source else ""
    return f"How many impact forms came back and how many are still to come{whose}"


def _sample(each: SampleFinding) -> Iterator[Flowable]:
    yield para(f"Dip sample of {long_date(each.drawn_on)}", "h3")
    yield para(
        f"{figure(each.drawn)} of {figure(each.population)} who attended were drawn.", "note"
    )
    for line in each.said.splitlines():
        yield para(line)


def _answers(form: FormResults, heading: str) -> Iterator[Flowable]:
    if not form.asked:
        return
    yield from _body(form, heading, "h2")


def _body(form: FormResults, heading: str, kind: str = "h3") -> Iterator[Flowable]:
    """What the forms of a kind say, under their heading."""
    if reason := _says_nothing(form):
        yield from headed(heading, para(reason), kind=kind)
        return
    parts: list[tuple[str, HouseTable]] = []
    if form.scales:
        parts.append(("", _scales(form.scales)))
    if (found := _themes(form)) is not None:
        parts.append((_SHARED, found))
    title, whose = _WRITTEN[form.kind]
    written = [_texts(each, whose) for each in form.texts if each.answers]
    follows_words = bool(parts) and parts[-1][0] == _SHARED
    parts += [(title if follows_words and not at else "", each) for at, each in enumerate(written)]
    if not parts:
        yield from headed(heading, para("Nothing is written on them."), kind=kind)
        return
    (words, first), *others = parts
    yield from headed(heading, first, *([para(words, "h3")] if words else []), kind=kind)
    rest = height_of([made for _, made in others]) + _HEADING * len(others)
    if rest <= _SHORT_END:
        yield CondPageBreak(rest)
    for words, made in others:
        yield space(6)
        if words:
            yield from headed(words, made, kind="h3")
        else:
            yield CondPageBreak(made.start())
            yield made


def _texts(result: TextResult, whose: str) -> HouseTable:
    """Everything that was written under one question, and on whose forms."""
    rows: list[list[Flowable]] = [headings([f"{whose}: {result.question.text}"])]
    for text in result.answers:
        rows += _answer_rows((text,))
    return table(rows, (WIDTH,))
