"""The training matrix: its lines, filters, model and view."""
