from __future__ import annotations

import codecs
import errno
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from helpdesk_app.feedback.errors import BadEventError, BadLineError
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.formats import parquet_format, xlsx_format
from helpdesk_app.feedback.formats.csv_format import read_csv
from helpdesk_app.feedback.formats.french_table import neutralised, restored
from helpdesk_app.feedback.formats.jsonl_format import read_jsonl
from helpdesk_app.feedback.formats.parquet_format import read_parquet
from helpdesk_app.feedback.formats.xlsx_format import read_xlsx
from helpdesk_app.feedback.model import Event, EventKind, Reason, Verdict
from helpdesk_app.feedback.reading import read_export
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.feedback.writing import ExportFormat, MissingLibraryError, export, installed_formats
from helpdesk_app.storage.errors import (
    FullDiskError,
    MissingError,
    ProtectedTargetError,
    UnreadableError,
    UnwritableError,
)

TEXT_READERS: dict[ExportFormat, Callable[[Path], Iterator[tuple[int, Event]]]] = {
    ExportFormat.CSV: read_csv,
    ExportFormat.XLSX: read_xlsx,
    ExportFormat.JSONL: read_jsonl,
}
ROOT = Path(__file__).resolve().parents[2]
FORMATS = pytest.mark.parametrize("file_format", list(ExportFormat))

# Text as people and attackers write it: formulas, quotes, separators, every kind of line end, NUL, no-break spaces.
NASTY = st.text(
    st.one_of(
        st.sampled_from("=+-@＝＋－＠'\";,\t\r\n\0\v\f\x1c\x85\u2028\u2029\ufeff\u200b\u00a0\u202f \\[]{}e-CPS012é"),
        # Nor the two noncharacters: the factory keeps them out, since XML has none.
        st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"),
    ),
    max_size=12,
)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
UUIDS = st.uuids().map(str)
MOMENTS = st.integers(0, 253_402_300_799_999).map(
    lambda milliseconds: (EPOCH + timedelta(milliseconds=milliseconds)).isoformat(timespec="milliseconds")
)
SOME_EVENTS = partial(st.builds, Event, id=UUIDS, recorded_at=MOMENTS, database_version=NASTY, query=NASTY)
ON_AN_ANSWER = partial(SOME_EVENTS, uid=NASTY, answer_hash=NASTY, rank=st.integers(0, 2**31 - 1))
EVENTS = (
    ON_AN_ANSWER(
        kind=st.just(EventKind.COPY),
        facets=st.lists(st.tuples(NASTY, NASTY), max_size=3).map(tuple),
        app_version=NASTY,
        elapsed_ms=st.none() | st.integers(0, 2**31 - 1),
        station=NASTY,
    )
    | ON_AN_ANSWER(
        kind=st.just(EventKind.VOTE),
        verdict=st.just(Verdict.NO),
        corrects=st.just("") | UUIDS,
        reason=st.none() | st.sampled_from(Reason),
        comment=NASTY,
        proposed_wording=NASTY,
    )
    | SOME_EVENTS(
        kind=st.sampled_from([EventKind.NO_RESULT, EventKind.UNRELIABLE]),
        uid=st.just(""),
        answer_hash=st.just(""),
        rank=st.just(0),
    )
)


@pytest.fixture
def events(factory: EventFactory, shown: ShownAnswer) -> list[Event]:
    copy = factory.copy(shown)
    first = factory.vote(shown, Verdict.NO)
    return [copy, first, factory.vote(shown, Verdict.YES, corrects=first.id)]


def read_back(path: Path, file_format: ExportFormat) -> list[Event]:
    if file_format is ExportFormat.PARQUET:
        return [event for _, _, event in read_parquet(path)]
    return [event for _, event in TEXT_READERS[file_format](path)]


# Round trips


@FORMATS
@settings(deadline=None, max_examples=60)
@given(events=st.lists(EVENTS, max_size=4))
def test_what_is_read_back_is_what_was_exported(file_format: ExportFormat, events: list[Event]) -> None:
    if file_format is ExportFormat.PARQUET:
        events = sorted(events, key=lambda event: event.recorded_at[:7])  # As its folders are.
    with TemporaryDirectory() as folder:
        target = Path(folder) / "export"
        assert export(events, target, file_format) == len(events)
        assert read_back(target, file_format) == events
        if file_format in {ExportFormat.CSV, ExportFormat.JSONL}:
            again = Path(folder) / "again"
            export(read_back(target, file_format), again, file_format)
            assert again.read_bytes() == target.read_bytes()


