"""People whom nobody could mistake for real ones, in varied scripts and habits."""

from typing import NamedTuple

from .canvas import key_of
from .dice import Dice

GIVEN = (
    "Ann|Bob|Cyrus|Dilys|Eddie|Flora|Gus|Hana|Idris|Joan|Kofi|Leila|Milo|Niamh|Omar|Priya"
    "|Quentin|Rosa|Siobhán|Tariq|Una|Viktor|Wanjiru|Xenia|Yusuf|Zoë|Mary Jane|Jean-Luc"
    "|Fatima|Łukasz|Chloé|Björn|Adaeze|April|June|Grace|Mohammed Ali|D'Arcy|Nguyễn|Şule"
).split("|")
FAMILY = (
    "Sample|Example|Instance|Specimen|Placeholder|Pretend|Fictive|Invented|Madeup|Dummy"
    "|Sampleton|Exampleby|O'Sample|Mc Sample|van der Sample|de la Example|al-Example|ap Sample"
    "|Sample-Example|St John-Example|von Instance|Müller-Sample|Ó Example|Samplé|Examplović"
    "|Nobodyson|Fakenham|Imaginari|Notreal|Unreal"
).split("|")
OTHER_SCRIPTS = (
    ("Άννα", "Παράδειγμα"),
    ("Анна", "Примерова"),
    ("أمينة", "نموذج"),
    ("ਹਰਪ੍ਰੀਤ", "ਨਮੂਨਾ"),
    ("আয়েশা", "উদাহরণ"),
)
ALONE = ("Begumexample", "Bibisample", "王小明", "Sukarnosample")
TITLES = ("Mr", "Mrs", "Ms", "Dr", "Rev", "Revd", "Miss", "Rev'd", "Fr", "Imam", "Prof.", "Mx")
ASIDES = (
    " (Treasurer)", "*", " (he/him)", " (she/her)", " BA (Hons)", " – on leave", " **",
    " (maternity leave)", " (new)", " (DSL)",
)  # fmt: skip
STYLES = ("spoken", "comma", "capitals_comma", "titled", "comma_titled", "capitals", "two")


class Invented(NamedTuple):
    """Somebody: names in their parts, and what else a sheet may say of them."""

    given: str
    family: str
    reference: str = ""
    email: str = ""
    is_namesake: bool = False

    @property
    def key(self) -> str:
        """The name by which the truth knows them, with the address where two bear one name."""
        name = key_of(self.given, self.family)
        return f"{name} <{self.email}>" if self.is_namesake else name


def people(dice: Dice, count: int, style: str = "spoken") -> list[Invented]:
    """So many people of whom no two are like each other.

    Where names stand in two columns nobody has one name alone: a blank could be forgotten.
    """
    found: dict[tuple[str, str], Invented] = {}
    givens = dice.mixed(GIVEN)
    while len(found) < count:
        given, family = _one(dice, givens, style)
        alike = (given[:1].casefold(), family.casefold())
        if alike in found or any(given == each.given for each in found.values()):
            continue
        place = len(found) + 1
        mail = f"person{place}.{dice.number(10, 99)}@example.org"
        found[alike] = Invented(given, family, f"P{place:03}", mail)
    return list(found.values())


def _one(dice: Dice, givens: list[str], style: str) -> tuple[str, str]:
    if dice.chance(4):
        return dice.of(OTHER_SCRIPTS)
    if dice.chance(2) and style != "two":
        return dice.of(ALONE), ""
    return dice.of(givens), dice.of(FAMILY)


def written(dice: Dice, who: Invented, style: str, asides: int) -> str:
    """A name in one cell, as the sheet writes names."""
    given, family = who.given, who.family
    if not family:
        text = given
    elif style == "comma":
        text = f"{family}, {given}"
    elif style == "capitals_comma":
        text = f"{family.upper()}, {given}"
    elif style == "titled":
        text = f"{dice.of(TITLES)} {given} {family}"
    elif style == "comma_titled":
        text = f"{family}, {dice.of(TITLES)} {given}"
    elif style == "capitals":
        text = f"{given} {family}".upper()
    else:
        text = f"{given} {family}"
    return _with_blanks(dice, text) + (dice.of(ASIDES) if dice.chance(asides) else "")


def _with_blanks(dice: Dice, text: str) -> str:
    """Now and then a blank too many, as fingers leave it."""
    if dice.chance(3):
        return text.replace(" ", "  ")
    return f" {text}" if dice.chance(2) else text
