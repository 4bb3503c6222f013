-- Who did what, when: only ever added to. Each entry's mark covers the one before it, so that none can be changed or left out unseen.
CREATE TABLE audit (
    n      INTEGER NOT NULL PRIMARY KEY,
    at     TEXT NOT NULL,
    sealed BLOB NOT NULL,
    mark   BLOB NOT NULL
);
CREATE TRIGGER audit_keeps_entries BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
CREATE TRIGGER audit_loses_none BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
