"""What a change would do to people, in words, as soon as it is known."""

from PySide6.QtWidgets import QWidget

from sgdesk.services.training.effects import Effect
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import Banner

_NAMED = 12


class EffectNote(Banner):
    """A band that says whom a change would turn; nothing is saved yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.hide()

    def show_effect(self, effect: Effect) -> None:
        """Say what it would do."""
        text = effect_text(effect)
        self.show_text(text)


def effect_text(effect: Effect) -> str:
    """The sentences: who would be overdue, who no longer, what is asked anew or dropped.

    Of certificates, how many would be ready, or wait again.
    """
    said = []
    if effect.turned:
        one, many = (
            "1 person would become overdue or not done: {names}.",
            "{n} people would become overdue or not done: {names}.",
        )
        said.append(tr_count(one, many, len(effect.turned), names=named(effect.turned)))
    if effect.relieved:
        one, many = (
            "1 person would have nothing overdue any more: {names}.",
            "{n} people would have nothing overdue any more: {names}.",
        )
        said.append(tr_count(one, many, len(effect.relieved), names=named(effect.relieved)))
    if effect.asked_anew:
        one, many = "1 thing is asked for that was not.", "{n} things are asked for that were not."
        said.append(tr_count(one, many, effect.asked_anew))
    if effect.no_longer_asked:
        one, many = "1 thing is no longer asked for.", "{n} things are no longer asked for."
        said.append(tr_count(one, many, effect.no_longer_asked))
    if effect.ready > 0:
        one, many = (
            "1 certificate becomes ready to issue.",
            "{n} certificates become ready to issue.",
        )
        said.append(tr_count(one, many, effect.ready))
    if effect.ready < 0:
        one, many = (
            "1 certificate that is ready waits for its form again.",
            "{n} certificates that are ready wait for their forms again.",
        )
        said.append(tr_count(one, many, -effect.ready))
    return " ".join(said) or tr("Nobody becomes overdue, and nothing else changes for anybody.")


def named(names: tuple[str, ...]) -> str:
    """The first of the names, and how many more there are."""
    shown = ", ".join(names[:_NAMED])
    more = len(names) - _NAMED
    return tr("{names} and {n} more", names=shown, n=more) if more > 0 else shown
