-- Where the tape was stopped, and what was said to it; closed by the tape's key, which is destroyed with it.
CREATE TABLE stops (
    place  BLOB NOT NULL PRIMARY KEY,
    owner  BLOB NOT NULL,
    sealed BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX stops_of_owner ON stops (owner);

-- What a therapist made of the own session, and what was released to the group; closed by the tape's key.
CREATE TABLE readings (
    place  BLOB NOT NULL PRIMARY KEY,
    owner  BLOB NOT NULL,
    sealed BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX readings_of_owner ON readings (owner);

-- What follows from confirmed findings; closed by the treatment's key.
CREATE TABLE repairs (
    place  BLOB NOT NULL PRIMARY KEY,
    owner  BLOB NOT NULL,
    sealed BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX repairs_of_owner ON repairs (owner);

-- Who observed whose work; outlives the recordings.
CREATE TABLE observations (
    place  BLOB NOT NULL PRIMARY KEY,
    owner  BLOB NOT NULL,
    sealed BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX observations_of_owner ON observations (owner);
