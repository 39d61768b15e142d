"""LangChain chat models, loaded by one setting; none is used unless it is set.

`ollama:llama3.1` and `http://host:port/v1#name` speak to any OpenAI-compatible server,
`openai:gpt-4o-mini` to the hosted one; other names go to LangChain's own `init_chat_model`.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rag.errors import SettingsError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_OLLAMA = "http://localhost:11434/v1"
_NEAR = frozenset({"localhost", "127.0.0.1", "::1"})
_KINDS = "ollama:MODEL, http://HOST:PORT/v1#MODEL, openai:MODEL, or PROVIDER:MODEL"


def leaves_machine(name: str) -> bool:
    """Say whether text is sent to another machine when this model is asked."""
    address, _ = _server(name)
    return address is None or urlsplit(address).hostname not in _NEAR


def load(name: str, timeout: float) -> BaseChatModel:
    """Load the chat model that a setting names; `timeout` is in seconds.

    Raises `SettingsError` when the name is none, a key is missing, or a package is.
    """
    provider, _, model = name.partition(":")
    if not provider or not model:
        raise SettingsError(f"model is {name!r}; expected {_KINDS}")
    address, served = _server(name)
    if address is not None:
        from langchain_openai import ChatOpenAI

        return ChatOpenAI(
            model=served,
            base_url=address,
            api_key=_key(os.environ.get("OPENAI_API_KEY") or "none"),
            timeout=timeout,
            temperature=0,
            seed=1,
            max_retries=1,
        )
    return _elsewhere(name, provider, timeout)


def _server(name: str) -> tuple[str | None, str]:
    """Return the address of an OpenAI-compatible server and the model's name there."""
    if name.startswith(("http://", "https://")):
        address, _, model = name.partition("#")
        if not model or not urlsplit(address).hostname:
            raise SettingsError(f"model is {name!r}; expected {_KINDS}")
        return address, model
    provider, _, model = name.partition(":")
    return (_OLLAMA, model) if provider == "ollama" else (None, model)


def _elsewhere(name: str, provider: str, timeout: float) -> BaseChatModel:
    if provider == "openai" and not os.environ.get("OPENAI_API_KEY"):
        raise SettingsError(f"{name} needs a key: set OPENAI_API_KEY")
    from langchain.chat_models import init_chat_model

    try:
        made: BaseChatModel = init_chat_model(name, temperature=0, timeout=timeout, max_retries=1)
    except ImportError as exc:
        raise SettingsError(
            f"{name} needs a package that is not installed: pip install langchain-{provider}"
        ) from exc
    except (ValueError, TypeError, RuntimeError, OSError) as exc:
        raise SettingsError(f"{name} cannot be used ({exc}); expected {_KINDS}") from exc
    return made


def _key(value: str):  # type: ignore[no-untyped-def]
    from pydantic import SecretStr

    return SecretStr(value)
