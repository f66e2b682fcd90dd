"""The engines that are measured, ours among them, behind one interface.

Each builds an index in a folder of its own and opens it from there: file size, time to open and memory are those of a
program that starts with a finished index. All index the same fields, question and answer.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sqlite3
import unicodedata
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from helpdesk_app.config import paths
from helpdesk_app.faq import database
from helpdesk_app.faq.model import Faq
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon

if TYPE_CHECKING:
    import tantivy

_WORD: Final = re.compile(r"[^\W_]+")
_TRIGRAM: Final = 3


class Peer(Protocol):
    """A search engine opened on a folder that :attr:`Kind.build` filled."""

    def search(self, text: str, limit: int) -> list[str]:
        """Return the uids of the best entries for an unfinished query, best first."""
        ...

    def close(self) -> None:
        """Close the files."""
        ...


class Kind(Protocol):
    """How one engine is built and opened."""

    @property
    def name(self) -> str:
        """Its name in the tables."""
        ...

    @property
    def modules(self) -> tuple[str, ...]:
        """The modules it needs besides the standard library."""
        ...

    def build(self, faq: Faq, folder: Path) -> None:
        """Write the index of ``faq`` into the empty ``folder``."""
        ...

    def open(self, folder: Path) -> Peer:
        """Open what :meth:`build` wrote."""
        ...


class Helpdesk:
    """Our engine, from faq.db to hits with their spans and the counts of all facets."""

    name = "helpdesk"
    modules = ("rapidfuzz", "numpy")

    def build(self, faq: Faq, folder: Path) -> None:
        """Compile and write a verified faq.db."""
        database.write(folder / "faq.db", faq, compile_index(faq, _lexicon()))

    def open(self, folder: Path) -> Peer:
        """Read the whole file."""
        faq, parts = database.read(folder / "faq.db")
        return _HelpdeskPeer(SearchEngine(faq, parts, _lexicon()))


class _HelpdeskPeer:
    def __init__(self, engine: SearchEngine) -> None:
        self._engine = engine

    def search(self, text: str, limit: int) -> list[str]:
        return [hit.entry.uid for hit in self._engine.search(text, limit=limit).hits]

    def close(self) -> None:
        pass


class Fts5:
    """SQLite FTS5: unicode61 without accents, any of the words, the last one a prefix, bm25."""

    name = "FTS5"
    modules = ()

    def build(self, faq: Faq, folder: Path) -> None:
        """Write one full-text table and merge its segments."""
        connection = sqlite3.connect(folder / "fts.db")
        connection.execute(
            "CREATE VIRTUAL TABLE entry USING fts5("
            "uid UNINDEXED, question, answer, tokenize = 'unicode61 remove_diacritics 2')"
        )
        connection.executemany(
            "INSERT INTO entry VALUES (?, ?, ?)", ((e.uid, e.question, e.answer) for e in faq.entries)
        )
        connection.execute("INSERT INTO entry(entry) VALUES ('optimize')")
        connection.commit()
        connection.close()

    def open(self, folder: Path) -> Peer:
        """Open the file for reading."""
        return _Fts5Peer(folder / "fts.db")


class _Fts5Peer:
    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)

    def search(self, text: str, limit: int) -> list[str]:
        words = _words(text)
        return self._matching(" OR ".join(f'"{word}"' for word in words) + " *" if words else "", limit)

    def _matching(self, query: str, limit: int) -> list[str]:
        if not query:
            return []
        rows = self._connection.execute(
            "SELECT uid FROM entry WHERE entry MATCH ? ORDER BY rank LIMIT ?", (query, limit)
        )
        return [uid for (uid,) in rows]

    def close(self) -> None:
        self._connection.close()


class Trigram:
    """SQLite FTS5 with its trigram tokenizer over folded text: any of the words of three letters or more, bm25."""

    name = "trigram"
    modules = ()

    def build(self, faq: Faq, folder: Path) -> None:
        """Write one full-text table."""
        connection = sqlite3.connect(folder / "trigram.db")
        connection.execute(
            "CREATE VIRTUAL TABLE entry USING fts5(uid UNINDEXED, question, answer, tokenize = 'trigram')"
        )
        folded = ((e.uid, " ".join(_words(e.question)), " ".join(_words(e.answer))) for e in faq.entries)
        connection.executemany("INSERT INTO entry VALUES (?, ?, ?)", folded)
        connection.commit()
        connection.close()

    def open(self, folder: Path) -> Peer:
        """Open the file for reading."""
        return _TrigramPeer(folder / "trigram.db")


class _TrigramPeer(_Fts5Peer):
    def search(self, text: str, limit: int) -> list[str]:
        return self._matching(" OR ".join(f'"{word}"' for word in _words(text) if len(word) >= _TRIGRAM), limit)


class Tantivy:
    """tantivy: accents removed, French Snowball stemmer, any of the words, the last one also a prefix."""

    name = "tantivy"
    modules = ("tantivy",)

    def build(self, faq: Faq, folder: Path) -> None:
        """Write the index with one thread, as the others do."""
        import tantivy

        index = _tantivy_index(folder)
        writer = index.writer(heap_size=128_000_000, num_threads=1)
        for entry in faq.entries:
            writer.add_document(tantivy.Document(uid=entry.uid, question=entry.question, answer=entry.answer))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> Peer:
        """Map the files."""
        return _TantivyPeer(_tantivy_index(folder))


def _tantivy_schema() -> tantivy.Schema:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("uid", stored=True, tokenizer_name="raw")
    for field in ("question", "answer"):
        builder.add_text_field(field, tokenizer_name="french")
    return builder.build()


def _tantivy_analyzer() -> tantivy.TextAnalyzer:
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    builder = TextAnalyzerBuilder(Tokenizer.simple())
    for step in (Filter.lowercase(), Filter.ascii_fold(), Filter.stemmer("french")):
        builder = builder.filter(step)
    return builder.build()


def _tantivy_index(folder: Path) -> tantivy.Index:
    import tantivy

    index = tantivy.Index(_tantivy_schema(), path=str(folder))
    index.register_tokenizer("french", _tantivy_analyzer())
    return index


class _TantivyPeer:
    def __init__(self, index: tantivy.Index) -> None:
        index.reload()
        self._schema = _tantivy_schema()
        self._analyzer = _tantivy_analyzer()
        self._searcher = index.searcher()

    def search(self, text: str, limit: int) -> list[str]:
        from tantivy import Occur, Query

        words = _words(text)
        if not words:
            return []
        fields = ("question", "answer")
        terms = self._analyzer.analyze(" ".join(words))
        parts = [(Occur.Should, Query.term_query(self._schema, field, term)) for term in terms for field in fields]
        last = without_accents(words[-1])
        parts += [
            (Occur.Should, Query.fuzzy_term_query(self._schema, field, last, distance=0, prefix=True))
            for field in fields
        ]
        found = self._searcher.search(Query.boolean_query(parts), limit=limit, count=False)
        return [str(self._searcher.doc(address).get_first("uid")) for _, address in found.hits]

    def close(self) -> None:
        pass


class Bm25s:
    """bm25s: accents removed, French Snowball stemmer, whole words only."""

    name = "bm25s"
    modules = ("bm25s", "Stemmer")

    def build(self, faq: Faq, folder: Path) -> None:
        """Score every word of every entry ahead of time."""
        import bm25s

        stems = _stems()
        index = bm25s.BM25()
        index.index([stems(f"{e.question}\n{e.answer}") for e in faq.entries], show_progress=False)
        index.save(folder, show_progress=False)
        (folder / "uids.json").write_text(json.dumps([entry.uid for entry in faq.entries]), encoding="utf-8")

    def open(self, folder: Path) -> Peer:
        """Read the matrix whole."""
        import bm25s

        uids = json.loads((folder / "uids.json").read_text(encoding="utf-8"))
        return _Bm25sPeer(bm25s.BM25.load(folder, show_progress=False), uids)


class _Bm25sPeer:
    def __init__(self, index: object, uids: Sequence[str]) -> None:
        import bm25s

        assert isinstance(index, bm25s.BM25)
        self._index = index
        self._uids = uids
        self._stems = _stems()

    def search(self, text: str, limit: int) -> list[str]:
        known = [stem for stem in self._stems(text) if stem in self._index.vocab_dict]
        if not known:
            return []
        rows, scores = self._index.retrieve([known], k=min(limit, len(self._uids)), show_progress=False, n_threads=0)
        return [self._uids[row] for row, score in zip(rows[0], scores[0], strict=True) if score > 0]

    def close(self) -> None:
        pass


def _stems() -> Callable[[str], list[str]]:
    from Stemmer import Stemmer

    stemmer = Stemmer("french")
    return lambda text: list(stemmer.stemWords(_words(without_accents(text))))


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text))


def without_accents(text: str) -> str:
    """Return ``text`` in lower case without accents: the usual recipe, apart from our own analyser."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(character for character in decomposed if unicodedata.category(character) != "Mn")


def _lexicon() -> Lexicon:
    return Lexicon.load(paths.resource("search", "lexicon.toml"))


KINDS: Final[dict[str, Kind]] = {kind.name: kind for kind in (Helpdesk(), Fts5(), Tantivy(), Bm25s())}


_DISTRIBUTIONS: Final = {"Stemmer": "PyStemmer"}


def missing(kind: Kind) -> list[str]:
    """Return the modules that an engine needs and that are not installed."""
    return [module for module in kind.modules if importlib.util.find_spec(module) is None]


def described(kind: Kind) -> str:
    """Return the name of an engine with the versions of its libraries."""
    if not kind.modules:
        return f"{kind.name} (SQLite {sqlite3.sqlite_version})"
    names = [_DISTRIBUTIONS.get(module, module) for module in kind.modules]
    return f"{kind.name} ({', '.join(f'{name} {version(name)}' for name in names)})"
