"""The papers of forms."""
