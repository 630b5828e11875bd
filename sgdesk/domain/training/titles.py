"""A requirement's title where there is little room for it; it stands whole where it is read."""


def short_title(title: str) -> str:
    """The part of a title before its colon: ``Level 2``, or ``Level 2 (our own ladder)``."""
    return title.partition(":")[0].strip()


def without_remark(title: str) -> str:
    """A title without what a pack remarks on it in brackets: ``Level 2: Working Together``."""
    return title.partition(" (")[0].strip()


def shortest_title(title: str) -> str:
    """The part of a title before its colon, without a remark: ``Level 2``."""
    return without_remark(short_title(title))
