"""Finding passages: keywords and meaning propose candidates, late interaction orders them.

BM25 and the passage vectors each propose `candidates` passages. With an encoder that gives
token vectors, every candidate is then compared word by word (the mean over the query's tokens of
the best cosine with a token of the passage). The views' standardised scores are summed. Without
token vectors the two rankings are joined by reciprocal rank fusion.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from rag.caches import OPEN_QUESTIONS
from rag.datamodels import Filters, Hit, Passage, ScoredPassage
from rag.encoding import Encoder, TokenEncoder, load_encoder
from rag.errors import LibraryError, SettingsError, missing
from rag.fusion import Scores, reciprocal_rank_fusion, weighted_sum
from rag.lexical import LexicalIndex
from rag.library import Library
from rag.locking import busy, is_held
from rag.naming import named_in
from rag.settings import Settings
from rag.tokenstore import TokenStore, TokenVectors
from rag.vectorstore import VectorStore

Mode = Literal["hybrid", "lexical", "dense"]
# weights of the views, cross-validated over documents: docs/retrieval.md
NAMED = 1.2  # what a passage gains when the query names the one who answered
WEIGHTS = {"words": 1.0, "answer_words": 0.5, "meaning": 0.5, "keywords": 0.3}


@dataclass(frozen=True, slots=True)
class Match:
    """How a passage matches a query, word by word.

    `whole` and `answer` are means over the query's tokens of the best cosine with any token of
    context and passage, and of the passage alone. `sentences` holds that mean per sentence.
    `tokens` is the best cosine per query token with the passage's own words.
    """

    whole: float
    answer: float
    context: float
    sentences: tuple[float, ...]
    tokens: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage in the ranking, with what each view says of it."""

    passage: Passage
    score: float
    meaning: float = 0.0
    keywords: float = 0.0
    match: Match | None = None


@dataclass(frozen=True, slots=True)
class Retriever:
    """The hybrid retriever over one index."""

    settings: Settings
    library: Library
    vectors: VectorStore
    lexical: LexicalIndex
    encoder: Encoder
    tokens: TokenStore | None = None
    open_questions: VectorStore | None = None

    @classmethod
    def load(cls, settings: Settings, library: Library | None = None) -> Retriever:
        """Open the index at `settings.index`; raises `LibraryError` or `EncoderError`."""
        folder = settings.index
        library = library or Library.open(folder, settings)
        if library.interrupted():
            raise LibraryError(busy(folder) if is_held(folder) else missing(folder))
        vectors = VectorStore.open(folder, create=False)
        lexical = LexicalIndex.open(folder, create=False)
        if not vectors.count() == lexical.count() == len(library.passage_keys()):
            raise LibraryError(missing(folder))
        encoder = load_encoder(settings)
        reads_tokens = isinstance(encoder, TokenEncoder)
        tokens = TokenStore.open(folder, create=False) if reads_tokens else None
        open_questions = vectors.sibling(OPEN_QUESTIONS)
        return cls(settings, library, vectors, lexical, encoder, tokens, open_questions)

    def rank(
        self, query: str, k: int = 50, filters: Filters = Filters(), mode: Mode = "hybrid"
    ) -> list[ScoredPassage]:
        """Return the `k` best passages, best first; scores compare within one call only."""
        if mode == "hybrid":
            found = self.candidates(query, filters)[:k]
            return [ScoredPassage(c.passage, c.score) for c in found]
        if mode not in ("lexical", "dense"):
            raise SettingsError(f"mode is {mode!r}; expected hybrid, lexical or dense")
        sources = self.library.sources(filters)
        if mode == "lexical":
            hits = self.lexical.search(query, k, sources)
        else:
            hits = self.vectors.search(self.encoder.encode_query(query), k, sources)
        passages = self.library.passages([key for key, _ in hits])
        return [ScoredPassage(passages[key], score) for key, score in hits if key in passages]

    def candidates(self, query: str, filters: Filters = Filters()) -> list[Candidate]:
        """Return all candidates, best first, with what each view says."""
        sources = self.library.sources(filters)
        vector, words = self._encoded(query)
        size = self.settings.candidates
        meaning = dict(self.vectors.search(vector, size, sources))
        keywords = dict(self.lexical.search(query, size, sources))
        passages = self.library.passages(list(dict.fromkeys([*meaning, *keywords])))
        keys = list(passages)
        matches = self._matches(keys, words)
        scores = _fused(keys, meaning, keywords, matches)
        if matches:  # only then is a score a number of standard deviations
            named = self._named(query)
            scores = {k: s + NAMED * (passages[k].source in named) for k, s in scores.items()}
        found = [
            Candidate(
                passages[key],
                scores[key],
                meaning.get(key, 0.0),
                keywords.get(key, 0.0),
                matches.get(key),
            )
            for key in keys
        ]
        return sorted(found, key=lambda c: (-c.score, c.passage.key))

    def asked(self, query: str, k: int = 5) -> tuple[str, float] | None:
        """Return the document with the open question closest to a query, and how close it is.

        The measure is that of `Match.whole`; None without token vectors or open questions.
        """
        vector, words = self._encoded(query)
        if self.open_questions is None or words is None or self.tokens is None:
            return None
        keys = [key for key, _ in self.open_questions.search(vector, k)]
        found = self._matches(keys, words)
        if not found:
            return None
        best = max(sorted(found), key=lambda key: found[key].whole)
        return best.rsplit("#", 1)[0], found[best].whole

    def _named(self, query: str) -> frozenset[str]:
        """Return the documents answered by someone whom the query names."""
        names = named_in(query, self.library.answerers())
        return self.library.answered_by(names) if names else frozenset()

    def _encoded(self, query: str) -> tuple[NDArray[np.float32], NDArray[np.float32] | None]:
        if self.tokens is None or not isinstance(self.encoder, TokenEncoder):
            return self.encoder.encode_query(query), None
        _, words = self.encoder.encode_query_tokens(query)
        return self.encoder.encode_query(query), words

    def _matches(self, keys: Sequence[str], words: NDArray[np.float32] | None) -> dict[str, Match]:
        if self.tokens is None or words is None or not len(words):
            return {}
        return {key: match(words, found) for key, found in self.tokens.get(keys).items()}


