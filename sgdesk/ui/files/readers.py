"""Who can read a file without a passphrase, and how the system's own lock is switched on."""

import sys

from sgdesk.ui.text import tr

_WINDOWS, _MAC = "win32", "darwin"


def lock_name(system: str = sys.platform) -> str:
    """What the system calls locking its disk."""
    names = {_WINDOWS: tr("BitLocker"), _MAC: tr("FileVault")}
    return names.get(system, tr("disk encryption"))


def how_to_lock(system: str = sys.platform) -> str:
    """How it is switched on, in the words that the system itself shows."""
    if system == _WINDOWS:
        return tr(
            "Open Settings, then Privacy & security, then Device encryption, and switch it on. If "
            "it is not there, open the Start menu, type BitLocker, and choose Manage BitLocker. "
            "Print the recovery key, and keep it away from this computer."
        )
    if system == _MAC:
        return tr(
            "Open System Settings, then Privacy & Security, then FileVault, and choose Turn On. "
            "Write the recovery key down, and keep it away from this computer."
        )
    return tr(
        "It is chosen when Linux is installed (“Encrypt the disk”, LUKS). Ask whoever set this "
        "computer up whether it is on; where it is not, keep the file under a passphrase."
    )


def who_can_read(system: str = sys.platform) -> str:
    """What is so while the file has no passphrase."""
    return tr(
        "The file has no passphrase, so whoever has this computer, or a copy of the file, can "
        "read it. Switch {lock} on, so that a lost or stolen computer tells nobody anything, and "
        "lock the screen when you leave it.",
        lock=lock_name(system),
    )
