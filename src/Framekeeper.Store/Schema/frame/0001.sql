-- What is sealed tells nobody anything by its place: rows are found by a keyed hash of their id.
CREATE TABLE people (
    place  BLOB NOT NULL PRIMARY KEY,
    sealed BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE ties (
    place  BLOB NOT NULL PRIMARY KEY,
    sealed BLOB NOT NULL
) WITHOUT ROWID;

-- What therapists told of themselves, for the matcher alone: ties, and whom they will not see.
CREATE TABLE declared (
    place  BLOB NOT NULL PRIMARY KEY,
    sealed BLOB NOT NULL
) WITHOUT ROWID;

-- Same or not the same, as a person decided.
CREATE TABLE decisions (
    place  BLOB NOT NULL PRIMARY KEY,
    sealed BLOB NOT NULL
) WITHOUT ROWID;

-- Prospective clients. Each has a key of its own, which is destroyed with the row.
CREATE TABLE intakes (
    id      TEXT NOT NULL PRIMARY KEY,
    opened  TEXT NOT NULL,
    deletes TEXT NULL,                   -- the moment after which the person is forgotten; null once they are a client
    sealed  BLOB NOT NULL
) WITHOUT ROWID;

-- Who asked what of whom, what was answered, what was decided.
CREATE TABLE clearances (
    id      TEXT NOT NULL PRIMARY KEY,
    intake  TEXT NOT NULL REFERENCES intakes (id) ON DELETE CASCADE,
    asked   TEXT NOT NULL,
    sealed  BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX clearances_of_intake ON clearances (intake);

-- Ties between those who are therapist and client already, as the sweep has found them.
CREATE TABLE noticed (
    place   BLOB NOT NULL PRIMARY KEY,
    noticed TEXT NOT NULL,
    sealed  BLOB NOT NULL
) WITHOUT ROWID;

-- Which records are, or may be, one person's: what the linking found at the last import.
CREATE TABLE links (
    place  BLOB NOT NULL PRIMARY KEY,
    sealed BLOB NOT NULL
) WITHOUT ROWID;
