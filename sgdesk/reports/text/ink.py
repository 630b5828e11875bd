"""How high letters reach: fonts tell it of a line of theirs, and not of marks on marks."""

from functools import lru_cache

import uharfbuzz

from sgdesk.reports.text.fonts import Run, font, runs_of
from sgdesk.reports.text.typesetting import clean

_FEATURES = {"kern": True, "liga": True, "dlig": False}


@lru_cache(maxsize=512)
def ink_over(text: str, wanted: str) -> float:
    """How far the ink of a line rises over the foot of its letters, in sizes of the letters.

    It is measured as it is drawn, with each mark where shaping puts it; 0.0 where nothing rises.
    """
    return max((_of_run(run) for run in runs_of(clean(text), wanted)), default=0.0)


def _of_run(run: Run) -> float:
    shaper = font(run.font).hbFont()
    buffer = uharfbuzz.Buffer()
    buffer.add_str(run.text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(shaper, buffer, _FEATURES)
    tops = [0]
    for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        extents = shaper.get_glyph_extents(glyph.codepoint)
        if extents is not None:
            tops.append(place.y_offset + extents.y_bearing)
    units: float = shaper.face.upem
    return max(tops) / units
