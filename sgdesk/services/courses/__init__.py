"""Courses, trainers, needs and their quality."""
