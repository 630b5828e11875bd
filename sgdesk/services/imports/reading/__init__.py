"""From a file to rows: which worksheet, which column, which date."""
