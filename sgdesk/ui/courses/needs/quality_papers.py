"""The papers of quality: the report and the plan, as PDF and as a workbook."""

from collections.abc import Callable
from datetime import date
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject

from sgdesk.services.courses.papers import quality_report_pdf, quality_report_xlsx
from sgdesk.services.file.saving import save_paper
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.sessions.papers import training_plan_pdf, training_plan_xlsx
from sgdesk.ui.alerts import FileWish
from sgdesk.ui.context import Context
from sgdesk.ui.tasks import Lane
from sgdesk.ui.text import tr


class QualityPaper(Enum):
    """A file that can be made here; the value begins its name."""

    REPORT = "quality-report.pdf"
    REPORT_BOOK = "quality-report.xlsx"
    PLAN = "training-plan.pdf"
    PLAN_BOOK = "training-plan.xlsx"


_MADE_BY: dict[QualityPaper, Callable[[Workspace, date], bytes]] = {
    QualityPaper.REPORT: quality_report_pdf,
    QualityPaper.REPORT_BOOK: quality_report_xlsx,
    QualityPaper.PLAN: training_plan_pdf,
    QualityPaper.PLAN_BOOK: training_plan_xlsx,
}


def write_quality_paper(paper: QualityPaper, context: Context, owner: QObject) -> None:
    """Ask where to put it, make it as at the day in the background, and show it."""
    path = context.alerts.save_file(_wish(paper))
    if path is None:
        return
    workspace, as_at = context.workspace, context.as_at
    context.tasks.run(
        lambda: save_paper(path, _MADE_BY[paper](workspace, as_at)),
        context.alerts.show_outside,
        label=tr("Writing"),
        lane=Lane.PAPER,
        owner=owner,
    )


def _wish(paper: QualityPaper) -> FileWish:
    is_plan = paper in (QualityPaper.PLAN, QualityPaper.PLAN_BOOK)
    title = tr("Save the training plan") if is_plan else tr("Save the quality report")
    name = Path(paper.value)
    kinds = tr("Workbook (*.xlsx)") if name.suffix == ".xlsx" else "PDF (*.pdf)"
    return FileWish(title, kinds, name)
