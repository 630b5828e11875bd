"""Training records and the columns that standing is worked out from."""
