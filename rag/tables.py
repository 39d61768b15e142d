"""The library's tables. Names, parties and ministries are kept folded, for searching."""

VERSION = "1"

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
"""
