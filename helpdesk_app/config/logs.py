"""The program's log: what failed and where, never what an agent typed, read or wrote.

The message of an exception may quote a query, an answer or a comment, and so may a local variable. Of an exception the
log therefore holds only its type, its system or SQLite error number, and the file, line and function of each frame. The
program's own log messages follow the same rule: constant words and counts.
"""

from __future__ import annotations

import faulthandler
import itertools
import logging
import os
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from copy import copy
from pathlib import Path
from types import TracebackType
from typing import Final

from helpdesk_app import __version__

LOG_NAME: Final = "helpdesk.log"
CRASH_NAME: Final = "crash.log"
_MAX_BYTES: Final = 512 * 1024
_BACKUPS: Final = 3

_log = logging.getLogger(__name__)


@contextmanager
def logging_to(folder: Path) -> Iterator[Path]:
    """Log to a rotating file in ``folder`` within the context, uncaught exceptions and crashes included.

    Args:
        folder: Made if it is missing.

    Yields:
        The log file.

    Raises:
        OSError: The folder cannot be made or written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        handler = _BoundedFile(folder / LOG_NAME, encoding="utf-8")
        handler.setFormatter(ValuelessFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        stack.callback(handler.close)
        root = logging.getLogger()
        stack.callback(root.setLevel, root.level)
        root.setLevel(logging.INFO)
        root.addHandler(handler)
        stack.callback(root.removeHandler, handler)
        stack.enter_context(_crashes_to(folder / CRASH_NAME))
        stack.enter_context(_uncaught_exceptions_logged())
        _log.info("helpdesk %s on Python %s, %s", __version__, sys.version.split()[0], sys.platform)
        try:
            yield folder / LOG_NAME
        except Exception:  # no hook of Python sees it
            _log.critical("Stopped by an exception", exc_info=True)
            raise


def describe(error: BaseException) -> str:
    """Return the types and frames of an exception and of its causes, without any value or message."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(_type_and_number(current))
        frames = traceback.walk_tb(current.__traceback__)
        lines += [f"  {frame.f_code.co_filename}:{line} in {frame.f_code.co_qualname}" for frame, line in frames]
        if isinstance(current, BaseExceptionGroup):
            lines += ["  | " + line for member in current.exceptions for line in describe(member).splitlines()]
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
        if current is not None:
            lines.append("after")
    return "\n".join(lines)


class ValuelessFormatter(logging.Formatter):
    """Formats a record with ``describe`` instead of Python's traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's line, then the types and frames of its exception."""
        # A copy: another handler may have left a full traceback in the record, or may still want its own.
        bare = copy(record)
        bare.exc_info = bare.exc_text = bare.stack_info = None
        line = super().format(bare)
        error = record.exc_info[1] if record.exc_info else None
        return line if error is None else f"{line}\n{describe(error)}"


def _type_and_number(error: BaseException) -> str:
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    numbers = [
        f"{name}={value}"
        for name in ("errno", "winerror", "sqlite_errorname")
        if isinstance(value := getattr(error, name, None), int | str)
    ]
    return " ".join([kind, *numbers])


class _BoundedFile(logging.FileHandler):
    """Appends to a file and rotates it when it is full.

    The rotating handler of the standard library imports sockets, selectors and pickle, which delays the first paint of
    the window by several milliseconds.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record, into a new file if the old one has no room for it."""
        try:
            line = (self.format(record) + self.terminator).encode("utf-8", "replace")
            if self.stream is not None and self.stream.seek(0, os.SEEK_END) + len(line) > _MAX_BYTES:
                self.stream.close()
                self._turn_over()
                self.stream = self._open()
        except Exception:  # noqa: BLE001 -- logging must not stop the program
            self.handleError(record)
            return
        super().emit(record)

    def _turn_over(self) -> None:
        path = Path(self.baseFilename)
        names = [path, *(path.with_name(f"{path.name}.{number}") for number in range(1, _BACKUPS + 1))]
        # On Windows a second window may hold the file open: then it grows past its limit, and nothing is lost.
        with suppress(PermissionError):
            for newer, older in reversed(list(itertools.pairwise(names))):
                with suppress(FileNotFoundError):
                    newer.replace(older)


@contextmanager
def _crashes_to(path: Path) -> Iterator[None]:
    """Have the interpreter write its stacks to ``path`` when native code crashes."""
    too_large = path.is_file() and path.stat().st_size > _MAX_BYTES
    was_enabled = faulthandler.is_enabled()
    with path.open("w" if too_large else "a", encoding="utf-8") as file:
        faulthandler.enable(file)
        try:
            yield
        finally:
            faulthandler.disable()
            if was_enabled and sys.__stderr__ is not None:
                faulthandler.enable(sys.__stderr__)


@contextmanager
def _uncaught_exceptions_logged() -> Iterator[None]:
    """Log uncaught exceptions of any thread or destructor, then call the hook that was there."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook

    def in_main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            _log.critical("Uncaught exception", exc_info=(kind, error, trace))
        before[0](kind, error, trace)

    def in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            _log.critical("Uncaught exception in a thread", exc_info=args.exc_value)
        before[1](args)

    def in_destructor(args: sys.UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            _log.error("Exception that could not be raised", exc_info=args.exc_value)
        before[2](args)

    sys.excepthook, threading.excepthook, sys.unraisablehook = in_main, in_thread, in_destructor
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before
