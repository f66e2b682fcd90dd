"""The shapes of JSON that other programs export: each is reduced to flat records with the fields that matter.

Sources of the shapes: schema.org (FAQPage), the Zendesk Help Center API (articles with side-loaded sections), the
Freshdesk Solutions API, the assets of Zammad's knowledge base API, phpMyFAQ's export and API, Znuny's FAQ interface
(FAQItem with Field1 to Field6), GLPI's API (KnowbaseItem).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Final

from helpdesk_app.faq_build.sources.columns import Columns, Role
from helpdesk_app.text.translation import N_

_FIELDS: Final = frozenset(("uid", "question", "answer", "status", "language", "address"))
_DRAFT: Final = "brouillon"

Json = Any
Fields = Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Export:
    """What a file was recognised as, and its records."""

    name: str
    records: tuple[Fields, ...]
    """With the fields ``uid``, ``question``, ``answer`` or several ``answer N``, ``status``, ``address`` and
    ``language``; every other field is a topic."""

    def columns(self, names: Sequence[str]) -> Columns:
        """Return what the fields with these ``names`` hold."""
        found: dict[Role, tuple[int, ...]] = {}
        for index, name in enumerate(names):
            role = Role.ANSWER if name.startswith("answer ") else Role(name) if name in _FIELDS else Role.TOPIC
            found[role] = (*found.get(role, ()), index)
        return Columns(tuple(names), found)


def recognise_export(data: Json) -> Export | None:
    """Return the records of the first shape that ``data`` has, or ``None``."""
    for name, read in _SHAPES:
        records = tuple(read(data))
        if records:
            return Export(name, records)
    return None


def objects(data: Json) -> Iterator[tuple[Fields, tuple[str, ...]]]:
    """Yield every object in ``data`` in order, with the names or titles of the objects around it."""
    stack: list[tuple[Json, tuple[str, ...]]] = [(data, ())]
    while stack:
        value, around = stack.pop()
        if isinstance(value, dict):
            yield value, around
            name = value.get("name") or value.get("title")
            inside = (*around, name) if isinstance(name, str) else around
            stack += [(child, inside) for child in reversed(list(value.values()))]
        elif isinstance(value, list):
            stack += [(child, around) for child in reversed(value)]


def _listed(data: Json, *keys: str) -> list[Fields]:
    """Return the first list of objects under one of ``keys``, at the top or in ``data``, or ``data`` itself."""
    found = data
    if isinstance(data, dict):
        inner = data.get("data")
        holders = [data, inner] if isinstance(inner, dict) else [data]
        found = next((holder[key] for holder in holders for key in keys if isinstance(holder.get(key), list)), inner)
    if not isinstance(found, list):
        return []
    return [record for record in found if isinstance(record, dict)]


def _all(records: Sequence[Fields], fits: Callable[[AbstractSet[str]], bool]) -> Sequence[Fields]:
    """Return ``records`` if the keys of each fit, or none: a shape that leaves records out would lose them."""
    return records if all(fits(record.keys()) for record in records) else []


def _named(objects_: object) -> dict[Json, Fields]:
    """Return objects by their id, from a list or from a mapping of ids."""
    values = objects_.values() if isinstance(objects_, dict) else objects_ if isinstance(objects_, list) else ()
    return {
        value["id"]: value for value in values if isinstance(value, dict) and isinstance(value.get("id"), int | str)
    }


def _schema_org(data: Json) -> Iterable[Fields]:
    for value, _around in objects(data):
        if "Question" in _types(value):
            answers = value.get("acceptedAnswer") or value.get("suggestedAnswer") or []
            answers = answers if isinstance(answers, list) else [answers]
            texts = [answer.get("text") for answer in answers if isinstance(answer, dict)]
            yield {
                "uid": value.get("@id") or value.get("identifier"),
                "question": value.get("name") or value.get("text"),
                **{f"answer {number}": text for number, text in enumerate(texts, start=1)},
            }


def _types(value: Fields) -> Sequence[str]:
    types = value.get("@type")
    names = types if isinstance(types, list) else [types]
    return [name.rsplit("/", 1)[-1].removeprefix("schema:") for name in names if isinstance(name, str)]


def _zendesk(data: Json) -> Iterable[Fields]:
    articles = _all(_listed(data, "articles"), lambda keys: {"title", "body"} <= keys)
    holder = data if isinstance(data, dict) else {}
    sections, categories = _named(holder.get("sections")), _named(holder.get("categories"))
    for article in articles:
        section = sections.get(article.get("section_id"), {})
        yield {
            "uid": article.get("id"),
            "question": article["title"],
            "answer": article["body"],
            "status": _DRAFT if article.get("draft") else None,
            "address": article.get("html_url"),
            "language": article.get("locale"),
            "Catégorie": categories.get(section.get("category_id"), {}).get("name"),
            "Rubrique": section.get("name"),
            "Étiquettes": article.get("label_names"),
        }


def _freshdesk(data: Json) -> Iterable[Fields]:
    for value, around in objects(data):
        if {"title", "description"} <= value.keys() and value.keys() & {"folder_id", "description_text"}:
            yield {
                "uid": value.get("id"),
                "question": value["title"],
                "answer": value["description"] or value.get("description_text"),
                "status": _DRAFT if value.get("status") == _FRESHDESK_DRAFT else None,
                "Rubrique": around[-1] if around else None,
                "Étiquettes": value.get("tags"),
            }


_FRESHDESK_DRAFT: Final = 1
"""The status of an article; 2 is published."""


def _zammad(data: Json) -> Iterable[Fields]:
    merged: dict[str, dict[Json, Fields]] = {}
    for value, _around in objects(data):
        for name in _ZAMMAD:
            if isinstance(value.get(name), dict):
                merged.setdefault(name, {}).update(_named(value[name]))
    answers, titles, contents, categories, category_titles = (merged.get(name, {}) for name in _ZAMMAD)
    names = {title.get("category_id"): title.get("title") for title in category_titles.values()}
    for title in titles.values():
        answer = answers.get(title.get("answer_id"), {})
        content = contents.get(title.get("content_id") or title.get("id"), {})
        category = categories.get(answer.get("category_id"), {})
        yield {
            "uid": title.get("answer_id") or title.get("id"),
            "question": title.get("title"),
            "answer": content.get("body"),
            "status": _zammad_status(answer),
            "Rubrique": names.get(category.get("id", answer.get("category_id"))),
            "Étiquettes": answer.get("tags"),
        }


def _zammad_status(answer: Fields) -> str | None:
    if answer.get("archived_at"):
        return "archive"
    return _DRAFT if answer and not answer.get("published_at") and not answer.get("internal_at") else None


_ZAMMAD: Final = (
    "KnowledgeBaseAnswer",
    "KnowledgeBaseAnswerTranslation",
    "KnowledgeBaseAnswerTranslationContent",
    "KnowledgeBaseCategory",
    "KnowledgeBaseCategoryTranslation",
)


def _phpmyfaq(data: Json) -> Iterable[Fields]:
    listed = [record.get("faq", record) for record in _listed(data, "data", "faqs")]
    exported = [record for record in listed if isinstance(record, dict)]
    for faq in _all(exported, lambda keys: {"question", "answer"} <= keys and bool(keys & {"keywords", "solution_id"})):
        category = faq.get("category")
        yield {
            "uid": faq.get("solution_id") or faq.get("id"),
            "question": faq["question"],
            "answer": faq["answer"],
            "language": faq.get("language") or faq.get("lang"),
            "Catégorie": category.replace(" >> ", " > ") if isinstance(category, str) else category,
        }
    for record in _all(exported, lambda keys: {"record_title", "record_content"} <= keys):
        yield {
            "uid": record.get("solution_id") or record.get("record_id"),
            "question": record["record_title"],
            "answer": record["record_content"],
            "language": record.get("record_lang"),
        }


def _znuny(data: Json) -> Iterable[Fields]:
    for record in _all(_listed(data, "FAQItem"), lambda keys: "Title" in keys and "Field1" in keys):
        # By default these are symptom, problem, solution, and 4 and 5 free; 6 is a comment for colleagues.
        yield {
            "uid": record.get("ItemID") or record.get("FAQID") or record.get("Number"),
            "question": record["Title"],
            **{f"answer {number}": record.get(f"Field{number}") for number in range(1, 6)},
            "status": _DRAFT if str(record.get("Valid", "valid")).casefold() not in ("valid", "1") else None,
            "language": record.get("Language"),
            "Catégorie": record.get("CategoryName"),
        }


def _glpi(data: Json) -> Iterable[Fields]:
    listed = _listed(data, "KnowbaseItem", "items")
    for record in _all(listed, lambda keys: {"name", "answer"} <= keys and bool(keys & _GLPI)):
        category = record.get("knowbaseitemcategories_id")
        yield {
            "uid": record.get("id"),
            "question": record["name"],
            "answer": record["answer"],
            "Catégorie": category if isinstance(category, str) and not category.isdecimal() else None,
        }


_GLPI: Final = frozenset(("is_faq", "knowbaseitemcategories_id", "view"))

_SHAPES: Final[tuple[tuple[str, Callable[[Json], Iterable[Fields]]], ...]] = (
    ("schema.org FAQPage", _schema_org),
    (N_("articles of Zendesk"), _zendesk),
    (N_("articles of Freshdesk"), _freshdesk),
    (N_("answers of Zammad"), _zammad),
    ("phpMyFAQ", _phpmyfaq),
    ("Znuny FAQ", _znuny),
    (N_("GLPI knowledge base"), _glpi),
)
