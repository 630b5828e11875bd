"""Keeping what an import left out: as a list, or as a sheet to mend and bring in again."""

from collections.abc import Sequence
from pathlib import Path

from sgdesk.services.imports import RowProblem, SheetPlaces, save_problems
from sgdesk.services.imports.left_out import LeftOut, left_out, save_left_out
from sgdesk.ui.alerts import FileWish
from sgdesk.ui.context import Context
from sgdesk.ui.imports.finish import FinishPage
from sgdesk.ui.imports.kinds import withheld_words
from sgdesk.ui.imports.parts.sheet_dialog import SheetDialog
from sgdesk.ui.imports.preview import ImportPreview
from sgdesk.ui.text import error_text, tr, tr_count


class Saving:
    """Asks for a name beside the sheet, writes, and says what is in the file and who is not."""

    def __init__(self, context: Context, dialog: SheetDialog, finish: FinishPage) -> None:
        self._context = context
        self._dialog = dialog
        self._finish = finish

    def save_list(self, rows: Sequence[RowProblem], shown: ImportPreview | None) -> None:
        """Keep a list of places and reasons, to work through."""
        start = _beside(shown, tr("{file} not imported.csv", file=_stem(shown)))
        kinds = tr("Sheets (*.csv)")
        path = self._context.alerts.save_file(FileWish(tr("Save this list"), kinds, start))
        if path is None:
            return
        places = SheetPlaces(shown.report if shown is not None else None)
        lines = tr_count("It has 1 line.", "It has {n} lines.", len(rows))
        self._context.tasks.run(
            lambda: save_problems(path, rows, places),
            lambda _: self._context.say_saved((path,), also=lines),
            lambda error: self._dialog.say_problem(error_text(error)),
            owner=self._dialog,
        )

    def save_left_out(self, shown: ImportPreview | None) -> None:
        """Keep whoever was left out as a sheet that can be mended and brought in again."""
        if shown is None or shown.report is None:
            return
        left = left_out(shown.report, self._context.workspace.today(), shown.wish.dates)
        if not left.rows:
            self._dialog.say_problem(
                tr("There is no row to save: what was left out stands in your own sheet.")
            )
            return
        start = _beside(shown, tr("{file} left out.xlsx", file=_stem(shown)))
        kinds = tr("Workbook (*.xlsx);;CSV (*.csv)")
        path = self._context.alerts.save_file(FileWish(tr("Save those left out"), kinds, start))
        if path is None:
            return
        path = path if path.suffix else path.with_suffix(".xlsx")
        self._context.tasks.run(
            lambda: save_left_out(path, left),
            lambda _: self._say_saved(path, left),
            lambda error: self._dialog.say_problem(error_text(error)),
            owner=self._dialog,
        )

    def _say_saved(self, path: Path, left: LeftOut) -> None:
        """What is in the file, and who is not; the page says it too, where it is being read."""
        said = tr_count(
            "Saved 1 row as {file}.", "Saved {n} rows as {file}.", left.people, file=path.name
        )
        self._finish.say_saved(" ".join(filter(None, (said, withheld_words(left.withheld)))))
        self._context.say_saved((path,))


def _stem(shown: ImportPreview | None) -> str:
    source = shown.wish.source if shown else None
    return source.stem if isinstance(source, Path) else ""


def _beside(shown: ImportPreview | None, name: str) -> Path | None:
    """The name, beside the sheet that was read; None where that was pasted."""
    source = shown.wish.source if shown else None
    return source.with_name(name) if isinstance(source, Path) else None
