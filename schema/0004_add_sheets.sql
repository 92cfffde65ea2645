-- Formal sheets: the ladder drafts them, a person issues them. And the day from which the ladder
-- counts for a row that was overdue when it was loaded.

ALTER TABLE assignment ADD COLUMN ladder_from TEXT  -- O1 is not before this day
    CHECK (ladder_from IS date(ladder_from, '+0 days'));

CREATE TABLE sheet (
    id INTEGER PRIMARY KEY,
    assignment_id INTEGER NOT NULL REFERENCES assignment (id),
    due_version INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('blue', 'yellow', 'red', 'proposal')),
    cause TEXT NOT NULL CHECK (cause <> ''),  -- Chinese: 逾期告警, or an officer's reason
    drafted_on TEXT NOT NULL CHECK (drafted_on IS date(drafted_on, '+0 days')),
    drafted_at TEXT NOT NULL,
    -- lapsed: claimed, extended, suspended or terminated before anybody signed.
    state TEXT NOT NULL CHECK (state IN ('draft', 'issued', 'discarded', 'lapsed')),
    year INTEGER,                -- of the number, given when it is issued
    number INTEGER CHECK (number >= 1),
    decided_at TEXT,
    decided_by TEXT NOT NULL DEFAULT '',
    decision TEXT NOT NULL DEFAULT '',  -- why it was discarded
    text TEXT NOT NULL DEFAULT '',      -- as issued, for good
    html TEXT NOT NULL DEFAULT '',
    UNIQUE (assignment_id, due_version, kind),
    CHECK ((state = 'issued') = (number IS NOT NULL)),
    CHECK ((number IS NULL) = (year IS NULL))
) STRICT;
CREATE UNIQUE INDEX sheet_by_number ON sheet (year, number) WHERE number IS NOT NULL;
-- What waits for a person.
CREATE INDEX sheet_waiting ON sheet (drafted_on) WHERE state = 'draft';
-- Red sheets of the last weeks.
CREATE INDEX sheet_by_kind ON sheet (kind, drafted_on);
CREATE TRIGGER sheet_issued_is_never_changed BEFORE UPDATE ON sheet WHEN OLD.state = 'issued'
BEGIN SELECT RAISE (ABORT, 'issued sheets stay as they are'); END;
CREATE TRIGGER sheet_is_never_deleted BEFORE DELETE ON sheet
BEGIN SELECT RAISE (ABORT, 'sheets are append-only'); END;
