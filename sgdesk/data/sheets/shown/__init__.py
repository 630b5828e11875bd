"""What the cells of a workbook show: formats, strokes, white letters, and the notes on them."""
