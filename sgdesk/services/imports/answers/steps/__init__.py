"""The steps from a sheet of answers to forms: columns, scales, rows, whose each is, the draft."""
