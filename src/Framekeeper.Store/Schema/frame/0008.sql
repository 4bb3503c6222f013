-- Who of the roster an account is, sealed within the column: by it the desk knows whose ties are the account's own.
ALTER TABLE accounts ADD COLUMN Person TEXT NULL;
