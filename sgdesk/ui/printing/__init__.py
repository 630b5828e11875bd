"""Papers on the screen: the pages as they will be, the system's print dialog, saving.

A button that says Print calls :func:`show_paper` with a function that makes the PDF; a page that
shows a paper beside its list has a :class:`PagesView`; whatever saves a file says where it is with
a :class:`SavedBand`.
"""

from sgdesk.ui.printing.dialog import PaperDialog
from sgdesk.ui.printing.document import Paper, unprinted_words
from sgdesk.ui.printing.into_folder import (
    save_into_folder,
    save_long_into_folder,
    write_beside,
)
from sgdesk.ui.printing.pages_view import PagesView
from sgdesk.ui.printing.saved import SavedBand
from sgdesk.ui.printing.showing import save_as, show_long_paper, show_paper

__all__ = [
    "PagesView",
    "Paper",
    "PaperDialog",
    "SavedBand",
    "save_as",
    "save_into_folder",
    "save_long_into_folder",
    "show_long_paper",
    "show_paper",
    "unprinted_words",
    "write_beside",
]