def match(words: NDArray[np.float32], stored: TokenVectors) -> Match:
    """Compare a query's token vectors, (tokens, dimension), with a passage's."""
    cosines = stored.similarities(words)
    ends = np.cumsum(stored.counts)
    own = cosines[:, ends[0] :]
    best_own = own.max(axis=1) if own.shape[1] else np.zeros(len(words), dtype=np.float32)
    context = cosines[:, : ends[0]]
    parts = [cosines[:, a:b] for a, b in pairwise(ends)]
    return Match(
        whole=float(cosines.max(axis=1).mean()) if cosines.shape[1] else 0.0,
        answer=float(best_own.mean()),
        context=float(context.max(axis=1).mean()) if context.shape[1] else 0.0,
        sentences=tuple(float(p.max(axis=1).mean()) if p.shape[1] else 0.0 for p in parts),
        tokens=tuple(float(b) for b in best_own),
    )


def _fused(
    keys: Sequence[str], meaning: Scores, keywords: Scores, matches: dict[str, Match]
) -> dict[str, float]:
    if not matches:
        rankings = [sorted(view, key=lambda k: -view[k]) for view in (meaning, keywords)]
        return {k: 0.0 for k in keys} | reciprocal_rank_fusion(rankings)
    views = [
        (WEIGHTS["words"], {k: m.whole for k, m in matches.items()}),
        (WEIGHTS["answer_words"], {k: m.answer for k, m in matches.items()}),
        (WEIGHTS["meaning"], meaning),
        (WEIGHTS["keywords"], {k: keywords.get(k, 0.0) for k in keys}),
    ]
    return weighted_sum(views, keys)


def fold_to_pairs(ranking: Sequence[ScoredPassage]) -> tuple[Hit, ...]:
    """Return the pairs of a ranking of passages, each at its first occurrence."""
    hits: dict[tuple[str, tuple[int, ...]], float] = {}
    for scored in ranking:
        hits.setdefault((scored.passage.source, scored.passage.numbers), scored.score)
    return tuple(
        Hit(rank, source, numbers, score)
        for rank, ((source, numbers), score) in enumerate(hits.items(), 1)
    )
