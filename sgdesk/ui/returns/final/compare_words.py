"""Two returns side by side in words: counts, and on the screen who they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sgdesk.domain.dates import long_date
from sgdesk.domain.returns.comparison import (
    Comparison,
    KeptStates,
    Moved,
    RequirementChange,
    RuleChange,
    moved_words,
)
from sgdesk.domain.returns.words import n_of_n
from sgdesk.domain.training.states import State
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.words import percent_words, state_word

_RULES = {
    "window_days": "Days before the due day that count as due soon",
    "induction_days": "Days that a new starter has for induction",
    "allowance_days": "Days that a new starter has for the rest",
    "higher_renews": "A higher level renews a lower one",
    "partnership": "Partnership and edition of its rules",
}
_INTERVAL = "interval:"


@dataclass(frozen=True, slots=True)
class ComparisonPassage:
    """A heading with lines under it, each a sentence."""

    title: str
    lines: tuple[str, ...]


def passages(
    found: Comparison, names: Mapping[int, str] | None = None
) -> tuple[ComparisonPassage, ...]:
    """The whole comparison: who is counted, each requirement, and the rules that changed.

    With ``names`` each line says who they are; without, as on all that is handed on, it counts.
    """
    titles = {each.key: each.title for each in found.requirements}
    rules = tuple(rule_words(each, titles) for each in found.rules)
    return (
        ComparisonPassage(tr("{one} and {other}", **_both(found)), tuple(_people(found))),
        *(
            ComparisonPassage(each.title, tuple(_change(each, names)))
            for each in found.requirements
        ),
        ComparisonPassage(tr("Rules"), rules or (tr("No rule changed."),)),
    )


def _both(found: Comparison) -> dict[str, str]:
    return {"one": return_words(found.earlier), "other": return_words(found.later)}


def return_words(kept: KeptStates) -> str:
    """``R2026-001 (as at 31 March 2026)``, or that the figures are live."""
    name = kept.number or tr("Live figures")
    return tr("{name} (as at {day})", name=name, day=long_date(kept.as_at))


def _people(found: Comparison) -> Iterator[str]:
    before, after = len(found.earlier.people), len(found.later.people)
    one, many = "{n} person counts, before it was {before}.", "{n} people count, before {before}."
    yield tr_count(one, many, after, before=f"{before:,}")


def _change(each: RequirementChange, names: Mapping[int, str] | None) -> Iterator[str]:
    yield tr(
        "Before {before} ({before_share}), now {after} ({after_share}).",
        before=n_of_n(each.before),
        before_share=percent_words(each.before.percent),
        after=n_of_n(each.after),
        after_share=percent_words(each.after.percent),
    )
    if not each.moves:
        yield tr("Nothing moved.")
    for move in each.moves:
        yield f"• {move_words(move)}"
        if names is not None:
            yield _who_words(move, names)


def _who_words(move: Moved, names: Mapping[int, str]) -> str:
    """Who they are, by name; whoever is not in the file any more has none."""
    known = sorted(names[each] for each in move.who if each in names)
    nameless = len(move.who) - len(known)
    if nameless:
        known.append(tr_count("{n} whose name is gone", "{n} whose names are gone", nameless))
    return "\u2003" + ", ".join(known)


def move_words(move: Moved) -> str:
    """``2 people renewed it: overdue → in date``."""
    way = " → ".join((_state(move.before), _state(move.after)))
    return tr("{what}: {way}", what=tr(moved_words(move)), way=way)


def _state(state: State | None) -> str:
    return tr("not counted") if state is None else state_word(state)


def rule_words(change: RuleChange, titles: dict[str, str]) -> str:
    """``Refresher of Level 1, in months: 36 before, 24 now``."""
    key = change.key
    if key.startswith(_INTERVAL):
        short = titles.get(key.removeprefix(_INTERVAL), key.removeprefix(_INTERVAL))
        what = tr("Months from one {course} to the next", course=short)
    else:
        what = tr(_RULES[key])
    return tr(
        "{what}: {before} before, {after} now.",
        what=what,
        before=change.before or tr("none"),
        after=change.after or tr("none"),
    )


def plain_text(found: tuple[ComparisonPassage, ...]) -> str:
    """Everything as text to paste."""
    return "\n\n".join("\n".join((each.title, *each.lines)) for each in found) + "\n"
