"""Needs, gaps, barriers and courses at risk."""
