"""Where the frozen program begins."""

import sys

from helpdesk_app.cli import main

sys.exit(main())
