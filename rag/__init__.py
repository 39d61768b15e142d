"""Kamerantwoord: ask what the Dutch government answered, and see the words themselves.

Importing this package loads no model, no vector store and no user interface; every heavy
library is imported by the module that drives it, when that module is first needed.
"""

__version__ = "0.2.0"
