from __future__ import annotations

import re
import sys

from helpdesk_app.winapi.locale_name import user_locale


def test_windows_has_a_locale_and_other_systems_have_none() -> None:
    assert re.fullmatch(r"[a-z]{2,3}(-\w+)*" if sys.platform == "win32" else "", user_locale())
