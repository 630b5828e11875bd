"""The papers of people."""
