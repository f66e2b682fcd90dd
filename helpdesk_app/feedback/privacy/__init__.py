"""Personal data in what an agent writes: found and masked."""
