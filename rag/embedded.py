"""The embedded encoder: multilingual-e5-small on onnxruntime, without torch at run time.

Texts go through the model one by one. Dynamic quantisation looks at a whole batch, so a text's
vector would otherwise depend on its neighbours; and one text of 219 tokens keeps two cores as
busy as eight of them do.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rag.embedded_cache import Progress, prepared
from rag.embedded_weights import SHA256, Vocabulary, Weights, checksum, locate, read
from rag.encoding import EncodedQuery
from rag.errors import EncoderError
from rag.ordinary import met_by_ordinary
from rag.settings import EMBEDDED, Settings
from rag.vectors import unit

THREADS = 2


@dataclass(frozen=True, slots=True)
class EmbeddedEncoder:
    """Passage, query and token vectors from one model; `load` makes it."""

    weights: Weights
    tokenizer: Any  # tokenizers.Tokenizer
    session: Any  # onnxruntime.InferenceSession
    query_prefix: str = "query: "
    passage_prefix: str = "passage: "
    name: str = EMBEDDED

    @classmethod
    def load(
        cls,
        settings: Settings,
        progress: Progress = lambda _: None,
        *,
        source: Path | None = None,
    ) -> EmbeddedEncoder:
        """Load the model, preparing it once in `settings.cache`.

        `source` is another weight file than the installed package's. Raises `EncoderError`.
        """
        path = source or locate()
        digest = checksum(path, None if source else SHA256)
        weights = read(path)
        model = prepared(weights, digest, settings.cache, progress)
        return cls(
            weights,
            tokenizer_of(weights.vocabulary),
            open_session(model),
            settings.query_prefix,
            settings.passage_prefix,
        )

    @property
    def dimension(self) -> int:
        """The length of every vector."""
        return self.weights.sizes.hidden

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector a text, (texts, dimension)."""
        vectors = [self._pooled(text, self.passage_prefix) for text in texts]
        return _stack(vectors, self.dimension)

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Return the unit vector of a query, (dimension,)."""
        return self._pooled(text, self.query_prefix)

    def encode_passage_tokens(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
        """Return one array a text, a row a token, without the prefix: its unit vector in the last
        layer, (dimension,), and beside it that in the middle one.
        """
        return self.encode_passages_with_tokens(texts)[1]

    def encode_query_with_tokens(self, text: str) -> EncodedQuery:
        """Return what `encode_query` does and the vectors of the query's tokens, in one pass."""
        ids, first = self._tokens(text, self.query_prefix)
        hidden, middle = self._layers(ids)
        pieces = tuple(self.weights.vocabulary.pieces[t] for t in ids[first:-1])
        words = _joined(hidden[first:-1], middle[first:-1])
        ordinary = met_by_ordinary(words[:, : self.dimension])
        return EncodedQuery(unit(hidden.mean(axis=0)), pieces, words, ordinary)

    def encode_passages_with_tokens(
        self, texts: Sequence[str]
    ) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        """Return what `encode_passages` and `encode_passage_tokens` do, in one pass."""
        vectors, tokens = [], []
        for text in texts:
            ids, first = self._tokens(text, self.passage_prefix)
            hidden, middle = self._layers(ids)
            vectors.append(unit(hidden.mean(axis=0)))
            tokens.append(_joined(hidden[first:-1], middle[first:-1]))
        return _stack(vectors, self.dimension), tokens

    def encode_ids(self, text: str) -> list[int]:
        """Return the token numbers of `text` by itself, without special tokens."""
        ready = normalised(text, self.weights.vocabulary)
        ids: list[int] = self.tokenizer.encode(ready, add_special_tokens=False).ids
        return ids

    def count_tokens(self, text: str) -> int:
        """Return how many tokens `text` has, whatever surrounds it."""
        return len(self.encode_ids(text))

    @property
    def room(self) -> int:
        """How many tokens of a passage the model reads; what comes after is left out."""
        return self.weights.sizes.positions - 2 - len(self.encode_ids(self.passage_prefix))

    def _pooled(self, text: str, prefix: str) -> NDArray[np.float32]:
        return unit(self._layers(self._tokens(text, prefix)[0])[0].mean(axis=0))

    def _tokens(self, text: str, prefix: str) -> tuple[list[int], int]:
        """Return the token numbers fed to the model, and where those of `text` begin."""
        special = self.weights.vocabulary.specials
        head = [special.begin, *self.encode_ids(prefix)]
        room = self.weights.sizes.positions - len(head) - 1
        return [*head, *self.encode_ids(text)[:room], special.end], len(head)

    def _layers(self, tokens: Sequence[int]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return the last layer's vectors and the middle layer's, a row a token."""
        feed = {"embeddings": self.weights.embeddings(tokens)[np.newaxis]}
        hidden, middle = self.session.run(None, feed)
        return hidden[0], middle[0]


def normalised(text: str, vocabulary: Vocabulary) -> str:
    """Return `text` as the tokenizer's training saw it: composed, then mapped character-wise."""
    valid = text.encode("utf-8", "replace").decode("utf-8")  # lone surrogates are no text
    return unicodedata.normalize("NFC", valid).translate(vocabulary.normalisation)


def tokenizer_of(vocabulary: Vocabulary) -> Any:
    """Return a unigram tokenizer over `vocabulary`, splitting at white space as XLM-R's does."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    scored = list(zip(vocabulary.pieces, vocabulary.scores.tolist(), strict=True))
    unigram = models.Unigram(scored, unk_id=vocabulary.specials.unknown, byte_fallback=False)
    tokenizer = Tokenizer(unigram)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(prepend_scheme="always")]
    )
    return tokenizer


def open_session(model: bytes) -> Any:
    """Return an onnxruntime session for `model`; raises `EncoderError` when it is refused."""
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    # threads that spin after a run take a core from what comes next
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except (state.Fail, state.InvalidProtobuf, state.InvalidGraph, state.NotImplemented) as exc:
        raise EncoderError(
            f"onnxruntime {onnxruntime.__version__} refuses the prepared model: {exc}; "
            "reinstall from the constraints file"
        ) from exc


def _joined(hidden: NDArray[np.float32], middle: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return both layers' unit vectors side by side, a row a token."""
    return np.concatenate([unit(hidden), unit(middle)], axis=1)


def _stack(vectors: Iterable[NDArray[np.float32]], dimension: int) -> NDArray[np.float32]:
    return np.array(list(vectors), dtype=np.float32).reshape(-1, dimension)