@settings(max_examples=500)
@given(NASTY)
def test_neutralising_a_cell_can_always_be_undone(text: str) -> None:
    assert restored(neutralised(text)) == text


@settings(max_examples=500)
@given(NASTY)
def test_no_neutralised_cell_begins_like_a_formula(text: str) -> None:
    cell = neutralised(text).lstrip(" \u00a0\u202f\ufeff\u200b")

    assert not cell.startswith(tuple("=+-@＝＋－＠\t\r\n\0"))


# CSV


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ('=HYPERLINK("http://x";"y")', '\'=HYPERLINK("http://x";"y")'),
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+33 1 23", "'+33 1 23"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\ttexte", "'\ttexte"),
        ("\rtexte", "'\rtexte"),
        ("\n=1", "'\n=1"),
        ("\0=1", "'\0=1"),
        ("  =1+1", "'  =1+1"),
        ("\u00a0\u202f=1+1", "'\u00a0\u202f=1+1"),
        ("\ufeff\u200b=1+1", "'\ufeff\u200b=1+1"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠SUM(A1)", "'＠SUM(A1)"),
        ("'=1+1", "''=1+1"),
        ("''=1+1", "'''=1+1"),
        ("' =1+1", "'' =1+1"),
        ("", ""),
        ("e-CPS", "e-CPS"),
        ("carte e-CPS = quoi ?", "carte e-CPS = quoi ?"),
        ("2025-03-14T08:30:01.000+00:00", "2025-03-14T08:30:01.000+00:00"),
        ("14/03/2025", "14/03/2025"),
        ("'tis", "'tis"),
        ("'", "'"),
        ("l'identifiant", "l'identifiant"),
        ("  texte", "  texte"),
        ("1 000", "1 000"),
        ("a@b.fr", "a@b.fr"),
    ],
)
def test_formulas_are_neutralised_and_nothing_else(text: str, cell: str) -> None:
    assert neutralised(text) == cell
    assert restored(cell) == text


def test_csv_is_what_a_french_excel_opens(tmp_path: Path, events: list[Event]) -> None:
    target = tmp_path / "retours.csv"
    count = export([replace(events[1], query="=1+1", facets=())], target, ExportFormat.CSV)

    content = target.read_bytes()
    header, row, end = content.removeprefix(codecs.BOM_UTF8).decode("utf-8").split("\r\n")
    assert content.startswith(codecs.BOM_UTF8)
    assert (count, end) == (1, "")
    assert header == (
        "Identifiant;Date et heure (UTC);Action;Réponse;Empreinte du texte;Version de la FAQ;Recherche;Rang;Filtres;"
        "Version du logiciel;Utile;Remplace le vote;Raison;Commentaire;Formulation proposée;Délai avant copie (ms);"
        "Poste"
    )
    assert row == (
        f"{events[1].id};2025-03-14T08:30:02.000+00:00;Vote;carte-perdue;{events[1].answer_hash};0123abcd;'=1+1;2;;"
        "1.2.3;Non;;;;;;"
    )


def test_every_field_of_an_event_has_a_column(tmp_path: Path) -> None:
    target = tmp_path / "vide.csv"
    assert export([], target, ExportFormat.CSV) == 0

    header = target.read_text(encoding="utf-8-sig").removesuffix("\n")
    assert len(header.split(";")) == len(fields(Event))
    assert list(read_csv(target)) == []


