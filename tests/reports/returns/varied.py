"""Documents of every size and partnership, with texts short and long, that pages are tried with."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from random import Random

from sgdesk import paths
from sgdesk.data.packs import load_packs
from sgdesk.domain.courses.quality import NeedKind
from sgdesk.domain.organisation.pack import Pack, PackRequirement
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.returns.document import (
    GroupedFigures,
    NamedRow,
    RequirementFigures,
    ReturnDocument,
    WorkforceLine,
)
from sgdesk.domain.returns.layouts import layout_of, note_beside, refresh_quote
from sgdesk.domain.returns.parts import (
    CourseFacts,
    FrozenMark,
    GapFacts,
    ReturnAction,
    ReturnParts,
    SectionKey,
    SectionText,
)
from sgdesk.domain.training.counting.tallies import Counts, CountsRow, ReasonCount
from sgdesk.domain.training.rule_book import Force, IntervalSource
from sgdesk.domain.training.states import State
from tests.reports.returns.documents import AS_AT, DOCUMENT, SENDER

PACKS = ("generic", "hscb", "hscp", "hsscp", "scsp", "wscp")
SIZES = (5, 40, 400)
_WORDS = (
    *("helper", "of", "the", "after-school", "club", "for", "families", "and", "carers"),
    *("Level", "12 March 2026", "safeguarding"),
)
_MOST_NAMED = 90
_OTHER_SCRIPTS = ("ગુજરાતી", "مسجد", "Иванова", "王小明")


@cache
def _packs() -> Mapping[str, Pack]:
    return load_packs(paths.resource("partnerships")).packs


class Varied:
    """One document after another from one seed."""

    def __init__(self, pack: str, people: int, seed: int) -> None:
        self._random = Random(f"{pack} {people} {seed}")
        self._pack = _packs()[pack]
        self._people = people
        others = _OTHER_SCRIPTS if self._random.random() < 0.2 else ()
        self._words = (*_WORDS, *others)

    def document(self) -> ReturnDocument:
        """The whole document, with names where chance has it so."""
        pack, random = self._pack, self._random
        asked = tuple(self._requirement(each) for each in pack.requirements)
        document = replace(
            DOCUMENT,
            sender=replace(
                SENDER,
                organisation=self._text(1, 14),
                partnership=pack.name,
                partnership_short=pack.short_name,
                duty=self._text(0, 30),
                address=self._text(2, 12),
            ),
            people=self._people,
            workforce=tuple(
                WorkforceLine(kind, max(1, self._people // 4)) for kind in list(PersonKind)[:4]
            ),
            requirements=asked,
            by_role=tuple(self._grouped(asked, random.randrange(self._people // 4 + 3))),
            by_group=tuple(self._grouped(asked, random.randrange(7))),
            by_kind=tuple(
                CountsRow(each.key, self._counts(), kind.value)
                for kind in list(PersonKind)[: random.randrange(5)]
                for each in asked
                if each.counts.required
            ),
            reasons=tuple(
                ReasonCount(random.choice(["", asked[0].key]), self._text(1, 12), 3)
                for _ in range(random.randrange(14))
            ),
            layout=layout_of(pack),
            parts=self._parts(),
            title_note=self._text(0, 40),
            mark=_MARK if random.random() < 0.5 else None,
        )
        return self._with_names(document) if random.random() < 0.5 else document

    def _text(self, least: int, most: int) -> str:
        return " ".join(self._random.choices(self._words, k=self._random.randint(least, most)))

    def _counts(self) -> Counts:
        if self._random.random() < 0.15:
            return Counts()
        return Counts(*(self._random.randrange(self._people // 5 + 2) for _ in range(6)))

    def _requirement(self, each: PackRequirement) -> RequirementFigures:
        months = self._random.choice([None, 24, 36])
        return RequirementFigures(
            each.key,
            each.title,
            self._counts(),
            months,
            IntervalSource.PARTNERSHIP if months else None,
            each.source,
            (self._text(1, 9),) * self._random.randrange(4),
            Force.MUST if months else None,
            refresh_quote(self._pack, each.key),
            note=note_beside(self._pack, each.key),
        )

    def _grouped(self, asked: tuple[RequirementFigures, ...], many: int) -> list[GroupedFigures]:
        return [
            GroupedFigures(f"{self._text(1, 9)} {place}", each.key, each.title, self._counts())
            for place in range(many)
            for each in self._random.sample(asked, self._random.randint(1, len(asked)))
        ]

    def _parts(self) -> ReturnParts:
        random = self._random
        texts = {
            key: SectionText("\n".join(self._text(1, 90) for _ in range(random.randrange(5))))
            for key in SectionKey
            if random.random() < 0.5
        }
        return ReturnParts(
            texts=texts,
            courses=tuple(
                CourseFacts(f"{self._text(1, 8)} {place}", 3, None, False)
                for place in range(random.randrange(18))
            ),
            gaps=tuple(
                GapFacts(NeedKind.BARRIER, self._text(2, 30), "", "", True, True)
                for _ in range(random.randrange(6))
            ),
            actions=tuple(
                ReturnAction(
                    place, self._text(2, 60), self._text(0, 6), date(2026, 5, 31), None,
                    evidence=self._text(0, 30),
                )
                for place in range(random.randrange(14))
            ),
        )  # fmt: skip

    def _with_names(self, document: ReturnDocument) -> ReturnDocument:
        random = self._random
        rows = tuple(
            NamedRow(
                f"{self._text(1, 4)} {number}",
                (self._text(1, 8),),
                each.title,
                random.choice(list(State)),
                AS_AT if random.random() < 0.8 else None,
                AS_AT if random.random() < 0.5 else None,
                date(2026, 2, 1) if random.random() < 0.2 else None,
            )
            for number in range(min(self._people, _MOST_NAMED))
            for each in random.sample(document.requirements, random.randint(1, 3))
        )
        return replace(document, has_annex=True, named=rows)


_MARK = FrozenMark("R2026-001", AS_AT, "0" * 64, "A" * 44, signature="A" * 86)
