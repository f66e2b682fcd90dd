"""Whatever the editors write, a save and a load give it back, and a second save writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk_app.editing.loading import load
from helpdesk_app.editing.model import Content, EditedEntry, Workspace
from helpdesk_app.editing.saving import save
from helpdesk_app.editing.tidying import tidy
from helpdesk_app.faq.model import Announcement, Facet, FacetValue, Status, Upkeep
from helpdesk_app.faq_build.expected_results import ExpectedResult
from helpdesk_app.faq_build.publishing import build
from tests.editing.small_folder import BADGE, BADGE_UID, BUS_UID, KEY_UID, PRODUCT, make_folder, texts_of

TEXT = st.text(st.sampled_from("abé’\"'\\#:-|[](){}<>&*`\n\t =%@!?,.1_~+;/\u00a0\u2028œ$"), max_size=12)
QUESTION = st.one_of(TEXT, st.sampled_from(["Qui paie le train ?", "# Où ?", "prix du taxi", "**gras**", "- x", "oui"]))
ANSWER = st.one_of(
    TEXT,
    st.sampled_from(
        [
            BADGE,
            "- a\n- b\n  - c",
            "1. a\n2. b",
            "| a | b |\n| c | d |",
            "x\ty",
            "Voir [ici](https://a.fr/b_c_d).",
            "---",
        ]
    ),
)
DAY = st.sampled_from(["", "2026-01-31", "2027-12-01"])
FACET = st.sampled_from([PRODUCT, "thème", "Lieu", 'Où : "là"'])
VALUE = st.sampled_from(["Badge", "Clé", "Voyages", "Taxi", "n° 1 : x", "Été"])
UPKEEP = st.builds(
    Upkeep,
    owner=TEXT,
    status=st.sampled_from([Status.PUBLISHED, Status.DRAFT, Status.HIDDEN]),
    valid_from=st.sampled_from(["", "2026-01-01"]),
    valid_to=DAY,
    checked_on=DAY,
    address=TEXT,
    incomplete=TEXT,
    successor=st.sampled_from(["", "taxi"]),
)
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "question": QUESTION,
        "answer": ANSWER,
        "wordings": st.lists(QUESTION, max_size=4).map(tuple),
        "facets": st.lists(st.builds(FacetValue, FACET, VALUE), max_size=4).map(tuple),
        "upkeep": UPKEEP,
        "note": TEXT,
    },
)
UIDS = st.sampled_from([BADGE_UID, KEY_UID, BUS_UID, "taxi", "train", "velo", "neuf", "gone"])
EDITS = st.lists(st.tuples(UIDS, CHANGES), max_size=5)
WHOLE = st.fixed_dictionaries(
    {},
    optional={
        "expected": st.lists(st.builds(ExpectedResult, QUESTION, st.just("taxi")), max_size=3).map(tuple),
        "dismissed": st.frozensets(QUESTION, max_size=3),
        "announcements": st.lists(
            st.builds(Announcement, TEXT, st.sampled_from(["2026-12-01", "2026-12-02"])), max_size=3
        ).map(tuple),
    },
)


def edited(workspace: Workspace, edits: list[tuple[str, dict[str, Any]]], whole: Mapping[str, Any]) -> Workspace:
    for uid, changes in edits:
        entry = workspace.entries.get(uid, EditedEntry(uid, Content(), None))
        workspace = workspace.with_entry(replace(entry, content=replace(entry.content, **changes)))
    return replace(workspace, **whole)


@given(EDITS, WHOLE, EDITS, st.booleans(), st.booleans(), st.sampled_from(["", "Lieu", "Badge"]))
@settings(max_examples=25)
def test_what_is_saved_is_loaded(
    first: list[tuple[str, dict[str, Any]]],
    whole: Mapping[str, Any],
    second: list[tuple[str, dict[str, Any]]],
    removes: bool,
    is_of_windows: bool,
    heading: str,
) -> None:
    with TemporaryDirectory() as name:
        folder = make_folder(Path(name) / "faq", "\r\n" if is_of_windows else "\n")
        if not removes:
            build(
                [folder],
                folder / "faq.db",
                curation=None,
                imported_on="2026-11-22",
                compile_index=lambda _faq, _parts: {},
                accept=True,
            )
        loaded = load(folder)
        workspace, fingerprints = loaded.workspace, loaded.fingerprints
        for edits in (first, second):
            after = edited(workspace, edits, whole)
            if heading:
                after = replace(after, facets=(*after.facets, Facet("Lieu", ("Gare",), heading=heading)))
            if removes and edits is second:
                after = replace(after, entries={uid: e for uid, e in after.entries.items() if uid != "velo"})
            saved = save(folder, workspace, after, fingerprints)
            wanted, before = tidy(after, workspace), workspace
            again = load(folder)
            for uid, entry in wanted.entries.items():
                said = saved.workspace.entries[uid].content
                assert replace(said, answer="", facets=()) == replace(entry.content, answer="", facets=())
                assert said.answer.split() == entry.content.answer.split()
                assert set(said.facets) == set(entry.content.facets)
            for uid, entry in saved.workspace.entries.items():
                assert again.workspace.entries[uid] == entry, uid
            assert again.workspace.facets == saved.workspace.facets, (again.workspace.facets, saved.workspace.facets)
            assert again.workspace == saved.workspace
            assert again.fingerprints == saved.fingerprints
            texts = texts_of(folder)
            mixed = [texts.get(name, "").replace("\r\n", "") for name in ("curation.toml", "entries/velo.md")]
            assert not is_of_windows or not any("\n" in text for text in mixed)
            assert not save(folder, before, after, saved.fingerprints).files or texts == texts_of(folder)
            assert not save(folder, again.workspace, again.workspace, again.fingerprints).files
            workspace, fingerprints = saved.workspace, saved.fingerprints
