-- One address a person from which a calendar program fetches the due dates of the rows that the person may
-- see. Whoever has the address can read it, so only its digest is kept, and a new one replaces the old.

CREATE TABLE calendar_feed (
    account_id INTEGER PRIMARY KEY REFERENCES account (id),
    digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
    created_at TEXT NOT NULL
) STRICT;
