"""Killing the program, filling its disk and spoiling its files, and counting what that loses.

``scripts/torture.py`` runs all of it and prints the table; ``test_torture.py`` a short version.
"""
