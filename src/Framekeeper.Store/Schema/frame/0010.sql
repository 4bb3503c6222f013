-- What was consulted about where professionals differ, a row a version; closed by the treatment's key.
CREATE TABLE consultations (
    place  BLOB NOT NULL PRIMARY KEY,
    owner  BLOB NOT NULL,
    sealed BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX consultations_of_owner ON consultations (owner);
