"""What went wrong with a language model, and how a reader is told; pure.

Libraries raise errors of their own, in English; a reader is told in the language of the page
what happened, with their words in brackets where they may help.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rag.errors import ModelEmpty, ModelError, ModelStopped, ModelTimeout, ModelUnreachable

_LATE = frozenset(("TimeoutError", "APITimeoutError", "TimeoutException"))
_AWAY = frozenset(("ConnectionError", "APIConnectionError", "ConnectError"))
_SILENT = "No generation chunks"  # how LangChain begins to say that a reply was empty
_LONGEST = 200  # characters of a library's words

_WORDS: Mapping[type[ModelError], tuple[str, str]] = MappingProxyType(
    {
        ModelTimeout: (
            "Het taalmodel had te veel tijd nodig en is afgebroken",
            "The language model took too long and was cut off",
        ),
        ModelStopped: ("Het taalmodel is gestopt", "The language model was stopped"),
        ModelUnreachable: (
            "De server van het taalmodel is niet bereikbaar",
            "The language model's server cannot be reached",
        ),
        ModelEmpty: ("Het taalmodel zei niets", "The language model said nothing"),
    }
)
_FAILED = ("Het taalmodel gaf een fout", "The language model gave an error")
_REST: Mapping[bool, tuple[str, str]] = MappingProxyType(
    {
        True: (
            "; wat het al zei en de citaten dragen, blijft staan.",
            "; what it had said and the quotes bear out stays.",
        ),
        False: (
            "; hieronder staan de citaten zelf.",
            "; the quotes themselves are below.",
        ),
    }
)


def translated(error: BaseException) -> ModelError:
    """Return the error that a model's library raised as one of ours."""
    kinds = {kind.__name__ for kind in type(error).__mro__}
    words = _short(error)
    if kinds & _LATE:
        return ModelTimeout(f"the language model took too long: {words}")
    if kinds & _AWAY:
        return ModelUnreachable(f"the language model cannot be reached: {words}")
    if words.startswith(_SILENT):
        return ModelEmpty("the language model said nothing")
    return ModelError(f"the language model failed: {words}")


def told(error: ModelError, language: str, *, said: bool) -> str:
    """Return what happened in one sentence; `said` is whether anything is shown of the model."""
    english = language == "en"
    what = _WORDS.get(type(error), _FAILED)[english]
    technical = error.__cause__ if type(error) in (ModelError, ModelUnreachable) else None
    details = f" ({_short(technical)})" if technical else ""
    return f"{what}{details}{_REST[said][english]}"


def _short(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:_LONGEST]
