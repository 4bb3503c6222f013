-- One or more therapists and one or more clients under one agreement line.
CREATE TABLE treatments (
    place  BLOB NOT NULL PRIMARY KEY,
    sealed BLOB NOT NULL
) WITHOUT ROWID;
