"""JSON Lines give entries as they are, and an error names the line."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.faq.model import AnswerOrigin, FacetValue, QuestionOrigin, Status, Upkeep
from helpdesk_app.faq_build.curation import curate
from helpdesk_app.faq_build.curation_file import parse_curation
from helpdesk_app.faq_build.importing import import_documents, with_values
from helpdesk_app.faq_build.sources.document import Document, SourceError
from helpdesk_app.faq_build.sources.formats import parse_source


def test_an_entry_is_read_with_all_it_has() -> None:
    record = {
        "id": "a-1",
        "question": "Où ?",
        "answer": "Ici :\r\n- là.",
        "wordings": ["À quel endroit ?"],
        "facets": {"Quel produit ?": ["Badge", "Carte"], "Quel thème ?": "Lieu"},
        "source": "ignored",
    }
    document = parse_source(json.dumps(record).encode(), "faq.jsonl")
    imported = import_documents([document])
    (entry,) = imported.entries
    assert (entry.uid, entry.question, entry.answer) == ("a-1", "Où ?", "Ici :\n- là.")
    assert entry.wordings == ("À quel endroit ?",)
    assert entry.facets == (
        FacetValue("Quel produit ?", "Badge"),
        FacetValue("Quel produit ?", "Carte"),
        FacetValue("Quel thème ?", "Lieu"),
    )
    assert [(facet.question, facet.values) for facet in with_values(imported.facets, imported.entries)] == [
        ("Quel produit ?", ("Badge", "Carte")),
        ("Quel thème ?", ("Lieu",)),
    ]


def test_an_answer_that_is_html_throughout_is_read_as_a_browser_shows_it() -> None:
    answers = ("<p>Ici.</p><ul><li>là</li></ul>", "<p>Ici.</p> et là", "<numéro> suivi de <date>")
    lines = "".join(
        json.dumps({"id": f"a{n}", "question": "Où ?", "answer": text}) + "\n" for n, text in enumerate(answers)
    )
    document = parse_source(lines.encode(), "faq.jsonl")
    assert [block.answer for block in document.blocks] == ["Ici.\n- là", *answers[1:]]


def test_upkeep_is_read() -> None:
    record = {
        "id": "a-1",
        "answer": "Ici.",
        "owner": "pôle",
        "origin": "editor",
        "status": "draft",
        "valid_to": "1/2/2026",
    }
    (entry,) = import_documents([parse_source(json.dumps(record).encode(), "faq.jsonl")]).entries
    assert entry.upkeep == Upkeep(AnswerOrigin.EDITOR, "pôle", Status.DRAFT, valid_to="2026-02-01")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("{“id”: “2”}", "a typographic quote at column 2, « “id”: “2”} »"),
        ("{'id': '2'}", "a single quote at column 2"),
        ('{"id": "2", "question": "Où\t?"}', "a tab or a line end inside a text"),
        ('{"id": "2", "answer": "Ici.",}', "a comma before the end"),
        ('{"id": "2", "answer": "Ici."', "the line ends before its entry does"),
        ('{"id": "2" "answer": "Ici."}', 'Expecting \',\' delimiter at column 12, « "answer": "Ici."} »'),
        ("[1]", "not an object"),
        ('{"id": "2", "answer": "Ici.", "valid_to": "demain"}', "valid_to « demain » is not a date"),
        ('{"id": "2", "question": "Où ?"}', '"answer" is missing'),
        ('{"id": "2", "question": " ", "answer": "Ici."}', '"question" must be text'),
        ('{"id": "2", "question": "Où ?", "answer": 3}', '"answer" must be text, and not empty. Found « 3 ».'),
        ('{"id": "2", "question": "Où ?", "answer": "Ici.", "wordings": "Où"}', '"wordings" must be a list'),
        ('{"id": "2", "question": "Où ?", "answer": "Ici.", "facets": ["x"]}', '"facets" must be an object'),
        ('{"id": "2", "question": "Où ?", "answer": "Ici.", "facets": {"Quel ?": [1]}}', "must be text"),
        ('{"id": "2", "question": "Où ?", "answer": "\\ud800"}', "surrogate"),
        ('{"id": "2", "question": "Où ?", "answer": "a\\u0000b"}', "NUL"),
        ('{"id": ' + "[" * 100_000, "nested"),
        ('{"id": ' + "9" * 5000 + ', "question": "Où ?", "answer": "Ici."}', "digits"),
    ],
)
def test_a_mistake_is_refused_with_its_line(line: str, reason: str) -> None:
    good = '{"id": "1", "question": "Où ?", "answer": "Ici."}'
    with pytest.raises(SourceError) as caught:
        parse_source(f"{good}\n\n{line}\n".encode(), "faq.jsonl")
    assert str(caught.value).startswith("faq.jsonl:3: ")
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is empty"),
        ("\n", "blank lines"),
        ('[\n{"id": "1"},\n{"id": "2"}\n]\n', "a JSON array. Write one entry a line"),
    ],
)
def test_a_file_without_lines_of_entries_is_refused(text: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        parse_source(text.encode(), "faq.jsonl")
    assert caught.value.line == 1


def test_the_same_entry_twice_is_one_with_two_provenances() -> None:
    line = '{"id": "1", "question": "Où ?", "answer": "Ici."}'
    imported = import_documents([parse_source(f"{line}\n{line}\n".encode(), "faq.jsonl")])
    (entry,) = imported.entries
    assert [origin.first_line for origin in entry.provenance] == [1, 2]
    assert (imported.ledger.kept, imported.ledger.merged) == (1, 1)


@pytest.mark.parametrize(
    "other",
    [
        '"Quand ?", "answer": "Ici."',
        '"Où ?", "answer": "Là."',
        '"Où ?", "answer": "Ici.", "wordings": ["Où donc ?"]',
        '"Où ?", "answer": "Ici.", "facets": {"Quel lieu ?": "Paris"}',
    ],
)
def test_one_id_for_two_contents_is_refused_with_both_lines(other: str) -> None:
    lines = f'{{"id": "1", "question": "Où ?", "answer": "Ici."}}\n{{"id": "1", "question": {other}}}\n'
    with pytest.raises(SourceError, match=r"faq\.jsonl:2: .*faq\.jsonl:1"):
        import_documents([parse_source(lines.encode(), "faq.jsonl")])


WORDS = st.text(alphabet="ab é\n’", max_size=6).filter(str.strip)
RECORDS = st.fixed_dictionaries(
    {"id": st.uuids().map(str), "answer": WORDS},
    optional={
        "question": WORDS,
        "wordings": st.lists(WORDS, max_size=3),
        "facets": st.dictionaries(WORDS, WORDS | st.lists(WORDS, max_size=2), max_size=2),
        "status": st.sampled_from(["draft", "hidden", "published"]),
        "unknown": st.integers(),
    },
)


@given(
    st.lists(st.none() | RECORDS, min_size=1, max_size=8).filter(any),
    st.sampled_from(["\n", "\r\n"]),
    st.integers(1, 2),
)
def test_all_that_comes_in_is_accounted_for(
    account: Callable[[Document], int], records: list[dict[str, object] | None], newline: str, times: int
) -> None:
    records = records * times
    text = newline.join("" if record is None else json.dumps(record, ensure_ascii=False) for record in records)
    document = parse_source(text.encode(), "faq.jsonl")
    assert account(document) == sum(record is not None for record in records)
    assert len(document.lines) in (len(records), len(records) - 1)  # An end after the last line begins none.
    answers = [record["answer"] for record in records if record]
    assert [block.answer.split() for block in document.blocks] == [str(answer).split() for answer in answers]


@pytest.mark.parametrize("question", ["", '"question": null, '])
def test_an_entry_may_have_no_question_as_on_a_page(question: str) -> None:
    line = f'{{"id": "1", {question}"answer": "Ici. Ou là."}}'
    document = parse_source(line.encode(), "faq.jsonl")
    imported = import_documents([document])
    assert [block.question for block in document.blocks] == [""]
    curated = curate(imported.entries, imported.facets, None)
    assert (curated.entries[0].question, curated.entries[0].origin) == ("Ici", QuestionOrigin.PROPOSED)
    edited = curate(imported.entries, imported.facets, parse_curation('[entries.1]\nquestion = "Où ?"\n', "c.toml"))
    assert edited.entries[0].question == "Où ?"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ('{"id": ' + "x" * 40, f"« {'x' * 40} »"),
        ('{"id": ' + "x" * 41, f"« {'x' * 40}… »"),
        ('{"id": "' + "x" * 60 + '", "answer": ', f'after « {"x" * 28}", "answer": »'),
    ],
)
def test_a_mistake_shows_forty_characters_of_its_line(line: str, shown: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse_source(line.encode(), "faq.jsonl")
    assert shown in caught.value.reason
