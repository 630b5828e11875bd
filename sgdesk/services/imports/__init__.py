"""Bringing in what people already keep: sheets of roles, people, training, and trackers."""

from sgdesk.services.imports.importing import ImportReport, SheetKind, import_sheet
from sgdesk.services.imports.parsed import RowProblem

__all__ = ["ImportReport", "RowProblem", "SheetKind", "import_sheet"]
