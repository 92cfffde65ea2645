-- A plan may define a sheet by which units are scored at inspections (检查评分表), and its work may be
-- accepted in stages: self-check, report, 复验 of a random sample, 公示 with objections, result. Samples are
-- drawn by a seed that is kept, so that anybody can draw them again.

CREATE TABLE score_sheet (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    name TEXT NOT NULL CHECK (name <> ''),
    UNIQUE (plan_id, name)
) STRICT;

CREATE TABLE score_item (
    id INTEGER PRIMARY KEY,
    sheet_id INTEGER NOT NULL REFERENCES score_sheet (id),
    position INTEGER NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    full REAL NOT NULL CHECK (full > 0),
    rule TEXT NOT NULL,  -- how marks are deducted
    UNIQUE (sheet_id, title)
) STRICT;

-- One inspection of one unit. A second one of the same day is a correction and stands beside it.
CREATE TABLE inspection (
    id INTEGER PRIMARY KEY,
    sheet_id INTEGER NOT NULL REFERENCES score_sheet (id),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    inspected_on TEXT NOT NULL CHECK (inspected_on IS date(inspected_on, '+0 days')),
    entered_at TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    replaced INTEGER NOT NULL DEFAULT 0 CHECK (replaced IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX inspection_standing ON inspection (sheet_id, unit_id, inspected_on)
    WHERE replaced = 0;

CREATE TABLE deduction (
    id INTEGER PRIMARY KEY,
    inspection_id INTEGER NOT NULL REFERENCES inspection (id),
    item_id INTEGER NOT NULL REFERENCES score_item (id),
    points REAL NOT NULL CHECK (points > 0),
    reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;
CREATE INDEX deduction_by_inspection ON deduction (inspection_id);

CREATE TABLE acceptance (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    -- recheck: 回头看 among closed assignments; else the acceptance of a plan's assignments.
    kind TEXT NOT NULL CHECK (kind IN ('acceptance', 'recheck')),
    seed INTEGER NOT NULL,
    share REAL NOT NULL CHECK (share > 0 AND share <= 1),
    drawn_on TEXT NOT NULL CHECK (drawn_on IS date(drawn_on, '+0 days')),
    drawn_by TEXT NOT NULL,
    -- 公示 runs from the first to the last of these days.
    published_on TEXT CHECK (published_on IS date(published_on, '+0 days')),
    published_until TEXT CHECK (published_until IS date(published_until, '+0 days')),
    decided_on TEXT CHECK (decided_on IS date(decided_on, '+0 days'))
) STRICT;

CREATE TABLE acceptance_sample (
    acceptance_id INTEGER NOT NULL REFERENCES acceptance (id),
    assignment_id INTEGER NOT NULL REFERENCES assignment (id),
    marked INTEGER NOT NULL CHECK (marked IN (0, 1)),  -- in the sample whatever was drawn
    result TEXT CHECK (result IN ('passed', 'failed')),
    checked_on TEXT CHECK (checked_on IS date(checked_on, '+0 days')),
    checked_by TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (acceptance_id, assignment_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE objection (
    id INTEGER PRIMARY KEY,
    acceptance_id INTEGER NOT NULL REFERENCES acceptance (id),
    raised_on TEXT NOT NULL CHECK (raised_on IS date(raised_on, '+0 days')),
    raised_by TEXT NOT NULL,
    text TEXT NOT NULL CHECK (text <> ''),
    answer TEXT NOT NULL DEFAULT ''  -- '': open
) STRICT;
