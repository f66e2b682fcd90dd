"""The exports of other programs are recognised by their documented shapes."""

from __future__ import annotations

import pytest

from helpdesk_app.faq_build.sources.json_exports import objects, recognise_export

SCHEMA_ORG = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": "FAQPage",
            "mainEntity": [
                {"@type": "Question", "name": "Où ?", "acceptedAnswer": {"@type": "Answer", "text": "Ici."}}
            ],
        }
    ],
}
ZENDESK = {
    "count": 1,
    "articles": [
        {"id": 360, "title": "Où ?", "body": "Ici.", "draft": False, "section_id": 3, "html_url": "https://a.fr"}
    ],
    "sections": [{"id": 3, "name": "Cartes", "category_id": 4}],
    "categories": [{"id": 4, "name": "Aide"}],
}
FRESHDESK = [
    {
        "category": {
            "name": "Aide",
            "folders": [
                {
                    "name": "Cartes",
                    "articles": [{"id": 5, "title": "Où ?", "description": "Ici.", "folder_id": 1, "status": 2}],
                }
            ],
        }
    }
]
ZAMMAD = {
    "id": 7,
    "assets": {
        "KnowledgeBaseAnswer": {"7": {"id": 7, "category_id": 5, "published_at": "2026-01-01", "tags": ["a"]}},
        "KnowledgeBaseCategory": {"5": {"id": 5}},
        "KnowledgeBaseCategoryTranslation": {"11": {"id": 11, "category_id": 5, "title": "Cartes"}},
        "KnowledgeBaseAnswerTranslation": {"13": {"id": 13, "answer_id": 7, "title": "Où ?", "content_id": 21}},
        "KnowledgeBaseAnswerTranslationContent": {"21": {"id": 21, "body": "Ici."}},
    },
}
PHPMYFAQ = [
    {
        "faq": {
            "id": 9,
            "language": "fr",
            "category": "Aide >> Cartes",
            "keywords": "k",
            "question": "Où ?",
            "answer": "Ici.",
        }
    }
]
PHPMYFAQ_API = {"data": [{"record_id": 9, "record_lang": "fr", "record_title": "Où ?", "record_content": "Ici."}]}
ZNUNY = {
    "FAQItem": [
        {"ItemID": "3", "Title": "Où ?", "Field1": "Ici.", "Field3": "", "CategoryName": "Cartes", "Language": "fr"}
    ]
}
GLPI = [{"id": 2, "name": "Où ?", "answer": "Ici.", "is_faq": 1, "knowbaseitemcategories_id": "Cartes"}]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (SCHEMA_ORG, "schema.org FAQPage"),
        (ZENDESK, "articles of Zendesk"),
        (FRESHDESK, "articles of Freshdesk"),
        (ZAMMAD, "answers of Zammad"),
        (PHPMYFAQ, "phpMyFAQ"),
        (PHPMYFAQ_API, "phpMyFAQ"),
        (ZNUNY, "Znuny FAQ"),
        (GLPI, "GLPI knowledge base"),
    ],
)
def test_a_shape_is_recognised(data: object, name: str) -> None:
    export = recognise_export(data)
    assert export is not None
    assert export.name == name
    (record,) = export.records
    answers = [value for key, value in record.items() if key.startswith("answer") and value]
    assert (record["question"], answers) == ("Où ?", ["Ici."])
    columns = export.columns(tuple(record))
    assert "question: « question »; answer: « answer" in columns.described()


@pytest.mark.parametrize(
    ("data", "topic"), [(ZENDESK, "Cartes"), (FRESHDESK, "Cartes"), (ZAMMAD, "Cartes"), (ZNUNY, "Cartes")]
)
def test_sections_are_topics(data: object, topic: str) -> None:
    export = recognise_export(data)
    assert export is not None
    assert topic in export.records[0].values()


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"articles": [{"id": 1, "title": "x", "body": "y", "draft": True}]}, "brouillon"),
        ([{"id": 1, "title": "x", "description": "y", "folder_id": 2, "status": 1}], "brouillon"),
        (ZAMMAD, None),
    ],
)
def test_a_draft_is_one(data: object, status: str | None) -> None:
    export = recognise_export(data)
    assert export is not None
    assert export.records[0].get("status") == status


def test_a_shape_that_fits_a_part_only_is_none() -> None:
    assert recognise_export([*GLPI, {"name": "Qui ?"}]) is None
    assert recognise_export({"FAQItem": [*ZNUNY["FAQItem"], {"Title": "Qui ?"}]}) is None


def test_objects_are_found_at_any_depth() -> None:
    deep: object = {"name": "x"}
    for _ in range(5000):
        deep = [deep]
    assert [found for found, _ in objects(deep)] == [{"name": "x"}]
