"""Finding anyone or anything: the box of Ctrl+K and what it looks through."""
