"""The page with the feedback of the agents."""
