"""Where a need was found, in words: of the partnership that is followed, or of another."""

from sgdesk.domain.organisation.pack import Pack
from sgdesk.services.file.workspace import Workspace


def source_words(workspace: Workspace, pack: Pack, source: str) -> str:
    """The words for a source that was chosen from a list; what was typed stays as it is.

    After another partnership is followed its list may lack what was chosen: then the words are
    those of the document that has it.
    """
    if not source:
        return ""
    for each in (pack, *(other for _, other in sorted(workspace.packs.packs.items()))):
        for item in each.listed("needs"):
            if item.key == source:
                return item.text
    return source
