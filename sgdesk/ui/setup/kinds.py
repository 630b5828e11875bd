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

DUTY_HINT = (
    "It names councils, the police, health bodies, probation, prisons and some others. A "
    "church, mosque or club is not among them, but may report by agreement or contract."
)
"""What is said where somebody is asked whether Section 11 names the organisation."""
