-- The schema after all steps; written by tests/store (DUBAN_ACCEPT=1).

CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    unit_group TEXT NOT NULL
) STRICT;

CREATE TABLE unit_alias (
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    period INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    name TEXT NOT NULL,
    valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')),
    valid_until TEXT CHECK (valid_until IS date(valid_until, '+0 days')),
    PRIMARY KEY (unit_id, period, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE collective (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE collective_alias (
    name TEXT PRIMARY KEY,
    collective_id INTEGER NOT NULL REFERENCES collective (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE collective_member (
    collective_id INTEGER NOT NULL REFERENCES collective (id),
    position INTEGER NOT NULL,
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    PRIMARY KEY (collective_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE unresolved_name (
    name TEXT PRIMARY KEY,
    reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE plan (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    issuer TEXT NOT NULL,
    issued TEXT NOT NULL CHECK (issued IS date(issued, '+0 days')),
    kind TEXT NOT NULL CHECK (kind IN ('plan', 'rules', 'personnel', 'approval', 'seal', 'news')),
    source TEXT NOT NULL,   -- file name the plan came from
    digest TEXT NOT NULL,   -- of the plan's values: equal digest, nothing to load
    loaded_at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX plan_by_number ON plan (number) WHERE number <> '';

CREATE INDEX plan_by_source ON plan (source);

CREATE TABLE task (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    ref TEXT NOT NULL,
    n INTEGER NOT NULL CHECK (n >= 1),
    position INTEGER NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('task', 'milestone', 'duty', 'recurring')),
    title TEXT NOT NULL,
    quote TEXT NOT NULL,
    lead TEXT NOT NULL CHECK (json_valid(lead)),        -- names as printed
    units TEXT NOT NULL CHECK (json_valid(units)),
    leaders TEXT NOT NULL CHECK (json_valid(leaders)),
    persons TEXT NOT NULL CHECK (json_valid(persons)),
    deadline_kind TEXT NOT NULL CHECK (deadline_kind IN ('none', 'date', 'recurring', 'relative')),
    deadline_text TEXT NOT NULL,
    start TEXT CHECK (start IS date(start, '+0 days')),
    due TEXT CHECK (due IS date(due, '+0 days')),
    soft INTEGER NOT NULL CHECK (soft IN (0, 1)),
    rrule TEXT NOT NULL,
    min_reports INTEGER NOT NULL CHECK (min_reports >= 1),
    span INTEGER NOT NULL,
    span_unit TEXT NOT NULL CHECK (span_unit IN ('day', 'workday', 'month')),
    span_event TEXT NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)), item_class TEXT NOT NULL DEFAULT '', parent_id INTEGER REFERENCES task (id), period_start TEXT CHECK (period_start IS date(period_start, '+0 days')), period_end TEXT CHECK (period_end IS date(period_end, '+0 days')), parts TEXT NOT NULL DEFAULT '' CHECK (parts = '' OR json_valid(parts)),  -- gone from the plan's file
    UNIQUE (plan_id, ref, n),
    CHECK ((deadline_kind = 'date') = (due IS NOT NULL))
) STRICT;

CREATE TABLE unknown_unit (
    task_id INTEGER NOT NULL REFERENCES task (id),
    name TEXT NOT NULL,
    reason TEXT NOT NULL,   -- stated membership missing, or the candidates
    PRIMARY KEY (task_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE assignment (
    id INTEGER PRIMARY KEY,
    task_id INTEGER NOT NULL REFERENCES task (id),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    role TEXT NOT NULL CHECK (role IN ('lead', 'support', 'each')),
    printed_name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN
        ('draft', 'issued', 'working', 'claimed', 'closed', 'suspended', 'terminated')),
    issued_on TEXT NOT NULL CHECK (issued_on IS date(issued_on, '+0 days')),  -- T0
    due_version INTEGER NOT NULL,  -- 0: no date
    due TEXT CHECK (due IS date(due, '+0 days')),  -- of due_version
    soft INTEGER NOT NULL CHECK (soft IN (0, 1)),
    warn_on TEXT CHECK (warn_on IS date(warn_on, '+0 days')),  -- derived: rung R0
    -- Derived: the next day on which the ladder has something to say. NULL: never.
    wake_on TEXT CHECK (wake_on IS date(wake_on, '+0 days')),
    -- Past due when it entered the ledger: new, then announced to the office; the ladder starts for it
    -- when an officer has confirmed it.
    loaded_overdue TEXT NOT NULL CHECK (loaded_overdue IN ('no', 'new', 'announced', 'confirmed')),
    filed_on TEXT CHECK (filed_on IS date(filed_on, '+0 days')),  -- of the standing claim
    rating TEXT CHECK (rating IN ('excellent', 'good', 'passed')),
    return_count INTEGER NOT NULL DEFAULT 0,
    returned INTEGER NOT NULL DEFAULT 0 CHECK (returned IN (0, 1)), proposed_rating TEXT
    CHECK (proposed_rating IN ('excellent', 'good', 'passed')), approver TEXT
    CHECK (approver IN ('director', 'leader', 'county_head')), suspended_until TEXT
    CHECK (suspended_until IS date(suspended_until, '+0 days')), remaining_days INTEGER, merged_into INTEGER REFERENCES assignment (id), terminated_on TEXT  -- out of the figures from this day
    CHECK (terminated_on IS date(terminated_on, '+0 days')), reopened_on TEXT    -- closed, found untrue, at work again
    CHECK (reopened_on IS date(reopened_on, '+0 days')), noted_until TEXT    -- 已知悉: its unit is not reminded up to this day
    CHECK (noted_until IS date(noted_until, '+0 days')), ladder_from TEXT  -- O1 is not before this day
    CHECK (ladder_from IS date(ladder_from, '+0 days')), origin_unit_id INTEGER REFERENCES unit (id), nodes TEXT NOT NULL DEFAULT '', stage TEXT NOT NULL DEFAULT 'none'  -- reached by 签收 and feedback
    CHECK (stage IN ('none', 'deployment', 'measures', 'result')), percent INTEGER CHECK (percent BETWEEN 0 AND 100), blocked TEXT NOT NULL DEFAULT '',  -- and not refiled
    UNIQUE (task_id, unit_id),
    CHECK ((due IS NULL) = (due_version = 0)),
    CHECK (state <> 'claimed' OR filed_on IS NOT NULL)
) STRICT;

CREATE INDEX assignment_by_wake ON assignment (wake_on) WHERE wake_on IS NOT NULL;

CREATE INDEX assignment_loaded_overdue ON assignment (id) WHERE loaded_overdue = 'new';

CREATE INDEX assignment_by_unit ON assignment (unit_id, state);

CREATE INDEX assignment_by_due ON assignment (due) WHERE due IS NOT NULL;

CREATE TABLE due (
    assignment_id INTEGER NOT NULL REFERENCES assignment (id),
    version INTEGER NOT NULL CHECK (version >= 1),
    due TEXT NOT NULL CHECK (due IS date(due, '+0 days')),
    basis TEXT NOT NULL,
    set_at TEXT NOT NULL,
    PRIMARY KEY (assignment_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE feedback (
    id INTEGER PRIMARY KEY,
    assignment_id INTEGER NOT NULL REFERENCES assignment (id),
    kind TEXT NOT NULL CHECK (kind IN ('feedback', 'claim')),
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    text TEXT NOT NULL,
    evidence TEXT NOT NULL
, undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)), stage TEXT NOT NULL DEFAULT 'none'
    CHECK (stage IN ('none', 'deployment', 'measures', 'result'))) STRICT;

CREATE INDEX feedback_by_assignment ON feedback (assignment_id);

CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    plan_id INTEGER REFERENCES plan (id),
    task_id INTEGER REFERENCES task (id),
    assignment_id INTEGER REFERENCES assignment (id),
    basis TEXT NOT NULL,
    before TEXT NOT NULL CHECK (before = '' OR json_valid(before)),
    after TEXT NOT NULL CHECK (after = '' OR json_valid(after))
, document_id INTEGER REFERENCES document (id), draft_id INTEGER REFERENCES draft (id), role TEXT NOT NULL DEFAULT '', hash TEXT NOT NULL DEFAULT '' CHECK (hash = '' OR length(hash) = 64)) STRICT;

CREATE INDEX event_by_assignment ON event (assignment_id) WHERE assignment_id IS NOT NULL;

CREATE INDEX event_by_plan ON event (plan_id) WHERE plan_id IS NOT NULL;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE (ABORT, 'events are append-only'); END;

CREATE TRIGGER due_is_never_changed BEFORE UPDATE ON due
BEGIN SELECT RAISE (ABORT, 'due versions are append-only'); END;

CREATE TRIGGER due_is_never_deleted BEFORE DELETE ON due
BEGIN SELECT RAISE (ABORT, 'due versions are append-only'); END;

CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('ladder', 'office', 'digest', 'office_digest', 'failure')),
    to_name TEXT NOT NULL,
    to_address TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    template TEXT NOT NULL,      -- name and version
    message_id TEXT NOT NULL,    -- of the mail, derived from key
    state TEXT NOT NULL CHECK (state IN
        ('queued', 'sending', 'sent', 'deferred', 'failed', 'unknown', 'withdrawn')),
    decided_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    first_attempt_at TEXT,
    next_attempt_at TEXT,        -- NULL: no more
    sent_at TEXT,
    channel TEXT NOT NULL DEFAULT '',
    reply TEXT NOT NULL DEFAULT '',
    resend INTEGER NOT NULL DEFAULT 0 CHECK (resend IN (0, 1)),
    reported INTEGER NOT NULL DEFAULT 0 CHECK (reported IN (0, 1))  -- its failure was told to the office
) STRICT;

CREATE INDEX message_by_attempt ON message (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

CREATE INDEX message_by_state ON message (state);

CREATE INDEX message_unreported ON message (id) WHERE state = 'failed' AND reported = 0;

CREATE TABLE digest_issue (
    iso_week TEXT NOT NULL,
    recipient TEXT NOT NULL,     -- address; 'office' for the overall digest
    decided_at TEXT NOT NULL,
    totals TEXT NOT NULL CHECK (json_valid(totals)),
    message_id INTEGER REFERENCES message (id),  -- NULL: empty, counted and not sent
    PRIMARY KEY (iso_week, recipient)
) STRICT, WITHOUT ROWID;

CREATE INDEX digest_issue_by_recipient ON digest_issue (recipient, iso_week);

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),  -- SHA-256: the same file is one document
    name TEXT NOT NULL,          -- as given
    format TEXT NOT NULL,        -- txt docx xlsx pdf ofd html; empty where it could not be told
    size INTEGER NOT NULL CHECK (size >= 0),
    original TEXT NOT NULL,      -- path below originals/
    received_at TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('inbox', 'import', 'upload')),
    -- received: kept, not read yet. empty: read, and no task found. failed: could not be read.
    state TEXT NOT NULL CHECK (state IN ('received', 'drafted', 'empty', 'failed')),
    reason TEXT NOT NULL,        -- E_ZIP, W_NO_TASKS …; empty where nothing is wrong
    message TEXT NOT NULL,       -- Chinese: what an officer should know or do
    warnings TEXT NOT NULL CHECK (json_valid(warnings)),
    text TEXT NOT NULL           -- as the reader saw it: lines of paragraphs and table rows
) STRICT;

CREATE INDEX document_waiting ON document (received_at) WHERE state IN ('received', 'empty', 'failed');

CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document (id),
    position INTEGER NOT NULL CHECK (position >= 1),
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    issuer TEXT NOT NULL,
    issued TEXT CHECK (issued IS date(issued, '+0 days')),  -- NULL: the document shows none
    kind TEXT NOT NULL CHECK (kind IN ('plan', 'rules', 'personnel', 'approval', 'seal', 'news')),
    body TEXT NOT NULL CHECK (json_valid(body)),
    tasks INTEGER NOT NULL CHECK (tasks >= 0),
    open_tasks INTEGER NOT NULL CHECK (open_tasks BETWEEN 0 AND tasks),
    state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'discarded')),
    version INTEGER NOT NULL CHECK (version >= 1),
    plan_id INTEGER REFERENCES plan (id),  -- that its confirmed tasks went to
    created_at TEXT NOT NULL,
    UNIQUE (document_id, position)
) STRICT;

