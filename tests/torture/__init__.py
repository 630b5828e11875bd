"""Killing, filling up, breaking and changing what the program works on, and counting what is lost.

``scripts/torture.py`` runs all of it and prints the table; ``test_torture.py`` runs a short version.
"""
