"""``python -m helpdesk_app`` is the command ``helpdesk``."""

import sys

from helpdesk_app.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
