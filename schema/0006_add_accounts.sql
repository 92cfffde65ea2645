-- The people who use the console: one account a person, by real name, with one role. A password is set with
-- a one-time token; only digests of tokens, sessions and devices are kept, so that a copy of the ledger opens
-- no session. Failures are counted by login and source: a stranger who guesses locks his own source, never the
-- owner's device.

CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    login TEXT NOT NULL UNIQUE CHECK (login <> ''),
    name TEXT NOT NULL CHECK (name <> ''),   -- acts are signed with it
    role TEXT NOT NULL CHECK (role IN ('liaison', 'head', 'officer', 'director', 'leader', 'county_head',
        'system_admin', 'accounts_admin', 'audit_admin')),
    state TEXT NOT NULL CHECK (state IN ('new', 'active', 'disabled')),
    password TEXT NOT NULL DEFAULT '',       -- argon2id, as libsodium writes it
    token TEXT UNIQUE CHECK (length(token) = 64),  -- SHA-256 of the one-time token that sets the password
    token_until TEXT,
    created_at TEXT NOT NULL,
    last_login_at TEXT,
    CHECK ((token IS NULL) = (token_until IS NULL)),
    CHECK (state <> 'active' OR password <> '')
) STRICT;

-- The units for which a liaison or head acts.
CREATE TABLE account_unit (
    account_id INTEGER NOT NULL REFERENCES account (id),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    PRIMARY KEY (account_id, unit_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    digest TEXT PRIMARY KEY CHECK (length(digest) = 64),  -- SHA-256 of the cookie
    account_id INTEGER NOT NULL REFERENCES account (id),
    csrf TEXT NOT NULL,
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    peer TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_account ON session (account_id);

-- Browsers from which the owner has signed in before.
CREATE TABLE device (
    digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
    account_id INTEGER NOT NULL REFERENCES account (id),
    created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE login_failure (
    login TEXT NOT NULL,
    source TEXT NOT NULL,   -- address, or digest of a device
    failures INTEGER NOT NULL CHECK (failures >= 1),
    last_at TEXT NOT NULL,
    PRIMARY KEY (login, source)
) STRICT, WITHOUT ROWID;

-- Answers to changes that carried an Idempotency-Key: the same request again gets the same answer.
CREATE TABLE request_key (
    account_id INTEGER NOT NULL REFERENCES account (id),
    key TEXT NOT NULL,
    request TEXT NOT NULL CHECK (length(request) = 64),  -- SHA-256 of method, path and body
    status INTEGER NOT NULL,                             -- 0: under way
    body TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (account_id, key)
) STRICT, WITHOUT ROWID;
