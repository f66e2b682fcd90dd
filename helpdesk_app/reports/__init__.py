"""Figures over feedback, the report page, and the backlog of wordings."""
