"""What all papers share: pages, styles, charts, square codes, protection."""
