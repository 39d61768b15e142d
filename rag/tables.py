"""The library's tables. Names, parties and ministries are kept folded, for searching.

`standing` is what may be found: documents that are not being deleted and for which no duplicate
stands (`duplicates`: a source, and the document that stands for it). `copies` holds the names
of files with the very bytes of a document. `topics` holds each document's subject and questions.
"""

VERSION = "5"  # of the tables, and of how answers are cut into passages and sentences

TABLES = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS documents (
    source TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    kind TEXT NOT NULL,
    identifier TEXT NOT NULL,
    question_number TEXT NOT NULL,
    subject TEXT NOT NULL,
    submitted TEXT,
    received TEXT,
    pairs INTEGER NOT NULL,
    passages INTEGER NOT NULL,
    indexed INTEGER NOT NULL DEFAULT 0,
    deleted INTEGER NOT NULL DEFAULT 0,
    body TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS documents_hash ON documents (content_hash);
CREATE INDEX IF NOT EXISTS documents_path ON documents (path);
CREATE INDEX IF NOT EXISTS documents_pending ON documents (indexed, deleted);
CREATE INDEX IF NOT EXISTS documents_received ON documents (received);
CREATE TABLE IF NOT EXISTS passages (
    key TEXT PRIMARY KEY,
    source TEXT NOT NULL REFERENCES documents (source) ON DELETE CASCADE,
    numbers TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    context TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS passages_source ON passages (source);
CREATE TABLE IF NOT EXISTS people (
    source TEXT NOT NULL REFERENCES documents (source) ON DELETE CASCADE,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    belongs TEXT NOT NULL,
    code TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS people_source ON people (source);
CREATE TABLE IF NOT EXISTS links (
    source TEXT NOT NULL REFERENCES documents (source) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    target TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS links_source ON links (source);
CREATE INDEX IF NOT EXISTS links_target ON links (target);
CREATE TABLE IF NOT EXISTS fingerprints (
    source TEXT NOT NULL REFERENCES documents (source) ON DELETE CASCADE,
    digest TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS fingerprints_source ON fingerprints (source);
CREATE INDEX IF NOT EXISTS fingerprints_digest ON fingerprints (digest);
CREATE TABLE IF NOT EXISTS matters (
    source TEXT NOT NULL REFERENCES documents (source) ON DELETE CASCADE,
    key TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS matters_source ON matters (source);
CREATE INDEX IF NOT EXISTS matters_key ON matters (key);
CREATE TABLE IF NOT EXISTS duplicates (
    source TEXT PRIMARY KEY REFERENCES documents (source) ON DELETE CASCADE,
    document TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS duplicates_document ON duplicates (document);
CREATE TABLE IF NOT EXISTS copies (
    source TEXT NOT NULL REFERENCES documents (source) ON DELETE CASCADE,
    name TEXT NOT NULL,
    PRIMARY KEY (source, name)
);
CREATE VIRTUAL TABLE IF NOT EXISTS topics USING fts5
    (source UNINDEXED, words, tokenize = "unicode61 remove_diacritics 2", prefix = '4 6');
CREATE VIEW IF NOT EXISTS standing AS
    SELECT * FROM documents
    WHERE deleted = 0 AND source NOT IN (SELECT source FROM duplicates);
"""