def test_columns_may_come_in_another_order_and_late_ones_be_absent(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_text(
        "Rang;Identifiant;Action;Date et heure (UTC);Réponse;Empreinte du texte;Version de la FAQ;Recherche\n"
        "3;0195939c-31c8-7abc-8def-0123456789ab;Copie;2025-03-14T08:30:01.000+00:00;u;h;v;q\n",
        encoding="utf-8",
    )

    ((line, event),) = read_csv(path)

    assert line == 2

    assert (event.rank, event.kind, event.facets, event.verdict) == (3, EventKind.COPY, (), None)


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("Identifiant", "Inconnu", 1, "unknown column 'Inconnu'"),
        ("Recherche", "Identifiant", 1, "a column occurs twice"),
        (";Copie;", ";Copié;", 2, "“Action” is none of"),
        (";Non;", ";Bof;", 3, "“Utile” is none of"),
        (";2;", ";deux;", 2, "“Rang” is not a whole number"),
        (";Copie;", ";Copie;;", 2, "cells under"),
        ("08:30:02", "08:61:02", 3, "'recorded_at'"),
        ('"[[""', '"[[', 2, "“Filtres” is not a JSON list of pairs"),
        ('"[[', '"["[', 2, "';' expected after '\"'"),
    ],
)
def test_a_bad_row_is_refused_with_file_line_and_reason(
    tmp_path: Path, events: list[Event], old: str, new: str, line: int, reason: str
) -> None:
    path = tmp_path / "retours.csv"
    export(events, path, ExportFormat.CSV)
    path.write_bytes(path.read_bytes().replace(old.encode(), new.encode(), 1))

    with pytest.raises(BadLineError) as caught:
        list(read_csv(path))

    assert (caught.value.path, caught.value.line) == (path, line)
    assert reason in caught.value.reason


def test_a_csv_cut_short_is_refused(tmp_path: Path, events: list[Event]) -> None:
    path = tmp_path / "retours.csv"
    export(events, path, ExportFormat.CSV)
    content = path.read_bytes()
    path.write_bytes(content[: content.rindex(b"e-CPS")])

    with pytest.raises(BadLineError, match="line 4: unexpected end of data"):
        list(read_csv(path))


def test_a_csv_saved_in_another_encoding_is_refused(tmp_path: Path, events: list[Event]) -> None:
    path = tmp_path / "retours.csv"
    export([replace(event, query="perdu") for event in events], path, ExportFormat.CSV)
    path.write_bytes(path.read_bytes().decode("utf-8-sig").encode("cp1252"))

    with pytest.raises(BadLineError, match="line 1: the text is not UTF-8"):
        list(read_csv(path))


def test_an_empty_csv_is_refused(tmp_path: Path) -> None:
    (tmp_path / "vide.csv").write_bytes(b"")

    with pytest.raises(BadLineError, match="has a header"):
        list(read_csv(tmp_path / "vide.csv"))


# JSON Lines


def test_jsonl_has_every_field_in_the_order_of_the_model(tmp_path: Path, events: list[Event]) -> None:
    target = tmp_path / "retours.jsonl"
    export(events, target, ExportFormat.JSONL)

    content = target.read_bytes()
    assert content.count(b"\n") == 3
    assert content.endswith(b"\n")
    for line, event in zip(content.splitlines(), events, strict=True):
        record = json.loads(line)
        assert list(record) == [field.name for field in fields(Event)]
        assert record["facets"] == [["Votre question concerne quel produit ou service ?", "e-CPS"]]
        assert record["verdict"] == event.verdict


def test_an_export_without_events_is_an_empty_jsonl(tmp_path: Path) -> None:
    assert export([], tmp_path / "vide.jsonl", ExportFormat.JSONL) == 0
    assert (tmp_path / "vide.jsonl").read_bytes() == b""


