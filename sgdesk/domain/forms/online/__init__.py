"""Answers that came back through an online form: its headings and its marks, as they are said."""
