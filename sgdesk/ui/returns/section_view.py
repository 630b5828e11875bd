"""The section that is chosen: what it asks, what the file knows, and what people say."""

from collections.abc import Mapping

from sgdesk.domain.returns.parts import SectionKey
from sgdesk.domain.returns.sections import Chapter, ReturnSection
from sgdesk.services.people.kinds_unsaid import kept_as_volunteers, say_they_are_volunteers
from sgdesk.services.returns.words import ReturnWorkspace
from sgdesk.ui.context import Context
from sgdesk.ui.places import KINDS, Place, Wanted
from sgdesk.ui.returns.actions_part import ActionsPart
from sgdesk.ui.returns.drafts import Drafts
from sgdesk.ui.returns.facts_card import FactsCard
from sgdesk.ui.returns.figures import Figures
from sgdesk.ui.returns.paste import chapter_text, copy_text, section_text
from sgdesk.ui.returns.period_dialog import PeriodDialog
from sgdesk.ui.returns.words_box import WordsBox
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TextSize
from sgdesk.ui.widgets import Banner, BannerKind, FlowLayout, Heading, Note, PushButton, ScrollPage

_ORGANISATION = (Place.SETUP, Wanted(action="organisation"))

_WAYS: Mapping[SectionKey, tuple[str, Place, Wanted]] = {
    SectionKey.IDENTIFICATION: ("Go to Set-up, Organisation", *_ORGANISATION),
    SectionKey.LEADS: ("Go to Set-up, Organisation", *_ORGANISATION),
    SectionKey.WORKFORCE: ("Go to People", Place.PEOPLE, Wanted()),
    SectionKey.REQUIREMENTS: ("Go to Set-up, Roles", Place.SETUP, Wanted(action="roles")),
    SectionKey.COURSES: ("Go to Courses", Place.SESSIONS, Wanted(action="courses")),
}
"""Where what is missing of a section is typed in: the words of the button, and the way."""


