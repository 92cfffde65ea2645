-- Reforms and appointments as acts. What was changed stands in the event; this row says whom it concerns,
-- from which day, and how far what follows from it has been done.

CREATE TABLE unit_change (
    id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL UNIQUE REFERENCES event (id),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    kind TEXT NOT NULL CHECK (kind IN
        ('add', 'rename', 'merge', 'split', 'abolish', 'assign', 'vacate')),
    effective_on TEXT NOT NULL CHECK (effective_on IS date(effective_on, '+0 days')),
    -- waiting: its day has not come. moved: its day has come, open rows are with the successor, and those
    -- whom it concerns are told in the next run. done: nothing is left.
    state TEXT NOT NULL CHECK (state IN ('waiting', 'moved', 'done'))
) STRICT;
CREATE INDEX unit_change_unfinished ON unit_change (effective_on) WHERE state <> 'done';  -- tick
CREATE INDEX unit_change_by_unit ON unit_change (unit_id);                                -- history

-- The unit that a row was issued to, where it has gone to another since. A plan's file that is loaded
-- again still names the first.
ALTER TABLE assignment ADD COLUMN origin_unit_id INTEGER REFERENCES unit (id);
