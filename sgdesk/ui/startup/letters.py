"""Letters that the system cannot draw, lent from the fonts that papers are printed with."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

from sgdesk.paths import resource

_Script = QFontDatabase.WritingSystem

_FONTS: tuple[tuple[tuple[_Script, ...], str], ...] = (
    ((_Script.Armenian,), "NotoSansArmenian-Regular"),
    ((_Script.Hebrew,), "NotoSansHebrew-Regular"),
    ((_Script.Arabic,), "NotoNaskhArabic-Regular"),
    ((_Script.Thaana,), "NotoSansThaana-Regular"),
    ((_Script.Devanagari,), "NotoSansDevanagari-Regular"),
    ((_Script.Bengali,), "NotoSansBengali-Regular"),
    ((_Script.Gurmukhi,), "NotoSansGurmukhi-Regular"),
    ((_Script.Gujarati,), "NotoSansGujarati-Regular"),
    ((_Script.Oriya,), "NotoSansOriya-Regular"),
    ((_Script.Tamil,), "NotoSansTamil-Regular"),
    ((_Script.Telugu,), "NotoSansTelugu-Regular"),
    ((_Script.Kannada,), "NotoSansKannada-Regular"),
    ((_Script.Malayalam,), "NotoSansMalayalam-Regular"),
    ((_Script.Sinhala,), "NotoSansSinhala-Regular"),
    ((_Script.Thai,), "NotoSansThai-Regular"),
    ((_Script.Lao,), "NotoSansLao-Regular"),
    ((_Script.Myanmar,), "NotoSansMyanmar-Regular"),
    ((_Script.Georgian,), "NotoSansGeorgian-Regular"),
    ((_Script.Khmer,), "NotoSansKhmer-Regular"),
    (
        (_Script.SimplifiedChinese, _Script.TraditionalChinese, _Script.Japanese, _Script.Korean),
        "DroidSansFallback",
    ),
)
"""Each script that Qt can ask the system for, and the font that is lent where it has none."""

_UNASKED = ("NotoSansEthiopic-Regular",)
"""Of a script for which Qt has no name: lent wherever it is not there by its own."""


def lend_letters(
    families: Callable[[_Script], Sequence[str]] = QFontDatabase.families,
) -> tuple[str, ...]:
    """Lend the letters of every script that no font of the system has; return the fonts lent.

    A name then reads on the screen as it prints. Words that the system can draw stay as they
    are: the font of the program comes first, and what is lent is asked only for what that lacks.
    (A family such as "Sans Serif" is no font but a wish, which one more font could change.)
    """
    wanted = [name for scripts, name in _FONTS if not all(families(each) for each in scripts)]
    own = QGuiApplication.font()
    plain = QFontInfo(own).family()
    lent: list[str] = []
    families_lent: list[str] = []
    for name in (*wanted, *_UNASKED):
        number = QFontDatabase.addApplicationFont(str(resource("fonts", f"{name}.ttf")))
        if number >= 0:
            lent.append(name)
            families_lent += QFontDatabase.applicationFontFamilies(number)
    QFont.insertSubstitutions(own.family(), [plain, *families_lent])
    return tuple(lent)
