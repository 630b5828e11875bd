"""The organisation file, packs and people's spreadsheets: everything that is read and written."""
