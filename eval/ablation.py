"""What each part of the ranking adds, measured side by side on the same candidates.

python -m eval.ablation --gold GOLD.jsonl --index INDEX

Every row ranks the same candidates; the last column is the system minus the row, a paired
bootstrap over questions, and the smallest of that difference over five folds of documents.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from eval import markdown as md
from eval.bootstrap import mean
from eval.gold import GoldQuestion, load_gold
from eval.measures import count_relevant, fold, ndcg_at_k, success_at_k
from eval.records import PairKey
from rag.chatbot import Chatbot
from rag.errors import RagError
from rag.fusion import weighted_sum
from rag.intent import shortened, understand
from rag.retrieval import BARE, NAMED, SCALE, WEIGHTS, Candidate
from rag.settings import Settings

FOLDS = 5
Weights = Mapping[str, float]
SYSTEM: Weights = {**WEIGHTS, "named": NAMED, "bare": BARE}
ROWS: tuple[tuple[str, Weights], ...] = (
    ("BM25 alone", {"keywords": 1}),
    ("passage vectors alone", {"meaning": 1}),
    ("sum of standardised scores of both", {"keywords": 1, "meaning": 1}),
    ("late interaction alone", {"words": 1}),
    ("late interaction in the middle layer alone", {"middle": 1}),
    ("late interaction with the answer's own words alone", {"answer_words": 1}),
    *((f"system without {name}", {**SYSTEM, name: 0.0}) for name in SYSTEM),
    ("**system**", SYSTEM),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its candidates, as the system made them, and what each view says."""

    question: GoldQuestion
    candidates: tuple[Candidate, ...]
    views: Mapping[str, Mapping[str, float]]
    relevant: int

    def ranking(self, weights: Weights) -> tuple[bool, ...]:
        """Return whether each pair is relevant, best first."""
        keys = [c.passage.key for c in self.candidates]
        summed = [(w, self.views[n]) for n, w in weights.items() if n not in ("named", "bare")]
        scores = {k: SCALE * s for k, s in weighted_sum(summed, keys).items()}
        for key in keys:
            scores[key] += weights.get("named", 0.0) * self.views["named"][key]
            scores[key] -= weights.get("bare", 0.0) * self.views["bare"][key]
        best = sorted(self.candidates, key=lambda c: (-scores[c.passage.key], c.passage.key))
        pairs = fold(PairKey(c.passage.source, c.passage.numbers) for c in best)
        return tuple(self.question.is_relevant(p.source, p.numbers) for p in pairs)


def ask(chatbot: Chatbot, question: GoldQuestion) -> Asked:
    """Find the candidates of a question, completed from its conversation as the system does."""
    from rag.asking import is_bare, wants_content

    said = [t.content for t in question.history if t.role == "user"]
    query = understand(question.question, shortened(said[-1]) if said else "").query
    found = tuple(chatbot.retriever.candidates(query))
    named = chatbot.retriever.named(query)
    views = {
        "words": {c.passage.key: c.match.whole for c in found if c.match},
        "answer_words": {c.passage.key: c.match.answer for c in found if c.match},
        "middle": {c.passage.key: c.match.middle for c in found if c.match},
        "document": {
            c.passage.key: max(o.match.whole for o in found if o.match and _one(o, c))
            for c in found
        },
        "meaning": {c.passage.key: c.meaning for c in found},
        "keywords": {c.passage.key: c.keywords for c in found},
        "named": {c.passage.key: float(c.passage.source in named) for c in found},
        "bare": {
            c.passage.key: float(wants_content(query) and is_bare(c.passage.text)) for c in found
        },
    }
    library = (
        PairKey(d.source, p.numbers)
        for d in map(chatbot.library.document, {c.passage.source for c in found})
        for p in d.pairs
        if p.answer
    )
    return Asked(question, found, views, count_relevant(question, (), library))


def _one(one: Candidate, other: Candidate) -> bool:
    return one.passage.source == other.passage.source


def report(asked: Sequence[Asked]) -> str:
    """Return the table of all rows."""
    gains = {name: _gains(asked, weights) for name, weights in ROWS}
    system = gains[ROWS[-1][0]]
    rows = []
    for name, weights in ROWS:
        hits = [a.ranking(weights) for a in asked]
        firsts = [md.number(mean([success_at_k(h, k) for h in hits]).value) for k in (1, 3, 5, 10)]
        difference = mean([s - g for s, g in zip(system, gains[name], strict=True)])
        worst = md.number(_worst(asked, system, gains[name]))
        shown = md.cell(difference) if weights is not SYSTEM else md.NONE
        rows.append([name, *firsts, md.cell(mean(gains[name])), shown, worst])
    header = ("ranking", "success@1", "@3", "@5", "@10", "nDCG@10", "system − row", "worst fold")
    return md.table(header, rows)


def _gains(asked: Sequence[Asked], weights: Weights) -> list[float]:
    return [ndcg_at_k(a.ranking(weights), a.relevant) for a in asked]


def _worst(asked: Sequence[Asked], system: Sequence[float], row: Sequence[float]) -> float:
    """Return the least mean gain of the system over a row, of five folds of documents."""
    documents = sorted({a.question.relevant[0].doc for a in asked})
    folds = {doc: n % FOLDS for n, doc in enumerate(documents)}
    gains = [
        [s - r for a, s, r in zip(asked, system, row, strict=True) if folds[_doc(a)] == n]
        for n in range(FOLDS)
    ]
    return min(float(np.mean(g)) for g in gains if g)


def _doc(asked: Asked) -> str:
    return asked.question.relevant[0].doc


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m eval.ablation", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--index", type=Path, required=True)
    options = parser.parse_args(argv)
    try:
        chatbot = Chatbot.load(Settings.from_env(index=options.index))
        questions = [q for q in load_gold(options.gold) if q.answerable]
        print(report([ask(chatbot, q) for q in questions]))
    except RagError as exc:
        print(f"eval.ablation: {exc}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
