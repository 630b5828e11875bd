"""How the organisation's certificates are printed: kept in its file, for every computer."""

from sgdesk.data.file.store import Reader
from sgdesk.data.organisation.organisation import (
    keep_setting,
    read_organisation,
    read_settings,
    setting_history,
)
from sgdesk.domain.certificates.dress import Dress, dress_from, is_colour
from sgdesk.domain.certificates.wording import reach_words
from sgdesk.domain.errors import InputError
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace


def certificate_dress(workspace: Workspace) -> Dress:
    """The design, the paper, the colour and the back that certificates are printed with today."""
    with workspace.file.reading() as connection:
        return _dress(workspace, connection)


def _dress(workspace: Workspace, connection: Reader) -> Dress:
    return dress_from(read_settings(connection, workspace.today()))


def says_how_to_reach_us(workspace: Workspace) -> bool:
    """Whether whoever holds a new certificate can see how to reach the organisation."""
    with workspace.file.reading() as connection:
        about = read_organisation(connection)
    return bool(reach_words(about.contact_email, about.contact_phone, about.address))


def change_dress(workspace: Workspace, dress: Dress) -> Changes:
    """Print certificates so from today, those of earlier days too; what they say stays.

    Raises :class:`InputError` for a colour that is none.
    """
    if not is_colour(dress.colour):
        raise InputError("Enter a colour as # and six letters or figures. Nothing was saved.")
    with workspace.file.writing("change_certificate_look", {"look": dress.mark()}) as writer:
        usual = Dress().stored()
        for key, value in dress.stored().items():
            rows = setting_history(writer.connection, key)
            if value != (rows[-1].value if rows else usual[key]):
                keep_setting(writer, key, value, workspace.today() if rows else None)
    return changes_of(writer.touched)
