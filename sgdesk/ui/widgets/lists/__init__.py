"""What lists have in common: their rows, their columns, and what keys do in them."""
