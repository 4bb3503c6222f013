-- Papers that somebody signed, scanned; closed by the treatment's key.
CREATE TABLE scans (
    place  BLOB NOT NULL PRIMARY KEY,
    owner  BLOB NOT NULL,
    sealed BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX scans_of_owner ON scans (owner);
