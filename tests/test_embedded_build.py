"""The embedded model is made of the weight file; torch is imported where it is needed only."""

from pathlib import Path

import numpy as np
import pytest
from tiny_model import HIDDEN, write_weights

from rag.embedded import open_session
from rag.embedded_weights import Weights, read


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Weights:
    return read(write_weights(tmp_path_factory.mktemp("weights") / "tiny.bin"))


def test_the_model_holds_the_files_tensors(weights: Weights) -> None:
    from rag.embedded_build import bert

    state = bert(weights).state_dict()
    found = state["encoder.layer.1.output.dense.weight"].numpy()
    np.testing.assert_array_equal(found.reshape(-1), weights.tensor("l1.fo.w"))
    assert found.shape == (HIDDEN, 64)


def test_scaling_tokens_changes_nothing_but_rounding() -> None:
    import torch

    from rag.embedded_build import TokenScaled

    linear = torch.nn.Linear(16, 8)
    tokens = torch.randn(1, 5, 16) * torch.tensor([1e-3, 1.0, 50.0, 0.0, 2.0])[None, :, None]
    torch.testing.assert_close(TokenScaled(linear)(tokens), linear(tokens))


def test_the_int8_model_stays_close_to_fp32_at_any_length(weights: Weights, tmp_path: Path) -> None:
    import torch

    from rag.embedded_build import MIDDLE, bert, build, projection

    path = tmp_path / "model.onnx"
    build(weights, path)
    session, model = open_session(path.read_bytes()), bert(weights)
    assert [p.name for p in tmp_path.iterdir()] == ["model.onnx"]
    for length in (2, 11, 24):
        embeddings = weights.embeddings(range(length))[np.newaxis]
        with torch.inference_mode():
            inputs = torch.from_numpy(embeddings)
            states = model(inputs_embeds=inputs, output_hidden_states=True).hidden_states
            middle = states[min(MIDDLE, len(states) - 1)] @ projection(HIDDEN)
        found = session.run(None, {"embeddings": embeddings})
        for close, exact in zip(found, (states[-1].numpy(), middle.numpy()), strict=True):
            assert close.shape == exact.shape
            cosines = (close * exact).sum(-1) / np.linalg.norm(close, axis=-1)
            assert (cosines / np.linalg.norm(exact, axis=-1)).min() > 0.999


def test_the_directions_kept_are_at_right_angles() -> None:
    import torch

    from rag.embedded_build import projection

    kept = projection(384)
    assert kept.shape == (384, 128)
    torch.testing.assert_close(kept.T @ kept, torch.eye(128), atol=2e-3, rtol=0)
