"""Where the frozen program begins."""

import sys

from helpdesk_app.cli.main import main

sys.exit(main())
