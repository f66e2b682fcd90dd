"""The command ``helpdesk``, one module per subcommand."""
