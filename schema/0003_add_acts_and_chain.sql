-- The whole of a person's acts: who acted in which office, proposals to close, extensions, suspension,
-- merging, silences, evidence files. And the chain: each event carries the SM3 hash of itself and of the
-- hash before it, so that an edited, deleted, inserted or reordered record shows. Events that stand already
-- are chained by the program in the transaction of this step: the one change that a row may see is that an
-- empty hash is filled.

ALTER TABLE event ADD COLUMN role TEXT NOT NULL DEFAULT '';  -- the actor's office; empty for the service
ALTER TABLE event ADD COLUMN hash TEXT NOT NULL DEFAULT '' CHECK (hash = '' OR length(hash) = 64);

DROP TRIGGER event_is_never_changed;
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event WHEN OLD.hash <> '' OR NEW.hash = ''
BEGIN SELECT RAISE (ABORT, 'events are append-only'); END;

-- A director's close is proposed by an officer first.
ALTER TABLE assignment ADD COLUMN proposed_rating TEXT
    CHECK (proposed_rating IN ('excellent', 'good', 'passed'));
-- Whose decision on an extension is awaited; NULL: none is pending.
ALTER TABLE assignment ADD COLUMN approver TEXT
    CHECK (approver IN ('director', 'leader', 'county_head'));
ALTER TABLE assignment ADD COLUMN suspended_until TEXT
    CHECK (suspended_until IS date(suspended_until, '+0 days'));
-- Due date minus the day of suspension, in calendar days; negative where it was overdue.
ALTER TABLE assignment ADD COLUMN remaining_days INTEGER;
ALTER TABLE assignment ADD COLUMN merged_into INTEGER REFERENCES assignment (id);
ALTER TABLE assignment ADD COLUMN terminated_on TEXT  -- out of the figures from this day
    CHECK (terminated_on IS date(terminated_on, '+0 days'));
ALTER TABLE assignment ADD COLUMN reopened_on TEXT    -- closed, found untrue, at work again
    CHECK (reopened_on IS date(reopened_on, '+0 days'));
ALTER TABLE assignment ADD COLUMN noted_until TEXT    -- 已知悉: its unit is not reminded up to this day
    CHECK (noted_until IS date(noted_until, '+0 days'));

ALTER TABLE feedback ADD COLUMN undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1));

-- A request and what became of it. Overdue days that had run when it was granted stay on record.
CREATE TABLE extension (
    id INTEGER PRIMARY KEY,
    assignment_id INTEGER NOT NULL REFERENCES assignment (id),
    n INTEGER NOT NULL CHECK (n >= 1),  -- the first, second … that the row asks for; refused ones apart
    filed_on TEXT NOT NULL CHECK (filed_on IS date(filed_on, '+0 days')),
    requested_at TEXT NOT NULL,
    author TEXT NOT NULL,
    due TEXT NOT NULL CHECK (due IS date(due, '+0 days')),                   -- effective when it was asked
    requested_due TEXT NOT NULL CHECK (requested_due IS date(requested_due, '+0 days')),
    reason TEXT NOT NULL CHECK (reason <> ''),
    progress TEXT NOT NULL CHECK (progress <> ''),
    signer TEXT NOT NULL CHECK (signer <> ''),
    basis TEXT NOT NULL CHECK (basis <> ''),
    approver TEXT NOT NULL CHECK (approver IN ('director', 'leader', 'county_head')),
    -- lapsed: claimed, suspended, terminated or extended by a document before it was decided.
    state TEXT NOT NULL CHECK (state IN ('pending', 'granted', 'refused', 'lapsed', 'undone')),
    decided_at TEXT,
    decided_by TEXT NOT NULL DEFAULT '',
    decision TEXT NOT NULL DEFAULT '',   -- reason or number of the decision
    due_version INTEGER,                 -- that the grant made
    overdue_days INTEGER NOT NULL DEFAULT 0 CHECK (overdue_days >= 0),
    CHECK (requested_due > due)
) STRICT;
CREATE INDEX extension_by_assignment ON extension (assignment_id);  -- history, rank of the next
CREATE UNIQUE INDEX extension_pending ON extension (assignment_id) WHERE state = 'pending';

-- Mutes what is said to a unit, never what is said to the office; never a clock.
CREATE TABLE silence (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER REFERENCES plan (id),
    unit_id INTEGER REFERENCES unit (id),
    task_id INTEGER REFERENCES task (id),
    rung TEXT NOT NULL CHECK (rung IN ('R0E', 'R0', 'R1', 'O1', 'O2')),  -- the highest that is muted
    starts_on TEXT NOT NULL CHECK (starts_on IS date(starts_on, '+0 days')),
    ends_on TEXT NOT NULL CHECK (ends_on IS date(ends_on, '+0 days')),   -- its last day
    author TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    created_at TEXT NOT NULL,
    ended_at TEXT,                       -- ended by hand, ahead of its last day
    CHECK (plan_id IS NOT NULL OR unit_id IS NOT NULL OR task_id IS NOT NULL),
    CHECK (ends_on >= starts_on AND julianday(ends_on) - julianday(starts_on) <= 30)
) STRICT;
CREATE INDEX silence_standing ON silence (ends_on) WHERE ended_at IS NULL;  -- tick, digests

-- Files that back a claim; their bytes lie beside the database, under evidence/, by their digest.
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    assignment_id INTEGER NOT NULL REFERENCES assignment (id),
    feedback_id INTEGER NOT NULL REFERENCES feedback (id),
    name TEXT NOT NULL,
    digest TEXT NOT NULL CHECK (length(digest) = 64),  -- SHA-256
    size INTEGER NOT NULL CHECK (size > 0),
    UNIQUE (feedback_id, digest)
) STRICT;
CREATE INDEX evidence_by_assignment ON evidence (assignment_id);

-- The same notices with two more kinds of what is said: a suspension whose until-date has come, and the
-- ladder's upper rungs.
CREATE TABLE notice_0003 (
    id INTEGER PRIMARY KEY,
    assignment_id INTEGER NOT NULL REFERENCES assignment (id),
    due_version INTEGER NOT NULL,
    rung TEXT NOT NULL CHECK (rung IN
        ('R0E', 'R0', 'R1', 'O1', 'O2', 'O3', 'O4', 'loaded', 'closed', 'suspended')),
    recipient TEXT NOT NULL,     -- address
    decided_on TEXT NOT NULL CHECK (decided_on IS date(decided_on, '+0 days')),
    message_id INTEGER REFERENCES message (id),  -- NULL: a closing line that waits for the next message
    UNIQUE (assignment_id, due_version, rung, recipient)
) STRICT;
INSERT INTO notice_0003 SELECT * FROM notice;
DROP TABLE notice;
ALTER TABLE notice_0003 RENAME TO notice;
CREATE INDEX notice_waiting ON notice (recipient) WHERE message_id IS NULL;
CREATE INDEX notice_by_message ON notice (message_id);

-- The same posts, with the county head, who decides the longest extensions.
CREATE TABLE post_0003 (
    id INTEGER PRIMARY KEY,
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    role TEXT NOT NULL CHECK (role IN
        ('liaison', 'head', 'leader', 'officer', 'director', 'county_head')),
    person TEXT NOT NULL,
    address TEXT NOT NULL,
    valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')),
    valid_until TEXT CHECK (valid_until IS date(valid_until, '+0 days'))
) STRICT;
INSERT INTO post_0003 SELECT * FROM post;
DROP TABLE post;
ALTER TABLE post_0003 RENAME TO post;
CREATE INDEX post_by_unit ON post (unit_id, role);  -- recipients of a rung
