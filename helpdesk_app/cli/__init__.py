"""The command ``helpdesk``, one module a subcommand."""
