from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

from helpdesk_app.feedback.event_factory import QUERY_LIMIT, EventFactory
from helpdesk_app.feedback.model import EventKind, Reason, Verdict
from helpdesk_app.feedback.record import check
from helpdesk_app.feedback.shown_answer import ShownAnswer, active_facets, hash_answer

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NOON = datetime(2025, 3, 14, 12, tzinfo=UTC)


def test_a_vote_holds_what_was_shown_and_the_verdict(factory: EventFactory, shown: ShownAnswer) -> None:
    event = factory.vote(shown, Verdict.NO)

    check(event)
    assert (event.kind, event.verdict, event.corrects) == (EventKind.VOTE, Verdict.NO, "")
    assert (event.uid, event.answer_hash, event.rank) == (shown.uid, shown.answer_hash, 2)
    assert (event.database_version, event.query, event.facets) == ("0123abcd", "perdu e cps", shown.facets)
    assert event.app_version == "1.2.3"


def test_a_copy_has_no_verdict(factory: EventFactory, shown: ShownAnswer) -> None:
    event = factory.copy(shown)

    check(event)
    assert (event.kind, event.verdict) == (EventKind.COPY, None)


def test_a_second_vote_names_the_one_it_replaces(factory: EventFactory, shown: ShownAnswer) -> None:
    first = factory.vote(shown, Verdict.NO)

    assert factory.vote(shown, Verdict.YES, corrects=first.id).corrects == first.id


def test_a_no_may_carry_a_reason_a_comment_and_a_wording(factory: EventFactory, shown: ShownAnswer) -> None:
    event = factory.vote(
        shown, Verdict.NO, reason=Reason.OUTDATED, comment="Tarif de 2023 \ud83d", proposed_wording="carte volée"
    )

    check(event)
    assert event.reason is Reason.OUTDATED
    assert event.comment == "Tarif de 2023 \N{REPLACEMENT CHARACTER}"
    assert event.proposed_wording == "carte volée"


def test_a_copy_records_how_long_the_search_took(factory: EventFactory, shown: ShownAnswer) -> None:
    event = factory.copy(shown, elapsed_ms=2350)

    check(event)
    assert event.elapsed_ms == 2350
    assert factory.copy(shown).elapsed_ms is None


def test_a_search_left_unanswered_names_no_answer(factory: EventFactory) -> None:
    facets = (("Votre question concerne quel profil ?", "Étudiant"),)
    nothing = factory.no_result("passeport", "0123abcd", facets)
    doubtful = factory.unreliable("passeport", "0123abcd", facets)

    for event, kind in ((nothing, EventKind.NO_RESULT), (doubtful, EventKind.UNRELIABLE)):
        check(event)
        assert (event.kind, event.query, event.facets) == (kind, "passeport", facets)
        assert (event.uid, event.answer_hash, event.rank, event.verdict) == ("", "", 0, None)


def test_a_callers_number_typed_into_the_search_box_is_not_kept(factory: EventFactory, shown: ShownAnswer) -> None:
    for query, kept in (
        ("10001234567", "[MASQUÉ]"),
        ("numero rpps 810001234567 refuse", "numero rpps [MASQUÉ] refuse"),
        ("mme dupont", "mme [MASQUÉ]"),
        ("numero rpps 11 chiffres", "numero rpps 11 chiffres"),
    ):
        assert factory.copy(replace(shown, query=query)).query == kept
        assert factory.no_result(query, "v").query == kept


def test_every_event_bears_the_pseudonym_of_its_station(shown: ShownAnswer) -> None:
    factory = EventFactory("1", station="5f0c2a9b7d314e68")

    assert factory.vote(shown, Verdict.YES).station == "5f0c2a9b7d314e68"
    assert factory.unreliable("passeport", "v").station == "5f0c2a9b7d314e68"


def test_the_moment_is_utc_to_the_millisecond_whatever_the_clock_shows(shown: ShownAnswer) -> None:
    paris = timezone(timedelta(hours=2))
    factory = EventFactory("1", clock=lambda: datetime(2025, 7, 1, 0, 30, 5, 123999, tzinfo=paris))

    assert factory.copy(shown).recorded_at == "2025-06-30T22:30:05.123+00:00"


def test_the_id_carries_the_moment_that_is_recorded(factory: EventFactory, shown: ShownAnswer) -> None:
    event = factory.copy(shown)

    milliseconds = UUID(event.id).int >> 80
    assert datetime.fromtimestamp(milliseconds / 1000, tz=UTC) == datetime.fromisoformat(event.recorded_at)


def test_an_endless_query_is_cut_and_half_a_character_replaced(factory: EventFactory, shown: ShownAnswer) -> None:
    event = factory.copy(replace(shown, query="\ud83d" + "é" * 20_000))

    check(event)
    assert event.query == "e" * QUERY_LIMIT
    assert factory.vote(shown, Verdict.NO, comment="\ud83d").comment == "\N{REPLACEMENT CHARACTER}"


def test_active_facets_are_the_same_for_the_same_filters() -> None:
    one = {"b": frozenset({"2", "1"}), "a": frozenset({"x"}), "none": frozenset[str]()}
    other = {"a": frozenset({"x"}), "b": frozenset({"1", "2"})}

    assert active_facets(one) == active_facets(other) == (("a", "x"), ("b", "1"), ("b", "2"))


def test_the_hash_of_an_answer_is_that_of_its_utf_8_text() -> None:
    assert hash_answer("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"
