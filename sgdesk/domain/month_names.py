"""The names of the months as people write them, in English and in Welsh."""

_STARTS = (
    *"jan feb mar apr may jun jul aug sep oct nov dec".split(),
    *"ion chw maw ebr mai meh gor aws med hyd tac rha".split(),
    *"ion chw faw ebr fai feh orf aws fed hyd dac rag".split(),
)
_ENGLISH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_WELSH = "ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorff?ennaf|awst|medi|tachwedd|rhagfyr"
_WELSH_AFTER_O = "fawrth|fai|fehefin|orffennaf|fedi|dachwedd|ragfyr"
"""How a month begins behind "o": "12 o Fawrth"."""
_WELSH_SHORT = "ion|chwef?|maw|ebr|meh|gorff?|aws|med|hyd(?:ref)?|tach|rhag"

MONTH_WORDS = rf"(?:{_ENGLISH}|{_WELSH}|{_WELSH_AFTER_O}|{_WELSH_SHORT})"
"""A pattern for a month in small letters, as it stands behind a day."""
MONTH_WORDS_ALONE = rf"(?:{_ENGLISH}|{_WELSH})"
"""A pattern for a month where no day stands before it.

"Hyd 2024" may be "until 2024" and "Hydref 2023" the autumn; "Med" and "Meh" alone are no months.
"""
DAY_ENDS = r"(?:st|nd|rd|th|af|il|ydd|f?ed|eg|ain)"
"""A pattern for what stands behind the figure of a day: "1st", "1af", "12fed"."""


def month_named(word: str) -> int:
    """The number of a month by a name that ``MONTH_WORDS`` matches."""
    return _STARTS.index(word[:3].lower()) % 12 + 1
