-- What was drawn by chance in each week, and what its reviewers said: recordings by id, acts and turns, without words.
CREATE TABLE samples (
    place  BLOB NOT NULL PRIMARY KEY,
    sealed BLOB NOT NULL
) WITHOUT ROWID;

-- Who is to look at a finding; closed by the treatment's key.
CREATE TABLE assignments (
    place  BLOB NOT NULL PRIMARY KEY,
    owner  BLOB NOT NULL,
    sealed BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX assignments_of_owner ON assignments (owner);
