-- What a database says of itself: that it holds an invented clinic, and must never be taken for a real one.
CREATE TABLE marks (
    name TEXT NOT NULL PRIMARY KEY,
    at   TEXT NOT NULL
) WITHOUT ROWID;
