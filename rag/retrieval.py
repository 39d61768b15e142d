"""Finding passages: keywords and meaning propose candidates, late interaction orders them.

BM25 and the passage vectors each propose `candidates` passages. With an encoder that gives
token vectors, every candidate is then compared word by word (the mean over the query's tokens of
the best cosine with a token of the passage). The views' standardised scores are summed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from rag.answers import Hit
from rag.asking import is_bare, wants_content
from rag.caches import OPEN_QUESTIONS
from rag.datamodels import Filters, Passage, ScoredPassage
from rag.encoding import EncodedQuery, Encoder, TokenEncoder, load_encoder
from rag.errors import LibraryError, SettingsError, missing
from rag.framing import unframed
from rag.fusion import Scores, weighted_sum
from rag.interaction import Match, matches
from rag.lexical import LexicalIndex
from rag.library import Library
from rag.locking import busy, is_held
from rag.naming import name_tokens, named_in
from rag.settings import Settings
from rag.tokenstore import TokenStore
from rag.vectorstore import VectorStore

Mode = Literal["hybrid", "lexical", "dense"]
# weights of the views, cross-validated over documents: docs/retrieval.md
NAMED = 1.2  # what a passage gains when the query names the one who answered
BARE = 2.0  # what "Ja." loses when the query asks for more than yes or no
_FEWEST = 3  # tokens of a query that are compared
SCALE = 2.3 / 3  # so that a difference of 1 means what it did with fewer views
WEIGHTS = {
    "words": 1.0,
    "document": 1.0,
    "middle": 0.7,
    "answer_words": 0.5,
    "meaning": 0.5,
    "keywords": 0.3,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage in the ranking, with what each view says of it.

    Without token vectors (`match`) `meaning` counts in standard deviations from what two
    passages of different documents have in common, and `coverage` is the share of the query's
    terms that the passage or its context holds.
    """

    passage: Passage
    score: float
    meaning: float = 0.0
    keywords: float = 0.0
    match: Match | None = None
    coverage: float = 0.0


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
    _known: dict[str, tuple[float, float]] = field(default_factory=dict)

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
            hits = self.vectors.search(self.encode(query).vector, k, sources)
        passages = self.library.passages([key for key, _ in hits])
        return [ScoredPassage(passages[key], score) for key, score in hits if key in passages]

    def encode(self, query: str) -> EncodedQuery:
        """Encode a query once, for `candidates` and `asked`.

        Capitals, a question mark and doubled spaces make no difference to what is found.
        """
        if self.tokens is None or not isinstance(self.encoder, TokenEncoder):
            return EncodedQuery(self.encoder.encode_query(plain(query)))
        encoded = self.encoder.encode_query_with_tokens(unframed(plain(query)))
        names = named_in(query, self.library.answerers())
        return _without(encoded, name_tokens(encoded.tokens, names)) if names else encoded

    def candidates(
        self,
        query: str,
        filters: Filters = Filters(),
        encoded: EncodedQuery | None = None,
        message: EncodedQuery | None = None,
    ) -> list[Candidate]:
        """Return all candidates, best first, with what each view says.

        `encoded` is the query as `encode` gave it, if that was done already. `message` is what
        was typed, where the query holds what was asked before as well: both decide the order.
        """
        sources = self.library.sources(filters)
        encoded = encoded or self.encode(query)
        size = self.settings.candidates
        meaning = dict(self.vectors.search(encoded.vector, size, sources))
        keywords = dict(self.lexical.search(query, size, sources))
        passages = self.library.passages(list(dict.fromkeys([*meaning, *keywords])))
        keys = list(passages)
        typed = message.words if message else None
        matches, again = self._matches(keys, encoded.words, typed)
        if self.tokens is not None:  # what only keywords found has a meaning too
            stored = self.tokens.encoded([key for key in keys if key not in meaning])
            meaning |= {key: float(vector @ encoded.vector) for key, (_, vector) in stored.items()}
        scores = self._scores(passages, meaning, keywords, matches, message, again)
        named = self.named(query)
        bare = {k for k in keys if wants_content(query) and is_bare(passages[k].text)}
        mean, spread = (0.0, 1.0) if matches else self.background()
        found = [
            Candidate(
                passages[key],
                scores[key] + NAMED * (passages[key].source in named) - BARE * (key in bare),
                (meaning.get(key, 0.0) - mean) / spread,
                keywords.get(key, 0.0),
                matches.get(key),
                0.0 if matches else self.lexical.coverage(query, passages[key]),
            )
            for key in keys
        ]
        return sorted(found, key=lambda c: (-c.score, c.passage.key))

    def _scores(
        self,
        passages: Mapping[str, Passage],
        meaning: Scores,
        keywords: Scores,
        matches: Mapping[str, Match],
        message: EncodedQuery | None,
        again: Mapping[str, Match],
    ) -> dict[str, float]:
        """Return the sum of the views; of two readings of a follow-up, of their means."""
        keys = list(passages)
        sources = {key: passage.source for key, passage in passages.items()}
        if message is None or not again or self.tokens is None:
            return _fused(sources, meaning, keywords, matches)
        both = {
            key: replace(
                m,
                whole=(m.whole + again[key].whole) / 2,
                answer=(m.answer + again[key].answer) / 2,
                middle=(m.middle + again[key].middle) / 2,
            )
            for key, m in matches.items()
        }
        stored = self.tokens.encoded(keys)
        near = {k: (meaning[k] + float(v @ message.vector)) / 2 for k, (_, v) in stored.items()}
        return _fused(sources, near, keywords, both)

    def compare(self, encoded: EncodedQuery, passages: Sequence[Passage]) -> list[Candidate]:
        """Return given passages as candidates, with how they match, in their own order."""
        [matches] = self._matches([p.key for p in passages], encoded.words)
        return [Candidate(p, 0.0, match=matches.get(p.key)) for p in passages]

    def background(self) -> tuple[float, float]:
        """Return mean and spread of the cosine of passages of different documents."""
        if "background" not in self._known:
            self._known["background"] = self.vectors.background()
        return self._known["background"]

    def asked(self, encoded: EncodedQuery, k: int = 5) -> tuple[str, Match] | None:
        """Return the document with the open question closest to a query, and how it matches.

        One whose answer the library holds is not open. None without token vectors or open
        questions.
        """
        if self.open_questions is None or encoded.words is None or self.tokens is None:
            return None
        keys = [key for key, _ in self.open_questions.search(encoded.vector, k)]
        [found] = self._matches(keys, encoded.words)
        for key in sorted(found, key=lambda key: (-found[key].whole, key)):
            source = key.rsplit("#", 1)[0]
            if not self.library.is_answered(source):
                return source, found[key]
        return None

    def named(self, query: str) -> frozenset[str]:
        """Return the documents answered by someone whom the query names."""
        names = named_in(query, self.library.answerers())
        return self.library.answered_by(names) if names else frozenset()

    def _matches(
        self, keys: Sequence[str], *queries: NDArray[np.float32] | None
    ) -> list[dict[str, Match]]:
        """Return for each query how the passages match it; nothing without token vectors."""
        words = [query for query in queries if query is not None and len(query)]
        if self.tokens is None or not words:
            return [{} for _ in queries]
        stored = self.tokens.get(keys)
        compared = iter(matches(words, list(stored.values()), self.encoder.dimension))
        return [
            dict(zip(stored, next(compared), strict=True)) if q is not None and len(q) else {}
            for q in queries
        ]


