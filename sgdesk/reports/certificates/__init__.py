"""The certificate on paper."""
