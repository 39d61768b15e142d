"""What a model's library raises, as a reader is told."""

import pytest

from rag.errors import ModelEmpty, ModelError, ModelTimeout, ModelUnreachable
from rag.model_failures import told, translated


class APIConnectionError(Exception):
    pass


class APITimeoutError(APIConnectionError):
    pass


@pytest.mark.parametrize(
    ("raised", "kind", "said"),
    [
        (TimeoutError("read"), ModelTimeout, "had te veel tijd nodig en is afgebroken;"),
        (APITimeoutError("Request timed out."), ModelTimeout, "had te veel tijd nodig"),
        (ConnectionRefusedError("refused"), ModelUnreachable, "niet bereikbaar (refused);"),
        (APIConnectionError("Connection error."), ModelUnreachable, "(Connection error.);"),
        (ValueError("No generation chunks were returned"), ModelEmpty, "zei niets;"),
        (ValueError("model not found\nline"), ModelError, "gaf een fout (model not found);"),
        (RuntimeError(), ModelError, "gaf een fout (RuntimeError);"),
    ],
)
def test_what_a_library_raises_is_told_in_the_language_of_the_page(
    raised: Exception, kind: type[ModelError], said: str
) -> None:
    error = translated(raised)
    error.__cause__ = raised
    assert type(error) is kind
    assert said in told(error, "nl", said=False)
    assert told(error, "nl", said=False).endswith("; hieronder staan de citaten zelf.")
    assert told(error, "nl", said=True).endswith("dragen, blijft staan.")
    assert told(error, "en", said=False).startswith("The language model")
