r"""The policy of the machine: what the IT department sets for every user, in one TOML file that is only read.

::

    [faq]
    path = '\\server\share\helpdesk\faq.db'

    [feedback]
    record_queries = false
    keep_months = 13
    export_folder = '\\server\share\exports'

    [window]
    keep_history = false

    [editors]
    folder = '\\server\share\faq'

Every key is optional. An unknown key is refused, so that a typo in "record_queries" does not go unnoticed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from helpdesk_app.text.translation import _

RETENTION_MONTHS: Final = 13
"""How long an exported event is kept by default: the same month of last year stays comparable."""
MOST_MONTHS: Final = 120
"""Here and on the command line."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The policy of a machine; the defaults are those of a machine without one."""

    faq: Path | None = None
    """The FAQ to use instead of the bundled one."""
    record_queries: bool = True
    """Whether feedback may hold what was searched; if not, the agent cannot choose it."""
    keep_months: int | None = None
    """How long exported events are kept; ``None`` for ``RETENTION_MONTHS``."""
    export_folder: Path | None = None
    """Where the dialog for an export begins."""
    keep_history: bool = True
    """Whether the uids of the answers viewed and copied outlast the window."""
    editors_folder: Path | None = None
    """What the agents' window offers to edit in the editors' window; ``None`` where it offers nothing."""


NO_POLICY: Final = Policy()
CAUTIOUS: Final = Policy(record_queries=False, keep_history=False)
"""In force when the file is refused: nothing is kept that it might have forbidden."""


class PolicyError(Exception):
    """The policy file is refused; ``str()`` names file, line and reason, and says what to do."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        location = _("{path}, line {line}").format(path=path, line=line) if line else f"{path}"
        super().__init__(
            _("{location}: {reason} Nothing was changed. Correct the file, or remove it.").format(
                location=location, reason=reason
            )
        )
        self.path = path
        self.line = line
        """1-based; 0 if the error is in no line."""


def policy_in_force(path: Path) -> tuple[Policy, PolicyError | None]:
    """Return the policy in force and ``None``, or ``CAUTIOUS`` and the error if the file ``path`` is refused."""
    try:
        return read_policy(path), None
    except PolicyError as error:
        return CAUTIOUS, error


def read_policy(path: Path) -> Policy:
    """Return the policy in the file ``path``, or the default one if there is no file.

    Raises:
        PolicyError: It cannot be read, is not TOML, or holds an unknown key or a value that is not valid.
    """
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Policy()
    except OSError as error:
        raise PolicyError(
            path, 0, _("It cannot be read: {reason}.").format(reason=_(error.strerror or str(error)))
        ) from error
    import tomllib

    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PolicyError(path, line, _("It is not UTF-8: save it again in that encoding.")) from error
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r" \(at line (\d+)", str(error))
        line = int(found[1]) if found else len(text.splitlines())
        raise PolicyError(
            path, line, _("It is not TOML: {reason}.").format(reason=_(str(error).partition(" (at ")[0]))
        ) from error
    except RecursionError as error:
        lines = text.splitlines()
        line = 1 + max(range(len(lines)), key=lambda number: lines[number].count("[") + lines[number].count("{"))
        raise PolicyError(path, line, _("Its brackets are nested too deeply; no value has any.")) from error
    settings: dict[str, Any] = {}
    for table, keys in tables.items():
        if table not in _KEYS:
            known = ", ".join(f"[{name}]" for name in _KEYS)
            raise PolicyError(
                path,
                _line_of(text, table),
                _("“{name}” is not known; there are {known}.").format(name=table, known=known),
            )
        if not isinstance(keys, dict):
            raise PolicyError(
                path, _line_of(text, table), _("“{table}” is a table: write [{table}].").format(table=table)
            )
        for key, value in keys.items():
            if key not in _KEYS[table]:
                known = ", ".join(_KEYS[table])
                raise PolicyError(
                    path,
                    _line_of(text, table, key),
                    _("“{name}” is not known; [{table}] takes {known}.").format(name=key, table=table, known=known),
                )
            setting, check = _KEYS[table][key]
            try:
                settings[setting] = check(value)
            except ValueError as error:
                raise PolicyError(
                    path, _line_of(text, table, key), _("“{key}” must be {expected}.").format(key=key, expected=error)
                ) from None
    return Policy(**settings)


def _absolute(value: object) -> Path:
    if not isinstance(value, str) or not Path(value).is_absolute():
        raise ValueError(_("a whole path, from the drive or the share on, in single quotes"))
    return Path(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(_("true or false"))  # noqa: TRY004 -- one error for every value that is not valid
    return value


def _months(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST_MONTHS:
        raise ValueError(_("a whole number of months from 1 to {most}").format(most=MOST_MONTHS))
    return value


_KEYS: Final[Mapping[str, Mapping[str, tuple[str, Callable[[object], object]]]]] = {
    "faq": {"path": ("faq", _absolute)},
    "feedback": {
        "record_queries": ("record_queries", _flag),
        "keep_months": ("keep_months", _months),
        "export_folder": ("export_folder", _absolute),
    },
    "window": {"keep_history": ("keep_history", _flag)},
    "editors": {"folder": ("editors_folder", _absolute)},
}
"""Table -> key -> field of ``Policy``, and the function that checks its value."""


def _line_of(text: str, *keys: str) -> int:
    """Return the line of ``text`` that sets the nested ``keys``; TOML readers do not give it."""
    import tomllib

    lines = text.splitlines(keepends=True)
    for number in range(1, len(lines) + 1):
        try:
            found: object = tomllib.loads("".join(lines[:number]))
        except tomllib.TOMLDecodeError:
            continue  # within a value of several lines
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        if found is not None:
            return number
    return 0
