"""The catalogue of courses, and one course beside it."""
