"""A generated year of a help desk: what was asked, whether it was found, and the votes. No text is a real one.

``python -m tests.reports.year FOLDER`` writes the export of each station, what they merge into (``all.db`` and
``all.parquet``) and the report of it.

The same arguments give the same events. A few answers are rewritten half-way, some get worse votes than others, some
questions have no answer, and each desk is busy on weekdays, most of all on Monday mornings.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from helpdesk_app.cli import main as cli
from helpdesk_app.config import paths
from helpdesk_app.faq.database import read
from helpdesk_app.faq.model import Entry
from helpdesk_app.feedback.merge import merge
from helpdesk_app.feedback.model import Event, EventKind, Reason, Verdict
from helpdesk_app.feedback.shown_answer import hash_answer
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.feedback.uuid7 import Uuid7
from helpdesk_app.feedback.writing import ExportFormat, export
from helpdesk_app.text.tokens import folded_words

FIRST_DAY: Final = datetime(2025, 11, 3, tzinfo=UTC)
"""A Monday."""
DAYS: Final = 364
DATABASE_VERSIONS: Final = ("a1f0", "b2e1")
UNANSWERED: Final = (
    "badge parking perdu",
    "remboursement abonnement",
    "changer nom apres mariage",
    "facture introuvable",
    "certificat expire messagerie",
    "horaires du standard",
    "code puk bloque",
    "formation nouveaux agents",
)
COMMENTS: Final = {
    Reason.UNCLEAR: ("Trop long, on ne sait pas par où commencer", "Le vocabulaire est trop technique"),
    Reason.INCOMPLETE: ("Il manque le cas des remplaçants", "Rien sur les délais"),
    Reason.OFF_TOPIC: ("Parle d’autre chose", "Ne répond pas pour les structures"),
    Reason.WRONG: ("Le numéro indiqué ne répond plus", "La procédure a changé"),
    Reason.OUTDATED: ("L’écran ne ressemble plus à ça", "L’ancienne adresse est encore citée"),
}


@dataclass(frozen=True, slots=True)
class AnswerUse:
    """How one answer is used during the year."""

    uid: str
    hashes: tuple[str, str]
    """Of its text before and after the middle of the year; mostly the same."""
    queries: tuple[str, ...]
    weight: float
    useful: float
    """Share of the votes that say yes."""
    reason: Reason


def answer_uses(entries: Sequence[Entry], seed: int = 0) -> tuple[AnswerUse, ...]:
    """Return how ``entries`` are used: a few often, most rarely, the last one never."""
    chance = random.Random(seed)
    found = []
    for rank, entry in enumerate(entries[:-1]):
        rewritten = rank % 7 == 3
        now = hash_answer(entry.answer)
        found.append(
            AnswerUse(
                uid=entry.uid,
                hashes=(hash_answer(entry.answer + " (ancien texte)") if rewritten else now, now),
                queries=tuple(folded_words(text) for text in (entry.question, *entry.wordings))[:4],
                weight=1 / (rank + 1),
                useful=0.35 if rank % 6 == 2 else chance.uniform(0.72, 0.97),
                reason=chance.choice(list(Reason)),
            )
        )
    return tuple(found)


def station_year(station: int, answers: Sequence[AnswerUse], events: int, seed: int = 0) -> list[Event]:
    """Return as many events of one station, in order of time."""
    chance = random.Random(f"{seed}/{station}")
    name = f"{chance.getrandbits(64):016x}"
    weights = [answer.weight for answer in answers]
    made: list[Event] = []
    while len(made) < events:
        made += _call(_moment(chance), answers, weights, name, chance)
    return sorted(made, key=lambda event: event.id)[:events]


def _moment(chance: random.Random) -> datetime:
    day = FIRST_DAY + timedelta(days=7 * chance.randrange(DAYS // 7) + chance.choice((0, 0, 1, 2, 3, 4)))
    return day + timedelta(milliseconds=int(chance.triangular(7, 18, 9.5) * 3_600_000))


def _call(
    moment: datetime,
    answers: Sequence[AnswerUse],
    weights: Sequence[float],
    station: str,
    chance: random.Random,
) -> Iterator[Event]:
    new_id = Uuid7(chance.getrandbits)
    late = moment >= FIRST_DAY + timedelta(days=DAYS // 2)

    def event(kind: EventKind, query: str, answer: AnswerUse | None, **more: object) -> Event:
        nonlocal moment
        moment += timedelta(seconds=chance.randint(1, 20))
        return Event(
            id=str(new_id(moment)),
            recorded_at=moment.isoformat(timespec="milliseconds"),
            kind=kind,
            uid=answer.uid if answer else "",
            answer_hash=answer.hashes[late] if answer else "",
            database_version=DATABASE_VERSIONS[late],
            query=query,
            rank=chance.choice((1, 1, 1, 2, 3)) if answer else 0,
            app_version="1.0.0",
            station=station,
            **more,  # type: ignore[arg-type]
        )

    if chance.random() < 0.12:
        query = _mistyped(chance.choices(UNANSWERED, range(len(UNANSWERED), 0, -1))[0], chance)
        yield event(EventKind.NO_RESULT if chance.random() < 0.6 else EventKind.UNRELIABLE, query, None)
        return
    answer = chance.choices(answers, weights)[0]
    query = _mistyped(chance.choice(answer.queries), chance)
    if chance.random() < 0.75:
        yield event(EventKind.COPY, query, answer, elapsed_ms=int(chance.lognormvariate(8.3, 0.6)))
    if chance.random() < 0.4:
        # The rewritten answers got better.
        useful = min(0.95, answer.useful + (0.3 if late and answer.hashes[0] != answer.hashes[1] else 0))
        if chance.random() < useful:
            yield event(EventKind.VOTE, query, answer, verdict=Verdict.YES)
        else:
            vote = event(EventKind.VOTE, query, answer, verdict=Verdict.NO)
            yield vote
            if chance.random() < 0.6:
                reason = answer.reason if chance.random() < 0.7 else chance.choice(list(Reason))
                yield event(
                    EventKind.VOTE,
                    query,
                    answer,
                    verdict=Verdict.NO,
                    corrects=vote.id,
                    reason=reason,
                    comment=chance.choice(COMMENTS[reason]) if chance.random() < 0.3 else "",
                    proposed_wording=query if chance.random() < 0.15 else "",
                )


def _mistyped(query: str, chance: random.Random) -> str:
    """Swap two letters in some queries, as typing errors do."""
    if chance.random() > 0.2 or len(query) < 6:
        return query
    position = chance.randrange(1, len(query) - 2)
    return query[:position] + query[position + 1] + query[position] + query[position + 2 :]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the year and its report."""
    parser = argparse.ArgumentParser(prog="python -m tests.reports.year", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="made where there is none")
    parser.add_argument("--stations", type=int, default=40, metavar="N", help="default: 40")
    parser.add_argument("--events", type=int, default=1500, metavar="N", help="of each station (default: 1500)")
    args = parser.parse_args(arguments)
    folder: Path = args.folder
    (folder / "exports").mkdir(parents=True, exist_ok=True)
    answers = answer_uses(read(paths.bundled_database())[0].entries)
    exports = [folder / "exports" / f"{station:03}.jsonl" for station in range(args.stations)]
    for station, path in enumerate(exports):
        export(station_year(station, answers, args.events), path, ExportFormat.JSONL)
    merge(exports, folder / "all.db")
    with FeedbackStore(folder / "all.db") as store:
        export(store.events(), folder / "all.parquet", ExportFormat.PARQUET)
    return cli.main(["feedback", "report", str(folder / "all.db"), "-o", str(folder / "report.html")])


if __name__ == "__main__":
    sys.exit(main())
