"""Entry point of the frozen program."""

import sys

from helpdesk_app.cli.main import main

sys.exit(main())
