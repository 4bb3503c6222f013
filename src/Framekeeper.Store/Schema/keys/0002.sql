-- How far the audit log has come, in another file than the log: cutting off its end is seen.
CREATE TABLE audited (
    one  INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    n    INTEGER NOT NULL,
    mark BLOB NOT NULL
);
