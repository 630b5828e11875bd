"""Setting text in any script: fonts, shaping, direction, and making it safe."""
