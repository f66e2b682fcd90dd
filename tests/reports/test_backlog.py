"""What agents searched for becomes lines that an editor accepts by removing a #."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.config import paths
from helpdesk_app.faq.model import Entry
from helpdesk_app.faq_build.curation_file import parse_curation
from helpdesk_app.reports.backlog import Backlog, UnreadableCurationError, make_backlog
from helpdesk_app.reports.figures import ProposedWording
from helpdesk_app.reports.grouping import QueryGroup

CURATION = """# Pour les éditeurs

[facets.produit]
source = "Quel produit ?"

# « Le numéro se lit au dos… »
[entries.badge]
question = "Où trouver le numéro ?"
wordings = [
  "Numéro du badge",  # relu en mars
]
facets.produit = []

[entries.perdu]
question = "Badge perdu"
wordings = ["badge volé"]
"""


class Finder:
    """Finds the same answer for every search: reliably, as a wording of it, or not at all."""

    def __init__(self, *, found: str = "", best: str = "", uids: Iterable[str] = ("badge", "perdu", "cle")) -> None:
        self.entries = {uid: Entry(uid, f"Question de\n{uid} ?", "") for uid in uids}
        self._found, self._best = found, best

    def found(self, _query: str) -> Entry | None:
        return self.entries.get(self._found)

    def best(self, _query: str) -> Entry | None:
        return self.entries.get(self._best)


def backlog(*proposals: ProposedWording, groups: tuple[QueryGroup, ...] = (), finder: Finder | None = None) -> Backlog:
    return make_backlog(CURATION, proposals, groups, finder or Finder())


def accepted(text: str, wording: str) -> str:
    """Take the # away in front of a wording."""
    lines = [re.sub(r"# *(?=\")", "", line, count=1) if wording in line else line for line in text.splitlines()]
    return "\n".join(lines) + "\n"


def wordings_of(text: str, uid: str) -> tuple[str, ...]:
    return next(entry.wordings for entry in parse_curation(text, "x").entries if entry.uid == uid)


def test_nothing_to_suggest_leaves_the_file_as_it_is() -> None:
    assert backlog() == Backlog(CURATION, 0, 0, 0)


@pytest.mark.parametrize("uid", ["badge", "perdu"])
def test_a_suggestion_changes_nothing_until_it_is_accepted(uid: str) -> None:
    made = backlog(ProposedWording(uid, 'le "n°" de l’étiquette', 3, 2))
    assert made.suggested == 1
    assert wordings_of(made.text, uid) == wordings_of(CURATION, uid)
    assert [line for line in CURATION.splitlines() if line.startswith("#")] == [
        line for line in made.text.splitlines() if line.startswith("#")
    ]
    after = accepted(made.text, "n°")
    assert wordings_of(after, uid) == (*wordings_of(CURATION, uid), 'le "n°" de l’étiquette')


def test_several_suggestions_can_be_accepted_one_by_one() -> None:
    made = backlog(
        ProposedWording("badge", "un", 1, 1),
        ProposedWording("badge", "deux", 2, 1),
        ProposedWording("badge", "trois", 3, 1),
    )
    assert wordings_of(accepted(made.text, '"deux"'), "badge") == ("Numéro du badge", "deux")
    everything = accepted(accepted(accepted(made.text, '"un"'), '"deux"'), '"trois"')
    assert wordings_of(everything, "badge") == ("Numéro du badge", "trois", "deux", "un")


def test_what_the_file_has_already_is_not_suggested_again() -> None:
    made = backlog(ProposedWording("badge", "numéro DU bagde ?", 9, 3), ProposedWording("perdu", "badge perdu", 2, 1))
    assert made == Backlog(CURATION, 0, 0, 0)


def test_typos_of_one_proposal_are_suggested_once_and_counted_together() -> None:
    made = backlog(
        ProposedWording("badge", "étiquette au dos", 5, 2), ProposedWording("badge", "étiqeutte au dos", 2, 2)
    )
    assert made.suggested == 1
    assert '# "étiquette au dos",  # proposé 7 fois' in made.text


def test_a_search_goes_to_the_answer_it_clearly_belongs_to_or_to_the_end() -> None:
    group = QueryGroup("bagde egare", 12, 4, ("badge egare",))
    near = backlog(groups=(group,), finder=Finder(best="perdu"))
    assert (near.suggested, near.answered, near.to_write) == (1, 0, 0)
    assert '# "bagde egare",  # cherché 12 fois sans réponse fiable' in near.text
    far = backlog(groups=(group,))
    assert (far.suggested, far.answered, far.to_write) == (0, 0, 1)
    assert far.text.startswith(CURATION)
    assert "# --- Réponses à écrire" in far.text
    assert far.text.endswith('# "bagde egare"\N{NO-BREAK SPACE}: cherché 12 fois ; aussi "badge egare"\n')
    assert parse_curation(far.text, "x") == parse_curation(CURATION, "x")


