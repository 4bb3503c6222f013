-- One or more therapists and one or more clients under one agreement line.
CREATE TABLE treatments (
    place  BLOB NOT NULL PRIMARY KEY,
    sealed BLOB NOT NULL
) WITHOUT ROWID;

-- What was agreed, each version with who signed it; closed by the treatment's key.
CREATE TABLE agreements (
    place  BLOB NOT NULL PRIMARY KEY,
    owner  BLOB NOT NULL,
    sealed BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX agreements_of_owner ON agreements (owner);

-- What was said on a tape; closed by the tape's key, which is destroyed with it.
CREATE TABLE transcripts (
    place  BLOB NOT NULL PRIMARY KEY,
    owner  BLOB NOT NULL,
    sealed BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX transcripts_of_owner ON transcripts (owner);

-- Findings with their words; closed by the tape's key, those in deeds by the treatment's.
CREATE TABLE findings (
    place  BLOB NOT NULL PRIMARY KEY,
    owner  BLOB NOT NULL,
    sealed BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX findings_of_owner ON findings (owner);

-- What people decided of each finding, without words of a session, so that it outlives the tape; closed by the treatment's key.
CREATE TABLE standings (
    place  BLOB NOT NULL PRIMARY KEY,
    owner  BLOB NOT NULL,
    sealed BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX standings_of_owner ON standings (owner);

-- Payments, gifts, meetings and contacts that were logged; closed by the treatment's key.
CREATE TABLE deeds (
    place  BLOB NOT NULL PRIMARY KEY,
    owner  BLOB NOT NULL,
    sealed BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX deeds_of_owner ON deeds (owner);
