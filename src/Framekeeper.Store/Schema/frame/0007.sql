-- Platforms that call the HTTP API. Of a key there is a keyed hash alone.
CREATE TABLE clientkeys (
    place  BLOB NOT NULL PRIMARY KEY,
    sealed BLOB NOT NULL
) WITHOUT ROWID;

-- What a platform's therapists and clients agreed on; closed by the platform's own key.
CREATE TABLE dyads (
    place  BLOB NOT NULL PRIMARY KEY,
    owner  BLOB NOT NULL,
    sealed BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX dyads_of_owner ON dyads (owner);

-- Answers kept for a day, so that a request that is sent twice is answered alike.
CREATE TABLE answers (
    place  BLOB NOT NULL PRIMARY KEY,
    until  TEXT NOT NULL,
    sealed BLOB NOT NULL
) WITHOUT ROWID;

-- That a therapist took a message as it was, and why; closed by the treatment's key. The message is not kept.
CREATE TABLE overrides (
    place  BLOB NOT NULL PRIMARY KEY,
    owner  BLOB NOT NULL,
    sealed BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX overrides_of_owner ON overrides (owner);

-- What is counted for the clinic as a whole, and never for a person.
CREATE TABLE counts (
    name TEXT NOT NULL PRIMARY KEY,
    n    INTEGER NOT NULL
) WITHOUT ROWID;
