"""Sessions: planned, booked, printed, ticked back in; and the catalogue of courses."""
