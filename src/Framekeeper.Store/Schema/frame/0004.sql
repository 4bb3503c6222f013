-- What recorded people agreed to. The code that withdraws a consent is nowhere: its keyed hash is.
CREATE TABLE consents (
    place  BLOB NOT NULL PRIMARY KEY,
    owner  BLOB NOT NULL,                -- the treatment
    code   BLOB NOT NULL,
    sealed BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX consents_of_treatment ON consents (owner);
CREATE UNIQUE INDEX consent_of_code ON consents (code);

-- Recordings, all but what is said in them; a destroyed one keeps its row, so that it can be told who saw it.
CREATE TABLE tapes (
    place  BLOB NOT NULL PRIMARY KEY,
    owner  BLOB NOT NULL,                -- the treatment
    sealed BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX tapes_of_treatment ON tapes (owner);

-- What puts the destruction of a recording off, closed by the recording's own key.
CREATE TABLE holds (
    place  BLOB NOT NULL PRIMARY KEY,
    owner  BLOB NOT NULL,                -- the recording
    sealed BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX holds_of_tape ON holds (owner);

CREATE TABLE certificates (
    place  BLOB NOT NULL PRIMARY KEY,
    sealed BLOB NOT NULL
) WITHOUT ROWID;

-- Who watches together.
CREATE TABLE viewers (
    place  BLOB NOT NULL PRIMARY KEY,
    sealed BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE settings (
    place  BLOB NOT NULL PRIMARY KEY,
    sealed BLOB NOT NULL
) WITHOUT ROWID;
