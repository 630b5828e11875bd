"""The picture as files: PDF, HTML, XLSX and JSON with the same figures."""

from collections.abc import Callable, Mapping
from pathlib import Path

from sgdesk.data.file.disk.files import write_all
from sgdesk.domain.returns.rollup.gathering import RollUp


def picture_name(picture: RollUp, ending: str) -> str:
    """``returns-gathered-2026-03-31.pdf``: what a file of the picture is called."""
    return f"returns-gathered-{picture.made_on.isoformat()}.{ending}"


def _pdf(picture: RollUp) -> bytes:
    from sgdesk.reports.returns.rollup.pdf import make_pdf

    return make_pdf(picture)


def _html(picture: RollUp) -> bytes:
    from sgdesk.reports.returns.rollup.html import make_html

    return make_html(picture)


def _xlsx(picture: RollUp) -> bytes:
    from sgdesk.reports.returns.rollup.sheet import make_xlsx

    return make_xlsx(picture)


def _json(picture: RollUp) -> bytes:
    from sgdesk.reports.returns.rollup.data import make_json

    return make_json(picture)


_MAKERS: Mapping[str, Callable[[RollUp], bytes]] = {
    "pdf": _pdf,
    "html": _html,
    "xlsx": _xlsx,
    "json": _json,
}


def save_picture(picture: RollUp, folder: Path) -> tuple[Path, ...]:
    """Write every file of the picture into a folder that is there, all of them or none."""
    files = {picture_name(picture, end): make(picture) for end, make in _MAKERS.items()}
    return write_all(folder, files)
