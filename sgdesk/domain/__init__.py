"""The rules of standing: pure values and functions, with no screen, no file and no clock."""
