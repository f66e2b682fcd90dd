"""The subcommands of ``helpdesk``, one module a subject: each adds its parsers and runs them."""
