"""The language of a name in another script, where its script is written for one language alone."""

import unicodedata
from functools import lru_cache

_LANGUAGES = {
    "ARMENIAN": "hy",
    "BENGALI": "bn",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "HANGUL": "ko",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KANNADA": "kn",
    "KATAKANA": "ja",
    "KHMER": "km",
    "LAO": "lo",
    "MALAYALAM": "ml",
    "MYANMAR": "my",
    "SINHALA": "si",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAI": "th",
}
"""By the first word of the letters' names in Unicode. Arabic, Cyrillic, Devanagari and Han write
many languages: a wrong voice is worse than the reader's own guess."""


@lru_cache(maxsize=4096)
def language_of(text: str) -> str:
    """The language tag (BCP 47) of the first letter that tells one; ``""`` where none does."""
    for letter in text:
        if letter > "\u036f":
            script = unicodedata.name(letter, "").partition(" ")[0]
            if script in _LANGUAGES:
                return _LANGUAGES[script]
    return ""
