"""Sessions: planned, booked, ticked in, reported on."""
