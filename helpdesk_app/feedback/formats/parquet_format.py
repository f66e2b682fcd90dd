"""Events as a Parquet data set: a folder with one folder per month, the usual layout of data engines.

``EXPORT.parquet/month=2026-11/events.parquet`` holds the events of November 2026 (UTC). The columns are the fields of
``Event``, typed, and ``week``, the Monday of the event's week, so that engines need no calendar of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from helpdesk_app.feedback.errors import BadEventError, BadLineError
from helpdesk_app.feedback.model import Event
from helpdesk_app.feedback.record import FIELD_NAMES, from_record, to_record
from helpdesk_app.storage.errors import UnreadableError, translated_read_errors
from helpdesk_app.text.translation import _

_TYPES: Final = {
    "recorded_at": pa.timestamp("ms", tz="UTC"),
    "rank": pa.int32(),
    "elapsed_ms": pa.int32(),
    "facets": pa.list_(pa.struct([("facet", pa.string()), ("value", pa.string())])),
}
SCHEMA: Final = pa.schema(
    [*(pa.field(name, _TYPES.get(name, pa.string())) for name in FIELD_NAMES), pa.field("week", pa.string())]
)
"""The columns of each file; ``month`` is in the name of its folder."""
_DERIVED: Final = frozenset({"week", "month"})
_BATCH: Final = 10_000
"""Events of one month that are kept in memory before they are written."""


def write_parquet(events: Iterable[Event], folder: Path) -> int:
    """Make ``folder``, write ``events`` below it and return their number.

    Raises:
        BadEventError: An event breaks the rules of its model.
    """
    folder.mkdir()
    writers: dict[str, pq.ParquetWriter] = {}
    batches: dict[str, list[dict[str, Any]]] = {}
    count = 0
    try:
        for event in events:
            month = event.recorded_at[:7]
            batch = batches.setdefault(month, [])
            batch.append(_row(event))
            if len(batch) == _BATCH:
                _write(writers, folder, month, batch)
                batch.clear()
            count += 1
        for month, batch in batches.items():
            if batch:
                _write(writers, folder, month, batch)
    finally:
        for writer in writers.values():
            writer.close()
    if not count:  # So that the engines find the columns.
        pq.write_table(SCHEMA.empty_table(), folder / "events.parquet")
    return count


def read_parquet(path: Path) -> Iterator[tuple[Path, int, Event]]:
    """Iterate over the events of a folder that ``write_parquet`` wrote, or of one file of it.

    Yields:
        The file of an event, its 1-based row there, and the event.

    Raises:
        StorageError: A file cannot be opened, or is not Parquet.
        BadLineError: A row is not an event; the rows before it have been yielded.
    """
    files = sorted(path.rglob("*.parquet")) if path.is_dir() else [path]
    if not files:
        raise UnreadableError(path, _("there is no Parquet file in this folder"))
    for file in files:
        yield from ((file, row, event) for row, event in _read_file(file))


def _write(writers: dict[str, pq.ParquetWriter], folder: Path, month: str, batch: list[dict[str, Any]]) -> None:
    if month not in writers:
        (folder / f"month={month}").mkdir()
        writers[month] = pq.ParquetWriter(folder / f"month={month}" / "events.parquet", SCHEMA, compression="zstd")
    writers[month].write_table(pa.Table.from_pylist(batch, schema=SCHEMA))


def _row(event: Event) -> dict[str, Any]:
    moment = datetime.fromisoformat(event.recorded_at)
    return {
        **to_record(event),
        "recorded_at": moment,
        "facets": [{"facet": facet, "value": value} for facet, value in event.facets],
        "week": _monday(moment),
    }


def _monday(moment: datetime) -> str:
    day = moment.date()
    return str(day - timedelta(days=min(day.weekday(), day.toordinal() - 1)))


def _read_file(file: Path) -> Iterator[tuple[int, Event]]:
    number = 0
    try:
        with translated_read_errors(file), pq.ParquetFile(file) as parquet:
            names = [name for name in parquet.schema_arrow.names if name not in _DERIVED]
            for batch in parquet.iter_batches(batch_size=_BATCH, columns=names):
                for row in batch.to_pylist():
                    number += 1
                    yield number, _event(row)
    except BadEventError as error:
        raise BadLineError(file, number, str(error)) from None
    except pa.ArrowException as error:
        raise UnreadableError(file, _("it is no whole Parquet file: {error}").format(error=error)) from error


def _event(row: dict[str, Any]) -> Event:
    moment = row.get("recorded_at")
    if not isinstance(moment, datetime):
        raise BadEventError(_("'recorded_at' is not a moment"))
    try:
        facets = [[pair["facet"], pair["value"]] for pair in row.get("facets") or []]
    except (TypeError, KeyError):
        raise BadEventError(_("'facets' is not a list of pairs of texts")) from None
    return from_record({**row, "recorded_at": moment.isoformat(timespec="milliseconds"), "facets": facets})
