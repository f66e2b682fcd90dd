from __future__ import annotations

import errno
import json
import os
import re
import sys
import tomllib
from collections.abc import Callable

import pytest
import yaml

from helpdesk_app.text.foreign_messages import FOREIGN_MESSAGES


def message_of(read: Callable[[str], object], text: str) -> str:
    with pytest.raises((ValueError, re.error, yaml.MarkedYAMLError)) as refused:
        read(text)
    error = refused.value
    said = getattr(error, "msg", "") or getattr(error, "problem", "") or str(error)
    return str(said).partition(" (at ")[0]


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (json.loads, "["),
        (json.loads, "{1"),
        (json.loads, '{"a" 1}'),
        (json.loads, '["a" 1]'),
        (json.loads, '["a'),
        (json.loads, "1 2"),
        (tomllib.loads, "a = “b”"),
        (tomllib.loads, "a"),
        (tomllib.loads, "a = 1 b"),
        (tomllib.loads, "[a"),
        (tomllib.loads, "[[a"),
        (tomllib.loads, "a = [1"),
        (tomllib.loads, "a = 1\na.b = 2"),
        (yaml.safe_load, "a: b: c"),
        (yaml.safe_load, 'a: "b'),
        (yaml.safe_load, "a: b\nc\n"),
        (yaml.safe_load, "a:\n\tb"),
        (re.compile, "*"),
        (re.compile, "["),
        (re.compile, "("),
        (re.compile, ")"),
        (re.compile, "\\"),
    ],
)
def test_the_usual_mistakes_have_a_marked_message(read: Callable[[str], object], text: str) -> None:
    assert message_of(read, text) in FOREIGN_MESSAGES


@pytest.mark.skipif(sys.platform == "win32", reason="Windows speaks the language of the system")
def test_the_usual_refusals_of_the_system_are_marked() -> None:
    for code in (errno.ENOENT, errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENOTDIR, errno.EROFS, errno.ENOSPC):
        assert os.strerror(code) in FOREIGN_MESSAGES
