-- The wrapped keys, in a file of their own that the ordinary backup leaves out. Destroying a row is deleting all that its key closed.
CREATE TABLE keys (
    name    TEXT NOT NULL PRIMARY KEY,   -- what it opens: people, ties, intake/…
    wrapped BLOB NOT NULL,               -- 32 bytes under the master key
    made    TEXT NOT NULL
) WITHOUT ROWID;
