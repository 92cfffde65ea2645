-- Recurring duties: each period of a recurring task is a task of its own below it, with the period's end as
-- its due date and an assignment for each unit that the recurring task has. So lights, ladder, extension,
-- silence and figures need no second machinery. A series remembers up to which day periods were opened: after
-- downtime every missed one is opened, and none twice.

ALTER TABLE task ADD COLUMN parent_id INTEGER REFERENCES task (id);  -- the recurring task of a period
ALTER TABLE task ADD COLUMN period_start TEXT CHECK (period_start IS date(period_start, '+0 days'));
ALTER TABLE task ADD COLUMN period_end TEXT CHECK (period_end IS date(period_end, '+0 days'));
CREATE UNIQUE INDEX task_by_period ON task (parent_id, period_start) WHERE parent_id IS NOT NULL;

CREATE TABLE duty_series (
    task_id INTEGER PRIMARY KEY REFERENCES task (id),
    next_day TEXT CHECK (next_day IS date(next_day, '+0 days')),  -- that no period covers; NULL: ended
    -- The last day on which a period may begin: the plan year's end, or as renewed. NULL: standing rules.
    valid_until TEXT CHECK (valid_until IS date(valid_until, '+0 days')),
    basis TEXT NOT NULL DEFAULT ''                                -- of the last renewal
) STRICT;
CREATE INDEX duty_series_by_day ON duty_series (next_day) WHERE next_day IS NOT NULL;  -- the tick

-- One report of a unit on one period. The period is full when min_reports of them are accepted.
CREATE TABLE report (
    id INTEGER PRIMARY KEY,
    assignment_id INTEGER NOT NULL REFERENCES assignment (id),
    n INTEGER NOT NULL CHECK (n >= 1),  -- the first, second … of the period; returned ones count
    filed_on TEXT NOT NULL CHECK (filed_on IS date(filed_on, '+0 days')),  -- decides lateness
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    text TEXT NOT NULL CHECK (text <> ''),
    evidence TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'accepted', 'returned')),
    decided_at TEXT,
    decided_by TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',    -- of a return
    UNIQUE (assignment_id, n),
    CHECK ((state = 'pending') = (decided_at IS NULL))
) STRICT;

-- Recurring tasks that stand already: from the day of their loading.
INSERT INTO duty_series (task_id, next_day, valid_until)
SELECT t.id, date(p.loaded_at, '+8 hours'),
       iif(p.kind = 'rules', NULL, strftime('%Y', p.issued) || '-12-31')
FROM task t JOIN plan p ON p.id = t.plan_id
WHERE t.deadline_kind = 'recurring' AND t.withdrawn = 0;
