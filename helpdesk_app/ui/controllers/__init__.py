"""Who acts on what the agent does: each wires one concern of the window."""