def test_a_record_of_an_older_version_gets_the_defaults(tmp_path: Path, events: list[Event]) -> None:
    path = tmp_path / "old.jsonl"
    export(events[:1], path, ExportFormat.JSONL)
    record = json.loads(path.read_bytes())
    for field in fields(Event):
        if field.default is not MISSING:
            del record[field.name]
    path.write_text(json.dumps(record), encoding="utf-8")

    assert list(read_jsonl(path)) == [(1, replace(events[0], facets=(), app_version=""))]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ("", "not JSON"),
        ('{"id": "1", "id": "2"}', "a field occurs twice"),
        ('{"id": "1"}', "'recorded_at' is missing"),
        ('{"agent": "x"}', "unknown field 'agent'"),
        ("[" * 100_000, "not JSON that can be read"),
        ('{"rank": ' + "9" * 5000 + "}", "not JSON that can be read"),
        ({"id": "0195939C-31C8-7ABC-8DEF-0123456789AB"}, "'id' is not a UUID"),
        ({"rank": True}, "'rank' is not a whole number"),
        ({"rank": 1.0}, "'rank' is not a whole number"),
        ({"rank": -1}, "'rank' is out of range"),
        ({"query": None}, "'query' is not a text"),
        ({"query": "\ud800"}, "'query' holds half of a surrogate pair"),
        ({"kind": "vote"}, "'verdict' belongs to a vote"),
        ({"reason": "wrong"}, "'reason' belongs to a vote that says no"),
        ({"comment": "sur une copie"}, "belong to a vote"),
        ({"elapsed_ms": 1.5}, "'elapsed_ms' is not a whole number"),
        ({"kind": "no-result"}, "a search left unanswered has no 'uid'"),
        ({"kind": "dance"}, "'kind' is none of"),
        ({"facets": [["a"]]}, "'facets' is not a list of pairs"),
        ({"facets": [["a", 1]]}, "'facets' is not a list of pairs"),
        ({"facets": "ab"}, "'facets' is not a list of pairs"),
    ],
)
def test_a_bad_line_is_refused_with_file_line_and_reason(
    tmp_path: Path, events: list[Event], line: str | dict[str, object], reason: str
) -> None:
    path = tmp_path / "retours.jsonl"
    export(events[:1], path, ExportFormat.JSONL)
    if isinstance(line, dict):
        line = json.dumps({**json.loads(path.read_bytes()), **line})
    with path.open("a", encoding="utf-8") as stream:
        stream.write(f"{line}\n")

    reading = read_jsonl(path)
    assert next(reading) == (1, events[0])
    with pytest.raises(BadLineError) as caught:
        next(reading)

    assert (caught.value.path, caught.value.line) == (path, 2)
    assert reason in caught.value.reason
    assert f"{path}, line 2: " in str(caught.value)


@FORMATS
def test_a_missing_file_is_reported(tmp_path: Path, file_format: ExportFormat) -> None:
    with pytest.raises(MissingError) as caught:
        read_back(tmp_path / "absent", file_format)

    assert caught.value.path == tmp_path / "absent"


# XLSX and Parquet


@pytest.mark.parametrize(
    "text",
    [
        *("_x0041_", "_x0041\x01", "_x0041\x01_", "_x0041_x0001_", "_x005F_x0041_", "_x0041_x0042\x02", "\x01x0041_"),
        *("_x0041\r\n", "<r>x</r>", "<r><t>x</t></r>", "<r>\x01</r>", "_X0041_", "_x00g1_"),
    ],
)
def test_xlsx_gives_back_a_text_that_looks_like_its_own_marks(
    tmp_path: Path, factory: EventFactory, shown: ShownAnswer, text: str
) -> None:
    vote = factory.vote(replace(shown, query=text), Verdict.NO, comment=text)
    export([vote], tmp_path / "retours.xlsx", ExportFormat.XLSX)
    assert read_back(tmp_path / "retours.xlsx", ExportFormat.XLSX) == [vote]


def test_xlsx_has_typed_cells_and_runs_nothing(tmp_path: Path, factory: EventFactory, shown: ShownAnswer) -> None:
    target = tmp_path / "retours.xlsx"
    copy = replace(factory.copy(shown, elapsed_ms=2350), query="=1+1")
    export([copy], target, ExportFormat.XLSX)

    header, row = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    cells = dict(zip(header, row, strict=True))
    assert cells["Date et heure (UTC)"] == datetime(2025, 3, 14, 8, 30, 1)  # noqa: DTZ001 -- a cell knows no zone
    assert (cells["Rang"], cells["Délai avant copie (ms)"]) == (2.0, 2350.0)
    assert cells["Recherche"] == "'=1+1"
    with ZipFile(target) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode("utf-8")
    assert "<f>" not in sheet
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:Q2"/>' in sheet


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"PK no workbook")
    with pytest.raises(UnreadableError, match="no whole Excel workbook"):
        list(read_xlsx(tmp_path / "x.xlsx"))


