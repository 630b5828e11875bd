"""How the cells of an ODS document look, as far as it changes what they say.

Number formats are put into the words of XLSX, so that both are read by one rule.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sgdesk.data.sheets.limits import check_told
from sgdesk.data.sheets.shown.styles import Look

STYLES = "styles.xml"
_NUMBER_STYLES = frozenset(
    {
        "number-style",
        "date-style",
        "time-style",
        "text-style",
        "percentage-style",
        "currency-style",
        "boolean-style",
    }
)
_PARTS = {"day": "d", "year": "yyyy", "hours": "h", "minutes": "m", "seconds": "s"}
_HIDES = ";"
"""A format that shows nothing at all."""
_DEEPEST = 20
"""So many styles one may stand on another."""


@dataclass(slots=True)
class _Style:
    """A style as the document writes it; None is what it takes from the style it stands on."""

    parent: str = ""
    format: str | None = None
    struck: bool | None = None
    white: bool | None = None
    bare: bool | None = None


@dataclass(slots=True)
class _Format:
    """A number format: its own words, and other formats for numbers of which something holds."""

    is_percentage: bool = False
    words: list[str] = field(default_factory=list)
    others: list[tuple[str, str]] = field(default_factory=list)


class StyleReader:
    """Handlers that follow the styles of cells, of letters and of numbers."""

    def __init__(self) -> None:
        self._cells: dict[str, _Style] = {}
        self._texts: dict[str, _Style] = {}
        self._formats: dict[str, _Format] = {}
        self._style: _Style | None = None
        self._format: _Format | None = None
        self._is_words = False
        self._looks: dict[str, Look] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """The beginning of an element."""
        if name == "style":
            self._begin(attributes)
        elif name == "default-style" and attributes.get("style:family") == "table-cell":
            self._style = self._cells.setdefault("", _Style())
        elif name in _NUMBER_STYLES:
            self._format = _Format(name == "percentage-style")
            self._formats[attributes.get("style:name", "")] = self._format
        elif self._format is not None:
            self._follow(name, attributes, self._format)
        elif self._style is not None:
            self._look(name, attributes, self._style)

    def _begin(self, attributes: Mapping[str, str]) -> None:
        family, name = attributes.get("style:family"), attributes.get("style:name", "")
        parent = attributes.get("style:parent-style-name", "")
        self._style = _Style(parent, attributes.get("style:data-style-name"))
        check_told(len(self._cells) + len(self._texts))
        if family == "table-cell":
            self._cells[name] = self._style
        elif family == "text":
            self._texts[name] = self._style

    def _look(self, name: str, attributes: Mapping[str, str], style: _Style) -> None:
        if name == "text-properties":
            for key in ("style:text-line-through-style", "style:text-line-through-type"):
                if key in attributes:
                    style.struck = attributes[key] != "none"
            if "fo:color" in attributes:
                style.white = attributes["fo:color"].lower() == "#ffffff"
        elif name == "table-cell-properties" and "fo:background-color" in attributes:
            style.bare = attributes["fo:background-color"].lower() in ("transparent", "#ffffff")

    def _follow(self, name: str, attributes: Mapping[str, str], found: _Format) -> None:
        if name in _PARTS:
            found.words.append(_PARTS[name])
        elif name == "month":
            found.words.append("mmmm" if attributes.get("number:textual") == "true" else "mm")
        elif name == "day-of-week":
            found.words.append("dddd")
        elif name == "am-pm":
            found.words.append("AM/PM")
        elif name in ("number", "scientific-number", "fraction", "boolean"):
            found.words.append(_digits(attributes))
        elif name == "text-content":
            found.words.append("@")
        elif name == "text":
            self._is_words = True
        elif name == "map":
            condition = attributes.get("style:condition", "").replace("value()", "")
            found.others.append((condition, attributes.get("style:apply-style-name", "")))

    def text(self, characters: str) -> None:
        """Letters that a format adds."""
        if self._is_words and self._format is not None:
            percent = characters.strip() == "%" and self._format.is_percentage
            quoted = '"{}"'.format(characters.replace('"', "”"))
            self._format.words.append("%" if percent else quoted)

    def end(self, name: str) -> None:
        """The end of an element."""
        if name in _NUMBER_STYLES:
            self._format = None
        elif name in ("style", "default-style"):
            self._style = None
        elif name == "text":
            self._is_words = False

    def of_cell(self, name: str) -> Look:
        """How cells of a style look."""
        found = self._looks.get(name)
        if found is None:
            look = _inherited(self._cells, name)
            white = bool(look.white) and look.bare is not False
            code = self._code(look.format) if look.format is not None else ""
            found = self._looks[name] = Look(code, bool(look.struck), white)
        return found

    def is_struck(self, name: str) -> bool:
        """Whether letters of a style are struck through."""
        return bool(_inherited(self._texts, name).struck)

    def _code(self, name: str) -> str:
        """A number format in the words of XLSX; "" where the document does not say."""
        found = self._formats.get(name)
        if found is None:
            return ""
        sections = [
            f"[{condition}]{''.join(self._formats[other].words)}"
            for condition, other in found.others
            if other in self._formats
        ]
        return ";".join([*sections, "".join(found.words)]) or _HIDES


def _digits(attributes: Mapping[str, str]) -> str:
    whole = attributes.get("number:min-integer-digits", "1")
    decimals = attributes.get("number:decimal-places", "0")
    digits = "0" * min(max(int(whole), 1), 20) if whole.isdecimal() else "0"
    return digits if decimals == "0" else f"{digits}.0"


def _inherited(styles: Mapping[str, _Style], name: str) -> _Style:
    """A style with what it takes from those that it stands on, the document's own last."""
    told = _Style()
    for _ in range(_DEEPEST):
        style = styles.get(name)
        if style is None:
            break
        told.format = style.format if told.format is None else told.format
        told.struck = style.struck if told.struck is None else told.struck
        told.white = style.white if told.white is None else told.white
        told.bare = style.bare if told.bare is None else told.bare
        if not name:
            break
        name = style.parent
    return told
