-- Who signs in, as ASP.NET Core Identity keeps it (schema version 3). Names, addresses, roles, secrets of authenticators, recovery codes and password hashes are sealed
-- within their columns; the normalized columns hold keyed hashes, to be looked up by.
CREATE TABLE accounts (
    Id                   TEXT NOT NULL PRIMARY KEY,
    Name                 TEXT NOT NULL,
    Roles                TEXT NOT NULL,
    Disabled             TEXT NULL,
    LastStep             INTEGER NOT NULL,  -- the half minute whose code was last accepted: a code is good once
    UserName             TEXT NULL,
    NormalizedUserName   TEXT NULL,
    Email                TEXT NULL,
    NormalizedEmail      TEXT NULL,
    EmailConfirmed       INTEGER NOT NULL,
    PasswordHash         TEXT NULL,
    SecurityStamp        TEXT NULL,
    ConcurrencyStamp     TEXT NULL,
    PhoneNumber          TEXT NULL,
    PhoneNumberConfirmed INTEGER NOT NULL,
    TwoFactorEnabled     INTEGER NOT NULL,
    LockoutEnd           TEXT NULL,
    LockoutEnabled       INTEGER NOT NULL,
    AccessFailedCount    INTEGER NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX accounts_by_name ON accounts (NormalizedUserName);
CREATE UNIQUE INDEX accounts_by_email ON accounts (NormalizedEmail);

CREATE TABLE account_claims (
    Id         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    UserId     TEXT NOT NULL REFERENCES accounts (Id) ON DELETE CASCADE,
    ClaimType  TEXT NULL,
    ClaimValue TEXT NULL
);

CREATE TABLE account_logins (
    LoginProvider       TEXT NOT NULL,
    ProviderKey         TEXT NOT NULL,
    ProviderDisplayName TEXT NULL,
    UserId              TEXT NOT NULL REFERENCES accounts (Id) ON DELETE CASCADE,
    PRIMARY KEY (LoginProvider, ProviderKey)
) WITHOUT ROWID;

CREATE TABLE account_tokens (
    UserId        TEXT NOT NULL REFERENCES accounts (Id) ON DELETE CASCADE,
    LoginProvider TEXT NOT NULL,
    Name          TEXT NOT NULL,
    Value         TEXT NULL,
    PRIMARY KEY (UserId, LoginProvider, Name)
) WITHOUT ROWID;

CREATE TABLE account_passkeys (
    CredentialId BLOB NOT NULL PRIMARY KEY,
    UserId       TEXT NOT NULL REFERENCES accounts (Id) ON DELETE CASCADE,
    Data         TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX passkeys_of_account ON account_passkeys (UserId);

-- The keys that close cookies and forms (ASP.NET Core Data Protection).
CREATE TABLE ring (
    place  BLOB NOT NULL PRIMARY KEY,
    sealed BLOB NOT NULL
) WITHOUT ROWID;

-- Links that let somebody in once; of their codes there are keyed hashes alone.
CREATE TABLE invitations (
    place  BLOB NOT NULL PRIMARY KEY,
    sealed BLOB NOT NULL
) WITHOUT ROWID;

-- Who is signed in where. A browser holds the number of its row, and nothing else.
CREATE TABLE signedin (
    place  BLOB NOT NULL PRIMARY KEY,
    owner  BLOB NOT NULL,
    sealed BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX signedin_of_account ON signedin (owner);
