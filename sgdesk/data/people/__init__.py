"""People, roles, posts, induction and evidence: reading and writing them."""
