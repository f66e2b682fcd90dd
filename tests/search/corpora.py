"""Small FAQs for the tests of the search, written by hand or drawn at random."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Facet, FacetValue, Faq
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.model import NO_FILTERS, Filters

PRODUCT = "Votre question concerne quel produit ou service ?"
THEME = "Votre question concerne quelle thématique ?"

STOP_WORDS = Lexicon(stop_words=frozenset({"a", "au", "en", "et", "un", "une", "mon", "ma", "comment", "est"}))
"""A lexicon without groups, for corpora that need no more."""


def entry(
    uid: str,
    question: str,
    answer: str = "",
    wordings: Sequence[str] = (),
    facets: Mapping[str, Sequence[str]] | None = None,
) -> Entry:
    values = tuple(FacetValue(facet, value) for facet, given in (facets or {}).items() for value in given)
    return Entry(uid, question, answer, wordings=tuple(wordings), facets=values)


def faq_of(*entries: Entry) -> Faq:
    """Return a FAQ of these entries, with the facets and values that they name."""
    values: dict[str, dict[str, None]] = {}
    for each in entries:
        for given in each.facets:
            values.setdefault(given.facet, {})[given.value] = None
    return with_version(Faq(tuple(entries), tuple(Facet(facet, tuple(named)) for facet, named in values.items())))


def questions(*texts: str) -> Faq:
    """Return a FAQ of questions alone; each is named after its row: "0", "1" ..."""
    return faq_of(*(entry(str(row), text) for row, text in enumerate(texts)))


def engine_of(faq: Faq, lexicon: Lexicon = STOP_WORDS) -> SearchEngine:
    """Return an engine that compiles ``faq`` by itself."""
    return SearchEngine(faq, {}, lexicon)


def uids(engine: SearchEngine, query: str, filters: Filters = NO_FILTERS, limit: int = 50) -> list[str]:
    """Return the uids that ``query`` finds, best first."""
    return [hit.entry.uid for hit in engine.search(query, filters, limit).hits]


_WORDS = [
    *("carte", "cartes", "badge", "e-CPS", "CPS", "identifiant", "identifiants", "national", "nationale", "annuaire"),
    *("santé", "activer", "activation", "l'activation", "d'identifiant", "application", "appli", "lecteur", "lire"),
    *("questionnaire", "plateforme", "Convergence", "perdu", "perte", "commander", "commande", "1 000", "2", "mot"),
    *("passe", "un", "une", "mon", "comment", "est", "et", "œuvre", "cœur", "numéro", "C.D.D.", "rendez-vous"),
]

_MISSPELT = (
    "identifant",
    "nationnal",
    "anuaire",
    "apli",
    "activ",
    "questio",
    "qestionnaire",
    "ecps",
    "cds",
    "inconnu",
    "ca",
)

_TEXTS = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=8).map(" ".join)

QUERIES = st.lists(st.sampled_from([*_WORDS, *_MISSPELT]), min_size=1, max_size=5).map(" ".join)
"""Queries in the words of :func:`faqs`, some of them mistyped, unfinished or foreign."""

_FACETS = st.fixed_dictionaries(
    {},
    optional={facet: st.lists(st.sampled_from(["carte", "badge", "autre"]), unique=True) for facet in (PRODUCT, THEME)},
)


@st.composite
def faqs(draw: st.DrawFn, max_size: int = 8) -> Faq:
    """Draw a FAQ whose entries share a small vocabulary, so that queries meet many of them."""
    drawn = draw(
        st.lists(
            st.tuples(_TEXTS, _TEXTS | st.just(""), st.lists(_TEXTS, max_size=2), _FACETS),
            min_size=1,
            max_size=max_size,
        )
    )
    names = draw(st.permutations([f"u{row}" for row in range(len(drawn))]))
    return faq_of(*(entry(uid, *texts) for uid, texts in zip(names, drawn, strict=True)))


FILTERS: st.SearchStrategy[Filters] = st.dictionaries(
    st.sampled_from([PRODUCT, THEME]),
    st.frozensets(st.sampled_from(["carte", "badge", "autre", "inconnue", ""])),
    max_size=2,
)
"""Filters on the facets of :func:`faqs`, on unstated and unknown values too."""
