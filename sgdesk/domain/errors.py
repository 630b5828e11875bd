"""Faults that belong to the person at the desk, told in one plain sentence."""


class UserError(Exception):
    """Something the person can put right: a plain English template and the values in it.

    The template doubles as the key of its translation, so a screen shows
    ``translate(error.template).format(**error.values)`` and the command line ``str(error)``.
    """

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template)
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return self.template.format(**self.values)


class InputError(UserError):
    """The command or what was given to it is unusable; nothing was changed."""


class FileError(UserError):
    """The organisation file cannot be opened or written; nothing was changed."""


class PassphraseNeeded(FileError):
    """The file is encrypted and no passphrase came with the wish to open it."""


class WrongPassphrase(FileError):
    """The file is encrypted and the passphrase, or the recovery code, is not its own."""


class RefusedError(UserError):
    """The file and the input are sound, but the rules do not allow the step."""
