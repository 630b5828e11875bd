"""What a look through an organisation file finds, in plain words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be: where, and what. It holds nothing of what is kept."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" if self.where else self.what


@dataclass(frozen=True, slots=True)
class Head:
    """An entry of the history by its hash, or by the beginning of it.

    ``entries`` is how many the history has; ``broken_at`` the first entry that was altered, where
    one was, and ``is_cut`` says that its end is gone.
    """

    entry: int | None
    at: str
    entries: int
    broken_at: int | None
    is_cut: bool
