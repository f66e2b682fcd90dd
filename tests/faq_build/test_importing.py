"""Every line of every source is accounted for, whatever happened to the source."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpdesk_app.faq_build.importing import Imported, import_documents
from helpdesk_app.faq_build.ledger import Outcome
from helpdesk_app.faq_build.sources.document import Document, LineKind, SourceError
from helpdesk_app.faq_build.sources.encoding import split_lines
from helpdesk_app.faq_build.sources.formats import parse_source

MARKER = "Cette réponse vous a-t-elle été utile ?"
PAGE = f"""\
Mise à jour le 18/11/2025
Votre question concerne quel produit ?
Votre question concerne quelle thématique ?
Au guichet :
- le lundi ;
- à 8 h.
{MARKER}

L’accueil
est ouvert.
{MARKER}
Au guichet :
- le lundi;
- à 8 h
{MARKER}
Oui
Non
Comment faire ?
Appelez le 10 20 :
{MARKER}
""".splitlines()
QUESTIONS = """\
3 résultats
Où ?
Ici.
Mise à jour le 18/11/2025

2. Quand ?

Demain.
- Qui ?
## Combien ?
**Un.**
Q : Pourquoi ?
R : Parce que.
""".splitlines()

Mutation = Callable[[list[str]], list[str]]


def read(text: str, name: str = "page.txt") -> Document:
    return parse_source(text.encode("utf-8"), name)


def account_for(text: str) -> Imported | None:
    """Import ``text`` and hold the ledger against it; ``None`` where it is refused."""
    refused_at = 1
    try:
        imported = import_documents([read(text)])
    except SourceError as error:
        imported, refused_at = None, error.line
    assert 1 <= refused_at <= max(1, len(split_lines(text)))
    if imported is None:
        return None
    ledger = imported.ledger
    texts = split_lines(text)
    assert [line.number for line in ledger.lines] == list(range(1, len(texts) + 1))
    assert ledger.blocks == ledger.kept + ledger.merged + ledger.rejected
    assert ledger.kept == len(imported.entries)
    assert sum(ledger.lines_by_label().values()) == len(texts)
    kept = {line.number: line.uid for line in ledger.lines if line.outcome in (Outcome.KEPT, Outcome.MERGED)}
    for entry in imported.entries:
        assert entry.answer.strip()
        for answered in entry.answer.split("\n"):
            assert any(answered.strip() in texts[number - 1] for number, uid in kept.items() if uid == entry.uid)
        for origin in entry.provenance:
            assert kept[origin.first_line] == kept[origin.last_line] == entry.uid
    for line, content in zip(ledger.lines, texts, strict=True):
        if line.kind is LineKind.BLANK:
            assert not [sign for sign in content if not sign.isspace() and unicodedata.category(sign) != "Cf"]
        if line.outcome is Outcome.REJECTED:
            assert line.note
    return imported


@st.composite
def mutated(draw: st.DrawFn) -> str:
    lines = list(draw(st.sampled_from([PAGE, QUESTIONS, PAGE + QUESTIONS])))
    for _ in range(draw(st.integers(0, 6))):
        if not lines:
            break
        row = draw(st.integers(0, len(lines) - 1))
        other = draw(st.integers(0, len(lines) - 1))
        match draw(
            st.sampled_from(["delete", "double", "swap", "blank", "nbsp", "apostrophe", "noise", "unmark", "join"])
        ):
            case "delete":
                del lines[row]
            case "double":
                lines.insert(row, lines[row])
            case "swap":
                lines[row], lines[other] = lines[other], lines[row]
            case "blank":
                lines.insert(row, draw(st.sampled_from(["", "  ", "\u00a0", "\ufeff"])))
            case "nbsp":
                lines[row] = lines[row].replace(" ", "\u00a0")
            case "apostrophe":
                lines[row] = lines[row].replace("’", "'").replace("-", "\u2011")
            case "noise":
                lines.insert(row, draw(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=12)))
            case "unmark":
                lines = [line for line in lines if line != MARKER]
            case "join":
                lines[row] = f"{lines[row]} {MARKER}"
    newline = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return draw(st.sampled_from(["", "\ufeff"])) + newline.join(lines) + draw(st.sampled_from(["", newline]))


@settings(deadline=None)
@given(mutated())
@example("\n".join(["\u00af", *PAGE[:4], "\u00b8", *PAGE[4:], "\u0301", "\u2003\u200b"]))  # Folded, each is blank.
@example(f"3 résultats {MARKER}\nOù ?\nIci.\n\n00000000\n2. Quand ?\n\n## Combien ?\nQ : Pourquoi ?\nR : Parce que.")
@example(
    f"Où ?\nIci.\n\n00000000\n2. Quand ?\n {MARKER}\n {MARKER}\n\nDemain.\n- Qui ?\nQ : Pourquoi ?\nR : Parce que."
)
def test_a_mutated_page_is_accounted_for_line_by_line_or_refused(text: str) -> None:
    account_for(text.removeprefix("\ufeff"))


def test_the_same_answer_twice_is_one_entry_with_two_provenances() -> None:
    imported = account_for("\n".join(PAGE))
    assert imported is not None
    first, *_ = imported.entries
    assert [(origin.first_line, origin.last_line) for origin in first.provenance] == [(4, 6), (12, 14)]
    assert (imported.ledger.kept, imported.ledger.merged, imported.ledger.rejected) == (3, 1, 0)
    labels = {line.number: line.label for line in imported.ledger.lines}
    assert [labels[number] for number in (1, 2, 4, 7, 8, 12, 16)] == [
        LineKind.BOILERPLATE,
        LineKind.FACET,
        Outcome.KEPT,
        LineKind.MARKER,
        LineKind.BLANK,
        Outcome.MERGED,
        LineKind.BUTTON,
    ]
    assert "page.txt:12: merged: the same answer as page.txt:4" in str(imported.ledger.notices[0])


def test_another_question_for_the_same_answer_becomes_a_wording() -> None:
    imported = import_documents([read("Où ?\nIci.\nÀ quel endroit ?\nIci.\n")])
    (entry,) = imported.entries
    assert (entry.question, entry.wordings) == ("Où ?", ("À quel endroit ?",))


def test_a_rejected_block_says_why_in_the_ledger() -> None:
    imported = import_documents([read("Où ?\nIci.\nQuand ?\nQui ?\nMoi.\n")])
    assert imported.ledger.rejected == 1
    (line,) = (line for line in imported.ledger.lines if line.outcome is Outcome.REJECTED)
    assert (line.number, line.note) == (3, "a question without an answer")


def test_an_answer_keeps_its_uid_in_another_capture_of_the_page() -> None:
    first = import_documents([read("\n".join(PAGE))]).entries
    text = "\r\n".join(PAGE).replace("’", "'").replace(" :", "\u00a0:")
    again = import_documents([parse_source(text.encode("utf-16"), "again.txt")]).entries
    assert [entry.uid for entry in again] == [entry.uid for entry in first]


def test_two_different_answers_never_share_a_uid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("helpdesk_app.faq_build.importing.uid_of", lambda answer: "samesamesa")
    with pytest.raises(SourceError, match=r"page\.txt:3: the id samesamesa is also that of page\.txt:1"):
        import_documents([read(f"Un.\n{MARKER}\nDeux.\n{MARKER}\n")])


def test_equal_answers_are_merged_in_linear_time() -> None:
    text = "".join(f"Où {n} ?\nIci.\n{MARKER}\n" for n in range(5_000))
    document = read(text)
    start = time.process_time()
    (entry,) = import_documents([document]).entries
    assert time.process_time() - start < 2
    assert (len(entry.wordings), len(entry.provenance)) == (4_999, 5_000)
