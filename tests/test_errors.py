"""The tree of errors: everything that is raised on purpose can be caught as one."""

import inspect

import pytest

from rag import errors

ALL = [c for _, c in inspect.getmembers(errors, inspect.isclass) if c.__module__ == errors.__name__]


@pytest.mark.parametrize("error", ALL, ids=lambda e: e.__name__)
def test_all_are_rag_errors_and_not_of_another_tree(error):
    assert issubclass(error, errors.RagError)
    assert not issubclass(error, KeyError | OSError | ValueError)


def test_a_mismatch_is_an_error_of_the_library():
    with pytest.raises(errors.LibraryError, match="other encoder"):
        raise errors.IndexMismatch("built with an other encoder")


def test_the_tree_in_the_docstring_is_the_tree():
    drawn = errors.__doc__ or ""
    assert [e.__name__ for e in ALL if e.__name__ not in drawn] == []


@pytest.mark.parametrize("error", ALL, ids=lambda e: e.__name__)
def test_the_message_is_shown_as_it_was_written(error):
    text = "found 'x', expected y; run python ingest.py"
    assert str(error(text)) == text  # a KeyError would put it in quotation marks
