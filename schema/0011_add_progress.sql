-- What is done within a task: events that relative deadlines wait for, dated milestones, quantities with
-- what was reported of them.

-- Milestones and quantities as the plan states them; '' where it states none.
ALTER TABLE task ADD COLUMN parts TEXT NOT NULL DEFAULT '' CHECK (parts = '' OR json_valid(parts));

-- An event from which deadlines of a plan count, entered once for all tasks that wait for it.
CREATE TABLE occurrence (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    name TEXT NOT NULL CHECK (name <> ''),  -- as the tasks' span_event
    happened_on TEXT NOT NULL CHECK (happened_on IS date(happened_on, '+0 days')),
    basis TEXT NOT NULL CHECK (basis <> ''),
    entered_at TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX occurrence_standing ON occurrence (plan_id, name) WHERE undone = 0;

CREATE TABLE milestone (
    id INTEGER PRIMARY KEY,
    assignment_id INTEGER NOT NULL REFERENCES assignment (id),
    title TEXT NOT NULL CHECK (title <> ''),
    due TEXT NOT NULL CHECK (due IS date(due, '+0 days')),
    origin TEXT NOT NULL CHECK (origin IN ('plan', 'office')),  -- who set it
    done_on TEXT CHECK (done_on IS date(done_on, '+0 days')),   -- day of filing
    done_by TEXT NOT NULL DEFAULT '',
    done_text TEXT NOT NULL DEFAULT '',
    withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    UNIQUE (assignment_id, title)
) STRICT;
CREATE INDEX milestone_open ON milestone (assignment_id, due) WHERE done_on IS NULL AND withdrawn = 0;

CREATE TABLE quantity (
    id INTEGER PRIMARY KEY,
    assignment_id INTEGER NOT NULL REFERENCES assignment (id),
    name TEXT NOT NULL,
    measure TEXT NOT NULL CHECK (measure <> ''),
    target REAL NOT NULL CHECK (target > 0),
    start TEXT NOT NULL CHECK (start IS date(start, '+0 days')),
    schedule TEXT NOT NULL CHECK (json_valid(schedule)),  -- [["2024-06-30", 60], …], from the beginning
    done REAL NOT NULL DEFAULT 0 CHECK (done >= 0),       -- of the last report that stands
    reported_on TEXT CHECK (reported_on IS date(reported_on, '+0 days')),
    withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    UNIQUE (assignment_id, name, measure)
) STRICT;

CREATE TABLE quantity_report (
    id INTEGER PRIMARY KEY,
    quantity_id INTEGER NOT NULL REFERENCES quantity (id),
    as_of TEXT NOT NULL CHECK (as_of IS date(as_of, '+0 days')),
    done REAL NOT NULL CHECK (done >= 0),  -- from the beginning
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX quantity_report_by_quantity ON quantity_report (quantity_id, as_of);
