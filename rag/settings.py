"""Settings: one frozen dataclass, filled from the environment; unknown keys are errors."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, ClassVar

from rag.errors import SettingsError

PREFIX = "KAMERANTWOORD_"
EMBEDDED = "embedded"
STATIC = "static"  # its word vectors alone: fast, for very large corpora


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be chosen. Each field is read from `KAMERANTWOORD_<FIELD>` in capitals.

    Fields listed in `BUILD` decide what an index contains: an index built with other values of
    those is refused.
    """

    index: Path = Path("index")
    cache: Path = Path("~/.cache/kamerantwoord")
    encoder: str = EMBEDDED  # or STATIC, or the name of any sentence-transformers model
    query_prefix: str = "query: "
    passage_prefix: str = "passage: "
    passage_words: int = 160  # the longest passage, in words
    candidates: int = 45  # passages asked of each index
    confidence: float = 0.25  # below this an answer is shown as related only: docs/retrieval.md
    model: str = ""  # a language model, such as ollama:llama3.1; empty is none
    model_timeout: float = 30.0  # seconds that it may take
    host: str = "127.0.0.1"
    port: int = 7860

    BUILD: ClassVar[tuple[str, ...]] = (
        "encoder",
        "query_prefix",
        "passage_prefix",
        "passage_words",
    )

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None, **overrides: Any) -> Settings:
        """Read settings from `environ` (default: the process's), `overrides` first.

        Raises `SettingsError` on an unknown `KAMERANTWOORD_…` key or an impossible value.
        """
        known = {f.name: f.default for f in fields(cls)}
        values: dict[str, Any] = {}
        for key, text in (os.environ if environ is None else environ).items():
            if key.startswith(PREFIX):
                values[_known(key, known)] = text
        for name in list(values):
            values[name] = _convert(name, values[name], type(known[name]))
        return cls(**(values | {k: v for k, v in overrides.items() if v is not None}))

    def __post_init__(self) -> None:
        for name in ("passage_words", "candidates"):
            if getattr(self, name) < 1:
                raise SettingsError(f"{name} is {getattr(self, name)}; expected 1 or more")
        if not 0 <= self.confidence <= 1:
            raise SettingsError(f"confidence is {self.confidence}; expected 0 to 1")
        object.__setattr__(self, "index", Path(self.index).expanduser())
        object.__setattr__(self, "cache", Path(self.cache).expanduser())

    def built_with(self) -> dict[str, str]:
        """Return the settings that decide what an index contains, as text."""
        return {name: str(getattr(self, name)) for name in self.BUILD}


def _known(key: str, known: Mapping[str, Any]) -> str:
    name = key.removeprefix(PREFIX).lower()
    if name not in known:
        names = ", ".join(PREFIX + n.upper() for n in known)
        raise SettingsError(f"{key} is not a setting; known are {names}")
    return name


def _convert(name: str, text: str, kind: type) -> Any:
    if kind not in (int, float):
        return text
    try:
        return kind(text)
    except ValueError as exc:
        raise SettingsError(f"{PREFIX}{name.upper()} is {text!r}; expected a number") from exc
