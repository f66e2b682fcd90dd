"""Paths, logs, exit codes, the policy of the machine, and the preferences."""
