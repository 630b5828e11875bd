"""Making two entries of one person one: chosen by name, looked at side by side, then done."""
