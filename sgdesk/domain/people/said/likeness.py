"""How like two names are: only the same one is one person's without a question."""

import re
import unicodedata
from enum import StrEnum

from sgdesk.domain.names import PersonName
from sgdesk.domain.text import fold

LEAST_LETTERS = 5
"""Shorter words are too often another name when one letter differs: Ann and Jan."""


class Likeness(StrEnum):
    """How like two names are, the likest first; all but SAME and NONE are a question."""

    SAME = "same"
    """Alike but for case, blanks, titles and kinds of apostrophe or hyphen."""
    MARKS = "marks"
    """They differ in accents, hyphens, apostrophes, points or the order of their words."""
    INITIAL = "initial"
    """A given name of one is the first letter of the other's."""
    SHORT = "short"
    """Given names that are used for one another: Bob and Robert."""
    MORE = "more"
    """One has more given names than the other, or only one of the names."""
    TYPO = "typo"
    """One letter of a name apart."""
    NONE = "none"


_FORMS = """
    abdul abdal abdel
    abdullah abdulla abdallah
    abigail abi abby gail
    agnieszka aga
    ahmed ahmad ahmet
    aisha ayesha aysha aishah
    alan allan allen al
    albert bert al bertie
    alexander alex alec sandy alasdair alistair alastair xander aleksander
    alexandra alex sandra sandy lexi aleksandra
    alfred alf alfie fred
    amanda mandy
    andrew andy drew andrzej
    angela angie ange
    ann anne anna annie nan hannah
    anthony antony tony
    arthur art artie
    barbara babs barb basia
    benjamin ben benny
    bernard bernie
    beverley bev beverly
    bridget biddy bridie bríd
    cameron cam
    caroline carol carrie carolyn lyn
    catherine katherine kathryn catharine katharine cathy kathy kate katie cath kath kay kitty kit
    charles charlie chas chuck
    charlotte charlie lottie
    christine christina chris chrissie tina kristina
    christopher chris kit topher
    clifford cliff
    daniel dan danny
    david dave davey dai dafydd davy
    deborah debra debbie deb
    derek derrick del
    desmond des
    dominic dom
    donald don
    dorothy dot dottie dolly
    douglas doug
    edward ed eddie ted ned teddy
    eileen aileen
    eleanor ellie nell nora elinor
    elizabeth elisabeth liz lizzie beth betty eliza libby lisa bess betsy liza elspeth
    emily em emma millie
    eric erik
    evelyn eve evie
    fatima fatimah fatma fathima
    florence flo florrie
    frances fran frankie
    francis frank fran
    frederick fred freddie frederic
    gabriel gabe
    geoffrey jeffrey geoff jeff
    george georgie
    gerald gerard gerry jerry
    gillian jill gill jillian
    gordon gord
    graham graeme grahame
    gregory greg gregor
    gwendoline gwen
    harold harry hal
    henry harry hal
    hilary hillary
    hussain hussein husain hussayn
    ian iain
    ibrahim ebrahim
    irene rene
    isaac ike zak
    isabel isabelle isobel izzy bella belle isabella
    jacqueline jackie jacqui
    james jim jimmy jamie jem
    jane janey jayne
    janet jan
    janice jan
    jennifer jen jenny jennie
    jeremy jerry jez
    jessica jess jessie
    joan joanie
    joanne joanna jo
    john jon jack johnny jonny ian jan
    jonathan jon jonathon jonny johnathan
    joseph joe joey
    josephine jo josie
    joshua josh
    joyce joy
    judith judy jude
    julia julie jules
    karen karin
    kenneth ken kenny
    khadija khadijah khadeeja
    kimberley kim
    laurence lawrence larry laurie
    leonard len lenny leo
    leslie lesley les
    lillian lily lilian
    louise lou louisa
    lucy lucinda lucie
    lynda linda lyn
    lynne lynn lyn
    madeleine maddie madeline
    malcolm mal
    margaret maggie meg peggy marge margie mags greta rita daisy madge
    maria marie mary mariam maryam miriam mair
    mark marc marcus
    martin martyn marty
    mary molly polly may
    matilda tilly
    matthew matt mathew
    maureen mo
    maurice morris
    mehmet mohammed
    melanie mel
    michael mike mick micky mikey
    michelle shell michele
    mohammed muhammad mohamed mohammad muhammed mohamad muhamed mohd md mo mahomed muhammet
    moses musa
    mustafa mustapha
    natalie nat
    natasha tasha
    nathaniel nat nathan nate
    nicholas nick nicky nicolas nico
    nicola nicky nikki nic
    norman norm
    olive olivia liv
    oliver ollie olly
    oluwaseun seun
    oluwatobi tobi
    omar umar omer
    osman usman uthman othman
    pamela pam
    patricia pat trish tricia patsy trisha
    patrick pat paddy
    penelope penny
    peter pete piotr
    philip phillip phil pip
    philippa pippa pip
    priscilla cilla
    rachel rachael rach
    raymond ray
    rebecca becky becca bex rebekah
    reginald reg reggie
    rhiannon rhi
    richard rick dick rich richie ricky dickie
    robert bob rob bobby robbie bert robin
    roberta bobbie
    rodney rod
    roger rodger
    ronald ron ronnie
    rosemary rose rosie
    roy royston
    ruth ruthie
    salman suleman
    samantha sam sammy
    samuel sam sammy
    sarah sara sally sadie
    sayed syed sayyid saeed said
    sean shaun shawn
    shirley shirl
    sidney sydney sid syd
    simon si simeon
    sophie sophia sofia
    stanley stan
    stella estelle
    stephanie steph stef
    stephen steven steve stevie ste
    stewart stuart stu
    suleiman sulaiman sulayman suleyman
    susan sue susie suzanne suzie susanne susannah suzy
    terence terry terrence tel
    teresa theresa terry tess tessa
    theodore theo ted
    thomas tom tommy tomos
    timothy tim timmy
    tobias toby
    valerie val
    vernon vern
    veronica ronnie vera
    victor vic
    victoria vicky vicki tori vikki
    vincent vince vinny
    virginia ginny
    walter wally walt
    wendy wend
    wilfred wilf
    william will bill billy liam willie wil
    winifred win winnie
    yousef yusuf yousuf yusef youssef yousaf joseph
    yvonne von
    zachary zac zach zak
    zainab zaynab zeinab
    zoe zoë zoey
"""
"""Plain knowledge of English and of the commonest other names here: a line, names of one bearer."""