CREATE INDEX draft_open ON draft (id) WHERE state = 'open';

CREATE INDEX draft_by_plan ON draft (plan_id) WHERE plan_id IS NOT NULL;

CREATE INDEX event_by_document ON event (document_id) WHERE document_id IS NOT NULL;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event WHEN OLD.hash <> '' OR NEW.hash = ''
BEGIN SELECT RAISE (ABORT, 'events are append-only'); END;

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

CREATE INDEX extension_by_assignment ON extension (assignment_id);

CREATE UNIQUE INDEX extension_pending ON extension (assignment_id) WHERE state = 'pending';

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

CREATE INDEX silence_standing ON silence (ends_on) WHERE ended_at IS NULL;

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

CREATE TABLE "notice" (
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

CREATE INDEX notice_waiting ON notice (recipient) WHERE message_id IS NULL;

CREATE INDEX notice_by_message ON notice (message_id);

CREATE TABLE "post" (
    id INTEGER PRIMARY KEY,
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    role TEXT NOT NULL CHECK (role IN
        ('liaison', 'head', 'leader', 'officer', 'director', 'county_head')),
    person TEXT NOT NULL,
    address TEXT NOT NULL,
    valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')),
    valid_until TEXT CHECK (valid_until IS date(valid_until, '+0 days'))
) STRICT;

CREATE INDEX post_by_unit ON post (unit_id, role);

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

CREATE INDEX sheet_waiting ON sheet (drafted_on) WHERE state = 'draft';

CREATE INDEX sheet_by_kind ON sheet (kind, drafted_on);

CREATE TRIGGER sheet_issued_is_never_changed BEFORE UPDATE ON sheet WHEN OLD.state = 'issued'
BEGIN SELECT RAISE (ABORT, 'issued sheets stay as they are'); END;

CREATE TRIGGER sheet_is_never_deleted BEFORE DELETE ON sheet
BEGIN SELECT RAISE (ABORT, 'sheets are append-only'); END;

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

CREATE INDEX unit_change_unfinished ON unit_change (effective_on) WHERE state <> 'done';

CREATE INDEX unit_change_by_unit ON unit_change (unit_id);

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

CREATE TABLE request_key (
    account_id INTEGER NOT NULL REFERENCES account (id),
    key TEXT NOT NULL,
    request TEXT NOT NULL CHECK (length(request) = 64),  -- SHA-256 of method, path and body
    status INTEGER NOT NULL,                             -- 0: under way
    body TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (account_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_feed (
    account_id INTEGER PRIMARY KEY REFERENCES account (id),
    digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE bulletin (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('week', 'half-month', 'month', 'quarter')),
    period_from TEXT NOT NULL CHECK (period_from IS date(period_from, '+0 days')),
    period_to TEXT NOT NULL CHECK (period_to IS date(period_to, '+0 days')),
    state TEXT NOT NULL CHECK (state IN ('draft', 'issued')),
    corrects INTEGER REFERENCES bulletin (id),  -- 更正 of that one
    reason TEXT NOT NULL DEFAULT '',
    drafted_by TEXT NOT NULL,
    drafted_at TEXT NOT NULL,
    year INTEGER,
    number INTEGER CHECK (number >= 1),
    issued_at TEXT,
    issued_by TEXT NOT NULL DEFAULT '',
    figures TEXT NOT NULL DEFAULT '' CHECK (figures = '' OR json_valid(figures)),
    rows_hash TEXT NOT NULL DEFAULT '' CHECK (rows_hash = '' OR length(rows_hash) = 64),  -- SM3
    row_count INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    html TEXT NOT NULL DEFAULT '',
    CHECK (period_from <= period_to),
    CHECK ((state = 'issued') = (number IS NOT NULL)),
    CHECK ((state = 'issued') = (rows_hash <> ''))
) STRICT;

CREATE UNIQUE INDEX bulletin_by_number ON bulletin (year, number) WHERE number IS NOT NULL;

CREATE INDEX bulletin_corrections ON bulletin (corrects) WHERE corrects IS NOT NULL;

CREATE TRIGGER bulletin_issued_is_never_changed BEFORE UPDATE ON bulletin
WHEN OLD.state = 'issued' BEGIN SELECT RAISE (ABORT, 'issued bulletins stay as they are'); END;

CREATE TRIGGER bulletin_is_never_deleted BEFORE DELETE ON bulletin WHEN OLD.state = 'issued'
BEGIN SELECT RAISE (ABORT, 'issued bulletins stay'); END;

CREATE INDEX event_by_time ON event (at);

CREATE INDEX event_clock_accepted ON event (id) WHERE kind = 'clock.accept';

CREATE UNIQUE INDEX task_by_period ON task (parent_id, period_start) WHERE parent_id IS NOT NULL;

CREATE TABLE duty_series (
    task_id INTEGER PRIMARY KEY REFERENCES task (id),
    next_day TEXT CHECK (next_day IS date(next_day, '+0 days')),  -- that no period covers; NULL: ended
    -- The last day on which a period may begin: the plan year's end, or as renewed. NULL: standing rules.
    valid_until TEXT CHECK (valid_until IS date(valid_until, '+0 days')),
    basis TEXT NOT NULL DEFAULT ''                                -- of the last renewal
) STRICT;

CREATE INDEX duty_series_by_day ON duty_series (next_day) WHERE next_day IS NOT NULL;

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

CREATE TABLE matrix (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    name TEXT NOT NULL CHECK (name <> ''),
    UNIQUE (plan_id, name)
) STRICT;

CREATE TABLE matrix_column (
    id INTEGER PRIMARY KEY,
    matrix_id INTEGER NOT NULL REFERENCES matrix (id),
    position INTEGER NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    due TEXT CHECK (due IS date(due, '+0 days')),
    withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    UNIQUE (matrix_id, title)
) STRICT;

CREATE TABLE matrix_row (
    id INTEGER PRIMARY KEY,
    matrix_id INTEGER NOT NULL REFERENCES matrix (id),
    position INTEGER NOT NULL,
    township TEXT NOT NULL,  -- or another group of the rows; may be empty
    name TEXT NOT NULL CHECK (name <> ''),
    withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    UNIQUE (matrix_id, township, name)
) STRICT;

CREATE TABLE matrix_cell (
    row_id INTEGER NOT NULL REFERENCES matrix_row (id),
    column_id INTEGER NOT NULL REFERENCES matrix_column (id),
    done_on TEXT CHECK (done_on IS date(done_on, '+0 days')),  -- NULL: not done
    note TEXT NOT NULL,
    PRIMARY KEY (row_id, column_id)
) STRICT, WITHOUT ROWID;

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
