"""Settings: from the environment, unknown keys refused."""

import dataclasses
from pathlib import Path

import pytest

from rag.errors import SettingsError
from rag.settings import PREFIX, Settings


def test_defaults_without_an_environment():
    assert Settings.from_env({}) == Settings()


def test_values_come_from_the_environment_in_their_own_type():
    environ = {
        f"{PREFIX}PORT": "8080",
        f"{PREFIX}INDEX": "elsewhere",
        f"{PREFIX}QUERY_PREFIX": "vraag: ",
        "PATH": "/bin",
    }
    settings = Settings.from_env(environ)
    assert (settings.port, settings.index) == (8080, Path("elsewhere"))
    assert settings.query_prefix == "vraag: "


def test_the_real_environment_is_the_default(monkeypatch):
    monkeypatch.setenv(f"{PREFIX}PASSAGE_WORDS", "99")
    assert Settings.from_env().passage_words == 99


def test_an_override_goes_before_the_environment_and_none_overrides_nothing():
    environ = {f"{PREFIX}HOST": "0.0.0.0", f"{PREFIX}PORT": "8080"}
    settings = Settings.from_env(environ, host="127.0.0.1", port=None)
    assert (settings.host, settings.port) == ("127.0.0.1", 8080)


def test_an_unknown_key_is_refused_and_the_known_ones_are_listed():
    with pytest.raises(SettingsError, match=f"{PREFIX}COLOUR is not a setting.*{PREFIX}PORT"):
        Settings.from_env({f"{PREFIX}COLOUR": "red"})


def test_a_word_where_a_number_is_due_is_refused():
    with pytest.raises(SettingsError, match="PORT is 'veel'; expected a number"):
        Settings.from_env({f"{PREFIX}PORT": "veel"})


@pytest.mark.parametrize("name", ["passage_words", "candidates"])
@pytest.mark.parametrize("value", [0, -3])
def test_counts_are_at_least_one(name, value):
    with pytest.raises(SettingsError, match=f"{name} is {value}; expected 1 or more"):
        Settings(**{name: value})


def test_paths_of_the_home_folder_are_expanded(monkeypatch):
    monkeypatch.setenv("HOME", "/home/someone")
    settings = Settings.from_env({f"{PREFIX}INDEX": "~/index"})
    assert settings.index == Path("/home/someone/index")
    assert settings.cache.is_relative_to("/home/someone")


def test_only_what_shapes_an_index_is_part_of_what_built_it():
    built = Settings(port=1, candidates=7).built_with()
    assert built == Settings().built_with()
    assert set(built) == set(Settings.BUILD)
    assert Settings(passage_words=10).built_with() != built
    assert Settings(encoder="another/model").built_with() != built


def test_settings_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().port = 1
