"""Words of certificates and of papers like them that say, or may say, that it was not completed."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

_DOING = r"(?:attend|complet|pass|achiev|finish|succe|meet|met\b|taken? part|participat|reach)\w*"
_ENGLISH = re.compile(
    r"^\W*(?:(?:now )?expired|(?:no longer|not) valid|invalid)\W*$"
    r"|\bbooking (?:confirmation|reference|confirmed|details)\b"
    r"|\bconfirmation of (?:your )?booking\b"
    r"|\b(?:are|is|been|provisionally) booked\b|\byour place\b.*\b(?:booked|confirmed)\b"
    r"|\bjoining instructions\b|\b(?:enrolment|registration) confirmation\b|\binvitation to\b"
    r"|\bsample certificate\b|\bspecimen\b|\bin progress\b|\binvoice\b|\bwaiting list\b"
    rf"|(?:\b(?:not|never|unable|cannot)\b|n't\b)(?:\W+\w+){{0,3}}?\W+{_DOING}"
    rf"|\bnon[- ]?{_DOING}|\b{_DOING}\s*[:?]\s*(?:no|not|none|false)\W*$"
    r"|\bnot a certificate\b|\bfail(?:s|ed|ure|ing)?\b|\bunsuccessful\w*|\bincomplete\b"
    r"|\bdid(?: not|n't)\b|\bno pass\b|\bwithdr[ae]w\w*|\babsent\b|\bdeferred\b|\bcancelled\b"
    rf"|\bresult\W+refer\w*|\b(?:yet|still) to {_DOING}|\bno[- ]show\b|\bunsatisfactor\w*"
    r"|\bbelow the (?:\w+ ){0,2}(?:mark|standard|score|level|threshold)\b|\bpartial(?:ly)? comp"
    r"|\binsufficient (?:attendance|marks?|score|evidence)\b|\bre-?(?:sit|take|assessment) "
    r"(?:is |was )?(?:required|needed|necessary)\b|\b(?:must|need to|has to|should) re-?"
    r"(?:sit|take)\b|\b(?:result|grade|outcome|status)\s*[:-]\s*(?:f|u|no|unclassified|referred)\W*$"
    r"|\brevoked\b|\bungraded\b|\battendance only\b|\bexempt(?:ed)? from\b(?!.*\btax|.*\bvat)"
    r"|\bsuperseded\b|\bdraft\b"
    r"|\bprovisional\b|\bsubject to (?:moderation|verification|confirmation|assessment)\b"
    r"|\b(?:is|are|been) (?:now )?(?:registered|enrolled) (?:for|on|to attend)\b(?!.*\bvat\b)"
    r"|^(?!.*(?:alter|amend|tamper|erase|deface|copied|unless|if\b)).*\bvoid(?:ed)?\b",
    re.IGNORECASE,
)

_GAP = r"(?:\W+\w+){0,3}?\W+"
_ELSEWHERE = re.compile(
    "|".join(
        (
            # Welsh
            rf"\bheb{_GAP}(?:basio|gwblhau|lwyddo|fynychu|orffen|gyrraedd|gymryd|gyflawni)\b",
            r"\bddim wedi\b|\bmethu\b|\bmethodd\b|\baflwyddiannus\b|\banghyflawn\b",
            # German, Dutch
            rf"\bnicht{_GAP}(?:bestand|erfolg|abgeschl|abgelegt|teilgen|erreich|erfull|genug)\w*",
            r"\bdurchgefallen\b|\bungenugend\b|\bohne erfolg\b|\berfolglos\w*",
            rf"\bniet{_GAP}(?:geslaagd|behaald|voltooid|deelgenomen|gehaald|afgerond)\b",
            r"\bgezakt\b|\bonvoldoende\b",
            # French
            r"\bechec\b|\bechoue\w*|\bajourne\w*|\bsans succes\b|\binsuffisan\w*|\brecale\w*",
            r"\bn'(?:a|as|ai|avez|est|etait|ont) pas\b",
            r"\b(?:pas|non)[- ](?:ete )?(?:reussi|valide|acqui|satisf|suivi|termine|admis|atteint"
            r"|obtenu|acheve|recu)\w*",
            # Spanish, Portuguese, Italian
            r"\bno (?:ha |se ha |fue )?(?:super|apt|aprob|aprueb|complet|asist|acredit|logr)\w*",
            r"\bsuspens[oa]\b|\bsuspendid[oa]\b|\breprobad[oa]\b|\bdesaprobad[oa]\b",
            r"\bnao (?:foi |se )?(?:aprov|apt|conclu|super|frequent|particip|complet)\w*",
            r"\breprovad[oa]\b|\bsem aproveitamento\b|\binsuficiente\b|\binsufficiente\b",
            r"\bnon (?:ha |e stat[oa] )?(?:super|idone|complet|frequent|partecip|ammess)\w*",
            r"\brespint[oa]\b|\bbocciat[oa]\b",
            # Polish, Romanian, Hungarian, Lithuanian
            r"\bnie ?(?:zda|zali|ukon|uczestn|dostat|spelni)\w*|\bwynik negatywny\b",
            r"\bnegatywny wynik\b",
            r"\bnu (?:a|ai|au) (?:fost )?(?:promov|absolv|finaliz|particip|trec)\w*",
            r"\brespins[a]?\b|\bnepromovat\w*",
            r"\bnem (?:felelt|teljesit|vegezt|sikerul)\w*|\bsikertelen\w*|\bneislaik\w*",
            # Turkish, Ukrainian, Russian, Bulgarian
            r"\bbasarisiz\w*",
            r"\bне ?(?:скла|здав|здал|сда|прош|про[ий]ш|зач|зарах|завер|взя|положи)\w*",
            # Arabic, Urdu
            r"راسب|لم يجتز|لم تجتز|لم يكمل|لم تكمل|ناکام",
        )
    ),
    re.IGNORECASE,
)
_NOT_AT_END = re.compile(
    r"(?:\bnot|n't|\bnever|\bunable to)(?: (?:yet|been|have|fully|successfully|satisfactorily))*$"
    r"|\b(?:nicht|niet|heb|nie|ne|nao|nu a)$",
    re.IGNORECASE,
)
_PER_CENT = r"\D{0,20}(?P<n>\d{1,3})(?:[.,]\d+)?\s*(?:%|per ?cent)"
_MARK = re.compile(rf"\b(?:pass(?:ing)?|required|minimum) (?:mark|score|grade|rate){_PER_CENT}")
_SCORE = re.compile(
    rf"(?<!pass )(?<!passing )(?<!required )(?<!minimum )"
    rf"\b(?:scored?|result|mark|grade|achieved){_PER_CENT}"
)


def line_of_no(lines: Sequence[str]) -> str:
    """The line that says or may say that it was not passed, attended or done yet; else nothing.

    In English, and in the words of other languages that stand on certificates here. A score below
    the pass mark that the paper names is one, too.
    """
    for each in _joined(lines):
        bare = _bare(each)
        if _ENGLISH.search(bare) or _ELSEWHERE.search(bare):
            return each
    return _score_below(lines)


def _bare(text: str) -> str:
    """A line in small letters without marks: "échec" as "echec", "nie zdał" as "nie zdal"."""
    spread = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    plain = "".join(each for each in spread if not unicodedata.combining(each))
    return plain.translate(_LETTERS)


_LETTERS = str.maketrans({"ł": "l", "ı": "i", "ø": "o", "đ": "d"})
"""Letters that no normal form takes apart."""


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """The lines, each that ends in a "not" with the one below it."""
    for place, line in enumerate(lines):
        below = lines[place + 1] if place + 1 < len(lines) else ""
        yield f"{line} {below}" if _NOT_AT_END.search(_bare(line)) else line


def _score_below(lines: Sequence[str]) -> str:
    """The line with a score in per cent that is below the pass mark of the paper."""
    bare = [_bare(each) for each in lines]
    marks = [int(found["n"]) for each in bare for found in _MARK.finditer(each)]
    if not marks:
        return ""
    for line, each in zip(lines, bare, strict=True):
        found = _SCORE.search(each)
        if found is not None and int(found["n"]) < min(marks):
            return line
    return ""
