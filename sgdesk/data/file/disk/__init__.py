"""What the disk does: drives, files that change places, the lock, leftovers, bytes as they lie."""