def _lines() -> dict[str, frozenset[int]]:
    lines: dict[str, set[int]] = {}
    for number, line in enumerate(_FORMS.strip().splitlines()):
        for word in line.split():
            lines.setdefault(_plain(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in lines.items()}


def like(first: PersonName, second: PersonName) -> Likeness:
    """How like two names are; titles do not matter. It says the same either way round.

    It never says that two people are one: with anything but ``SAME`` the reader asks.
    """
    if not first.full or not second.full:
        return Likeness.NONE
    if _folded(first) == _folded(second):
        return Likeness.SAME
    if _same_words(first.full, second.full):
        return Likeness.MARKS
    return min((_compared(first, second), _compared(second, first)), key=list(Likeness).index)


def _folded(name: PersonName) -> tuple[str, str]:
    return fold(name.given), fold(name.family)


def _same_words(first: str, second: str) -> bool:
    """Whether two names are made of the same letters, whatever marks and order."""
    one, two = _parts(first), _parts(second)
    return sorted(one) == sorted(two) or "".join(one) == "".join(two)


def _compared(first: PersonName, second: PersonName) -> Likeness:
    """How like two names of other letters are."""
    given, other = _parts(first.given), _parts(second.given)
    family = _joined(first.family) == _joined(second.family)
    if not (first.family and second.family) or not (given and other):
        return _one_part(first, second)
    if family:
        return _given_alike(given, other)
    if given == other and _is_typo(_joined(first.family), _joined(second.family)):
        return Likeness.TYPO
    if given == other and set(_parts(first.family)) & set(_parts(second.family)):
        return Likeness.MORE
    return Likeness.NONE


def _given_alike(given: list[str], other: list[str]) -> Likeness:
    """How like the given names of one family name are."""
    head, twin = given[0], other[0]
    if head == twin or given == other[: len(given)] or other == given[: len(other)]:
        return _further(given[1:], other[1:])
    if len(head) == 1 and twin.startswith(head):
        return Likeness.INITIAL
    if len(given) == 1 and head == "".join(each[0] for each in other):
        return Likeness.INITIAL
    if _LINES.get(head, frozenset()) & _LINES.get(twin, frozenset()):
        return Likeness.SHORT
    if head in other or twin in given:
        return Likeness.MORE
    return Likeness.TYPO if _is_typo(head, twin) else Likeness.NONE


def _further(rest: list[str], other: list[str]) -> Likeness:
    """How like names are whose first given name is the same: by what stands behind it."""
    if not rest or not other:
        return Likeness.MORE
    if all(
        (one[0] == two[0] and 1 in (len(one), len(two))) or one == two
        for one, two in zip(rest, other, strict=False)
    ):
        return Likeness.INITIAL
    return Likeness.TYPO if _is_typo(" ".join(rest), " ".join(other)) else Likeness.NONE


def _one_part(first: PersonName, second: PersonName) -> Likeness:
    """Names of which one is a single name: it may be the other's first or last."""
    one, two = set(_parts(first.full)), set(_parts(second.full))
    if one <= two or two <= one:
        return Likeness.MORE
    short = sorted((_parts(first.full), _parts(second.full)), key=len)
    if len(short[0]) == len(short[1]) == 1:
        return _given_alike(short[0], short[1])
    return Likeness.NONE


def _plain(text: str) -> str:
    """A name in plain letters: without accents, points and apostrophes."""
    apart = unicodedata.normalize("NFKD", fold(text).translate(_LETTERS))
    seen = "".join(each for each in apart if not unicodedata.combining(each))
    return re.sub(r"[.'’,]", "", seen)


_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h"}
)


def _parts(text: str) -> list[str]:
    return [each for each in re.split(r"[\s_-]+", _plain(text)) if each]


def _joined(text: str) -> str:
    return "".join(_parts(text))


def _is_typo(one: str, two: str) -> bool:
    """Whether one letter is changed, missing, added, or changed places with the next."""
    if min(len(one), len(two)) < LEAST_LETTERS or abs(len(one) - len(two)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), None)
    if start is None:
        return one != two
    if one[start + 1 :] == two[start + 1 :] or one[start:] == two[start + 1 :]:
        return True
    swapped = one[start : start + 2] == two[start : start + 2][::-1]
    return one[start + 1 :] == two[start:] or (swapped and one[start + 2 :] == two[start + 2 :])


_LINES = _lines()
