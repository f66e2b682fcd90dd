r"""Events as JSON Lines, without loss: one object a line, UTF-8 without BOM, ``\n`` at the end of each.

The keys are the fields of ``Event``, all of them and in their order; ``facets`` is a list of ``[question, value]``
pairs; ``verdict``, ``reason`` and ``elapsed_ms`` are ``null`` where there is none. Writing events that were read
gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from helpdesk_app.feedback.errors import BadEventError, BadLineError
from helpdesk_app.feedback.formats.text_lines import decoded_lines
from helpdesk_app.feedback.model import Event
from helpdesk_app.feedback.record import from_record, to_record
from helpdesk_app.text.translation import _


def write_jsonl(events: Iterable[Event], stream: BinaryIO) -> int:
    """Write ``events`` and return their number.

    Raises:
        BadEventError: An event breaks the rules of its model.
    """
    count = 0
    for event in events:
        stream.write(json.dumps(to_record(event), ensure_ascii=False).encode("utf-8") + b"\n")
        count += 1
    return count


def read_jsonl(path: Path) -> Iterator[tuple[int, Event]]:
    """Iterate over the events of a file that ``write_jsonl`` wrote.

    Yields:
        The 1-based number of a line, and its event.

    Raises:
        StorageError: The file cannot be opened.
        BadLineError: A line is not an event; the lines before it have been yielded.
    """
    for number, line in decoded_lines(path):
        try:
            yield number, _event(line)
        except json.JSONDecodeError as error:
            raise BadLineError(
                path, number, _("not JSON ({msg}, column {column})").format(msg=_(error.msg), column=error.colno)
            ) from None
        except BadEventError as error:
            raise BadLineError(path, number, str(error)) from None
        except (ValueError, RecursionError):
            # Beyond Python's own limits: a number of thousands of digits, lists nested too deep.
            raise BadLineError(path, number, _("not JSON that can be read")) from None


def _event(line: str) -> Event:
    record = json.loads(line, object_pairs_hook=_unique)
    if not isinstance(record, dict):
        raise BadEventError(_("not a JSON object"))
    return from_record(record)


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse a key that occurs twice, of which Python would silently keep the last."""
    record = dict(pairs)
    if len(record) != len(pairs):
        raise BadEventError(_("a field occurs twice"))
    return record
