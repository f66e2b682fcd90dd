"""What the agents say of the answers."""
