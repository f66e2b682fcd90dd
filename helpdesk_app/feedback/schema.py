"""The tables of feedback.db, one numbered migration per version.

A released migration is never edited: a change is a new one at the end, with a fixture of the version before it in the
tests. Each adds or drops a column or an index: by them a newer file is told from one whose version is damaged. Events
are immutable, so the filters of an event are kept inside its row (JSON) and not in a table of their own. The kind of an
event is checked in Python: with a CHECK, each new kind would mean rebuilding the table.
"""

from __future__ import annotations

from typing import Final

from helpdesk_app.storage.file_kinds import database_kind

APPLICATION_ID: Final = 0x48444642
"""Marks a file as feedback: ``HDFB`` in ASCII."""

FEEDBACK_DATABASE: Final = database_kind("a feedback file", APPLICATION_ID)
"""The kind of file that a merge may replace."""

_VERSION_1: Final = (
    """
    CREATE TABLE event (
        id TEXT NOT NULL PRIMARY KEY,
        recorded_at TEXT NOT NULL,
        kind TEXT NOT NULL,
        uid TEXT NOT NULL,
        answer_hash TEXT NOT NULL,
        database_version TEXT NOT NULL,
        query TEXT NOT NULL,
        rank INTEGER NOT NULL CHECK (rank >= 0),
        facets TEXT NOT NULL CHECK (json_valid(facets)),
        app_version TEXT NOT NULL,
        verdict TEXT CHECK ((kind = 'vote') = (verdict IS NOT NULL)),
        corrects TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX vote_by_answer ON event (uid, answer_hash, id) WHERE kind = 'vote'",
)

_VERSION_2: Final = (
    "ALTER TABLE event ADD COLUMN reason TEXT",
    "ALTER TABLE event ADD COLUMN comment TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE event ADD COLUMN proposed_wording TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE event ADD COLUMN elapsed_ms INTEGER CHECK (elapsed_ms >= 0)",
    "ALTER TABLE event ADD COLUMN station TEXT NOT NULL DEFAULT ''",
    """
    CREATE TABLE station (
        only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
        pseudonym TEXT NOT NULL CHECK (pseudonym <> '')
    ) STRICT
    """,
)

_VERSION_3: Final = (
    "ALTER TABLE event ADD COLUMN exported_at TEXT",
    "CREATE INDEX event_to_export ON event (id) WHERE exported_at IS NULL",
)

_VERSION_4: Final = (
    # No query looks for the last vote on an answer any more, and every vote was written twice for it.
    "DROP INDEX vote_by_answer",
)

_VERSION_5: Final = (
    # ``record.checksum`` of the columns of the event, so that one flipped bit in a row is noticed.
    "ALTER TABLE event ADD COLUMN checksum INTEGER",
    """
    UPDATE event SET checksum = event_checksum(
        id, recorded_at, kind, uid, answer_hash, database_version, query, rank, facets, app_version, verdict, corrects,
        reason, comment, proposed_wording, elapsed_ms, station
    )
    """,
)

MIGRATIONS: Final = (_VERSION_1, _VERSION_2, _VERSION_3, _VERSION_4, _VERSION_5)
"""At index n, the statements that lead from version n to n + 1."""

SCHEMA_VERSION: Final = len(MIGRATIONS)
"""``user_version`` of a feedback file that this program writes."""