def plain(query: str) -> str:
    """Return a query as it is encoded: without capitals, closing signs or doubled spaces."""
    return " ".join(query.lower().split()).rstrip("?!. ") or query


def _without(encoded: EncodedQuery, places: Sequence[int], least: int = _FEWEST) -> EncodedQuery:
    """Return a query without some of its tokens; as it was when hardly any are left."""
    if encoded.words is None or len(encoded.tokens) - len(places) < _FEWEST:
        return encoded
    kept = [index for index in range(len(encoded.tokens)) if index not in set(places)]
    return replace(
        encoded,
        tokens=tuple(encoded.tokens[index] for index in kept),
        words=encoded.words[kept],
        ordinary=tuple(encoded.ordinary[index] for index in kept if encoded.ordinary),
    )


def _fused(
    sources: Mapping[str, str], meaning: Scores, keywords: Scores, matches: Mapping[str, Match]
) -> dict[str, float]:
    """Return the weighted sum of the standardised views by key; `sources` are by key too."""
    keys = list(sources)
    found = {k: keywords.get(k, 0.0) for k in keys}
    if not matches:
        return weighted_sum([(1.0, meaning), (1.0, found)], keys)
    best: dict[str, float] = {}
    for key, m in matches.items():
        best[sources[key]] = max(best.get(sources[key], 0.0), m.whole)
    views = [
        (WEIGHTS["words"], {k: m.whole for k, m in matches.items()}),
        (WEIGHTS["document"], {k: best[sources[k]] for k in matches}),
        (WEIGHTS["middle"], {k: m.middle for k, m in matches.items()}),
        (WEIGHTS["answer_words"], {k: m.answer for k, m in matches.items()}),
        (WEIGHTS["meaning"], meaning),
        (WEIGHTS["keywords"], found),
    ]
    return {key: SCALE * score for key, score in weighted_sum(views, keys).items()}


def fold_to_pairs(ranking: Sequence[ScoredPassage]) -> tuple[Hit, ...]:
    """Return the pairs of a ranking of passages, each at its first occurrence."""
    hits: dict[tuple[str, tuple[int, ...]], float] = {}
    for scored in ranking:
        hits.setdefault((scored.passage.source, scored.passage.numbers), scored.score)
    return tuple(
        Hit(rank, source, numbers, score)
        for rank, ((source, numbers), score) in enumerate(hits.items(), 1)
    )
