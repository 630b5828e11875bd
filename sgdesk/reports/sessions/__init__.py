"""The papers of sessions."""
