"""The register of certificates: reading and writing it."""
