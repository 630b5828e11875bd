"""Sections as plain text that pastes well into a form or an e-mail."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QGuiApplication

from sgdesk.domain.returns.answers import NOT_ANSWERED
from sgdesk.domain.returns.sections import Chapter, ReturnSection
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr


def copy_text(context: Context, text: str, *, lacks_words: bool) -> None:
    """Put ``text`` on the clipboard, and say so; ``lacks_words`` where some are not saved."""
    QGuiApplication.clipboard().setText(text)
    rest = tr("Copied without the words that are not saved yet")
    context.say(rest if lacks_words else tr("Copied"))


def section_text(section: ReturnSection) -> str:
    """The facts, a line each, then the words that were saved; nobody is named in either."""
    return "\n\n".join(_blocks(section))


def chapter_text(chapter: Chapter) -> str:
    """Everything that answers one question, without the question, which the form has already."""
    return "\n\n".join(_answer(chapter))


def whole_text(chapters: Sequence[Chapter]) -> str:
    """The words of the whole return in the order given, under their headings."""
    return "\n\n".join(block for chapter in chapters for block in _with_headings(chapter))


def _with_headings(chapter: Chapter) -> Iterable[str]:
    if chapter.question:
        yield chapter.question
        yield from tuple(_answer(chapter)) or (tr(NOT_ANSWERED),)
        return
    for section in chapter.sections:
        blocks = tuple(_blocks(section))
        if blocks:
            yield section.title.upper()
            yield from blocks


def _answer(chapter: Chapter) -> Iterable[str]:
    """What the file says to a question, then what was typed for its sections."""
    if not chapter.question:
        yield from (block for section in chapter.sections for block in _blocks(section))
        return
    if chapter.facts:
        yield "\n".join(chapter.facts)
    yield from (each.text.body for each in chapter.sections if each.text.body)


def _blocks(section: ReturnSection) -> Iterable[str]:
    if section.facts:
        yield "\n".join(section.facts)
    if section.text.grade:
        yield tr("Grade: {grade}", grade=section.text.grade)
    if section.text.body:
        yield section.text.body