def test_a_row_of_a_workbook_that_is_no_event_is_refused_with_its_number(tmp_path: Path) -> None:
    with Workbook(tmp_path / "x.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["Identifiant", "Rang"])
        sheet.write_row(1, 0, ["x", 1])
    with pytest.raises(BadLineError, match="line 2: the field 'recorded_at' is missing"):
        list(read_xlsx(tmp_path / "x.xlsx"))


def test_what_a_sheet_cannot_hold_is_refused_and_nothing_written(tmp_path: Path, events: list[Event]) -> None:
    for query in ("x" * 40_000, "\uffff"):
        with pytest.raises(BadEventError, match="export to JSON Lines instead"):
            export([replace(events[0], query=query)], tmp_path / "x.xlsx", ExportFormat.XLSX)
    assert list(tmp_path.iterdir()) == []


def test_parquet_is_typed_and_has_a_folder_a_month(tmp_path: Path, events: list[Event]) -> None:
    target = tmp_path / "retours.parquet"
    late = replace(events[0], id=events[0].id.replace("0195", "0196"), recorded_at="2025-04-01T00:00:00.001+00:00")
    export([*events, late], target, ExportFormat.PARQUET)

    assert sorted(file.relative_to(target).as_posix() for file in target.rglob("*.parquet")) == [
        "month=2025-03/events.parquet",
        "month=2025-04/events.parquet",
    ]
    schema = parquet.read_schema(target / "month=2025-03" / "events.parquet")
    assert [name for name in schema.names if name != "week"] == [field.name for field in fields(Event)]
    assert str(schema.field("recorded_at").type) == "timestamp[ms, tz=UTC]"
    assert str(schema.field("rank").type) == "int32"
    weeks = parquet.read_table(target / "month=2025-04" / "events.parquet")["week"].to_pylist()
    assert weeks == ["2025-03-31"]


def test_a_parquet_export_replaces_the_whole_of_an_older_one(tmp_path: Path, events: list[Event]) -> None:
    target = tmp_path / "retours.parquet"
    export([replace(events[0], recorded_at="2020-01-01T00:00:00.000+00:00")], target, ExportFormat.PARQUET)
    export(events, target, ExportFormat.PARQUET)

    assert read_back(target, ExportFormat.PARQUET) == events
    assert list(tmp_path.iterdir()) == [target]


def test_a_damaged_parquet_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_bytes(b"PAR1 no parquet")
    with pytest.raises(UnreadableError, match="no whole Parquet file"):
        read_back(tmp_path / "x.parquet", ExportFormat.PARQUET)


def test_every_format_is_read_by_its_name_with_the_place_of_each_event(tmp_path: Path, events: list[Event]) -> None:
    for file_format in ExportFormat:
        target = tmp_path / f"retours{file_format}"
        export(events, target, file_format)
        found = list(read_export(target))
        assert [read.event for read in found] == events
        first = 1 if file_format in {ExportFormat.JSONL, ExportFormat.PARQUET} else 2
        assert [read.line for read in found] == [first, first + 1, first + 2]


def test_a_format_whose_library_is_not_installed_is_not_offered(
    tmp_path: Path, events: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert set(installed_formats()) == set(ExportFormat)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "pyarrow" else object())
    assert installed_formats() == (ExportFormat.CSV, ExportFormat.XLSX, ExportFormat.JSONL)
    with pytest.raises(MissingLibraryError, match="Choose another format"):
        export(events, tmp_path / "x.parquet", ExportFormat.PARQUET)
    assert list(tmp_path.iterdir()) == []


def test_exporting_to_csv_loads_no_library_of_another_format() -> None:
    heavy = {"xlsxwriter", "pyarrow", "python_calamine"}
    code = f"import sys, helpdesk_app.feedback.writing; print({heavy} & {{*sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "set()\n"


# Complete or absent


@FORMATS
def test_an_export_replaces_the_file_that_was_there(
    tmp_path: Path, file_format: ExportFormat, events: list[Event]
) -> None:
    target = tmp_path / f"retours{file_format}"
    export(events[:1], target, file_format)

    export(events, target, file_format)

    assert read_back(target, file_format) == events
    assert list(tmp_path.iterdir()) == [target]


@FORMATS
def test_an_export_broken_off_leaves_the_old_file(
    tmp_path: Path, file_format: ExportFormat, events: list[Event]
) -> None:
    target = tmp_path / "retours"
    export(events[:1], target, file_format)

    with pytest.raises(BadEventError):
        export([*events, replace(events[0], query="\ud800")], target, file_format)

    assert read_back(target, file_format) == events[:1]
    assert list(tmp_path.iterdir()) == [target]


@FORMATS
def test_a_full_disk_leaves_the_old_file(
    tmp_path: Path, file_format: ExportFormat, events: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    target = tmp_path / "retours"
    export(events[:1], target, file_format)
    monkeypatch.setattr(os, "fsync", no_room)

    with pytest.raises(FullDiskError) as caught:
        export(events, target, file_format)

    assert caught.value.path == target
    assert read_back(target, file_format) == events[:1]
    assert list(tmp_path.iterdir()) == [target]


def test_a_target_that_another_program_holds_is_reported(
    tmp_path: Path, events: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "held by another program")

    target = tmp_path / "retours.csv"
    export(events[:1], target, ExportFormat.CSV)
    monkeypatch.setattr(Path, "replace", held)  # As Windows answers while Excel shows the file.

    with pytest.raises(UnwritableError, match="Close it in other programs"):
        export(events, target, ExportFormat.CSV)

    assert read_back(target, ExportFormat.CSV) == events[:1]
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_reported(tmp_path: Path, events: list[Event]) -> None:
    with pytest.raises(UnwritableError) as caught:
        export(events, tmp_path / "absent" / "retours.csv", ExportFormat.CSV)

    assert caught.value.path == tmp_path / "absent" / "retours.csv"


def test_the_suffix_says_the_format() -> None:
    assert ExportFormat.from_suffix(Path("retours.csv")) is ExportFormat.CSV
    assert ExportFormat.from_suffix(Path("RETOURS.JSONL")) is ExportFormat.JSONL
    with pytest.raises(ValueError, match=r"“retours.txt” has to end in .csv, .xlsx, .jsonl or .parquet"):
        ExportFormat.from_suffix(Path("retours.txt"))


def test_an_export_does_not_replace_a_database(tmp_path: Path, factory: EventFactory, shown: ShownAnswer) -> None:
    path = tmp_path / "feedback.db"
    FeedbackStore(path).close()
    before = path.read_bytes()
    with pytest.raises(ProtectedTargetError):
        export([factory.copy(shown)], path, ExportFormat.CSV)
    assert path.read_bytes() == before


def test_an_export_does_not_replace_a_folder_with_other_things_in_it(
    tmp_path: Path, factory: EventFactory, shown: ShownAnswer
) -> None:
    folder = tmp_path / "mine.parquet"
    (folder / "letters").mkdir(parents=True)
    with pytest.raises(ProtectedTargetError):
        export([factory.copy(shown)], folder, ExportFormat.PARQUET)
    assert (folder / "letters").is_dir()


@FORMATS
@pytest.mark.parametrize("content", [b"Ch\xc3\xa8re Madame,", b"PK\x03\x04 and no workbook", b'{"id": 1}', b"SQLite"])
def test_an_export_does_not_replace_a_file_of_another_kind(
    tmp_path: Path, events: list[Event], file_format: ExportFormat, content: bytes
) -> None:
    target = tmp_path / "letter"
    target.write_bytes(content)
    with pytest.raises(ProtectedTargetError, match="It was left as it is"):
        export(events, target, file_format)
    assert target.read_bytes() == content
    assert list(tmp_path.iterdir()) == [target]


@FORMATS
def test_an_export_does_not_replace_one_of_another_format(
    tmp_path: Path, events: list[Event], file_format: ExportFormat
) -> None:
    target = tmp_path / "retours"
    export(events[:1], target, file_format)
    for other in set(ExportFormat) - {file_format}:
        with pytest.raises(ProtectedTargetError):
            export(events, target, other)
    assert read_back(target, file_format) == events[:1]


def test_an_export_replaces_the_folder_of_an_older_one(
    tmp_path: Path, factory: EventFactory, shown: ShownAnswer
) -> None:
    folder = tmp_path / "events.parquet"
    for count in (1, 2):
        assert export([factory.copy(shown) for _ in range(count)], folder, ExportFormat.PARQUET) == count
    assert len(list(read_export(folder))) == 2


def test_a_sheet_takes_as_many_events_as_it_has_rows_below_its_header(
    tmp_path: Path, factory: EventFactory, shown: ShownAnswer, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = [factory.copy(shown) for _ in range(3)]
    monkeypatch.setattr(xlsx_format, "_MOST_ROWS", 4)
    assert export(events, tmp_path / "x.xlsx", ExportFormat.XLSX) == 3
    with pytest.raises(BadEventError, match="a sheet holds 3 events at most; export to JSON Lines instead"):
        export([*events, factory.copy(shown)], tmp_path / "x.xlsx", ExportFormat.XLSX)
    assert read_back(tmp_path / "x.xlsx", ExportFormat.XLSX) == events


def test_a_workbook_without_a_row_is_refused(tmp_path: Path) -> None:
    with Workbook(tmp_path / "x.xlsx") as workbook:
        workbook.add_worksheet()
    with pytest.raises(BadLineError, match="line 1: the sheet is empty"):
        list(read_xlsx(tmp_path / "x.xlsx"))


@pytest.mark.parametrize("room", [0, 1_000])
def test_a_disk_that_fills_up_within_a_workbook_is_reported(events: list[Event], room: int) -> None:
    class Full(BytesIO):
        def write(self, data: Any) -> int:
            if self.tell() + len(data) > room:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return super().write(data)

    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        xlsx_format.write_xlsx(events, Full())


def test_a_time_at_midnight_and_one_before_excel_s_calendar_come_back_from_a_workbook(
    tmp_path: Path, events: list[Event]
) -> None:
    moments = ["2025-03-14T00:00:00.000+00:00", "1901-01-01T00:00:00.000+00:00", "1900-12-31T23:59:59.999+00:00"]
    written = [replace(events[0], recorded_at=moment) for moment in moments]
    export(written, tmp_path / "x.xlsx", ExportFormat.XLSX)
    assert read_back(tmp_path / "x.xlsx", ExportFormat.XLSX) == written


def test_a_month_of_many_events_keeps_all_of_them_in_order(
    tmp_path: Path, factory: EventFactory, shown: ShownAnswer, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = [factory.copy(shown) for _ in range(5)]
    monkeypatch.setattr(parquet_format, "_BATCH", 2)
    assert export(events, tmp_path / "x.parquet", ExportFormat.PARQUET) == 5
    assert [read.line for read in read_export(tmp_path / "x.parquet")] == [1, 2, 3, 4, 5]
    assert read_back(tmp_path / "x.parquet", ExportFormat.PARQUET) == events


def test_a_folder_without_a_parquet_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no Parquet file in this folder"):
        read_back(tmp_path, ExportFormat.PARQUET)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"recorded_at": "2025"}, "'recorded_at' is not a moment"),
        ({"facets": ["e-CPS"]}, "'facets' is not a list of pairs"),
        ({"facets": [{"facet": "Quel produit ?"}]}, "'facets' is not a list of pairs"),
        ({"rank": None}, "'rank' is not a whole number"),
    ],
)
def test_a_row_of_parquet_that_is_no_event_is_refused_with_its_number(
    tmp_path: Path, events: list[Event], change: dict[str, object], reason: str
) -> None:
    export(events[:1], tmp_path / "x.parquet", ExportFormat.PARQUET)
    (file,) = (tmp_path / "x.parquet").rglob("*.parquet")
    (row,) = parquet.ParquetFile(file).read().to_pylist()
    parquet.write_table(pyarrow.Table.from_pylist([{**row, **change}]), file)
    with pytest.raises(BadLineError) as caught:
        read_back(file, ExportFormat.PARQUET)
    assert (caught.value.path, caught.value.line) == (file, 1)
    assert reason in caught.value.reason


def test_a_temporary_folder_that_is_full_is_reported(
    tmp_path: Path, events: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(ZipFile, "write", no_room)
    with pytest.raises(FullDiskError):
        export(events, tmp_path / "x.xlsx", ExportFormat.XLSX)
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_has_as_many_rows_as_the_library_writes() -> None:
    assert Worksheet().xls_rowmax == xlsx_format._MOST_ROWS
