"""What other programs did to the open file, in true words."""

from typing import TYPE_CHECKING

from sgdesk.ui.text import tr

if TYPE_CHECKING:
    from sgdesk.services.file.safety.outside import Outside


def outside_words(found: "Outside", file: str) -> str:
    """What happened when, where both are kept, and that nothing is saved until one is chosen."""
    at, kept = f"{found.noticed_at:%H:%M}", found.kept
    said = {
        "gone": tr(
            "▲ {file} is no longer in its place: it was moved or deleted while it is open "
            "(noticed at {at}).",
            file=file,
            at=at,
        ),
        "replaced": tr(
            "▲ Another copy took the place of {file} (noticed at {at}); it was left as it is.",
            file=file,
            at=at,
        ),
        "written": tr(
            "▲ Another program saved into {file} (noticed at {at}). What you had saved is still "
            "in it.",
            file=file,
            at=at,
        ),
        "unnoted": tr(
            "▲ Another program changed {file} without writing it into the history (noticed at "
            "{at}). What you had saved is in the history still. Open the file again, and say "
            "whether the changes are kept.",
            file=file,
            at=at,
        ),
        "overwritten": tr(
            "▲ Another program wrote over {file} (noticed at {at}), and what you had saved is no "
            "longer in it. It is in the last backup.",
            file=file,
            at=at,
        ),
    }[found.what.value]
    if kept is not None:
        yours = tr(
            "Yours, with all that you saved, is kept as {kept} in {folder}.",
            kept=kept.name,
            folder=kept.parent,
        )
        said = f"{said} {yours}"
    elif found.what.value in ("gone", "replaced"):
        said = f"{said} {tr('No copy of yours could be made; the last backup has it.')}"
    return f"{said} {tr('Nothing is saved until you choose.')}"
