"""What a paper is made of, told in the file: headings, lists, tables, figures, in reading order."""

from sgdesk.reports.tagging.about import CREATOR, PRODUCER, About
from sgdesk.reports.tagging.attached import Attached
from sgdesk.reports.tagging.canvas import TaggedCanvas, artifact, figure, name_part, tagged
from sgdesk.reports.tagging.drawn import Drawn
from sgdesk.reports.tagging.structure import Element
from sgdesk.reports.tagging.tables import Reads, TaggedTable

__all__ = [
    "CREATOR",
    "PRODUCER",
    "About",
    "Attached",
    "Drawn",
    "Element",
    "Reads",
    "TaggedCanvas",
    "TaggedTable",
    "artifact",
    "figure",
    "name_part",
    "tagged",
]