def test_a_search_that_now_finds_an_answer_is_listed_with_it_and_suggests_nothing() -> None:
    group = QueryGroup("bagde egare", 12, 4, ())
    made = backlog(groups=(group,), finder=Finder(found="perdu", best="perdu"))
    assert (made.suggested, made.answered, made.to_write) == (0, 1, 0)
    assert made.text.endswith('cherché 12 fois ; trouve "Question de\\nperdu ?" (perdu)\n')
    assert parse_curation(made.text, "x") == parse_curation(CURATION, "x")


def test_a_proposal_says_whether_its_answer_is_there_and_found() -> None:
    proposal = ProposedWording("badge", "un", 1, 1)
    assert "proposé 1 fois\n" in backlog(proposal).text
    assert (
        "proposé 1 fois ; la recherche trouve déjà cette réponse\n"
        in backlog(proposal, finder=Finder(found="badge")).text
    )
    assert "proposé 1 fois ; cette réponse n’est plus dans la FAQ\n" in backlog(proposal, finder=Finder(uids=())).text


def test_the_whole_query_is_kept() -> None:
    group = QueryGroup("j ai perdu ma carte et je ne sais pas quoi faire", 2, 2, ())
    assert '"j ai perdu ma carte et je ne sais pas quoi faire"' in backlog(groups=(group,)).text


def test_an_answer_without_a_table_gets_one_to_accept() -> None:
    made = backlog(ProposedWording("cle", "clé de casier", 1, 1))
    assert parse_curation(made.text, "x") == parse_curation(CURATION, "x")
    kept, _, added = made.text.rpartition("pour accepter ---\n")
    assert wordings_of(kept + "\n" + added.replace("# ", "", 1).replace("\n# ", "\n").replace("#   ", "  "), "cle") == (
        "clé de casier",
    )


def test_no_wording_breaks_out_of_its_line() -> None:
    made = backlog(ProposedWording("badge", 'x"\n[entries.pirate]\nquestion = "x', 1, 1))
    assert [entry.uid for entry in parse_curation(made.text, "x").entries] == ["badge", "perdu"]
    assert wordings_of(accepted(made.text, "pirate"), "badge")[1] == 'x"\n[entries.pirate]\nquestion = "x'


HOSTILE = st.one_of(
    st.text(st.sampled_from("ab \"'#[].=\\\n\r\t\x00\x0b\x0c\x7f\x85\u2028é")),
    st.just('x"\n[entries.pirate]\nquestion="x'),
)


@given(HOSTILE, HOSTILE, HOSTILE, st.sampled_from(["", "badge", "new"]))
def test_nothing_from_a_desk_becomes_more_than_a_comment(uid: str, wording: str, query: str, best: str) -> None:
    finder = Finder(best=best, uids=(uid, "badge", "new"))
    finder.entries[uid] = Entry(uid, query, "")
    proposals = [ProposedWording(uid, wording, 1, 1), ProposedWording("badge", wording, 1, 1)]
    groups = [QueryGroup(query, 1, 1, (wording,))]
    made = make_backlog(CURATION, proposals, groups, finder)
    assert tomlkit.parse(made.text).unwrap() == tomlkit.parse(CURATION).unwrap()
    found = make_backlog(CURATION, proposals, groups, Finder(found=uid, uids=(uid,)))
    assert tomlkit.parse(found.text).unwrap() == tomlkit.parse(CURATION).unwrap()


def test_a_table_for_a_uid_of_any_text_can_be_accepted() -> None:
    uid = 'x"\n[entries.pirate]\n'
    made = backlog(ProposedWording(uid, "mot", 1, 1))
    added = made.text.rpartition("pour accepter ---\n")[2]
    table = tomlkit.parse("".join(f"{line.removeprefix('# ')}\n" for line in added.splitlines()))
    assert table.unwrap() == {"entries": {uid: {"wordings": ["mot"]}}}


@pytest.mark.parametrize("text", ["= nonsense", "entries = 3\n", "[[entries]]\nuid = 1\n"])
def test_a_file_that_is_no_curation_is_refused(text: str) -> None:
    with pytest.raises(UnreadableCurationError, match="Nothing was written"):
        make_backlog(text, [ProposedWording("badge", "mot", 1, 1)], [], Finder())


def test_the_bundled_curation_takes_suggestions() -> None:
    text = paths.resource("faq", "curation.toml").read_text(encoding="utf-8")
    before = parse_curation(text, "x")
    made = make_backlog(
        text, [ProposedWording(entry.uid, "mot nouveau", 1, 1) for entry in before.entries], [], Finder()
    )
    assert made.suggested == len(before.entries)
    assert [entry.wordings for entry in parse_curation(made.text, "x").entries] == [
        entry.wordings for entry in before.entries
    ]
    after = parse_curation(accepted(made.text, "mot nouveau"), "x")
    assert all("mot nouveau" in entry.wordings for entry in after.entries)
