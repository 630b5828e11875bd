"""What was typed for the sections and is not saved yet; no widget, so that it outlives them."""

from collections.abc import Mapping

from sgdesk.domain.returns.parts import SectionKey, SectionText

_NOTHING = SectionText()


class Drafts:
    """The words of every section: as they were saved, and as they stand in the boxes."""

    def __init__(self) -> None:
        self._saved: Mapping[SectionKey, SectionText] = {}
        self._typed: dict[SectionKey, SectionText] = {}

    def take(self, saved: Mapping[SectionKey, SectionText]) -> None:
        """Take in what the file holds now; what is typed and differs from it stays."""
        self._saved = saved
        for key, text in tuple(self._typed.items()):
            self.keep(key, text)

    def keep(self, key: SectionKey, text: SectionText) -> None:
        """Note what stands in the boxes; it is no draft where the file says the same."""
        self._typed.pop(key, None)
        if _trimmed(text) != self._saved.get(key, _NOTHING):
            self._typed[key] = text

    def note_saved(self, key: SectionKey, text: SectionText) -> None:
        """The file holds these words now; what was typed meanwhile stays a draft."""
        self._saved = {**self._saved, key: _trimmed(text)}
        if key in self._typed:
            self.keep(key, self._typed[key])

    def text(self, key: SectionKey) -> SectionText:
        """What is to stand in the boxes of a section."""
        return self._typed.get(key) or self._saved.get(key, _NOTHING)

    def drop(self) -> None:
        """Let go of everything that is not saved."""
        self._typed.clear()

    @property
    def unsaved(self) -> tuple[SectionKey, ...]:
        """The sections with words that are not saved, in the order of the return."""
        return tuple(key for key in SectionKey if key in self._typed)


def _trimmed(text: SectionText) -> SectionText:
    """As the service keeps it."""
    return SectionText(text.body.strip(), text.grade.strip())