class SectionView(ScrollPage):
    """One page for every section; what a section has no use for is hidden."""

    def __init__(self, drafts: Drafts) -> None:
        super().__init__()
        self._drafts = drafts
        self._context: Context | None = None
        self._found: ReturnWorkspace | None = None
        self._chapter: Chapter | None = None
        self._section: ReturnSection | None = None
        self._question = Note()
        self._title = Heading("", TextSize.HEADING)
        self._asks = Note()
        self._missing = Banner(kind=BannerKind.WARNING)
        self._facts_title = Heading(tr("What your file says"), TextSize.LARGE)
        self._facts = FactsCard(self._copy)
        self._copy_all = PushButton(tr("Copy &all of this section"), "copy")
        self._copy_answer = PushButton(tr("Copy all of th&is answer"), "copy")
        self._period = PushButton(tr("Perio&d …"), "calendar")
        self.to_do = ActionsPart()
        self.figures = Figures()
        self.words = WordsBox()
        self._lay_out()
        self._copy_all.clicked.connect(self._copy_section)
        self._copy_answer.clicked.connect(self._copy_chapter)
        self._period.clicked.connect(self._ask_period)
        self._missing.chosen.connect(self._go_there)
        self.are_volunteers = self._missing.offer(tr("They are volunteers"), self._are_volunteers)

    def _lay_out(self) -> None:
        buttons = FlowLayout()
        for button in (self._copy_all, self._copy_answer, self._period):
            buttons.addWidget(button)
        above = (self._question, self._title, self._asks, self._missing, self._facts_title)
        for each in (*above, self._facts):
            self.body.addWidget(each)
        self.body.addLayout(buttons)
        for part in (self.figures, self.to_do, self.words):
            self.body.addWidget(part)
        self.body.addStretch()

    def show_section(
        self, context: Context, found: ReturnWorkspace, chapter: Chapter, section: ReturnSection
    ) -> None:
        """Show a section of what was found; one shown for the first time begins at its top."""
        is_new = self._section is None or self._section.key is not section.key
        self._context, self._found = context, found
        self._chapter, self._section = chapter, section
        self._show_question(chapter, found.document.sender.partnership_short)
        self._title.setText(tr(section.title))
        self._asks.setText(tr(section.asks))
        self._show_missing(section)
        self._show_facts(section)
        self.figures.show_section(section.key)
        self._show_actions(context, found, section.key)
        left_out = found.document.parts.names_left_out
        self.words.show_text(
            section.key, self._drafts.text(section.key), may_write=context.may_write
        )
        self.words.say_left_out(left_out)
        self.say_saved()
        if is_new:
            self.verticalScrollBar().setValue(0)

    def _show_question(self, chapter: Chapter, partnership: str) -> None:
        """Say above the section what the partnership asks, and where in its document."""
        source = f"{partnership}, {chapter.source}" if chapter.source else partnership
        question = chapter.question
        self._question.setText(tr("{source}: {question}", source=source, question=question))
        self._question.setVisible(bool(question))
        self._copy_answer.setVisible(bool(question) and bool(chapter_text(chapter)))

    def _show_missing(self, section: ReturnSection) -> None:
        said = " ".join(map(tr, section.missing))
        self._missing.setVisible(bool(said))
        if said:
            way = _WAYS.get(section.key)
            may_write = self._context is not None and self._context.may_write
            verb = tr(way[0]) if way is not None and may_write else ""
            self._missing.show_text(tr("Still missing: {what}", what=said), verb)
            unsaid = self._found is not None and self._found.document.kinds_unsaid > 0
            is_theirs = section.key is SectionKey.WORKFORCE and unsaid
            self.are_volunteers.setVisible(is_theirs and may_write)

    def _are_volunteers(self) -> None:
        """Nobody is asked any more whether those are volunteers whom no sheet said to be."""
        context = self._context
        if context is not None:
            context.perform(lambda: say_they_are_volunteers(context.workspace))

    def _go_there(self) -> None:
        """Go where what is missing is typed in."""
        way = _WAYS.get(self._section.key) if self._section is not None else None
        if way is None or self._context is None:
            return
        if self.are_volunteers.isHidden():
            self._context.navigate(*way[1:])
        else:
            self._list_unsaid(self._context)

    def _list_unsaid(self, context: Context) -> None:
        """Go to those of whom no sheet said that they are volunteers."""

        def show(people: frozenset[int]) -> None:
            label = tr("Volunteers, since nothing else was said")
            context.navigate(Place.PEOPLE, Wanted(people=people, label=label, action=KINDS))

        workspace, as_at = context.workspace, context.as_at
        context.tasks.run(lambda: kept_as_volunteers(workspace, as_at), show, owner=self)

    def _show_facts(self, section: ReturnSection) -> None:
        self._facts.show_facts(section.facts)
        for each in (self._facts_title, self._facts):
            each.setVisible(bool(section.facts))
        self._copy_all.setVisible(bool(section_text(section)))

    def _show_actions(self, context: Context, found: ReturnWorkspace, key: SectionKey) -> None:
        self._period.setVisible(key is SectionKey.IDENTIFICATION)
        self._period.setEnabled(context.may_write)
        self.to_do.setVisible(key is SectionKey.ACTIONS)
        self.to_do.show_actions(context, found.actions)

    def _ask_period(self) -> None:
        if self._context is not None and self._found is not None:
            start = self._found.document.parts.period_from
            PeriodDialog(self._context, start, self).open()

    def say_saved(self) -> None:
        """Offer Save where there is something to save."""
        unsaved = self.words.key in self._drafts.unsaved
        may_write = self._context is not None and self._context.may_write
        self.words.save.setEnabled(unsaved and may_write)

    def _copy_section(self) -> None:
        if self._section is not None:
            self._copy(section_text(self._section), self._section)

    def _copy_chapter(self) -> None:
        if self._chapter is not None:
            self._copy(chapter_text(self._chapter), *self._chapter.sections)

    def _copy(self, text: str, *sections: ReturnSection) -> None:
        if self._context is not None:
            unsaved = any(each.key in self._drafts.unsaved for each in sections)
            copy_text(self._context, text, lacks_words=unsaved)
