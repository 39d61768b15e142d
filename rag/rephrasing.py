"""An answer in a language model's words, each sentence checked against the quotes it rests on.

The model sees the numbered sentences of the pairs that the answer cites, and nothing else. What
it says is checked by `rag.phrasing`; the quotes stay below, whatever it says. When it fails or is
cut off, what was checked by then stays, and the answer says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rag.answers import Answer, Citation, Statement, Status
from rag.citing import cite
from rag.errors import ModelError
from rag.library import Library
from rag.model_failures import told
from rag.phrasing import Numbered, phrase
from rag.quotations import runs_on
from rag.splitting import sentences
from rag.wording import MODEL, speakers

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_SENTENCES = 40  # of one pair's answer that the model is given
_SPEAKING = (Status.ANSWERED, Status.DECLINED, Status.RELATED)


def numbered(answer: Answer, library: Library) -> list[tuple[Numbered, Citation]]:
    """Return the sentences of all cited pairs, numbered, each with its citation.

    Those in a quotation that runs over several are left out: alone they would be the speaker's.
    """
    found: list[tuple[Numbered, Citation]] = []
    for evidence in answer.evidence:
        document = library.document(evidence.source)
        pair = next(p for p in document.pairs if p.numbers == evidence.numbers and p.answer)
        speaker = speakers(document.metadata)  # as Dutch as the words that are checked
        assert pair.answer is not None
        spans = sentences(document.text, pair.answer)[:_SENTENCES]
        for span, quoted in zip(spans, runs_on(document.text, pair.answer, spans), strict=True):
            if quoted:
                continue
            citation = cite(document, pair, span)
            found.append((Numbered(len(found) + 1, citation.quote, speaker), citation))
    return found


def rephrased(
    answer: Answer,
    library: Library,
    model: BaseChatModel,
    timeout: float,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Answer]:
    """Yield the answer with ever more of the model's checked sentences; at least once.

    Sentences that the quotes do not bear out are left out: the quotes stand below.
    """
    words = MODEL[answer.language]
    if answer.status not in _SPEAKING or not answer.evidence:
        yield answer
        return
    given = numbered(answer, library)
    if not given:
        yield answer
        return
    cited = {n.number: citation for n, citation in given}
    said: list[Statement] = []
    withheld = 0
    failed = ""
    try:
        stream = phrase(
            answer.query, [n for n, _ in given], model, answer.language, timeout, cancelled
        )
        for piece in stream:
            if piece.withheld:
                withheld += 1
                continue
            said.append(Statement(piece.text, tuple(cited[n] for n in piece.numbers)))
            yield replace(answer, phrased=tuple(said))
    except ModelError as exc:
        failed = told(exc, answer.language, said=bool(said))
    left = words["withheld"].format(count=withheld) if withheld else ""
    nothing = "" if said or failed else words["nothing"]
    notice = nothing or " ".join(filter(None, [failed, left]))
    yield replace(answer, phrased=tuple(said), notice=notice)
