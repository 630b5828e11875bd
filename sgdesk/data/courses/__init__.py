"""The course catalogue, its quality and needs: reading and writing them."""
