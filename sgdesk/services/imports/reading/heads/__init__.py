"""The rows that head a table, read as one, and parted where tables stand side by side."""
