"""Build the embedded model's int8 ONNX graph from its weights: torch, once, at preparation.

The graph takes word embeddings, (texts, tokens, hidden), and returns the last hidden state of the
same shape, and the middle layer's in 128 directions. The word table stays where it is, in 4 bits:
an int8 copy would be larger and less exact. Dynamic int8 quantisation has one scale for a whole
activation, and in this model a few tokens have values tens of times larger than the others'; the
two feed-forward products of a layer therefore scale each token to its own largest value first
(`TokenScaled`).
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from transformers import BertConfig, BertModel

from rag.embedded_weights import Weights

MIDDLE = 8  # the layer whose token vectors tell neighbouring answers apart best: docs/retrieval.md
PROJECTION = Path(__file__).with_name("middle.npy")
EMBEDDINGS = {
    "position_embeddings.weight": "emb.pos",
    "token_type_embeddings.weight": "emb.type",
    "LayerNorm.weight": "emb.ln.w",
    "LayerNorm.bias": "emb.ln.b",
}
LAYER = {
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "ao",
    "attention.output.LayerNorm": "aln",
    "intermediate.dense": "fi",
    "output.dense": "fo",
    "output.LayerNorm": "oln",
}


def bert(weights: Weights) -> Any:
    """Return the model as a `BertModel` in fp32, without a word table: feed `inputs_embeds`."""
    model = BertModel(_config(weights), add_pooling_layer=False).eval()
    state = model.state_dict()
    for name, source in _names(weights.sizes.layers).items():
        values = torch.from_numpy(weights.tensor(source))
        state[name].copy_(values.reshape(state[name].shape))
    return model


def build(weights: Weights, path: Path, *, scaled: bool = True, per_channel: bool = True) -> None:
    """Write the int8 ONNX model to `path`; `scaled` and `per_channel` off is for comparing."""
    raw = path.with_suffix(".fp32.onnx")
    export(weights, raw, scaled=scaled)
    quantise(raw, path, per_channel=per_channel)
    raw.unlink()


def export(weights: Weights, path: Path, *, scaled: bool) -> None:
    """Write the fp32 ONNX model to `path`, with each token scaled in the feed-forward part."""
    model = bert(weights)
    if scaled:
        for layer in model.encoder.layer:
            layer.intermediate.dense = TokenScaled(layer.intermediate.dense)
            layer.output.dense = TokenScaled(layer.output.dense)
    with _quiet():
        torch.onnx.export(
            _Layers(model, projection(weights.sizes.hidden)),
            (torch.randn(2, 7, weights.sizes.hidden),),
            str(path),
            dynamo=False,
            input_names=["embeddings"],
            output_names=["hidden", "middle"],
            dynamic_axes={
                name: {0: "texts", 1: "tokens"} for name in ("embeddings", "hidden", "middle")
            },
            opset_version=17,
        )


def quantise(source: Path, target: Path, *, per_channel: bool = True) -> None:
    """Write `source` to `target` with the products by weights in int8."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with _quiet():
        quantize_dynamic(
            source,
            target,
            op_types_to_quantize=["MatMul"],
            per_channel=per_channel,
            weight_type=QuantType.QUInt8,
            extra_options={"MatMulConstBOnly": True},
        )


class TokenScaled(nn.Module):
    """A linear layer that brings each token to a largest value of 1, and back afterwards."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.weight = nn.Parameter(linear.weight.T.contiguous())
        self.bias = linear.bias

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        """Return what the linear layer itself returns, up to rounding."""
        largest = tokens.abs().amax(-1, keepdim=True) + 1e-9
        return torch.matmul(tokens / largest, self.weight) * largest + self.bias


def projection(hidden: int) -> torch.Tensor:
    """Return the directions kept of the middle layer, (hidden, 128 or fewer).

    They are the first principal components (uncentred) of that layer's vectors of the tokens of
    real answers, without any question or label; for a model of another width, its first columns.
    """
    stored = torch.from_numpy(np.load(PROJECTION).astype(np.float32))
    return stored if stored.shape[0] == hidden else torch.eye(hidden)[:, : stored.shape[1]]


class _Layers(nn.Module):
    """The part of a `BertModel` that is exported; texts of one length need no mask."""

    def __init__(self, model: nn.Module, kept: torch.Tensor) -> None:
        super().__init__()
        self.model = model
        self.kept = nn.Parameter(kept)

    def forward(self, embeddings: torch.Tensor) -> Any:
        found = self.model(inputs_embeds=embeddings, output_hidden_states=True)
        middle = found.hidden_states[min(MIDDLE, len(found.hidden_states) - 1)]
        return found.last_hidden_state, torch.matmul(middle, self.kept)


def _config(weights: Weights) -> Any:
    sizes = weights.sizes
    return BertConfig(
        vocab_size=1,
        hidden_size=sizes.hidden,
        num_hidden_layers=sizes.layers,
        num_attention_heads=sizes.heads,
        intermediate_size=sizes.feed_forward,
        max_position_embeddings=sizes.positions,
        type_vocab_size=sizes.types,
        layer_norm_eps=sizes.epsilon,
        pad_token_id=None,
    )


def _names(layers: int) -> dict[str, str]:
    names = {f"embeddings.{name}": source for name, source in EMBEDDINGS.items()}
    for n in range(layers):
        for name, source in LAYER.items():
            names[f"encoder.layer.{n}.{name}.weight"] = f"l{n}.{source}.w"
            names[f"encoder.layer.{n}.{name}.bias"] = f"l{n}.{source}.b"
    return names


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the exporter's and the quantiser's advice to developers off a user's screen."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
