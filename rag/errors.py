"""Every error this program raises on purpose, in one tree.

    RagError
    ├── SettingsError     a setting is unknown or has an impossible value
    ├── ReadError         a file cannot be turned into text
    ├── ParseError        a text is not a Kamervraag document
    ├── EncoderError      the model cannot be prepared or used
    ├── LibraryError      the library cannot be opened, read or written
    │   └── IndexMismatch the index was built with other settings
    ├── NotFoundError     a source, a pair or a file that does not exist
    ├── CitationError     a quote is not, character for character, in an answer
    └── ModelError        the optional language model failed
        ├── ModelTimeout      it took longer than it may
        ├── ModelStopped      nobody waits for it any more
        ├── ModelUnreachable  its server does not answer
        └── ModelEmpty        it said nothing

A message says what was found, what was expected, and what to do about it. Errors of other
libraries are translated where those libraries are called.
"""


class RagError(Exception):
    """Base of every error that a user can act upon."""


class SettingsError(RagError):
    """A setting is unknown or has an impossible value."""


class ReadError(RagError):
    """A file cannot be turned into text."""


class ParseError(RagError):
    """A text is not a Kamervraag document."""


class EncoderError(RagError):
    """The encoder's model cannot be prepared or used."""


class LibraryError(RagError):
    """The library cannot be opened, read or written."""


def missing(folder: object) -> str:
    """Return what to say when a search index is not there."""
    return (
        f"{folder}: a search index is missing or incomplete; make it again: "
        f"python ingest.py --rebuild --index {folder}"
    )


class IndexMismatch(LibraryError):
    """The index was built with settings other than those now in force."""


class NotFoundError(RagError):
    """A source, a pair or a file that does not exist."""


class CitationError(RagError):
    """A quote is not, character for character, in the stored answer."""


class ModelError(RagError):
    """The optional language model failed or is not configured."""


class ModelTimeout(ModelError):
    """The language model took longer than it may."""


class ModelStopped(ModelError):
    """The language model was stopped: nobody waits for it any more."""


class ModelUnreachable(ModelError):
    """The language model's server does not answer."""


class ModelEmpty(ModelError):
    """The language model said nothing."""
