"""Sessions, bookings and trainers: reading and writing them."""
