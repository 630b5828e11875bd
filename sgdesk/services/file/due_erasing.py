"""What opening a file erases: nothing in most, and for those what erases is not even imported."""

from sgdesk import paths
from sgdesk.data.erasing import ledger
from sgdesk.data.file.store import OrganisationFile
from sgdesk.domain.people.keeping.erasing import Carried

NOTHING = Carried()


def carry_out_due(file: OrganisationFile, *, erases_due: bool = True) -> Carried:
    """Erase whoever's day has come, and whoever was erased and is here again.

    A file that is open for reading is left as it is. By a clock that may be wrong nobody's day has
    come: not ``erases_due``.
    """
    if not file.may_write or not is_erasing_noted(file):
        return NOTHING
    from sgdesk.services.file.erasing import carry_out

    return carry_out(file, erases_due=erases_due)


def is_erasing_noted(file: OrganisationFile) -> bool:
    """Whether the file, or a log beside it or its backups, says anything of erasing in it."""
    with file.reading() as reader:
        known = ledger.known_of(reader, file.path)
        unwiped = ledger.beside(paths.backup_folder()).unwiped
        return bool(
            known.erased
            or known.decided
            or ledger.read_erasures(reader)
            or ledger.identity(reader) in unwiped
        )
