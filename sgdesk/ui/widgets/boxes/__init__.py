"""Boxes to type in and choose from, and the dialogs that hold them."""
