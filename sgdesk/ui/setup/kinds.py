"""The kinds of organisation that are offered, as they are kept and as they are read."""

KINDS: tuple[tuple[str, str], ...] = (
    ("", "Not said"),
    ("church", "Church"),
    ("mosque", "Mosque or madrasah"),
    ("gurdwara", "Gurdwara or temple"),
    ("synagogue", "Synagogue"),
    ("sports", "Sports club"),
    ("youth", "Youth group"),
    ("charity", "Charity"),
    ("other", "Another kind"),
)
