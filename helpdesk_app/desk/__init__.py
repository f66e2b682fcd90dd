"""The agent's window without Qt."""
