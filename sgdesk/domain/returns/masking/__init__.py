"""People’s names in what somebody typed, and how they are taken out of a return."""
