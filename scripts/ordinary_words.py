"""Write rag/ordinary.npy: token vectors of ordinary ministerial prose (scripts/ordinary_prose.txt).

How well a question's words are met by prose about nothing in particular is the measure against
which a passage's match is judged (`rag.answerability`). The prose was written for this purpose;
no document, question or label is used.

    python scripts/ordinary_words.py
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from rag.encoding import TokenEncoder, load_encoder
from rag.ordinary import ORDINARY
from rag.settings import Settings
from rag.tokenstore import TokenVectors

_PROSE = Path(__file__).with_name("ordinary_prose.txt")
_SHAPE = (16, 64)  # groups, and token vectors in each
_TOGETHER = 5  # sentences that are read as one passage


def main() -> None:
    """Choose the vectors, always the same ones, and store them as signed bytes."""
    encoder = load_encoder(Settings.from_env())
    assert isinstance(encoder, TokenEncoder)
    lines = _PROSE.read_text(encoding="utf-8").splitlines()
    passages = [" ".join(lines[at : at + _TOGETHER]) for at in range(0, len(lines), _TOGETHER)]
    found = encoder.encode_passage_tokens(passages)
    vectors = np.concatenate(found)[:, : encoder.dimension]
    stored = TokenVectors.of((len(vectors),), vectors).vectors
    wanted = _SHAPE[0] * _SHAPE[1]
    kept = np.random.default_rng(0).choice(len(stored), wanted, replace=len(stored) < wanted)
    np.save(ORDINARY, stored[kept].reshape(*_SHAPE, encoder.dimension))
    print(f"{ORDINARY}: {ORDINARY.stat().st_size} bytes, from {len(vectors)} token vectors")


if __name__ == "__main__":
    main()
